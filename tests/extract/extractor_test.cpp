// The extractor's contract: offsets, keys, errors, limits, languages.
#include "sayso/extractor.h"

#include <catch2/catch.hpp>

#include "reading.h"

using namespace sayso;

namespace {

std::u32string decoded(const std::string& text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    char32_t code = length == 1 ? c : c & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) code = code << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    out += code;
    i += length;
  }
  return out;
}

Result<Document> extract(const Input& input, Options options = {}) {
  Workspace workspace;
  return Extractor({*Pack::builtin("en"), *Pack::builtin("common")}, options).extract(input, workspace);
}

Options in_unit(OffsetUnit unit) {
  Options options;
  options.offset_unit = unit;
  return options;
}

const std::string kEmoji = "🥳 “We will wait,” Zoë Quist said on Friday. Sales rose 5 percent.";

}  // namespace

TEST_CASE("offsets slice the text in each unit") {
  Input input;
  input.text = kEmoji;
  input.language = "en";
  const auto codepoints = extract(input);
  const auto bytes = extract(input, in_unit(OffsetUnit::kByte));
  const auto utf16 = extract(input, in_unit(OffsetUnit::kUtf16));
  REQUIRE((codepoints && bytes && utf16));
  REQUIRE(codepoints->quotes.size() == 1);
  const Span by_code = codepoints->quotes[0].content.spans[0], by_byte = bytes->quotes[0].content.spans[0], by_unit = utf16->quotes[0].content.spans[0];
  CHECK(kEmoji.substr(by_byte.begin, by_byte.end - by_byte.begin) == "“We will wait,”");
  CHECK(decoded(kEmoji).substr(by_code.begin, by_code.end - by_code.begin) == decoded("“We will wait,”"));
  CHECK(by_unit.begin == by_code.begin + 1);  // the emoji is two units of UTF-16
  CHECK(codepoints->quotes[0].key == bytes->quotes[0].key);
  CHECK(codepoints->quotes[0].key == utf16->quotes[0].key);
}

TEST_CASE("keys tell documents and records apart and stay the same from run to run") {
  Input input;
  input.text = kEmoji;
  input.id = "a";
  const auto first = extract(input), again = extract(input);
  input.id = "b";
  const auto other = extract(input);
  CHECK(first->quotes[0].key == again->quotes[0].key);
  CHECK(first->quotes[0].key != other->quotes[0].key);
  CHECK(first->quotes[0].key.size() == 16);
  CHECK(first->claims[0].key != first->quotes[0].key);
}

TEST_CASE("malformed bytes are told of, by place, and lose nothing else") {
  Input input;
  const std::string text = "\xC3\x28 and \xFF. “We will wait,” Anna Quist said.";
  input.text = text;
  input.language = "en";
  const auto document = extract(input);
  REQUIRE(document);
  REQUIRE(document->errors.size() == 2);
  CHECK(document->errors[0].code == ErrorCode::kMalformedText);
  CHECK(document->errors[0].span == Span{0, 1});
  REQUIRE(document->quotes.size() == 1);
  CHECK(document->quotes[0].source.text == "Anna Quist");
}

TEST_CASE("a text over the limit is refused whole, a wrong date too") {
  Input input;
  input.text = kEmoji;
  Options small;
  small.limits.bytes = 10;
  const auto refused = extract(input, small);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kTooLarge);
  input.published = "last week";
  const auto undated = extract(input);
  REQUIRE_FALSE(undated);
  CHECK(undated.error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("a language without a pack is read by the common one, and a note says so") {
  Input input;
  input.text = "Hij zei niets.";
  input.language = "nl";
  const auto document = extract(input);
  REQUIRE(document->errors.size() == 1);
  CHECK(document->errors[0].code == ErrorCode::kNoPack);
  CHECK(document->errors[0].severity == Severity::kNote);
  CHECK(document->packs[0].first == "common");
}

TEST_CASE("a pack that only cuts sentences says that it gives no records") {
  Workspace workspace;
  Input input;
  input.text = "Das Ministerium sagte nichts.";
  input.language = "de";
  const auto pack = Pack::from_files("de", {{"t.sayso", "grammar de.t\n"}});
  REQUIRE(pack);
  const auto document = Extractor({*pack}).extract(input, workspace);
  REQUIRE(document->errors.size() == 1);
  CHECK(document->errors[0].code == ErrorCode::kNoPack);
}

TEST_CASE("the language is told by its frequent words, and by nothing in a few words") {
  Input input;
  input.text = "The ministry said that it would be in the report of the year, and that was all it had to say.";
  CHECK(extract(input)->language == "en");
  input.text = "Das Ministerium sagte, es werde im Bericht des Jahres stehen, und mehr habe es nicht zu sagen.";
  CHECK(extract(input)->language.empty());
  input.text = "";
  CHECK(extract(input)->errors.size() == 1);
}

TEST_CASE("header lines give the date, the title and the authors that the input did not") {
  Input input;
  const std::string text = "Grain prices rise again\n\nBy Anna Quist and Lee Roe\n\nPublished: 12 May 2024\n\nPrices rose on Friday, the ministry said.";
  input.text = text;
  input.language = "en";
  const auto document = extract(input);
  CHECK(document->title == "Grain prices rise again");
  CHECK(document->published == "2024-05-12");
  CHECK(document->authors == std::vector<std::string>{"Anna Quist", "Lee Roe"});
  input.published = "2023-01-01";
  input.title = "Another";
  input.authors = {"X"};
  const auto given = extract(input);
  CHECK(given->published == "2023-01-01");
  CHECK(given->title == "Another");
  CHECK(given->authors == std::vector<std::string>{"X"});
}

TEST_CASE("a workspace may go from one extractor to another") {
  Workspace workspace;
  Input input;
  input.text = kEmoji;
  input.language = "en";
  std::vector<std::string> keys;
  for (int round = 0; round < 3; ++round) {
    const Extractor extractor({*Pack::builtin("en")});
    keys.push_back(extractor.extract(input, workspace)->quotes[0].key);
  }
  CHECK(keys[0] == keys[1]);
  CHECK(keys[1] == keys[2]);
}

TEST_CASE("switches leave kinds of records out") {
  Input input;
  input.text = kEmoji;
  input.language = "en";
  Options none;
  none.quotes = none.claims = none.times = false;
  const auto document = extract(input, none);
  CHECK(document->quotes.empty());
  CHECK(document->claims.empty());
  CHECK(document->times.empty());
}

TEST_CASE("every rule's tests pass") {
  for (const std::string_view name : Pack::builtin_names()) {
    for (const RuleTest& test : (*Pack::builtin(name))->run_tests()) {
      if (test.todo) continue;
      INFO(test.position.file << ":" << test.position.line << " " << test.rule << "\n  " << test.text << "\n  " << test.outcome);
      CHECK(test.passed);
    }
  }
}
