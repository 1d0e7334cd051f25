# `make site` builds the sample magazine, `make test` runs the tests; each sets itself up on a machine with
# Python 3.11 or later alone. `make bench` measures builds beside the peers', and writes its table into docs.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: site test check format bench messages clean

site: $(READY)
	$(BIN)/magsite build

# Python keeps what it compiles, even where it is told not to: the tests start it a thousand times.
test: $(READY)
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -q -n 2 --dist worksteal

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Some five minutes on two cores. More: `make bench ARTICLES=10000 RUNS=3 OPTIONS="--tools magsite-equal,hugo"`.
ARTICLES ?= 1000
RUNS ?= 2
OPTIONS ?=

bench: $(READY)
	$(BIN)/python bench/building.py --articles $(ARTICLES) --runs $(RUNS) $(OPTIONS) --json dist/bench-$(ARTICLES).json
	$(BIN)/python bench/report.py dist/bench-$(ARTICLES).json

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $(READY)

clean:
	rm -rf .venv .magsite public dist

# The message catalogues: read what is marked, add it to the .po files, compile them. Translate between two runs.
# What click says in a help or of a wrong usage is marked in click itself, and spoken in French by a catalogue of ours.


PYBABEL := $(BIN)/pybabel -q
EXTRACT := $(PYBABEL) extract -F babel.cfg --add-location=file --no-wrap --sort-by-file \
  --project=magsite --version=0.1 --msgid-bugs-address=magsite --last-translator=magsite --header-comment="\# Messages."
UPDATE := $(PYBABEL) update --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --init-missing

messages: $(READY)
	mkdir -p dist
	$(EXTRACT) --no-location -o dist/click.pot $$($(BIN)/python -c "import click; print(*click.__path__)")
	$(UPDATE) -D click -i dist/click.pot -d magsite/language/locales -l fr
	$(EXTRACT) -o dist/magsite.pot magsite
	$(EXTRACT) -o dist/kiosque.pot themes/kiosque/templates
	for language in fr en; do \
	  $(UPDATE) -D magsite -i dist/magsite.pot -d magsite/language/locales -l $$language && \
	  $(UPDATE) -D kiosque -i dist/kiosque.pot -d themes/kiosque/locales -l $$language || exit 1; \
	done
	$(PYBABEL) compile -D magsite -d magsite/language/locales
	$(PYBABEL) compile -D click -d magsite/language/locales -l fr
	$(PYBABEL) compile -D kiosque -d themes/kiosque/locales
