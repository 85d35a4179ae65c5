// Writers: nothing is lost, nothing is invented, and what is written can be read.
#include <simdjson.h>

#include <catch2/catch.hpp>
#include <string>

#include "sample.h"
#include "sayso/io/registry.h"

using namespace sayso;

namespace {

std::string written(const Document& d, std::string_view format = "jsonl", io::WriterOptions options = {},
                    std::string_view text = {}) {
  std::string out;
  const auto writer = io::find_writer(format)->make(options);
  writer->begin(out);
  writer->write(d, text, out);
  writer->end(out);
  return out;
}

simdjson::dom::element parsed(simdjson::dom::parser& parser, const std::string& json) {
  simdjson::dom::element root;
  REQUIRE(parser.parse(json).get(root) == simdjson::SUCCESS);
  return root;
}

}  // namespace

TEST_CASE("A document is one line of JSON in the order of the schema") {
  const std::string line = written(tests::full_document());
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(line.starts_with(R"({"schema":"sayso/1","producer":{"name":"sayso","version":")"));
  CHECK_THAT(
      line,
      Catch::Contains(
          R"("content":{"text":"a b","spans":[[0,1],[5,6]]},"verbatim":[[0,1]],"cue":{"text":"said","spans":[[10,14]],"lemma":"say","stance":"neutral"},"source":{"text":"Ng","spans":[[7,9]],"id":"s1"})"));
  CHECK_THAT(line, Catch::Contains(R"("confidence":0.1235,"rule":"quotes.said_after")"));
  CHECK_THAT(line, Catch::Contains(R"("fields":{"court":{"text":"High Court","spans":[[80,90]]},"outcome":"guilty"})"));
}

TEST_CASE("What is not known is left out, and the lists of records are there even when empty") {
  Document d;
  d.id = "x";
  const std::string line = written(d);
  CHECK_THAT(
      line,
      Catch::EndsWith(
          R"("id":"x","offset_unit":"codepoint","sources":[],"quotes":[],"claims":[],"times":[],"records":[],"errors":[]})"
          "\n"));
  Quote q;
  q.id = "q1";
  d.quotes = {q};
  CHECK_THAT(written(d), !Catch::Contains("\"source\":{") && !Catch::Contains("\"cue\"") && !Catch::Contains("null"));
}

TEST_CASE("A source that is known by its id alone is written") {
  Document d;
  Quote q;
  q.source.id = "s1";
  d.quotes = {q};
  CHECK_THAT(written(d), Catch::Contains(R"("source":{"id":"s1"})"));
}

TEST_CASE("Malformed bytes, control characters and quotation marks come out as valid JSON") {
  Document d;
  d.id = "a\xFF\"\\\x01\n";
  simdjson::dom::parser parser;
  const std::string line = written(d);
  std::string_view id;
  REQUIRE(parsed(parser, line)["id"].get(id) == simdjson::SUCCESS);
  CHECK(id == "a\xEF\xBF\xBD\"\\\x01\n");
  std::string_view text;
  const std::string with_text = written(d, "jsonl", {.with_text = true}, std::string_view("n\0l", 3));
  REQUIRE(parsed(parser, with_text)["text"].get(text) == simdjson::SUCCESS);
  CHECK(text == std::string_view("n\0l", 3));
}

TEST_CASE("The indented form says the same") {
  const Document d = tests::full_document();
  simdjson::dom::parser one, other;
  CHECK(simdjson::minify(parsed(one, written(d, "jsonl", {.pretty = true}))) ==
        simdjson::minify(parsed(other, written(d))));
}

TEST_CASE("An item that failed is a document with its errors and without records") {
  io::Item item;
  item.input.id = "wire.jsonl";
  item.input.title = "T";
  item.errors = {DocumentError{ErrorCode::kMalformedInput, Severity::kError, "the line breaks off", std::nullopt}};
  const Error reason{ErrorCode::kTooLarge, "too large", std::nullopt};
  const std::string line = written(io::failed_document(item, OffsetUnit::kUtf16, &reason));
  CHECK_THAT(
      line,
      Catch::Contains(R"("offset_unit":"utf16","sources":[],"quotes":[])") &&
          Catch::Contains(
              R"("errors":[{"code":"malformed_input","severity":"error","message":"the line breaks off"},{"code":"too_large")"));
}

TEST_CASE("In brief, every record of a document has its line") {
  const std::string brief = written(tests::full_document(), "brief");
  for (const char* part :
       {"wire-1 | Title | 2025-09-19 | en", "1 quote\n", "<- Ng (Mary Ng) | said | Der Bote | reports | denied",
        "= approx 5 barrel USD a barrel | up, was 3, difference 2 | oil -> us", "range             a b = 2025-W38",
        "1 record\n", "mended"}) {
    INFO(brief);
    CHECK_THAT(brief, Catch::Contains(part));
  }
}
