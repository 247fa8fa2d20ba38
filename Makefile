# Two commands set everything up: `make site` builds the demo site into public/, `make test` passes the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: site test lint browser docs words requirements clean

site: $(VENV)/.site
	$(BIN)/healthpress build

test: $(VENV)/.test lint browser
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(VENV)/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: $(VENV)/bin/python requirements.txt pyproject.toml
	$(PIP) install --quiet --require-hashes -r requirements.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	touch $@

$(VENV)/.test: $(VENV)/.site requirements-test.txt
	$(PIP) install --quiet --require-hashes -r requirements-test.txt
	touch $@

# The browser and server that some tests drive: the machine's own, or Debian's where we may install them.
browser:
	@sh tests/install-browser.sh

# Documents that are written from the code.
docs: $(VENV)/.site
	$(BIN)/python docs/write_diagnostics.py

# The words of the interface, gathered from code and templates into the catalogues of all languages.
words: $(VENV)/.site
	$(BIN)/pybabel -q extract -F pyproject.toml --no-location --sort-output -w 120 -o $(VENV)/words.pot .
	for lang in ar es zh; do $(BIN)/pybabel -q update -N -w 120 --ignore-obsolete --ignore-pot-creation-date \
		-i $(VENV)/words.pot -l $$lang -o src/healthpress/locale/$$lang/LC_MESSAGES/healthpress.po; done

# Pins every dependency with the hashes of its files for all platforms.
requirements:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
		--no-header pyproject.toml requirements-build.in -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
		--no-header --extra test pyproject.toml requirements-build.in -c requirements.txt -o requirements-test.txt

clean:
	rm -rf public .healthpress $(VENV) dist
