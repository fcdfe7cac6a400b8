# What people type. Everything works in a fresh clone; `make` alone lists the targets.

SCRATCH ?= .build
STRICT := --explicit-target-dependency-import-check error
SWIFT_BUILD := swift build --scratch-path $(SCRATCH) $(STRICT)
SOURCES := Sources Tests Plugins
DROSS := $(SCRATCH)/release/dross
MACHINE_TEXT := $(SCRATCH)/machine-text

.DEFAULT_GOAL := help
.PHONY: help deps deps-run deps-test demo build release test lint format clean \
  unicode-false-positives unicode-properties tables \
  test-formats test-report test-report-if-possible \
  benchmark fuzz hostile language-accuracy reference \
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
test: deps-test lint release test-report-if-possible ## Check the layout, the linkage and all tests
	scripts/check-linkage.sh $(DROSS)
	$(SWIFT_BUILD) --build-tests
	swift test --scratch-path $(SCRATCH) $(STRICT) --skip-build --disable-xctest

test-report: release ## Try the page of dross report in a headless Chromium
	scripts/report/test_report.py $(DROSS) --pictures $(SCRATCH)/report

# Elsewhere than on Debian nobody installs a browser.
test-report-if-possible: release
	@if command -v chromium chromium-browser google-chrome > /dev/null; then \
	  scripts/report/test_report.py $(DROSS) --pictures $(SCRATCH)/report; \
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

benchmark: release ## Measure check on generated articles: each stage, more rules, jobs, start
	swift build --package-path Benchmarks --scratch-path $(SCRATCH)/benchmarks -c release
	$(SCRATCH)/benchmarks/release/dross-benchmark $(DROSS) testdata $(SCRATCH)/benchmark-data $(MEGABYTES)

hostile: ## Try 2,000 patterns that were made to take long, which takes minutes
	DROSS_HOSTILE=2000 $(LONG_TESTS) HostilePatternTests

reference: ## Compare the engine with every rule on every unit, a million times
	DROSS_ROUNDS=20 $(LONG_TESTS) EngineReferenceTests

fuzz: ## Damage rule files and texts at random, ten minutes each
	DROSS_FUZZ_SECONDS=600 $(LONG_TESTS) RuleFileFuzzTests
	DROSS_FUZZ_SECONDS=600 $(LONG_TESTS) CleanerFuzzTests

language-accuracy: release ## Measure how often the language of a text is told
	scripts/languages/accuracy.py $(DROSS) $(SCRATCH)/manual-pages

tables: ## Make the tables of characters anew, from ICU and from Python's list of HTML references
	$(SWIFT_BUILD) -c release --product dross-dev
	$(SCRATCH)/release/dross-dev tables
	scripts/entity-table.py > Sources/CDrossTables/entities.c

machine-text-data:
	@scripts/dependencies.sh machine-text
	@python3 scripts/machine-text/normal_text.py --cache $(MACHINE_TEXT)

machine-text-lexicons: machine-text-data ## Make the lexicons of spun text anew
	python3 scripts/machine-text/candidates.py --cache $(MACHINE_TEXT)

machine-text-false-positives: release machine-text-data ## Measure machine-text rules on ordinary English
	python3 scripts/machine-text/false_positives.py --dross $(DROSS) --cache $(MACHINE_TEXT)

machine-text-spins: release machine-text-data ## Measure how many generated spins are found
	python3 scripts/machine-text/spins.py --dross $(DROSS) --cache $(MACHINE_TEXT)

lint: ## Check the layout of the Swift sources
	swift format lint --strict --parallel --recursive $(SOURCES)

format: ## Lay the Swift sources out anew, in place
	swift format format --in-place --parallel --recursive $(SOURCES)

clean: ## Remove what was built
	swift package --scratch-path $(SCRATCH) clean
