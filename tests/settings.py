"""The demo's settings on a server of the tests' own, quicker where slowness proves nothing.

Loaded first by the process that starts pytest, and so before pytest-xdist's workers, who inherit
``DATABASE_URL`` and find the server running.
"""

import os
from pathlib import Path

os.environ["ROSTRUM_DEMO"] = "1"
os.environ.setdefault("DATABASE_POOL_SIZE", "40")  # the race tests open 20 connections at once
os.environ.setdefault("ROSTRUM_HOME", str(Path(__file__).parents[1] / ".data" / "tests"))

from config import embedded

embedded.ensure(fsync="off", synchronous_commit="off", full_page_writes="off")

from config.settings import *  # noqa: E402, F403
from tests.template import migrated  # noqa: E402

DATABASES["default"]["TEST"] = {"TEMPLATE": migrated(os.environ["DATABASE_URL"])}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING = {"version": 1, "disable_existing_loggers": False}
STATIC_ROOT = HOME / "static"  # noqa: F405
STATIC_ROOT.mkdir(exist_ok=True)
