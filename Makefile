# Every target sets up what it needs; only Python 3.11+, git and make are expected on the machine.
PYTHON ?= python3
BIN := .venv/bin
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never
export UV_COMPILE_BYTECODE := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test check audit skills bench soak clean chaos

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/ready: pyproject.toml uv.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip --quiet --disable-pip-version-check install uv
	@$(BIN)/uv sync --quiet --frozen --inexact --python $(BIN)/python
	@touch $@

setup: .venv/ready ## Make the environment in .venv from uv.lock

demo: setup ## Run the whole workflow on a GitHub on this machine, told step by step
	$(BIN)/milepost demo

test: setup ## Run the tests
	$(BIN)/pytest -n 3 --dist worksteal

check: setup ## Style, types, floors, roadmap, skills and documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/milepost roadmap check
	$(BIN)/milepost check skills
	$(BIN)/mkdocs build --quiet --strict

audit: setup ## Known holes in the dependencies; says so where the advisories cannot be reached
	@.ci/audit

skills: setup ## Run the code of the skills, each in its own environment; prints a table
	$(BIN)/python -m skillrun

bench: setup ## Measure; prints ratios and the machine
	$(BIN)/python -m bench

chaos: setup ## Random stories, faults and kills (SEEDS, FIRST, JOBS); prints a summary
	$(BIN)/python -m chaos --seeds $(or $(SEEDS),1000) --first $(or $(FIRST),0) $(addprefix --jobs ,$(JOBS))

soak: setup ## Half an hour of steady deliveries (SOAK_SECONDS): memory, lag, files
	$(BIN)/python tests/crash/soak.py

clean: ## Remove the environment and caches
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .cache
