# A thin front: CMake and its presets do the work.
#
#   make run [ARTICLE=file]   the records of a bundled article, or of another
#   make test                 every test
#   make build                the tool, build/sayso
#   make bench                speed
#
# Each installs first what is missing (scripts/setup). PRESET=dev builds with sanitizers, PRESET=clang by clang.
PRESET  ?= release
ARTICLE ?= corpora/en/tariffs.txt
BUILD   := $(if $(filter release,$(PRESET)),build,build/$(PRESET))

.PHONY: run test build bench setup

run: build
	@$(BUILD)/sayso extract --format brief $(ARTICLE)

test: build
	ctest --preset $(PRESET)

bench: build
	$(BUILD)/sayso_bench

build: setup
	cmake --preset $(PRESET)
	cmake --build --preset $(PRESET)

setup:
	@scripts/setup
