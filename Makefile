# Needs Python 3.11 or later and make, nothing else. `make help` lists the targets.

PYTHON  ?= python3
BIN     := .venv/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
           --no-emit-index-url --no-annotate --no-header
READY   := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: docs docs-write help install up down status demo test test-fast test-slow lint bench bench-july \
	bench-linkage bench-payments bench-readers bench-sites audit lock

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(READY) ## Install everything, pinned and checked, into .venv

# pip from the new environment fetches uv, uv does the rest; the stamp makes it a matter of seconds.
$(READY): requirements-uv.txt requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "tepat needs Python 3.11 or later; name one with: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/uv || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes -r requirements-uv.txt
	$(BIN)/uv pip sync --python $(BIN)/python --quiet --require-hashes --compile-bytecode \
		requirements-dev.lock
	$(BIN)/uv pip install --python $(BIN)/python --quiet --offline --no-deps \
		--no-build-isolation --editable .
	@touch $@

up: $(READY) ## Start the embedded PostgreSQL and Airflow
	$(BIN)/tepat up

down: $(READY) ## Stop them
	$(BIN)/tepat down

status: $(READY) ## Show them
	$(BIN)/tepat status

demo: $(READY) ## Simulate a month and run a night through Airflow
	$(BIN)/tepat demo

test: test-fast test-slow ## Run all tests

test-fast: $(READY) ## Run the tests that take seconds
	$(BIN)/python -m pytest -q -m "not slow" -n 2

test-slow: $(READY) ## Run the tests that start PostgreSQL and Airflow
	$(BIN)/python -m pytest -q -m slow -n 2 --dist loadfile

lint: $(READY) ## Check style, types, who imports whom, and the SQL
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	PYTHONWARNINGS=ignore $(BIN)/sqlfluff lint --processes 2 --disable-progress-bar include/sql/duckdb include/sql/postgres

docs: $(READY) ## Build the documentation into site/, offline
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --clean

docs-write: $(READY) ## Renew what is generated in docs/
	$(BIN)/python -m tests.docs

bench: $(READY) ## Measure against the floor
	$(BIN)/python -m tests.bench

bench-july: $(READY) ## Reproduce July 2021 and set it beside the press
	$(BIN)/python -m tests.bench.july

bench-linkage: $(READY) ## Measure who is found without a number
	$(BIN)/python -m tests.bench.linkage

bench-readers: $(READY) ## Measure what readers notice of 50 publications
	$(BIN)/python -m tests.bench.readers

bench-payments: $(READY) ## Measure a million payments out and their results in
	$(BIN)/python -m tests.bench.payments

bench-sites: $(READY) ## Measure sites and days for a million recipients
	$(BIN)/python -m tests.bench.sites

# Nothing is resolved or installed. What the service does not know is no pass: --strict.
audit: $(READY) ## Ask which known vulnerabilities the lock file has (needs the network, not in .ci/run)
	@$(BIN)/pip-audit --requirement requirements.lock --require-hashes --disable-pip --strict \
		--progress-spinner off || { \
		echo "audit: not passed. Either vulnerabilities are listed above, or the vulnerability service" >&2; \
		echo "  did not answer for every package, and then nothing is known: run again where it can." >&2; \
		exit 1; }

lock: $(READY) ## Renew the lock files after a change in pyproject.toml
	$(COMPILE) --extra dev --output-file requirements-dev.lock pyproject.toml
	$(COMPILE) --constraint requirements-dev.lock --extra s3 --extra sftp --extra gcs --extra azure \
		--extra smb --output-file requirements.lock pyproject.toml
	sed -n '/^uv==/,/[^\\]$$/p' requirements-dev.lock > requirements-uv.txt
	$(COMPILE) --output-file tests/clients/duckdb.lock tests/clients/duckdb.in
	$(COMPILE) --output-file tests/clients/superset.lock tests/clients/superset.in
