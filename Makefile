# The front door. `make` alone prints help.
PORT ?= 8000
DATA_DIR ?= ./data
PYTHON ?= python3
BIN := .venv/bin

export PORT
export RESUMES_DATA_DIR ?= $(abspath $(DATA_DIR))
export REFLEX_USE_NPM = 1
export REFLEX_TELEMETRY_ENABLED = false
export REFLEX_CHECK_LATEST_VERSION = false
export REFLEX_DIR = $(CURDIR)/.reflex
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

SOURCES := $(shell find resumes_app assets reflex.lock rxconfig.py .npmrc -type f -not -path '*/__pycache__/*' -not -path 'assets/external/*' 2>/dev/null)

# Two files at a time: tests wait more than they compute. On a busy machine a real browser may miss a deadline: what
# fails is run once more, alone, and must pass then.
TOGETHER := -n 2 --dist loadfile
AGAIN := --last-failed --last-failed-no-failures none
tried = $(BIN)/python -m pytest $(1) $(TOGETHER) || { echo "Once more, what failed:"; $(BIN)/python -m pytest $(1) $(AGAIN); }

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check dev worker cluster demo bundle migration bench golden shots clean

help: ## This list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: bundle ## The whole app on one port: PostgreSQL, web, worker, demo data on first start
	@$(BIN)/python -m resumes_app.cli run

dev: .venv/.installed ## The same with hot reload
	@$(BIN)/python -m resumes_app.cli dev

worker: .venv/.installed ## A render worker
	@$(BIN)/python -m resumes_app.worker

# Unless it is told a folder, it has one of its own: its files lie in S3, those of `make run` on the disk.
ifeq ($(origin DATA_DIR)$(origin RESUMES_DATA_DIR),filefile)
cluster: export RESUMES_DATA_DIR = $(abspath $(DATA_DIR)/cluster)
endif
cluster: bundle .venv/.cluster ## The app on several processes: Caddy, two web, two workers, Valkey, S3, one PostgreSQL
	@$(BIN)/python -m resumes_app.cli cluster

demo: .venv/.installed ## Fill an empty database with the demo
	@$(BIN)/python -m resumes_app.cli demo

bundle: .web/.built ## The production bundle of the pages

check: .venv/.tests ## Format, lint, types, contracts, unit tests
	@$(BIN)/ruff format --check -q . || { echo "Format differs: run .venv/bin/ruff format ."; exit 1; }
	@$(BIN)/ruff check -q --output-format concise .
	@$(BIN)/oxlint -c deploy/oxlint.json --quiet --deny-warnings resumes_app tests
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest tests/architecture tests/unit

test: bundle .venv/.tests .venv/.browser ## Every test
	@$(call tried,tests --ignore=tests/browser)
	@$(call tried,tests/browser --screenshot only-on-failure --output test-results)

migration: .venv/.tests ## A new migration: make migration m="what changes"
	@test -n "$(m)" || { echo 'Say what changes: make migration m="…"'; exit 1; }
	@$(BIN)/alembic upgrade head && $(BIN)/alembic revision --autogenerate -m "$(m)"

bench: .venv/.tests ## Measurements, each against a floor in the same run
	@$(BIN)/python -m bench

golden: .venv/.tests ## What ffmpeg is asked to do for 30 edits, written anew; stills to look at in .golden
	@$(BIN)/python -m tests.media.golden

shots: bundle .venv/.tests .venv/.browser ## Screenshots of the main pages into docs/shots
	@$(BIN)/python -m pytest tests/browser/shots.py

clean: ## Remove what was built (not DATA_DIR)
	rm -rf .web .reflex .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache test-results .golden assets/external

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one: make PYTHON=/path/to/python3.12 …"; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { rm -rf .venv; echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv"; exit 1; }

.venv/.installed: requirements.txt deploy/constraints.txt | .venv/bin/python
	@echo "Installing what the app needs (the first time takes a minute) …"
	@$(BIN)/python -m pip install -q "pip>=25.1"
	@$(BIN)/python -m pip install -q -r requirements.txt -c deploy/constraints.txt
	@touch $@

.venv/.tests: pyproject.toml .venv/.installed
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install -q --group test -c deploy/constraints.txt
	@touch $@

.venv/.cluster: pyproject.toml .venv/.installed
	@echo "Installing the servers of the cluster (80 MB) …"
	@$(BIN)/python -m pip install -q --group cluster -c deploy/constraints.txt
	@touch $@

.venv/.browser: .venv/.tests
	@sh deploy/browser.sh
	@touch $@

.web/.built: .venv/.installed $(SOURCES)
	@echo "Building the pages …"
	@$(BIN)/reflex export --frontend-only --no-zip --loglevel warning
	@gzip -9kf .web/build/client/assets/*.wasm # Reflex compresses scripts only; this is 11 MB.
	@touch $@
