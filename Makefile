# What people type. Everything works in a fresh clone; `make` alone lists the targets.

SCRATCH ?= .build
STRICT := --explicit-target-dependency-import-check error
SWIFT_BUILD := swift build --scratch-path $(SCRATCH) $(STRICT)
SOURCES := Sources Tests Plugins Benchmarks
DROSS := $(SCRATCH)/release/dross
FILTERS := $(SCRATCH)/filters
PEERS := $(SCRATCH)/peers
MACHINE_TEXT := $(SCRATCH)/machine-text
DIST := $(SCRATCH)/dist
PRE_COMMIT := $(SCRATCH)/pre-commit/bin/pre-commit
WITH_PRE_COMMIT = $(if $(wildcard $(PRE_COMMIT)),DROSS_PRE_COMMIT=$(abspath $(PRE_COMMIT)))

.DEFAULT_GOAL := help
.PHONY: help deps deps-run deps-test demo build release test lint format clean \
  static library wheel deb test-c test-python test-python-quick spark-demo pre-commit test-pre-commit \
  unicode-false-positives unicode-properties tables \
  test-formats test-report test-report-if-possible documentation \
  confidence quality rule-pages test-filters filter-tables \
  benchmark commit-time kill-trial install-trial python-speed fuzz hostile language-accuracy reference \
  machine-text-data machine-text-lexicons machine-text-false-positives machine-text-spins
# One Swift build at a time: they share the scratch folder.
.NOTPARALLEL:

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-28s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: deps-test ## Install what is missing to build and test dross
	@echo "everything is there"

deps-run:
	@scripts/dependencies.sh build

deps-test:
	@scripts/dependencies.sh build test

demo: build ## Clean a small article and show what was removed, by which rule and why
	@scripts/demo.sh $(DROSS)

build: deps-run release ## Build dross for use: .build/release/dross

release:
	$(SWIFT_BUILD) -c release --product dross

# The cheap checks come first. Swift Testing comes last, so that the run ends with its summary.
test: deps-test lint release test-c test-python-quick test-report-if-possible pre-commit ## Check the layout, the linkage and all tests
	scripts/check-linkage.sh $(DROSS)
	$(SWIFT_BUILD) --build-tests
	$(WITH_PRE_COMMIT) swift test --scratch-path $(SCRATCH) $(STRICT) --skip-build --disable-xctest

# The hooks are tried with the real pre-commit; without a network their test is passed over, and says so.
pre-commit:
	@test -x $(PRE_COMMIT) || { python3 -m venv $(SCRATCH)/pre-commit && \
	  $(SCRATCH)/pre-commit/bin/pip install -q 'pre-commit==4.*'; } || \
	  echo "warning: pre-commit cannot be installed; its hooks are not tried" >&2

test-pre-commit: release pre-commit ## Try the hooks with the real pre-commit
	$(SWIFT_BUILD) --build-tests
	$(WITH_PRE_COMMIT) swift test --scratch-path $(SCRATCH) $(STRICT) --skip-build --disable-xctest \
	  --filter PreCommitTests

static: deps-run ## Build one program without libraries to install: .build/dist/dross
	scripts/static-build.sh $(SCRATCH) $(DIST)/dross

$(DIST)/share: static
	rm -rf $(DIST)/share
	scripts/make-share.py --dross $(DIST)/dross --output $(DIST)/share

library: deps-run ## Build one shared library without others to install, for C and Python
	scripts/static-build.sh $(SCRATCH) $(DIST)/libdross.so library

wheel: $(DIST)/share library ## Pack the Python package and the command, with manual pages and completions
	cc -O2 -Wall -Werror -s -D_GNU_SOURCE \
	  -DDROSS_VERSION="\"$$($(DIST)/dross --version)\"" scripts/wheel/launcher.c -o $(DIST)/launcher
	scripts/make-wheel.py --library $(DIST)/libdross.so --launcher $(DIST)/launcher \
	  --share $(DIST)/share --version "$$($(DIST)/dross --version)" --output $(DIST)

