# Redactor: two commands do everything on a fresh machine: `make demo` and `make test`.
# Nothing here needs root, and nothing needs the network once `make setup` has run.
SHELL := /bin/bash
.DEFAULT_GOAL := help
# The first of these that runs and is new enough; a name alone proves nothing (pyenv leaves stubs).
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
STAMP := .venv/.ready
TESTS ?= tests
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

.PHONY: help setup demo test check format-check lint types walls fix golden samples bench soak lock docs clean

help: ## show what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(STAMP) ## make the virtual environment with everything pinned by hash

$(STAMP): requirements-dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: apt install python3 python3-venv"; exit 2; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv 2>/dev/null || $(PYTHON) -m virtualenv -q .venv || \
	  { rm -rf .venv; echo "The venv module is missing: apt install python3-venv"; exit 2; }
	@echo "Installing what Redactor needs (a few minutes the first time) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: setup ## the main job on the sample files
	@$(BIN)/redactor demo --out demo-out

test: setup ## the test suite
	@$(BIN)/pytest $(TESTS) -n $(JOBS) --dist loadfile

check: format-check lint types walls test ## all that must hold before a change lands

format-check: setup
	@$(BIN)/ruff format --check .

lint: setup
	@$(BIN)/ruff check .

types: setup
	@$(BIN)/mypy

walls: setup
	@$(BIN)/lint-imports

fix: setup ## format, and repair what the linter can
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

golden: setup ## rewrite the golden files; review the difference
	@REDACTOR_REWRITE_GOLDEN=1 $(BIN)/pytest tests/golden -q

samples: setup ## make the sample files anew
	@$(BIN)/python samples/make.py

bench: setup ## measure: speed, leaks, matching
	@$(BIN)/python -m benchmarks

soak: setup ## slow tests: fuzzing and long runs
	@REDACTOR_SOAK=1 $(BIN)/pytest tests -n $(JOBS) -m "soak or hypothesis"

lock: ## resolve the dependencies anew
	@$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --output-file requirements.lock pyproject.toml
	@$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --allow-unsafe --extra dev --output-file requirements-dev.lock pyproject.toml

clean: ## remove what was made
	@rm -rf .venv build dist demo-out *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
