# `make demo` and `make test` need Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DB     ?= demo.db
PORT   ?= 8001

.PHONY: demo test lint score bench screenshots test-alpha clean

demo: $(VENV)/.demo
	"$(BIN)/regesta" build "$(DB)"
	"$(BIN)/regesta" verify "$(DB)" seeds
	"$(BIN)/regesta" serve "$(DB)" --port "$(PORT)"

test: $(VENV)/.test
	"$(BIN)/python" -m pytest

# Mypy needs the package laid out as it is installed (strict); the venv gets its ordinary install back, whatever is found.
lint: $(VENV)/.test
	"$(BIN)/python" -m pip install --quiet --editable ".[lint]" --config-settings editable_mode=strict
	("$(BIN)/ruff" check . && "$(BIN)/ruff" format --check . && cd "$(VENV)" && bin/mypy --config-file ../pyproject.toml -p regesta); found=$$?; \
	"$(BIN)/python" -m pip install --quiet --editable .; exit $$found

score: $(VENV)/.test
	"$(BIN)/python" bench/floors.py

bench: $(VENV)/.test
	"$(BIN)/python" -m pip install --quiet --editable ".[bench]"
	"$(BIN)/python" bench/values.py

# The tests of the site on Datasette's newest 1.0 alpha, in a venv of its own.
ALPHA := 1.0a41
test-alpha: pyproject.toml
	test -x .venv-alpha/bin/python || $(PYTHON) -m venv .venv-alpha
	.venv-alpha/bin/python -m pip install --quiet --editable ".[test]"
	.venv-alpha/bin/python -m pip install --quiet "datasette==$(ALPHA)" # pip says that regesta asks for 0.65: it does
	.venv-alpha/bin/python -m pytest -p no:cacheprovider tests/test_serving.py tests/test_site*.py tests/test_search.py \
		tests/test_export_formats.py tests/test_browser.py

screenshots: $(VENV)/.test
	"$(BIN)/python" docs/screenshots.py

$(VENV)/bin/python:
	$(PYTHON) -m venv "$(VENV)"

$(VENV)/.demo: pyproject.toml | $(VENV)/bin/python
	"$(BIN)/python" -m pip install --quiet --editable .
	touch "$@"

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	"$(BIN)/python" -m pip install --quiet --editable ".[test]"
	touch "$@"

clean:
	rm -rf "$(VENV)" build dist *.egg-info "$(DB)"
