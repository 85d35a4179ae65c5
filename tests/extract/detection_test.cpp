#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sayso/sayso.h"

using namespace sayso;

namespace {

// The language that the built-in packs see in a text; empty where they see none of theirs.
std::string language_of(const std::string& text) {
  std::vector<std::shared_ptr<const Pack>> packs;
  for (const char* name : {"common", "en", "de", "fr", "es"}) {
    auto pack = Pack::builtin(name);
    REQUIRE(pack);
    packs.push_back(*pack);
  }
  const Extractor extractor(std::move(packs));
  Workspace workspace;
  Input input;
  input.text = text;
  const auto document = extractor.extract(input, workspace);
  REQUIRE(document);
  return document->language;
}

}  // namespace

TEST_CASE("A text's language is told by its commonest words") {
  CHECK(language_of("The ferry did not sail on Friday because of the storm, and nobody was told.") == "en");
  CHECK(language_of("Die Fähre fuhr am Freitag wegen des Sturms nicht, und niemand wurde informiert.") == "de");
  CHECK(language_of("Die Strasse bleibt gesperrt, wie der Kanton am Montag mitteilte.") == "de");
}

TEST_CASE("Of a language that no pack reads nothing is said") {
  CHECK(language_of("Il traghetto non è partito venerdì a causa della tempesta e nessuno è stato avvisato.").empty());
  CHECK(language_of("A balsa não partiu na sexta-feira por causa da tempestade e ninguém foi avisado do atraso.").empty());
  CHECK(language_of("De veerboot voer vrijdag niet uit vanwege de storm en niemand is op de hoogte gebracht.").empty());
  CHECK(language_of("Færgen sejlede ikke fredag på grund af stormen, og der var ingen, som fik det at vide.").empty());
  CHECK(language_of("Färjan gick inte på fredagen och det var ingen som fick veta att den hade ställts in.").empty());
  CHECK(language_of("Prom nie wypłynął w piątek z powodu sztormu i nikt o tym nie został powiadomiony.").empty());
  CHECK(language_of("Trajekt v pátek kvůli bouři nevyplul a nikdo o tom nebyl včas informován.").empty());
  CHECK(language_of("Feribotul nu a plecat vineri din cauza furtunii și nimeni nu a fost anunțat la timp.").empty());
  CHECK(language_of("Lautta ei lähtenyt perjantaina myrskyn vuoksi, ja siitä ei kerrottu kenellekään.").empty());
  CHECK(language_of("Паром не вышел в пятницу из-за шторма, и никого об этом не предупредили.").empty());
}
