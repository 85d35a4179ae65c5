// Who is who. Texts are our own.
#include <catch2/catch.hpp>

#include "reading.h"

using namespace sayso;
using tests::document_of;

namespace {

// The source by its name; nullptr if there is none.
const Source* named(const Document& document, const std::string& name) {
  for (const Source& source : document.sources) {
    if (source.name == name) return &source;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a noun for a body beside a name tells its kind, and is its role") {
  const Document document =
      document_of("The insurer Alpina Re said losses would rise. SkyBridge, the airline with most flights, said no.");
  const Source* insurer = named(document, "Alpina Re");
  REQUIRE(insurer);
  CHECK(insurer->kind == SourceKind::kOrganization);
  CHECK(insurer->role == "insurer");
  const Source* airline = named(document, "SkyBridge");
  REQUIRE(airline);
  CHECK(airline->kind == SourceKind::kOrganization);
}

TEST_CASE("a role and a name behind a comma are one person") {
  const Document document = document_of(
      "The opposition leader, Sir Corin Mallory, said he would vote. A spokeswoman for Mallory, Tawny Brigg, said no "
      "more.");
  const Source* leader = named(document, "Corin Mallory");
  REQUIRE(leader);
  CHECK(leader->kind == SourceKind::kPerson);
  REQUIRE(document.quotes.size() == 2);
  const Source* spokeswoman = named(document, "Tawny Brigg");
  REQUIRE(spokeswoman);
  CHECK(document.quotes[1].source.id == spokeswoman->id);
}

TEST_CASE("pronouns are mentions and no aliases") {
  const Document document = document_of("Mary Ng said it was late. She said she would go. Ng left.");
  const Source* ng = named(document, "Mary Ng");
  REQUIRE(ng);
  CHECK(ng->aliases == std::vector<std::string>{"Ng"});
  CHECK(ng->mentions.size() >= 3);
}

TEST_CASE("several named together are a group, and they are its members") {
  const Document document = document_of("Mary Ng and Paul Roe said they would stay. “We are tired,” they said.");
  const Source* group = named(document, "Mary Ng and Paul Roe");
  REQUIRE(group);
  CHECK(group->kind == SourceKind::kGroup);
  CHECK(group->speaks == 2);
  REQUIRE(group->members.size() == 2);
  REQUIRE(named(document, "Paul Roe"));
  CHECK(group->members[1] == named(document, "Paul Roe")->id);
}

TEST_CASE("with an article and without, a description is the same") {
  const Document document = document_of("Police said the road was shut. The police said it would open on Monday.");
  REQUIRE(document.quotes.size() == 2);
  CHECK_FALSE(document.quotes[0].source.id.empty());
  CHECK(document.quotes[0].source.id == document.quotes[1].source.id);
}

TEST_CASE("who is only behind which or who is not whom a phrase means") {
  const Document document =
      document_of("A spokesman for the agency, which pays for Skylark, said nothing had been decided.");
  REQUIRE(document.quotes.size() == 1);
  const Source* spokesman = named(document, "A spokesman for the agency");
  REQUIRE(spokesman);
  CHECK(document.quotes[0].source.id == spokesman->id);
}

TEST_CASE("who wrote the article is nobody in it, somebody unnamed leads nowhere") {
  const Document document = document_of("Prices rise\n\nBy Orla Quist\n\nSomebody said that prices had risen.");
  CHECK_FALSE(named(document, "Orla Quist"));
  REQUIRE(document.quotes.size() == 1);
  CHECK(document.quotes[0].source.id.empty());
}

namespace {

// The name that the source of quote `i` leads to; "" where it leads to nobody.
std::string speaker(const Document& document, std::size_t i) {
  if (i >= document.quotes.size()) return "no quote";
  for (const Source& source : document.sources) {
    if (source.id == document.quotes[i].source.id) return source.name;
  }
  return "";
}

}  // namespace

TEST_CASE("a full name with an initial, and one with a party in front, are the same person") {
  const Document document =
      document_of("Mary J. Quistgard spoke on Monday. Democrat Mary Quistgard is 40. “We will wait,” Quistgard said.");
  REQUIRE(document.quotes.size() == 1);
  CHECK(speaker(document, 0) == "Mary J. Quistgard");
}

TEST_CASE("of two persons of one surname, it means alone whom the article introduced first and names most") {
  const Document husband = document_of(
      "Peter Quistgard spoke in Hill for his wife, Mary Quistgard. “We will wait,” Quistgard said.\n\nPeter Quistgard "
      "left at noon.");
  REQUIRE(husband.quotes.size() == 1);
  CHECK(speaker(husband, 0) == "Peter Quistgard");
  const Document titled =
      document_of("Peter Quistgard spoke in Hill for his wife, Mary Quistgard. “We will wait,” Mrs. Quistgard said.");
  REQUIRE(titled.quotes.size() == 1);
  CHECK(speaker(titled, 0) == "Mary Quistgard");
  // As often one as the other: nobody.
  const Document even =
      document_of("Peter Quistgard spoke in Hill with Mary Quistgard. “We will wait,” Quistgard said.");
  REQUIRE(even.quotes.size() == 1);
  CHECK(speaker(even, 0) == "Quistgard");
}

TEST_CASE("a surname that is a trade is the person's whom the article has named") {
  const Document document = document_of("Brian Baker came late. “We will wait,” Baker said.");
  REQUIRE(document.quotes.size() == 1);
  CHECK(speaker(document, 0) == "Brian Baker");
}

TEST_CASE("a sentence that opens with the same pronoun goes on about the same person") {
  const Document document = document_of(
      "“We will wait,” Mary Quistgard said on Monday.\n\nShe met Anna Loewe, the wife of Carl Loewe, in May. She said "
      "it "
      "was late.");
  REQUIRE(document.quotes.size() == 2);
  CHECK(speaker(document, 1) == "Mary Quistgard");
}

TEST_CASE("whoever is quoted in a quote is not who goes on") {
  const Document document =
      document_of("Mayor Peter Quistgard said President Carl Loewe had called for calm. He said it was late.");
  REQUIRE_FALSE(document.quotes.empty());
  CHECK(speaker(document, document.quotes.size() - 1) == "Peter Quistgard");
}
