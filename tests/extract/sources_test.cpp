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
