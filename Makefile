# Everything a person or a machine does with the checkout. It needs Python 3.12 or newer, and make.

PORT ?= 8000
ONLY ?=
ARGS ?=
PYTHON := .venv/bin/python
export PORT
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check bench screenshots crawl fuzz lock clean setup chromium

help: ## Show what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

demo: setup ## Run the whole product on this machine: make demo PORT=8001
	@exec $(PYTHON) -m config.demo

test: setup chromium ## Run all tests, or some: make test ARGS="-k verify"
	@exec $(PYTHON) -m pytest -n 2 $(ARGS)

check: export ROSTRUM_DEMO := 1
check: export ROSTRUM_HOME := $(CURDIR)/.data/check
check: setup ## Check format, lint, types, layers, templates, migrations and deployment
	.venv/bin/ruff format --check --quiet .
	.venv/bin/ruff check --quiet .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/djlint templates --lint --quiet
	.venv/bin/djlint templates --check --quiet
	$(PYTHON) manage.py makemigrations --check --dry-run
	env -u ROSTRUM_DEMO $(PRODUCTION) $(PYTHON) manage.py check --deploy --fail-level WARNING

# What a server would be given, with nothing behind it: the checks open no connection.
PRODUCTION := \
	SECRET_KEY=$(shell printf 'Check0nly-%s' 1 2 3 4 5 6) \
	BASE_URL=https://rostrum.example \
	ALLOWED_HOSTS=rostrum.example \
	DATABASE_URL=postgresql://rostrum@database.example/rostrum \
	CERTIFICATE_SIGNING_KEY=$(shell printf 'A%.0s' $$(seq 43)) \
	EMAIL_URL=smtp+tls://rostrum:password@mail.example:587

bench: setup ## Run the benchmarks, or one: make bench ONLY=name
	@exec $(PYTHON) -m benchmarks $(ONLY)

screenshots: setup chromium ## Take the pictures of the pages
	@exec $(PYTHON) -m pytest -q -p no:randomly tests/browser/screenshots.py

crawl: setup chromium ## Open every page as every role, in every language, theme and width
	@ROSTRUM_CRAWL=all exec $(PYTHON) -m pytest -q tests/browser/test_crawl.py

fuzz: setup ## Ask the API everything its description allows, as every role (about twenty minutes)
	@ROSTRUM_FUZZ=250 exec $(PYTHON) -m pytest -q -n 2 tests/api/test_schemathesis.py

lock: setup ## Resolve requirements.lock anew from pyproject.toml
	.venv/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --all-extras \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		pyproject.toml --output-file requirements.lock

clean: ## Remove the environment and the caches (the data in .data stay)
	rm -rf .venv .ruff_cache .mypy_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

setup: .venv/installed node_modules/installed
	@$(PYTHON) -m config.translations

# Python as .python-version asks for it, else any that is new enough, also where pyenv or uv keep it.
PYTHONS = python3 python3.13 python3.14 python3.12 python "$$(uv python find '>=3.12' 2>/dev/null)" \
	"$$HOME"/.pyenv/versions/3.1[2-9]*/bin/python "$$HOME"/.local/share/uv/python/*-3.1[2-9]*/bin/python3

.venv/installed: requirements.lock
	@if ! $(PYTHON) -m pip --version >/dev/null 2>&1; then \
		for python in $(PYTHONS); do \
			"$$python" -c 'import sys, venv; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1 && \
			found=$$python && break; \
		done; \
		if [ -z "$$found" ]; then \
			echo "Rostrum needs Python 3.12 or newer, and found none; install one and repeat." >&2; \
			exit 1; \
		fi; \
		echo "Rostrum: making .venv with $$("$$found" --version)"; \
		"$$found" -m venv --clear .venv; \
	fi
	@echo "Rostrum: installing requirements.lock (about a minute)"
	@$(PYTHON) -m pip install -qq --require-hashes --no-deps --requirement requirements.lock
	@touch $@

# What reads QR codes at the door where the browser cannot; everything else works without npm.
node_modules/installed: package-lock.json
	@mkdir -p node_modules
	@if command -v npm >/dev/null; then \
		npm ci --silent >/dev/null 2>&1 || echo "Rostrum: npm failed; doors read passes by scanner and by hand."; \
	else \
		echo "Rostrum: no npm found; doors read passes by scanner and by hand."; \
	fi
	@mkdir -p node_modules && touch $@

# The browser tests' browser, and the fonts that Korean pages need in it.
DEBIAN_PACKAGES := chromium fonts-noto-cjk gettext
chromium:
	@if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		dpkg --status $(DEBIAN_PACKAGES) >/dev/null 2>&1 || { \
			echo "Rostrum: installing $(DEBIAN_PACKAGES)"; \
			{ apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes \
				--no-install-recommends $(DEBIAN_PACKAGES); } >/dev/null </dev/null || true; }; \
	fi
	@for browser in chromium chromium-browser google-chrome; do \
		command -v $$browser >/dev/null && exit 0; \
	done; echo "Rostrum: no Chromium found; the browser tests will be skipped."
