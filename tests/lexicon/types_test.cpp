#include "lexicon/types.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using sayso::lexicon::TypeTable;

TEST_CASE("a form has one number for as long as the table is not cleared") {
  TypeTable types;
  const auto said = types.intern("said", 1);
  const auto capital = types.intern("Said", 3);
  CHECK(said != capital);
  CHECK(types.intern(std::string("xsaid").substr(1), 1) == said);
  CHECK(types.size() == 2);
  CHECK(types.form(capital) == "Said");
  CHECK(types.norm(capital) == "said");
  CHECK(types.flags(capital) == 3);
}

TEST_CASE("views into the table survive its growth") {
  TypeTable types;
  types.intern("first", 0);
  const std::string_view view = types.form(0);
  for (int i = 0; i < 50'000; ++i) {
    std::string word = std::to_string(i);
    word += 'w';
    types.intern(word, 0);
  }
  REQUIRE(types.size() == 50'001);
  CHECK(view == "first");
  CHECK(types.intern("49999w", 0) == 50'000);
  CHECK(types.norm(25'001) == "25000w");
}

TEST_CASE("clearing forgets the forms and says so by the epoch") {
  TypeTable types;
  types.intern("old", 0);
  const auto before = types.epoch();
  types.clear();
  CHECK(types.epoch() != before);
  CHECK(types.size() == 0);
  CHECK(types.intern("new", 0) == 0);
}

TEST_CASE("a form may be empty, hold NUL, or be longer than a page") {
  TypeTable types;
  const std::string nul("a\0b", 3);
  const std::string book(200'000, 'x');
  const auto a = types.intern("", 0);
  const auto b = types.intern(nul, 0);
  const auto c = types.intern(book, 0);
  CHECK(types.form(a).empty());
  CHECK(types.form(b) == nul);
  CHECK(types.form(c) == book);
  CHECK(types.intern("a", 0) != b);
}

TEST_CASE("tokens of the same form get the same type") {
  const std::string text = "no no No";
  std::vector<sayso::text::Token> tokens;
  sayso::text::Tokenizer tokenizer;
  tokenizer.tokenize(text, {}, tokens);
  TypeTable types;
  sayso::lexicon::intern_tokens(text, types, tokens);
  REQUIRE(tokens.size() == 3);
  CHECK(tokens[0].type == tokens[1].type);
  CHECK(tokens[0].type != tokens[2].type);
  CHECK((types.flags(tokens[2].type) & sayso::text::kCapital) != 0);
  CHECK((types.flags(tokens[0].type) & sayso::text::kParagraphStart) == 0);
}
