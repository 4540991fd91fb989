# make demo and make test are all that a newcomer needs; each sets up .venv by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check lint types contracts theatre gate evaluate browser screenshot postgres extras frontend lock clean setup

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

setup: $(STAMP)

demo: setup  ## code the bundled example reports and write demo/situation.html
	$(BIN)/khabar demo

test: setup  ## the tests that need nothing but Python
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff check src tests eval benchmarks

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports

theatre: setup
	$(BIN)/khabar theatre check world
	$(BIN)/khabar theatre check afghanistan

gate: setup  ## pinned floors on data that the project ships
	$(BIN)/python eval/gate.py

check: lint types contracts test theatre gate

evaluate: setup  ## every figure that can be measured here; SHARED is the folder of measuring material
	$(BIN)/python eval/evaluate.py

frontend:  ## build the page's script and styles (needs Node)
	cd frontend && npm ci && npm run build && npm test

browser: demo  ## open and use the demo page in Chromium (needs Node and Debian's chromium)
	cd frontend && npm ci && npm test
	$(BIN)/python tests/browser/pages.py build/pages demo/situation.html
	PAGES=build/pages node --test tests/browser/page.test.mjs

screenshot: demo  ## take the README's pictures anew
	node tests/browser/shots.mjs demo/situation.html docs/images

postgres: setup  ## the store's tests on PostgreSQL (needs a server; KHABAR_TEST_POSTGRES is its address)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "psycopg[binary]>=3.2"
	$(BIN)/python -m pytest tests/store

extras: setup  ## the tests of the extras web and cluster, with what they need
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "starlette>=0.37" "uvicorn>=0.29" "httpx>=0.27" "ray>=2.9"
	$(BIN)/python -m pytest tests/web tests/edges/test_cluster.py

lock: setup  ## write the lock anew (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --quiet -o requirements.lock

clean:
	rm -rf $(VENV) demo build dist
