// Quotes end to end. Texts are our own; several are sketches of complaints about other tools.
#include <catch2/catch.hpp>

#include "reading.h"

using namespace sayso;
using tests::document_of;

namespace {

// "type|content|source|cue", the source by its name where it has an id.
std::vector<std::string> quotes_of(const std::string& text) {
  const Document document = document_of(text);
  std::vector<std::string> out;
  for (const Quote& q : document.quotes) {
    std::string who = q.source.text;
    for (const Source& s : document.sources) {
      if (s.id == q.source.id && !q.source.id.empty() && s.name != q.source.text) who += "=" + s.name;
    }
    out.push_back(std::string(quote_type_name(q.type)) + "|" + q.content.text + "|" + who + "|" + q.cue.text);
  }
  return out;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("two halves around the cue are one quote") {
  CHECK(quotes_of("“We will wait,” said Anna Quist, “until spring.”") ==
        List{"direct|“We will wait,” “until spring.”|Anna Quist|said"});
  CHECK(quotes_of("“We will wait,” Anna Quist said. “We have waited before, and it did us good.”") ==
        List{"direct|“We will wait,” “We have waited before, and it did us good.”|Anna Quist|said"});
}

TEST_CASE("a quotation opened again in the next paragraph goes on") {
  const auto quotes =
      quotes_of("“We will wait for them,” Anna Quist said. “We have the time.\n\n“And we have the will to do it.”");
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].find("“And we have the will to do it.”") != std::string::npos);
}

TEST_CASE("a pronoun leads to whoever spoke before, a surname to the full name") {
  const auto quotes = quotes_of(
      "Anna Quist, a nurse, said: “We ran out of beds.”\n\n“It was bad for all of us,” she added.\n\nQuist said that "
      "help had come late.");
  REQUIRE(quotes.size() == 3);
  CHECK(quotes[0].find("|Anna Quist, a nurse,=Anna Quist|said") != std::string::npos);
  CHECK(quotes[1] == "direct|“It was bad for all of us,”|she=Anna Quist|added");
  CHECK(quotes[2] == "indirect|that help had come late|Quist=Anna Quist|said");
}

TEST_CASE("a time between subject and verb is not who speaks") {
  const auto quotes = quotes_of("The bank this week announced that it would close.");
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].find("this week") == std::string::npos);
}

TEST_CASE("what is held at arm's length, a title or a nickname is no quote") {
  CHECK(quotes_of("The “grand plan” of the firm failed.").empty());
  CHECK(quotes_of("They watched “The Long Wait” twice.").empty());
  const auto quotes = quotes_of("Lee Roe, who goes by “Shorty,” said “we won.”");
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].find("“we won.”|Lee Roe, who goes by “Shorty,”=Lee Roe|said") != std::string::npos);
}

TEST_CASE("a content partly in marks is mixed, and its verbatim words are slices without the marks") {
  const std::string text = "Quist said the plan was “a mess” and “a shame”.";
  const Document document = document_of(text);
  REQUIRE(document.quotes.size() == 1);
  const Quote& quote = document.quotes[0];
  CHECK(quote.type == QuoteType::kMixed);
  REQUIRE(quote.verbatim.size() == 2);
  // All of the text before the first mark is ASCII, so code points are bytes there.
  CHECK(text.find("“") == quote.verbatim[0].begin - 1);
  CHECK(quote.verbatim[0].end - quote.verbatim[0].begin == std::string("a mess").size());
}

TEST_CASE("a quote inside a quote says so") {
  const Document document = document_of("“Quist told me that the plan was dead and that nobody cared,” Roe said.");
  REQUIRE(document.quotes.size() == 2);
  CHECK(document.quotes[0].source.text == "Roe");
  CHECK(document.quotes[1].source.text == "Quist");
  CHECK(document.quotes[1].nested_in == document.quotes[0].id);
}

TEST_CASE("according to, with whom the source cites") {
  const Document document = document_of("Prices will rise in May, according to the Gazette, citing two officials.");
  REQUIRE(document.quotes.size() == 1);
  CHECK(document.quotes[0].content.text == "Prices will rise in May");
  CHECK(document.quotes[0].source.text == "the Gazette");
  REQUIRE(document.quotes[0].via.size() == 1);
  CHECK(document.quotes[0].via[0].text == "two officials");
}

TEST_CASE("denial, silence and questions are kept apart from assertion") {
  const auto polarity = [](const std::string& text) {
    const Document document = document_of(text);
    return document.quotes.size() == 1 ? std::string(polarity_name(document.quotes[0].polarity)) : "no quote";
  };
  CHECK(polarity("The firm said that jobs would go.") == "asserted");
  CHECK(polarity("The firm denied that jobs would go.") == "denied");
  CHECK(polarity("The firm has not said which jobs would go.") == "withheld");
  CHECK(polarity("The union asked whether jobs would go.") == "asked");
}

