#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "sayso/sayso.h"

using namespace sayso;

namespace {

using Lines = std::vector<std::string>;

Document document_in(const std::string& language, const std::string& text) {
  auto pack = Pack::builtin(language);
  REQUIRE(pack);
  const Extractor extractor({*pack});
  Workspace workspace;
  Input input;
  input.text = text;
  input.language = language;
  auto document = extractor.extract(input, workspace);
  REQUIRE(document);
  return *document;
}

// "source: content" of every quote of a text in a language.
Lines quotes_in(const std::string& language, const std::string& text) {
  const Document document = document_in(language, text);
  Lines lines;
  for (const Quote& quote : document.quotes) lines.push_back(quote.source.text + ": " + quote.content.text);
  return lines;
}

// "kind value unit" of every claim of a text in a language.
Lines claims_in(const std::string& language, const std::string& text) {
  const Document document = document_in(language, text);
  Lines lines;
  for (const Claim& claim : document.claims) {
    const Quantity& quantity = claim.quantity;
    std::string line(claim_kind_name(claim.kind));
    line += ' ' + (quantity.bound == Bound::kRange ? quantity.min + ".." + quantity.max : quantity.value);
    if (!quantity.currency.empty()) line += ' ' + quantity.currency;
    if (quantity.unit && !quantity.unit->id.empty()) line += ' ' + quantity.unit->id;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

TEST_CASE("German: compounds, commas for points, units after CLDR") {
  CHECK(claims_in("de", "Es kostet 1.234.567,89 Euro.") == Lines{"money 1234567.89 EUR"});
  CHECK(claims_in("de", "Das sind achtundzwanzigtausendsechshundertzweiundvierzig Leute.") == Lines{"count 28642"});
  CHECK(claims_in("de", "Es sind anderthalb Millionen Tonnen.") == Lines{"measurement 1500000 tonne"});
  CHECK(claims_in("de", "Der Wert stieg um 10 bis 25 Prozent.") == Lines{"percentage 10..25 percent"});
  CHECK(claims_in("de", "Er ist 43 Jahre alt.") == Lines{"age 43 year"});
  CHECK(claims_in("de", "Der 39-jährige Bauer kam mit Jana Berg (43).") == Lines{"age 39 year", "age 43 year"});
  CHECK(claims_in("de", "Sie siegten 2:1.") == Lines{"score "});
  CHECK(claims_in("de", "Sie ging am 1. Mai zum 50. Fest auf Kanal 7.").empty());
  CHECK(claims_in("de", "Es kostet zwei Mrd. Franken.") == Lines{"money 2000000000 CHF"});
  CHECK(claims_in("de", "Es begann am 8. Mai um 14 Uhr.").empty());
  // A quarter needs no "of" where the language has none.
  CHECK(claims_in("de", "Ein Viertel der Leute kam.") == Lines{"ratio 0.25"});
  CHECK(claims_in("de", "Sie trank drei Viertel Liter.") == Lines{"measurement 0.75 liter"});
  CHECK(claims_in("de", "Sie wartete eine Viertelstunde.") == Lines{"duration 15 minute"});
}

TEST_CASE("German: whoever spoke last speaks on, else whom the text is about") {
  const std::string told = "Die Brücke sei nicht mehr zu retten";
  CHECK(quotes_in("de", "Die Stadt liegt am Fluss. Anna Quist bedauerte das. " + told + ".") ==
        Lines{"Anna Quist: " + told});
  CHECK(quotes_in("de", "„Wir bauen neu“, sagte Anna Quist. " + told + ".") ==
        Lines{"Anna Quist: „Wir bauen neu“", "Anna Quist: " + told});
  // To whom something was done does not speak; nor does what is itself reported.
  CHECK(quotes_in("de", "Anna Quist kam am Montag. Am Abend wurden zwei Gäste verletzt. " + told + ".") ==
        Lines{"Anna Quist: " + told});
  CHECK(quotes_in("de", "Anna Quist war am Montag dort. Die Gäste würden klagen. " + told + ".").back() ==
        "Anna Quist: " + told);
}

TEST_CASE("French: four twenties, a hundred alone, the long scale, spaces between thousands") {
  CHECK(claims_in("fr", "Il y a quatre-vingt-dix-sept chiens.") == Lines{"count 97"});
  CHECK(claims_in("fr", "Cela coûte 1 234 567,89 euros.") == Lines{"money 1234567.89 EUR"});
  CHECK(claims_in("fr", "Elle a cent trois ans.") == Lines{"duration 103 year"});
  CHECK(claims_in("fr", "Cela coûte 2 milliards de dollars.") == Lines{"money 2000000000 dollar"});
  CHECK(claims_in("fr", "Cela coûte 34 centimes.") == Lines{"money 34 centime"});
  CHECK(claims_in("fr", "Deux sur trois sont là.") == Lines{"ratio 0.666667"});
  CHECK(claims_in("fr", "Elle est venue le 8 mai à 14 heures.").empty());
}

TEST_CASE("Spanish: hundreds in one word, a thousand million, tens and units with their joiner") {
  CHECK(claims_in("es", "Hay doscientos treinta y cuatro perros.") == Lines{"count 234"});
  CHECK(claims_in("es", "Cuesta dos mil millones de euros.") == Lines{"money 2000000000 EUR"});
  CHECK(claims_in("es", "Son el 12,5 por ciento.") == Lines{"percentage 12.5 percent"});
  CHECK(claims_in("es", "Cuesta 13 euros y 45 céntimos.") == Lines{"money 13.45 EUR"});
  CHECK(claims_in("es", "Tiene 43 años de edad.") == Lines{"age 43 year"});
  CHECK(claims_in("es", "Llegó el 8 de mayo.").empty());
}