deb: $(DIST)/share ## Pack it as a Debian package, with manual pages and completions
	scripts/make-deb.sh $(DIST)/dross $(DIST)/share "$$($(DIST)/dross --version)" $(DIST)

# The library of the package manager: for the tests; 'make library' makes the one to give away.
$(SCRATCH)/release/libCDross.so: FORCE
	$(SWIFT_BUILD) -c release --product CDross
FORCE:

test-c: $(SCRATCH)/release/libCDross.so ## Try the C interface from a program in C
	scripts/c-interface/test.sh $< $(SCRATCH)/c-interface

# On lists alone, with the Python at hand.
test-python-quick: $(SCRATCH)/release/libCDross.so
	DROSS_LIBRARY=$(abspath $<) PYTHONPATH=python python3 python/tests/quick.py

test-python: $(SCRATCH)/release/libCDross.so $(SCRATCH)/python ## Try the Python package with Arrow, pandas and Polars
	cd python && DROSS_LIBRARY=$(abspath $<) $(abspath $(SCRATCH)/python)/bin/python -m pytest
	cd python && $(abspath $(SCRATCH)/python)/bin/mypy

spark-demo: $(SCRATCH)/release/libCDross.so $(SCRATCH)/python ## Clean and compare 200,000 documents on a small Spark cluster
	DROSS_LIBRARY=$(abspath $<) PYTHONPATH=python $(abspath $(SCRATCH)/python)/bin/python \
	  scripts/spark-demo.py --folder $(SCRATCH)/spark-demo

$(SCRATCH)/python: python/requirements-test.txt
	python3 -m venv $@
	$@/bin/pip install -q -r $<
	touch $@

test-report: release ## Try the page of dross report in a headless Chromium
	scripts/report/test_report.py $(DROSS) --pictures $(SCRATCH)/report

# Elsewhere than on Debian nobody installs a browser. The large page, which is timed, is for
# 'make test-report'.
test-report-if-possible: release
	@if command -v chromium chromium-browser google-chrome > /dev/null; then \
	  scripts/report/test_report.py $(DROSS) --pictures $(SCRATCH)/report --documents 0; \
	else echo "the page of dross report is not tried: there is no chromium"; fi

test-formats: release ## Validate SARIF with the schema of OASIS, and read the other formats back
	scripts/formats/test.sh $(DROSS) $(SCRATCH)/formats

unicode-false-positives: release ## Count the lines of good text in 25 languages that normalize would change
	scripts/unicode-false-positives.py $(DROSS) $(SCRATCH)/good-text

unicode-properties: ## Try the laws of repair on a million random texts, which takes minutes
	DROSS_PROPERTY_CASES=1000000 swift test --scratch-path $(SCRATCH)-release -c release \
	  -Xswiftc -enable-testing $(STRICT) --disable-xctest --filter UnicodeRepairPropertyTests

# Tests that take long when asked for more. They need release builds that tests may look into.
LONG_TESTS := swift test --scratch-path $(SCRATCH)-release -c release -Xswiftc -enable-testing $(STRICT) \
  --disable-xctest --filter

benchmark: release $(PEERS)/ready ## Print the table of speeds beside other programs, and what each stage of check costs
	swift build --package-path Benchmarks --scratch-path $(SCRATCH)/benchmarks -c release
	$(SCRATCH)/benchmarks/release/dross-benchmark $(DROSS) testdata/quality $(SCRATCH)/benchmark-data $(MEGABYTES)
	@echo
	$(PEERS)/bin/python Benchmarks/peers.py $(DROSS) $(SCRATCH)/benchmark-data/articles.jsonl

$(PEERS)/ready: Benchmarks/requirements.txt
	python3 -m venv $(PEERS)
	$(PEERS)/bin/pip install -q -r $<
	touch $@

commit-time: release ## Measure what a hook with dross adds to git commit
	scripts/commit-time.py $(DROSS)

kill-trial: release ## Kill clean --resume 50 times at random while it writes 1 GB: make kill-trial MEGABYTES=200 KILLS=20
	scripts/kill-trial.py $(DROSS) --folder $(SCRATCH)/kill-trial --megabytes $(or $(MEGABYTES),1000) \
	  --kills $(or $(KILLS),50)

