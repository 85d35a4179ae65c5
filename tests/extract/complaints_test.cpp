// What users of other tools complained about, and what this one gives instead: an issue of that tool or the situation, a text
// of our own, and its quotes as content | source | who that is | cue; – where there is nothing.
#include <catch2/catch.hpp>

#include "reading.h"

using namespace sayso;
using tests::document_of;

namespace {

struct Complaint {
  const char* where;
  const char* text;
  std::vector<std::string> quotes;
};

const std::vector<Complaint> kComplaints = {
    {"CoreNLP 905",
     "Ada Quill, a nurse, said: \"We ran out.\"\n\n\"It was bad,\" she added.",
     {"\"We ran out.\" | Ada Quill, a nurse, | Ada Quill | said", "\"It was bad,\" | she | Ada Quill | added"}},
    {"CoreNLP 1090",
     "\"I am tired,\" sighed Ada Quill. \"Me too,\" added little Bo Ek.",
     {"\"I am tired,\" | Ada Quill | Ada Quill | sighed", "\"Me too,\" | little Bo Ek | Bo Ek | added"}},
    {"CoreNLP 1139",
     "\"We came early.\n\n\"We stayed late.\n\n\"We won,\" Ada Quill said.",
     {"\"We came early. \"We stayed late. \"We won,\" | Ada Quill | Ada Quill | said"}},
    {"CoreNLP 1251",
     "Lee Quill, who goes by “Shorty,” said “we won.”",
     {"“we won.” | Lee Quill, who goes by “Shorty,” | Lee Quill | said"}},
    {"CoreNLP 1147", "\"\"=", {}},
    {"CoreNLP 1118", "\"Bob.\"\n\n\"What.\"", {"\"Bob.\" | – | – | –", "\"What.\" | – | – | –"}},
    {"CoreNLP 338", "He left, Ada Quill said, “and then", {"“and then | Ada Quill | Ada Quill | said"}},
    {"textacy 379, 382",
     "» an item of a list\n\nOne stray \" mark here.\n\n“We won,” Ada Quill said.",
     {"“We won,” | Ada Quill | Ada Quill | said"}},
    {"textacy 380", "They \"shouldn‘t\" go. “We won,” Ada Quill said.", {"“We won,” | Ada Quill | Ada Quill | said"}},
    {"textacy 383", "“We act now.” -Commissioner Roe", {"“We act now.” | Commissioner Roe | Roe | -"}},
    {"textacy 383, with a dash",
     "“We act now.” — Commissioner Ada Roe",
     {"“We act now.” | Commissioner Ada Roe | Ada Roe | —"}},
    {"textacy 383, a name before the next paragraph",
     "And from Chair Ada Poe:\n\n“It is a good day for all of us.”",
     {"“It is a good day for all of us.” | Chair Ada Poe | Ada Poe | :"}},
    {"textacy 383, no words", "From the desk of Ada Poe. It was late.", {}},
    {"textacy 200", "The bridge is closed. It rained all day.", {}},
    {"textacy 293",
     "Ada Quill said the bridge would stay closed.",
     {"the bridge would stay closed | Ada Quill | Ada Quill | said"}},
    {"sayswho 3", "Anna Quill turned to Ben Ek. \"It is late.\" Ben nodded.", {"\"It is late.\" | – | – | –"}},
    {"compromise 458, 500", "\"Yes.\" \"No.\"", {"\"Yes.\" | – | – | –", "\"No.\" | – | – | –"}},
    {"Citron, a relative clause with another name",
     "Sir Tom Roe, who replaced Ann Poe as leader in July, said the vote was fair.",
     {"the vote was fair | Sir Tom Roe, who replaced Ann Poe as leader in July, | Tom Roe | said"}},
    {"Guardian, scare quotes", "The so-called “woke” crowd left the hall.", {}},
    {"Guardian, named two sentences earlier",
     "Ada Quill runs the port. The strike began in May. “We have no ships,” she said.",
     {"“We have no ships,” | she | Ada Quill | said"}},
    {"is said to", "The duke is said to own the island.", {"The duke to own the island | – | – | is said"}},
    {"was quoted as saying",
     "Ada Quill was quoted as saying the bridge would stay closed.",
     {"the bridge would stay closed | Ada Quill | Ada Quill | was quoted as saying"}},
    {"an aside between dashes",
     "Ada Quill – and this is new – said the bridge would stay closed.",
     {"the bridge would stay closed | Ada Quill | Ada Quill | said"}},
    {"asked whether",
     "Ada Quill asked whether the bridge would stay closed.",
     {"whether the bridge would stay closed | Ada Quill | Ada Quill | asked"}},
    {"told a broadcaster",
     "Ada Quill told NBC that the bridge would stay closed.",
     {"that the bridge would stay closed | Ada Quill | Ada Quill | told"}},
    {"two people who are not named",
     "The bridge will stay closed, according to two people who saw the plan.",
     {"The bridge will stay closed | two people | two people | according to"}},
    {"halves behind a comma",
     "“We came,” Ada Quill said, “and we won.”",
     {"“We came,” “and we won.” | Ada Quill | Ada Quill | said"}},
    {"halves behind a stop",
     "“We came,” Ada Quill said. “And we won.”",
     {"“We came,” “And we won.” | Ada Quill | Ada Quill | said"}},
    {"a quotation that is a question", "“Why?” she asked. Ada Quill left.", {"“Why?” | she | – | asked"}},
    {"words in brackets behind a name",
     "Ada Quill (“never again”) left the hall.",
     {"“never again” | Ada Quill | Ada Quill | –"}},
    {"a passive without anybody",
     "It is believed that the bridge will stay closed.",
     {"that the bridge will stay closed | – | – | is believed"}},
    {"what only looks like saying",
     "Needless to say, the bridge is closed. That said, it may open. So to speak, it is shut.",
     {}},
    {"what a text says",
     "The law says that bridges must be closed in storms.",
     {"that bridges must be closed in storms | The law | The law | says"}},
    {"a chain",
     "The Echo, citing officials, said the bridge would stay closed.",
     {"the bridge would stay closed | The Echo | Echo | said"}},
    {"who was told did not say it",
     "Ada Quill was told that the bridge was closed.",
     {"that the bridge was closed | – | – | was told"}},
    {"halves, the second over three paragraphs",
     "“We came early,” Ada Quill said. “It was cold.\n\n“We stayed late.\n\n“We won.”",
     {"“We came early,” “It was cold. “We stayed late. “We won.” | Ada Quill | Ada Quill | said"}},
};

std::string or_nothing(const std::string& s) { return s.empty() ? "–" : s; }

std::vector<std::string> quotes_of(const Document& document) {
  std::vector<std::string> lines;
  for (const Quote& quote : document.quotes) {
    std::string name;
    for (const Source& source : document.sources) {
      if (source.id == quote.source.id) name = source.name;
    }
    lines.push_back(quote.content.text + " | " + or_nothing(quote.source.text) + " | " + or_nothing(name) + " | " +
                    or_nothing(quote.cue.text));
  }
  return lines;
}

}  // namespace

