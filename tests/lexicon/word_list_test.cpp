#include "lexicon/word_list.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

using sayso::Diagnostic;
using sayso::lexicon::WordList;

namespace {

WordList parse(const std::string& text, std::vector<Diagnostic>& diagnostics) {
  return WordList::parse("lex/list.tsv", std::make_shared<const std::string>(text), diagnostics);
}

WordList parse_good(const std::string& text) {
  std::vector<Diagnostic> diagnostics;
  WordList list = parse(text, diagnostics);
  CHECK(diagnostics.empty());
  return list;
}

}  // namespace

TEST_CASE("a list is read by its header's columns") {
  const WordList list = parse_good("# What it is.\n# Source.\nform\tlemma\tstance\nsaid\tsay\tneutral\nmade it clear\tmake clear\n");
  REQUIRE(list.rows() == 2);
  CHECK(list.columns() == std::vector<std::string>{"form", "lemma", "stance"});
  CHECK(list.form(1) == "made it clear");
  CHECK(list.cell(0, "stance") == "neutral");
  CHECK(list.cell(1, "stance").empty());
  CHECK(list.cell(1, "colour").empty());
  CHECK(list.line(0) == 4);
}

TEST_CASE("line ends of any system, a byte order mark and a last line without an end are read") {
  const WordList list = parse_good("\xEF\xBB\xBF# x\r\nform\ttag\r\n\r\na\tb\r\n# in between\r\nc\td");
  REQUIRE(list.rows() == 2);
  CHECK(list.cell(0, "tag") == "b");
  CHECK(list.cell(1, "tag") == "d");
}

TEST_CASE("the number sign may have a row of its own") {
  const WordList list = parse_good("form\ttag\n#\tsign\n");
  REQUIRE(list.rows() == 1);
  CHECK(list.form(0) == "#");
}

TEST_CASE("problems are reported with their place, and the rest is read all the same") {
  std::vector<Diagnostic> diagnostics;
  const WordList list = parse("form\tlemma\nà b\tc\td\n\te\nf\tg\n", diagnostics);
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics[0].code == "L103");
  CHECK(diagnostics[0].position.file == "lex/list.tsv");
  CHECK(diagnostics[0].position.line == 2);
  CHECK(diagnostics[0].position.column == 7);
  CHECK(diagnostics[0].line == "à b\tc\td");
  CHECK(diagnostics[1].code == "L104");
  CHECK(diagnostics[1].position.line == 3);
  REQUIRE(list.rows() == 2);
  CHECK(list.form(0) == "à b");
  CHECK(list.cell(1, "lemma") == "g");
}

TEST_CASE("a header that is missing, or names a column twice or not at all, is an error") {
  std::vector<Diagnostic> diagnostics;
  CHECK(parse("# only a comment\n", diagnostics).rows() == 0);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "L101");
  diagnostics.clear();
  parse("form\tlemma\tlemma\na\tb\tc\n", diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "L102");
  diagnostics.clear();
  parse("form\t\ttag\na\tb\tc\n", diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "L105");
}