install-trial: release wheel deb ## Install wheel and Debian package in a fresh Debian, as root, and clean texts there
	scripts/install-trial.sh $(DROSS) $(DIST) $(SCRATCH)/install-trial $(TEXTS)

python-speed: library ## Measure the Python package: threads, and what a call costs beside the work
	DROSS_LIBRARY=$(abspath $(DIST)/libdross.so) PYTHONPATH=python python3 scripts/python-speed.py --dross $(DROSS)

hostile: ## Try 2,000 patterns that were made to take long, which takes minutes
	DROSS_HOSTILE=2000 $(LONG_TESTS) HostilePatternTests

reference: ## Compare the engine with every rule on every unit, a million times, and second looks with first ones
	DROSS_ROUNDS=20 $(LONG_TESTS) "EngineReferenceTests|LookAgainTests"

fuzz: ## Damage rule files and texts at random, ten minutes each
	DROSS_FUZZ_SECONDS=600 $(LONG_TESTS) RuleFileFuzzTests
	DROSS_FUZZ_SECONDS=600 $(LONG_TESTS) CleanerFuzzTests

language-accuracy: release ## Measure how often the language of a text is told
	scripts/languages/accuracy.py $(DROSS) $(SCRATCH)/manual-pages

tables: ## Make the tables of characters anew, from ICU and from Python's list of HTML references
	$(SWIFT_BUILD) -c release --product dross-dev
	$(SCRATCH)/release/dross-dev tables
	scripts/entity-table.py > Sources/CDrossTables/entities.c

# The versions are those of the tables in Sources/CDrossTables/filters.c.
$(FILTERS)/bin/python:
	python3 -m venv $(FILTERS)
	$(FILTERS)/bin/pip install -q datatrove==0.10.1 spacy==3.8.18 regex

test-filters: release $(FILTERS)/bin/python ## Compare the filter packs with datatrove: make test-filters DATA="texts.jsonl ..."
	$(FILTERS)/bin/python scripts/filters/differential.py --dross $(DROSS) $(if $(V),-v) $(DATA)

filter-tables: $(FILTERS)/bin/python ## Make the tables of the filter packs anew, from datatrove and spaCy
	$(FILTERS)/bin/python scripts/filters/make-tables.py > Sources/CDrossTables/filters.c

confidence: release ## Measure how often each rule is right: make confidence DATA="labelled.jsonl.gz ..."
	scripts/confidence.py --dross $(DROSS) $(DATA)
	$(MAKE) rule-pages

quality: ## Measure all rules on the articles in testdata/quality; no measure may fall below its floor
	swift test --scratch-path $(SCRATCH) $(STRICT) --disable-xctest --filter QualityTests

rule-pages: ## Write docs/rules and the table of languages in the README anew
	$(SWIFT_BUILD) -c release --product dross-dev
	$(SCRATCH)/release/dross-dev rule-pages

machine-text-data:
	@scripts/dependencies.sh machine-text
	@python3 scripts/machine-text/normal_text.py --cache $(MACHINE_TEXT)

machine-text-lexicons: machine-text-data ## Make the lexicons of spun text anew
	python3 scripts/machine-text/candidates.py --cache $(MACHINE_TEXT)

machine-text-false-positives: release machine-text-data ## Measure machine-text rules on ordinary English
	python3 scripts/machine-text/false_positives.py --dross $(DROSS) --cache $(MACHINE_TEXT)

machine-text-spins: release machine-text-data ## Measure how many generated spins are found
	python3 scripts/machine-text/spins.py --dross $(DROSS) --cache $(MACHINE_TEXT)

documentation: deps-run ## Make the documentation of the library with DocC
	$(SWIFT_BUILD) --target DrossKit
	scripts/documentation.sh $(SCRATCH)/debug $(SCRATCH)/documentation

lint: ## Check the layout of the Swift sources
	swift format lint --strict --parallel --recursive $(SOURCES)

format: ## Lay the Swift sources out anew, in place
	swift format format --in-place --parallel --recursive $(SOURCES)

clean: ## Remove what was built
	swift package --scratch-path $(SCRATCH) clean
