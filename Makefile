# What there is to do here; `make` alone lists it. On Windows: make.cmd has demo, test and lint.
#
# Everything happens in .venv, which is made on first need and brought up to date when
# pyproject.toml changes. PYTHON=… chooses the interpreter that makes it; BENCH=… says how make bench
# measures, as in BENCH=--quick.

PYTHON ?= python3
BENCH ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test lint format bench mutants wheel clean
.DEFAULT_GOAL := help

help: ## list what there is to do
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 10

demo: $(VENV)/.cli ## project a synthetic caseload: a table on the terminal, files in demo/
	$(BIN)/timescales demo demo

test: $(VENV)/.dev ## run every test, with branch coverage
	$(BIN)/python -m pytest --numprocesses=auto --cov

lint: $(VENV)/.dev ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## put the style right where a program can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.bench ## measure every speed beside the peers, and write the page of it
	$(BIN)/python -m benchmarks $(BENCH)

mutants: $(VENV)/.dev ## change the core in many small ways; list the changes that no test notices
	HYPOTHESIS_PROFILE=mutants $(BIN)/mutmut run
	$(BIN)/mutmut results

wheel: $(VENV)/.dev ## build sdist and wheel into dist/
	rm -rf dist
	$(BIN)/python -m build

clean: ## remove .venv and all that was built or cached
	rm -rf $(VENV) build dist demo mutants htmlcov .coverage .coverage.* .hypothesis \
		.import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.cli: pyproject.toml | $(BIN)/python
	$(PIP) install --editable '.[cli]'
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) install --editable '.[cli,frames,report,sql,ssd,testing,dev,engines]'
	@touch $@ $(VENV)/.cli

# Peers come one by one, and none may move what is there: one that cannot live with it is left out.
$(VENV)/.bench: benchmarks/peers.py $(VENV)/.dev
	$(BIN)/python -m benchmarks.peers
	@touch $@

# Debian keeps venv's ensurepip in a package of its own; virtualenv serves where that is missing.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "timescales needs Python 3.11 or later; name one with PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) >/dev/null 2>&1 \
		|| { rm -rf $(VENV); $(PYTHON) -m virtualenv --quiet $(VENV) 2>/dev/null; } \
		|| { rm -rf $(VENV); \
			echo "$(PYTHON) cannot make a virtual environment;" \
				"on Debian install the package python3-venv, then run make again." >&2; exit 1; }