TEST_CASE("what others got wrong comes out right") {
  for (const Complaint& complaint : kComplaints) {
    INFO(complaint.where << ": " << complaint.text);
    CHECK(quotes_of(document_of(complaint.text)) == complaint.quotes);
  }
}

TEST_CASE("what nobody is said to have said is less sure than what somebody is") {
  const Document document = document_of("“We won,” Ada Quill said. Then she turned.\n\n“It is late.” Ben nodded.");
  REQUIRE(document.quotes.size() == 2);
  CHECK(document.quotes[0].confidence > 0.9);
  CHECK(document.quotes[1].confidence < 0.5);
}

TEST_CASE("whom somebody cites is the chain, and he or she the source") {
  const Document document = document_of("The Echo, citing officials, said the bridge would stay closed.");
  REQUIRE(document.quotes.size() == 1);
  REQUIRE(document.quotes[0].via.size() == 1);
  CHECK(document.quotes[0].via[0].text == "officials");
}

TEST_CASE("the end of a long article is read as its beginning is") {
  std::string text;
  while (text.size() < 100'000) text += "It rained on the hills and in the valleys all day long. ";
  const Document document = document_of(text + "\n\n“We won,” Ada Quill said.");
  REQUIRE(document.quotes.size() == 1);
  CHECK(document.quotes[0].source.text == "Ada Quill");
}
