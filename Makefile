# make demo and make test are all that a newcomer needs; each sets up .venv by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check lint types contracts theatre gate evaluate browser screenshot postgres extras figures notebook formats kills frontend lock clean setup

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

setup: $(STAMP)

demo: setup  ## code the bundled example reports and write demo/situation.html
	rm -f demo/khabar.sqlite*  # claims of an earlier state of the code would stay in it
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
	cd frontend && npm run check
	PAGES=build/pages node --test tests/browser/*.test.mjs
	PAGES=build/pages node tests/browser/speed.mjs

screenshot: demo  ## take the README's pictures anew (needs poppler's pdftoppm for the printed page)
	node tests/browser/shots.mjs demo/situation.html docs/images

postgres: setup  ## the store's tests on PostgreSQL (needs a server; KHABAR_TEST_POSTGRES is its address)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "psycopg[binary]>=3.2"
	$(BIN)/python -m pytest tests/store

extras: setup figures notebook formats kills  ## the tests of all extras, with what they need
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "starlette>=0.37" "uvicorn>=0.29" "httpx>=0.27" "ray>=2.9"
	$(BIN)/python -m pytest tests/web tests/edges/test_cluster.py

figures: setup  ## figures of briefs as PNG, with their renderer
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "resvg-py>=0.5"
	$(BIN)/python -m pytest tests/views

notebook: setup  ## run docs/tutorial.ipynb in a kernel
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation -e ".[notebook]"
	$(BIN)/python -m pytest tests/docs/test_notebook.py

formats: setup  ## open every export of the demonstration with programs not written here
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[formats]"
	$(BIN)/python -m pytest tests/exports tests/imports tests/edges/test_library.py

kills: setup  ## kill khabar add 200 times at random moments; KILLS=N for another number
	KHABAR_TEST_KILLS=$(or $(KILLS),200) KHABAR_TEST_SLOW=1 $(BIN)/python -m pytest -s tests/edges/test_kills.py tests/store/test_crash.py

lock: setup  ## write the lock anew (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --quiet -o requirements.lock

clean:
	rm -rf $(VENV) demo build dist
