# Each target sets up all it needs and is cheap to repeat. Needs Python 3.11 or newer and make; the environment is built in .venv/.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
# A file's tests stay in one worker, which starts its own servers. Tests often wait for those, so there is one worker more
# than there are cores; more than four would only start more servers. The files with the longest tests begin first.
WORKERS = -n $(shell $(BIN)/python -c 'import os; print(min(4, os.cpu_count() + 1))') --dist loadfile --no-loadscope-reorder
EXAMPLES := docs/examples
# The examples keep a library of their own, so that they never touch yours.
EXAMPLE_DATA := .venv/examples

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: draft
draft: $(EXAMPLE_DATA)/.added ## Draft OKRs from the example notes and strategy, offline
	@OKR_DATA_DIR=$(EXAMPLE_DATA) OKR_MODEL=offline $(BIN)/okr draft $(EXAMPLES)/meeting-notes.md --team-kind cross-functional --as-of 2027-01-12

.PHONY: test
test: .venv/.dev ## Run the suite, but for the long tests
	$(BIN)/pytest $(WORKERS) $(PYTEST_ARGS)

.PHONY: test-long
test-long: .venv/.dev ## Run the long tests
	$(BIN)/pytest $(WORKERS) -m long $(PYTEST_ARGS)

.PHONY: lint
lint: .venv/.dev ## Run ruff, mypy and the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

.PHONY: wheel
wheel: .venv/.dev ## Build the wheel into dist/
	rm -rf dist
	$(BIN)/python -m build --wheel --outdir dist . >/dev/null
	@ls dist

.PHONY: docs
docs: .venv/.dev ## Write the generated pages again: rules, OpenAPI, the output in the README
	$(BIN)/python -m assistant.checker.catalogue docs/rules
	$(BIN)/python -m api.openapi_file docs/openapi.json
	$(BIN)/python -m tests.docs.test_readme

.PHONY: screenshot
screenshot: .venv/.dev ## Take the picture of the page for the README (needs Chromium)
	$(BIN)/python -m tests.docs.screenshot

.PHONY: constraints
constraints: ## Pin every dependency again (needs uv)
	uv pip compile --universal --python-version 3.11 --no-header --no-annotate pyproject.toml --all-extras --group dev --upgrade -o constraints.txt

.PHONY: clean
clean: ## Remove the environment and everything built
	rm -rf .venv dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Plumb needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 2; }
	@echo "Setting up .venv (once; about a minute)" >&2
	@$(PYTHON) -m venv .venv
	@$(PIP) install --upgrade pip

.venv/.installed: pyproject.toml constraints.txt | .venv/bin/pip
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

.venv/.dev: .venv/.installed
	@$(PIP) install --constraint constraints.txt --editable . --group dev
	@touch $@

$(EXAMPLE_DATA)/.added: $(EXAMPLES)/strategy.md .venv/.installed
	@mkdir -p $(EXAMPLE_DATA)
	@OKR_DATA_DIR=$(EXAMPLE_DATA) $(BIN)/okr library add $(EXAMPLES)/strategy.md --kind strategy >/dev/null
	@touch $@
