"""Production starts with every value or not at all, and never without its security headers."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from config import checks

PRODUCTION = {
    "SECRET_KEY": "f4n!k2p0q9w8e7r6t5y4u3i2o1p0a9s8d7f6g5h4j3k2l1z0x9c8v7",
    "BASE_URL": "https://rostrum.example",
    "ALLOWED_HOSTS": "rostrum.example",
    "DATABASE_URL": "postgresql://rostrum@localhost/rostrum",
    "CERTIFICATE_SIGNING_KEY": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",  # of RFC 8037
    "EMAIL_URL": "smtp+tls://user:password@mail.example:587",
}


def check(**changes):
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG")}
    environment = kept | PRODUCTION | changes | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        env={k: v for k, v in environment.items() if v is not None},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_settings_pass_the_deployment_checks():
    result = check()
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "BASE_URL", "ALLOWED_HOSTS", "DATABASE_URL", "EMAIL_URL"]
)
def test_a_missing_value_stops_the_start_with_one_line_that_names_it(name):
    result = check(**{name: None})
    assert result.returncode == 1
    assert name in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"MIDDLEWARE": []}, ["rostrum.E001"]),
        ({"SECURE_CSP": {}}, ["rostrum.E002"]),
        (
            {"SECURE_CSP": {"default-src": ["'none'"], "script-src": ["'unsafe-inline'"]}},
            ["rostrum.E002"],
        ),
    ],
)
def test_a_missing_or_weak_policy_fails_the_checks(settings, changes, expected):
    for name, value in changes.items():
        setattr(settings, name, value)
    assert [error.id for error in checks.content_security_policy(None)] == expected


SEED = PRODUCTION["CERTIFICATE_SIGNING_KEY"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"CERTIFICATE_SIGNING_KEY": SEED}, []),
        ({"CERTIFICATE_SIGNING_KEY": ""}, ["rostrum.W001"]),
        ({"CERTIFICATE_SIGNING_KEY": "short"}, ["rostrum.E003"]),
        ({"CERTIFICATE_FORMER_KEYS": ["short"]}, ["rostrum.E003"]),
        ({"CERTIFICATE_SIGNING_KEY": SEED, "CERTIFICATE_FORMER_KEYS": [SEED]}, ["rostrum.E004"]),
        ({"CERTIFICATE_SEAL_P12": "/nowhere.p12"}, ["rostrum.E005"]),
        ({"CERTIFICATE_SEAL_P12": __file__}, ["rostrum.E005"]),
    ],
)
def test_the_keys_of_proofs_are_keys(settings, changes, expected):
    for name, value in changes.items():
        setattr(settings, name, value)
    found = [*checks.certificate_keys(None), *checks.certificate_seal(None)]
    assert [each.id for each in found] == expected
