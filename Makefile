# Everything below sets itself up: a virtual environment in .venv with the locked versions, nothing outside this folder.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
TESTS  ?= tests src

.DEFAULT_GOAL := help
.PHONY: help demo test tests check bench bench-vin bench-text bench-law bench-video bench-estimates bench-model soak lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

$(STAMP): requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; set PYTHON=..."; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP) ## run the main job on examples/one_case and say where the dossier is
	$(BIN)/yellowplate demo --case build/demo

check: $(STAMP) ## the quick part: format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: check tests ## everything that must pass before a change is accepted

tests: $(STAMP)
	rm -f .coverage .coverage.*
	$(BIN)/python -m pytest -n auto --dist loadgroup -m "not slow" --cov --cov-report= $(TESTS)
	$(BIN)/coverage report --fail-under=95 --skip-covered --sort=cover
	$(BIN)/coverage report --fail-under=100 --include='src/yellowplate/records/*,src/yellowplate/numbers/*,src/yellowplate/law/*,src/yellowplate/extract/*'

bench: bench-vin bench-text bench-law bench-video bench-estimates bench-model ## quality and speed against a naive floor, on the shared samples where they are
	$(BIN)/python -m benchmarks.main_job

bench-vin: $(STAMP) ## VINs in photographs and clips; number plates
	$(BIN)/python -m benchmarks.vin
	$(BIN)/python -m benchmarks.plates

bench-text: $(STAMP) ## dealers' lines and prose
	$(BIN)/python -m benchmarks.text
	$(BIN)/python -m benchmarks.news

bench-law: $(STAMP) ## speed of claims and screening
	$(BIN)/python -m benchmarks.claims
	$(BIN)/python -m benchmarks.screening

bench-video: $(STAMP) ## texts in drawn clips against every frame, one a second and decoding alone; reposts
	$(BIN)/python -m benchmarks.video
	$(BIN)/python -m benchmarks.reposts

bench-model: $(STAMP) ## speed of the model, and its households against agents
	$(BIN)/python -m benchmarks.model
	$(BIN)/python -m benchmarks.model.recovery build/recovery
	$(BIN)/python -m benchmarks.model.held_back

bench-estimates: $(STAMP) ## estimators against published answers and known truth
	OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks.estimates.population
	$(BIN)/python -m benchmarks.estimates.serial
	$(BIN)/python -m benchmarks.estimates.counts
	$(BIN)/python -m benchmarks.estimates.series
	$(BIN)/python -m benchmarks.estimates.counting
	$(BIN)/python -m benchmarks.estimates.revenue

soak: $(STAMP) ## the slow checks: many kills, a large folder
	$(BIN)/python -m pytest -n auto -m slow --timeout 0 tests
	$(BIN)/python -m pytest -n auto -m "not slow" --hypothesis-profile=searching tests

lock: ## renew requirements/*.lock from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --group dev pyproject.toml -o requirements/dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements/run.lock

clean: ## remove what was built; never touches a case outside build/
	rm -rf build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
