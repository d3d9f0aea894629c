# Shortcuts for contributors; CONTRIBUTING.md explains them.
BIN := .venv/bin

.PHONY: setup check test ray quick docs site site-check picture bench growth rules figures page

setup: ## an environment with everything
	python3 -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet -e ".[en,test]" ./models/claimparse-en --group lint --group docs

check: ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: ## all tests, on all cores
	$(BIN)/pytest

ray: ## the tests that start Ray on this machine
	$(BIN)/pip install --quiet -e ".[ray]"
	$(BIN)/pytest -m ray -n 0

quick: ## all tests but those in a browser, in a process of their own, or with the rules alone
	$(BIN)/pytest -m "not browser and not process and not rules and not ray"

docs: ## run every code block of README.md and docs/
	$(BIN)/pytest tests/docs/test_docs.py

site: ## the site of the documentation, in build/site
	$(BIN)/sphinx-build -W --keep-going -q -b html docs build/site

site-check: site ## its links, anchors, alt texts, weight and contrast
	$(BIN)/python tools/check_site.py build/site

picture: ## the picture of a page on the site's first page
	$(BIN)/python tools/draw_page.py

bench: ## measure, and hold against benchmarks/figures.json
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/speed.py

growth: ## how the time of each part grows with the length of a text; takes an hour
	$(BIN)/python benchmarks/growth.py

rules: ## how often each rule says yes on the example articles; TEXTS=folder for others
	$(BIN)/python benchmarks/rules.py $(or $(TEXTS),examples/articles)

figures: ## measure, and write benchmarks/figures.json
	$(BIN)/python benchmarks/run.py --update

page: ## the example articles as a page
	$(BIN)/claimparse examples/articles -o build/claims.html
