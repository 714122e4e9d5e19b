# Everything runs in .venv, which is made on first use from the hash-locked requirements and made anew when they change.
#
#   make demo     the brief of the sample case        make lint     what `make test` checks before the tests
#   make test     all checks                          make format   put the code into shape
#   make lock     lock the newest dependencies        make schema   write the JSON Schema of the exchange format

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV_PIP_COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --quiet
CODE := src tests $(wildcard training benchmarks)

.DEFAULT_GOAL := help
.PHONY: help demo test lint format lock schema clean

help:
	@sed -n 's/^#   //p' Makefile

demo: $(VENV)/run.stamp
	@$(BIN)/backchannel demo

test: lint
	$(BIN)/python -m pytest -q --cov --cov-report=term:skip-covered

lint: $(VENV)/test.stamp
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy

format: $(VENV)/test.stamp
	$(BIN)/ruff check --fix-only $(CODE)
	$(BIN)/ruff format $(CODE)

lock: $(VENV)/run.stamp
	$(PIP) install uv
	$(UV_PIP_COMPILE) --upgrade --group build --output-file requirements/run.txt
	$(UV_PIP_COMPILE) --upgrade --group build --group test --constraints requirements/run.txt \
		--output-file requirements/test.txt

schema: $(VENV)/run.stamp
	$(BIN)/python -c 'from backchannel.exchange import json_schema; json_schema.save()'

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage build dist

$(VENV)/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Setting up $(VENV) (once; about a minute)" >&2
	@$(PYTHON) -m venv --clear $(VENV) || { \
		echo "'$(PYTHON) -m venv' failed; on Debian and Ubuntu install the package python3-venv" >&2; exit 1; }
	@touch $@

# The package is installed in place: changed code needs no new installation, changed metadata does.
$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/made.stamp
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@
