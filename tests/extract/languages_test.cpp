#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "sayso/sayso.h"

using namespace sayso;

namespace {

using Lines = std::vector<std::string>;

Document document_in(const std::string& language, const std::string& text, const std::string& published = {}) {
  auto pack = Pack::builtin(language);
  REQUIRE(pack);
  const Extractor extractor({*pack});
  Workspace workspace;
  Input input;
  input.text = text;
  input.language = language;
  input.published = published;
  auto document = extractor.extract(input, workspace);
  REQUIRE(document);
  return *document;
}

// "text=value" of every time of a text that was written on a Friday.
Lines times_in(const std::string& language, const std::string& text) {
  const Document document = document_in(language, text, "2025-09-19");
  Lines lines;
  for (const Time& time : document.times) {
    lines.push_back(time.content.text + '=' + time.value + (time.mod.empty() ? "" : '/' + time.mod));
  }
  return lines;
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
  CHECK(claims_in("de", "Sie ging am 1. Mai zum Fest auf Kanal 7.").empty());
  CHECK(claims_in("de", "Sie ging am 1. Mai zum 50. Fest.") == Lines{"rank 50"});
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

TEST_CASE("German: times have values") {
  CHECK(times_in("de", "Sie sprach am Montag mit ihm.") == Lines{"Montag=2025-09-15"});
  CHECK(times_in("de", "Am Mittwoch vergangener Woche begann der Streik.") ==
        Lines{"Mittwoch vergangener Woche=2025-09-10"});
  CHECK(times_in("de", "Vergangene Woche stieg der Preis.") == Lines{"Vergangene Woche=2025-W37"});
  CHECK(times_in("de", "Im ersten Halbjahr sank der Umsatz.") == Lines{"ersten Halbjahr=2025-H1"});
  CHECK(times_in("de", "Anfang Mai begann der Streik.") == Lines{"Anfang Mai=2025-05/START"});
  CHECK(times_in("de", "Seit 2019 steht die Brücke.") == Lines{"2019=2019"});
  CHECK(times_in("de", "Vor drei Jahren kam sie.") == Lines{"Vor drei Jahren=2022"});
  CHECK(times_in("de", "Seit drei Jahren streikt das Werk.") == Lines{"drei Jahren=P3Y"});
  CHECK(times_in("de", "Im Vorjahr sank die Zahl.") == Lines{"Vorjahr=2024"});
  CHECK(times_in("de", "In den neunziger Jahren war das anders.") == Lines{"neunziger Jahren=199X"});
  CHECK(times_in("de", "Bis Jahresende soll das Haus stehen.") == Lines{"Jahresende=2025/END"});
  CHECK(times_in("de", "In der Nacht zum Dienstag brannte es.") == Lines{"Nacht zum Dienstag=2025-09-16TNI"});
  CHECK(times_in("de", "Sie wartete eine halbe Stunde.") == Lines{"eine halbe Stunde=PT30M"});
  CHECK(times_in("de", "Täglich kommen Gäste.") == Lines{"Täglich=P1D"});
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
