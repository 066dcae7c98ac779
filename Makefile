# `make demo` and `make test` need Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DB     ?= demo.db
PORT   ?= 8001

.PHONY: demo test lint score bench screenshots clean

demo: $(VENV)/.demo
	"$(BIN)/regesta" build "$(DB)"
	"$(BIN)/regesta" verify "$(DB)" seeds
	"$(BIN)/regesta" serve "$(DB)" --port "$(PORT)"

test: $(VENV)/.test
	"$(BIN)/python" -m pytest

lint: $(VENV)/.test
	"$(BIN)/python" -m pip install --quiet --editable ".[lint]" --config-settings editable_mode=strict
	"$(BIN)/ruff" check .
	cd "$(VENV)" && bin/mypy --config-file ../pyproject.toml -p regesta
	"$(BIN)/python" -m pip install --quiet --editable .

score: $(VENV)/.test
	"$(BIN)/python" bench/floors.py

bench: $(VENV)/.test
	"$(BIN)/python" -m pip install --quiet --editable ".[bench]"
	"$(BIN)/python" bench/values.py

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
