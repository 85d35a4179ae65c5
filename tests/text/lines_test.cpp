#include "text/lines.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "show.h"

using namespace sayso;

namespace {

// The first words of the text's paragraphs.
std::vector<std::string> paragraphs(const std::string& s) {
  std::vector<std::string> out;
  for (const text::Token& token : tests::tokens_of(s)) {
    if ((token.flags & text::kParagraphStart) != 0) out.emplace_back(text::form_of(s, token));
  }
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("every line is a paragraph where lines are long or few") {
  CHECK(paragraphs("One line.\nTwo lines.\n\nThree.") == Words{"One", "Two", "Three"});
}

TEST_CASE("line breaks of all kinds are seen, CR LF as one") {
  CHECK(paragraphs("a1\r\na2\ra3\na4\xC2\x85" "a5\xE2\x80\xA8" "a6\xE2\x80\xA9" "a7") ==
        Words{"a1", "a2", "a3", "a4", "a5", "a6", "a7"});
  CHECK(text::line_break_length("\r\n", 0) == 2);
  CHECK(text::line_break_length("\n\r", 0) == 1);
}

TEST_CASE("in a hard-wrapped text a line break in mid-sentence ends nothing") {
  const std::string wrapped =
      "The harbour board will meet again on Thursday to settle the dispute over\n"
      "mooring fees, which has kept the fishing fleet in port for three weeks and\n"
      "emptied the morning market of everything but mussels. Its chair, Oda Lunde,\n"
      "told reporters that she was hopeful.\n"
      "Skippers were less so. They have asked for a mediator from the capital, and\n"
      "for the fees of the past winter to be paid back before they sail again.\n"
      "\n"
      "A decision is expected before the end of the month.\n";
  CHECK(paragraphs(wrapped) == Words{"The", "Skippers", "A"});
}

TEST_CASE("a list of headlines is not taken for hard-wrapped text") {
  const std::string list =
      "Harbour board meets again over the mooring fees dispute\n"
      "Ferry to the outer islands cancelled until Sunday noon\n"
      "School roof repaired after storm, pupils return Monday\n"
      "Mussel prices double as the fishing fleet stays in port\n";
  CHECK(paragraphs(list) == Words{"Harbour", "Ferry", "School", "Mussel"});
}

TEST_CASE("a line that ends with a space and goes on in lower case flows on") {
  CHECK(paragraphs("It was late when the \nferry came.") == Words{"It"});
  CHECK(paragraphs("It was late. \nThe ferry came.") == Words{"It", "The"});
  CHECK(paragraphs("oranges\napples\n") == Words{"oranges", "apples"});
}
