#include "grammar/lexer.h"

#include <catch2/catch.hpp>

using namespace sayso;
using namespace sayso::grammar;

namespace {

std::vector<LexToken> lexed(const std::string& text, std::size_t* errors = nullptr) {
  const std::vector<PackFile> files = {{"t.sayso", text}};
  Reporter reporter(files);
  auto tokens = lex(text, 0, reporter);
  if (errors) *errors = reporter.errors();
  return tokens;
}

}  // namespace

TEST_CASE("strings have one layer of escapes") {
  const auto tokens = lexed(R"("a\"b" 'it\'s' "\u{201C}x\u{201D}" "\[content")");
  CHECK(tokens[0].value == "a\"b");
  CHECK(tokens[1].value == "it's");
  CHECK(tokens[1].kind == Lexeme::kExact);
  CHECK(tokens[2].value == "\u201Cx\u201D");
  CHECK(tokens[3].value == "\\[content");  // kept for the reader of tests
}

TEST_CASE("a regular expression is raw but for its own slash") {
  const auto tokens = lexed(R"(/\p{Lu}\/\d+/)");
  CHECK(tokens[0].kind == Lexeme::kRegex);
  CHECK(tokens[0].value == R"(\p{Lu}/\d+)");
}

TEST_CASE("words take inner hyphens, and comments end at the line") {
  const auto tokens = lexed("percentage-point # not this\nnext");
  CHECK(tokens[0].value == "percentage-point");
  CHECK(tokens[1].value == "next");
  CHECK(tokens[1].line_start);
}

TEST_CASE("what can't be read is reported and passed over") {
  std::size_t errors = 0;
  const auto tokens = lexed("a ~ b \u201Cc\u201D \"open\nd", &errors);
  CHECK(errors == 4);
  CHECK(tokens[tokens.size() - 2].value == "d");
}
