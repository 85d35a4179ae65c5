// Readers on damaged input: whatever the bytes, each line that is not blank is one item, and what a reader delivers can
// be written.
#include <simdjson.h>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "sayso/io/registry.h"

using namespace sayso;

namespace {

const std::vector<std::string> kPieces = {"{\"text\":\"“We wait,” she said.\"}",
                                          "\n",
                                          "{",
                                          "}",
                                          "\"",
                                          "\\",
                                          "\\ud83d",
                                          "\\ude00",
                                          "\xFF",
                                          "\xE2\x80",
                                          std::string(1, '\0'),
                                          "{\"text\":\"a\",\"id\":7,\"date\":\"2025-09-19\"}",
                                          "[",
                                          "]",
                                          ",",
                                          ":",
                                          "null",
                                          "\r\n",
                                          "\"text\":",
                                          "\t",
                                          "\xEF\xBB\xBF",
                                          "1e999",
                                          "{\"authors\":[{\"name\":1}],\"text\":\"x\"}"};

std::string random_input(std::mt19937& random) {
  std::string input;
  const std::size_t pieces = 1 + random() % 30;
  for (std::size_t i = 0; i < pieces; ++i) input += kPieces[random() % kPieces.size()];
  if (random() % 2 == 0) input[random() % input.size()] = static_cast<char>(random() % 256);
  return input;
}

// Lines with more than white space in them, as the reader is to see them.
std::size_t lines_of(std::string_view input) {
  if (input.starts_with("\xEF\xBB\xBF")) input.remove_prefix(3);
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin <= input.size();) {
    const std::size_t end = std::min(input.find('\n', begin), input.size());
    if (input.substr(begin, end - begin).find_first_not_of(" \t\r") != std::string_view::npos) ++lines;
    begin = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("Damaged JSON lines give an item each, and every item can be written as valid JSON") {
  std::mt19937 random(20250919);
  const auto writer = io::find_writer("jsonl")->make({.with_text = true});
  simdjson::dom::parser parser;
  for (int round = 0; round < 5000; ++round) {
    const std::string input = random_input(random);
    CAPTURE(input);
    auto reader = io::find_reader("jsonl")->make(io::read_memory(input), {.max_bytes = 60});
    std::size_t items = 0;
    for (;;) {
      auto next = reader->next();
      REQUIRE(next.ok());
      if (!*next) break;
      const io::Item& item = **next;
      ++items;
      REQUIRE(item.failed() == (item.failed() && item.text.empty()));
      std::string line;
      writer->write(io::failed_document(item, OffsetUnit::kCodepoint), item.text, line);
      simdjson::dom::element written;
      REQUIRE(parser.parse(line).get(written) == simdjson::SUCCESS);
    }
    REQUIRE(items == lines_of(input));
  }
}
