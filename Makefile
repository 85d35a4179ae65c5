# A thin front: CMake and its presets do the work.
#
#   make run [ARTICLE=file]   the records of a bundled article, or of another
#   make test                 every test
#   make build                the tool, build/sayso
#   make bench                speed
#   make bench-peers          the same ten rules in hfst-pmatch, vislcg3 and spaCy, beside ours
#   make nightly              tests that take minutes: 100 MB of text
#
# Each installs first what is missing (scripts/setup) and builds what it needs. PRESET=dev builds with sanitizers,
# PRESET=clang by clang.
PRESET  ?= release
ARTICLE ?= corpora/en/tariffs.txt
BUILD   := $(if $(filter release,$(PRESET)),build,build/$(PRESET))

.PHONY: run test build bench bench-peers nightly configure setup

run: build
	@$(BUILD)/sayso extract --format brief $(ARTICLE)

build: configure
	cmake --build --preset $(PRESET) --target sayso_tool

test: configure
	cmake --build --preset $(PRESET)
	ctest --preset $(PRESET)

bench: configure
	cmake --build --preset $(PRESET) --target sayso_bench sayso_bench_rules sayso_tool list_items
	@$(BUILD)/sayso_bench --peers "$$(scripts/python_tools $(BUILD)/peers bench/peers.txt)"
	@$(BUILD)/sayso_bench_rules
	@bench/databases.py $(BUILD)/sayso
	@python="$$(scripts/python_tools $(BUILD)/document_peers bench/document_peers.txt)"; \
	  "$${python:-python3}" bench/documents.py $(BUILD)/sayso $(BUILD)/bench_documents --gigabyte

bench-peers: build
	@python="$$(scripts/python_tools $(BUILD)/test_peers tests/peers.txt)"; "$${python:-python3}" bench/rule_peers.py $(BUILD)/sayso

nightly: configure
	cmake --build --preset $(PRESET) --target nightly_tests match_tests
	ctest --test-dir $(BUILD) -C nightly -L nightly --verbose

bench-peers: EXTRA_PACKAGES = hfst cg3

configure: setup
	cmake --preset $(PRESET)

setup:
	@scripts/setup $(EXTRA_PACKAGES)