TEST_CASE("paragraphs under labels that come again are turns; others are not") {
  const Document document = document_of(
      "Mary Ng: When did it happen? Tell us.\n\nPaul Roe: In May. My wife says I should sell.\n\nNg: And now?\n\nRoe: "
      "Now I wait.");
  REQUIRE(document.quotes.size() == 5);
  CHECK(document.quotes[0].type == QuoteType::kDirect);
  CHECK(document.quotes[0].content.text == "When did it happen? Tell us.");
  CHECK(document.quotes[2].source.text == "My wife");
  CHECK(document.quotes[2].nested_in == document.quotes[1].id);
  CHECK(document.quotes[3].polarity == Polarity::kAsked);
  CHECK(document.quotes[3].source.id == document.quotes[0].source.id);
  CHECK(document_of("Weather: It will be cold and wet.\n\nPrices rose in May.").quotes.empty());
}

TEST_CASE("a question put before its answer has whom it was put to, and no speaker but a named one") {
  const Document document = document_of("Asked whether she would stay, Mary Ng said: “We will see what comes.”");
  REQUIRE(document.quotes.size() == 2);
  CHECK(document.quotes[0].polarity == Polarity::kAsked);
  CHECK(document.quotes[0].source.text.empty());
  CHECK(document.quotes[0].addressee.text == "Mary Ng");
  CHECK(document.quotes[1].source.text == "Mary Ng");
}

TEST_CASE("who is told something is no speaker") {
  const auto quotes = quotes_of("The union was promised by the mayor that it would be heard.");
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0] == "indirect|that it would be heard|the mayor|was promised");
}

TEST_CASE("who adds is who said, not who stands first in the sentence") {
  const Document document =
      document_of("When Paul Roe left, Mary Ng said that all was well, adding that she would stay.");
  REQUIRE(document.quotes.size() == 2);
  CHECK(document.quotes[1].cue.text == "adding");
  CHECK(document.quotes[1].source.text == "Mary Ng");
}

TEST_CASE("one's own saying inside one's own words is no quote of its own, somebody else's is") {
  CHECK(document_of("“We only ask that the door stays open,” Mary Ng said.").quotes.size() == 1);
  const Document document = document_of("The Gazette reported that the union had asked for higher wages.");
  REQUIRE(document.quotes.size() == 2);
  CHECK(document.quotes[1].source.text == "the union");
  CHECK(document.quotes[1].nested_in == document.quotes[0].id);
}

TEST_CASE("a paragraph of nothing but marks goes on with the words that ended the one before") {
  const auto quotes = quotes_of(
      "“We will wait for them,” Anna Quist said.\n\n“We have waited before, and it did us good.”\n\nIt rained.");
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0] == "direct|“We will wait for them,” “We have waited before, and it did us good.”|Anna Quist|said");
}

TEST_CASE("nobody said the dateline") {
  const auto quotes = quotes_of("PORT HALLEN — Prices will rise in May, the ministry said.");
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0] == "indirect|Prices will rise in May|the ministry|said");
}

TEST_CASE("where something was said is the medium, through whom the chain") {
  const Document document = document_of(
      "“We are done,” Mary Ng wrote in a letter to clients.\n\nPaul Roe said through a lawyer that he would stay.");
  REQUIRE(document.quotes.size() == 2);
  CHECK(document.quotes[0].medium.text == "a letter to clients");
  CHECK(document.quotes[0].medium.id.empty());
  REQUIRE(document.quotes[1].via.size() == 1);
  CHECK(document.quotes[1].via[0].text == "a lawyer");
}

TEST_CASE("damage stays in its paragraph") {
  const auto quotes =
      quotes_of("He paid 5\" for it and “never came back.\n\n“We will wait for him,” Anna Quist said.\n\n\"\"= \"");
  REQUIRE(quotes.size() >= 1);
  CHECK(quotes.back() == "direct|“We will wait for him,”|Anna Quist|said");
}

TEST_CASE("a text without a mark or a cue gives nothing and no error") {
  const Document document = document_of("It rained. Nobody came.");
  CHECK(document.quotes.empty());
  CHECK(document.errors.empty());
}

TEST_CASE("many quotations cost no more than their number") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "“We will wait for them,” she said. ";
  const Document document = document_of(text);
  CHECK(document.quotes.size() == 20'000);
}
