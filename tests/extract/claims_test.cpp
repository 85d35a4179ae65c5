#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "reading.h"
#include "sayso/records.h"

using namespace sayso;
using tests::document_of;

namespace {

// What a quantity says, in one line: "approx 5000000 USD", "range 10..25 percent".
std::string shown(const Quantity& quantity) {
  std::string line(bound_name(quantity.bound));
  line += ' ';
  if (!quantity.value.empty()) line += quantity.value;
  if (!quantity.min.empty()) line += quantity.min + ".." + quantity.max;
  if (!quantity.magnitude.empty()) line += '~' + quantity.magnitude;
  if (!quantity.currency.empty()) line += ' ' + quantity.currency;
  if (quantity.unit && !quantity.unit->id.empty()) line += ' ' + quantity.unit->id;
  return line;
}

std::vector<std::string> claims_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const Claim& claim : document_of(text).claims) lines.push_back(std::string(claim_kind_name(claim.kind)) + ' ' + shown(claim.quantity));
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("money keeps its currency where the sign settles it, and its kind where it does not") {
  CHECK(claims_of("The bridge cost US$1.1m.") == Lines{"money eq 1100000 USD"});
  CHECK(claims_of("The bridge cost RM23.50.") == Lines{"money eq 23.5 MYR"});
  CHECK(claims_of("The bridge cost $5 billion.") == Lines{"money eq 5000000000 dollar"});
  CHECK(claims_of("The bridge cost 5 million Swiss francs.") == Lines{"money eq 5000000 CHF"});
  CHECK(claims_of("The bridge made 361 million pounds.") == Lines{"money eq 361000000 GBP"});
  CHECK(claims_of("The stone weighs 361 pounds.") == Lines{"measurement eq 361 pound"});
  CHECK(claims_of("The pen cost 13 dollars and 45 cents.") == Lines{"money eq 13.45 dollar"});
  CHECK(claims_of("They lost tens of millions of euros.") == Lines{"money vague ~10000000 EUR"});
}

TEST_CASE("the region of the language settles an open sign") {
  CHECK(shown(document_of("It cost $5.", "2025-09-19", "en-NZ").claims.at(0).quantity) == "eq 5 NZD");
  CHECK(shown(document_of("It cost 50 cents.", "2025-09-19", "en-US").claims.at(0).quantity) == "eq 0.5 USD");
  CHECK(shown(document_of("It cost $5.", "2025-09-19", "en-DE").claims.at(0).quantity) == "eq 5 dollar");
}

TEST_CASE("points are of an index or of a percentage where the words around say so") {
  CHECK(claims_of("The Nasdaq lost 120 points.") == Lines{"index eq 120 point"});
  CHECK(claims_of("Support rose two points to 45 percent.") == Lines{"percentage_point eq 2 percentage-point", "percentage eq 45 percent"});
  CHECK(claims_of("The team won 12 points.") == Lines{"count eq 12"});
}

TEST_CASE("bounds are words before and behind the number") {
  CHECK(claims_of("It takes well over 100 percent.") == Lines{"percentage gt 100 percent"});
  CHECK(claims_of("It takes at least 100 percent.") == Lines{"percentage ge 100 percent"});
  CHECK(claims_of("It takes up to 100 percent.") == Lines{"percentage le 100 percent"});
  CHECK(claims_of("It takes nearly 100 percent.") == Lines{"percentage approx 100 percent"});
  CHECK(claims_of("It takes 100 percent or more.") == Lines{"percentage ge 100 percent"});
  CHECK(claims_of("They need a couple of weeks.") == Lines{"duration approx 2 week"});
}

TEST_CASE("ranges share their unit and magnitude, amounts of different units stay apart") {
  CHECK(claims_of("It takes 10 to 25 percent.") == Lines{"percentage range 10..25 percent"});
  CHECK(claims_of("It costs $3-5 million.") == Lines{"money range 3000000..5000000 dollar"});
  CHECK(claims_of("It costs $900 to $1.1m.") == Lines{"money range 900..1100000 dollar"});
  CHECK(claims_of("It takes between 20 and 30 miles.") == Lines{"measurement range 20..30 mile"});
  CHECK(claims_of("Shares rose 34 cents to $12.50.") == Lines{"money eq 34 cent", "money eq 12.5 dollar"});
}

TEST_CASE("a change has its direction, its ends and its amount") {
  const Document raised = document_of("Norway raised the duty from 10 to 25 percent.");
  REQUIRE(raised.claims.size() == 1);
  const Claim& claim = raised.claims[0];
  REQUIRE(claim.change);
  CHECK(claim.change->direction == Direction::kUp);
  REQUIRE((claim.change->from && claim.change->to));
  CHECK(claim.change->from->value == "10");
  CHECK(claim.change->to->value == "25");
  CHECK(claim.quantity.value == "25");
  CHECK(claim.subject.text == "Norway");

  const Document fell = document_of("Sales fell 7 percent to 2.3 billion euros.");
  REQUIRE(fell.claims.size() == 2);
  REQUIRE((fell.claims[0].change && fell.claims[1].change));
  CHECK(fell.claims[0].change->by);
  CHECK(fell.claims[1].change->to);
  CHECK(fell.claims[0].change->direction == Direction::kDown);
  CHECK(fell.claims[0].linked == Lines{fell.claims[1].id});
  CHECK(fell.claims[1].linked == Lines{fell.claims[0].id});
  CHECK(fell.claims[0].subject.text == "Sales");
}

TEST_CASE("a conversion in parentheses is a second writing, not a claim") {
  const Document document = document_of("The wall is 30 miles (48 km) long.");
  REQUIRE(document.claims.size() == 1);
  CHECK(shown(document.claims[0].quantity) == "eq 30 mile");
  REQUIRE(document.claims[0].also.size() == 1);
  CHECK(shown(document.claims[0].also[0]) == "eq 48 kilometer");
  CHECK(document.claims[0].quantity.si_value == "48280.32");
}

TEST_CASE("a rate of duty is a tariff, with who lays it and on whom") {
  const Document document = document_of("Norway taxes imports from Chile at 30 percent.");
  REQUIRE(document.claims.size() == 1);
  CHECK(document.claims[0].kind == ClaimKind::kTariff);
  CHECK(document.claims[0].subject.text == "Norway");
  CHECK(document.claims[0].object.text == "Chile");
  CHECK(claims_of("Norway announced a 25 percent tariff on steel.") == Lines{"tariff eq 25 percent"});
  CHECK(claims_of("Norway announced a 25 percent raise.") == Lines{"percentage eq 25 percent"});
}

TEST_CASE("ages, lengths of time, places in an order, scores and rates have kinds of their own") {
  CHECK(claims_of("Her 43-year-old brother waited for 90 minutes.") == Lines{"age eq 43 year", "duration eq 90 minute"});
  CHECK(claims_of("It was the second call.") == Lines{"rank eq 2"});
  CHECK(claims_of("They have only spoken once.") == Lines{"count eq 1"});
  CHECK(claims_of("They won the match 3-1.") == Lines{"score eq 1..3"});
  CHECK(claims_of("One in four agreed.") == Lines{"ratio eq 0.25"});
  CHECK(claims_of("They sold twice as many.") == Lines{"ratio eq 2"});
  const Document price = document_of("Oil costs 5 euros a barrel.");
  REQUIRE(price.claims.size() == 1);
  CHECK(price.claims[0].quantity.per_text == "a barrel");
  CHECK(price.claims[0].quantity.per_unit == "barrel");
}

TEST_CASE("what is counted is the noun phrase behind the number") {
  const Document document = document_of("The firm cut 2,000 new jobs in May.");
  REQUIRE(document.claims.size() == 1);
  CHECK(document.claims[0].kind == ClaimKind::kCount);
  CHECK(document.claims[0].counted.text == "new jobs");
  CHECK(document.claims[0].subject.text == "The firm");
  CHECK(document.claims[0].time.value == "2025-05");
  CHECK(document.claims[0].content.text == "The firm cut 2,000 new jobs");
}

TEST_CASE("what is planned, denied, asked or supposed is not asserted") {
  CHECK(document_of("They will cut 5 percent.").claims.at(0).modality == Modality::kPlanned);
  CHECK(document_of("They did not cut 5 percent.").claims.at(0).modality == Modality::kNegated);
  CHECK(document_of("Did they cut 5 percent of it?").claims.at(0).modality == Modality::kQuestion);
  CHECK(document_of("They cut 5 percent.").claims.at(0).modality == Modality::kAsserted);
}

TEST_CASE("numbers of dates and names are no claims") {
  for (const char* text : {"The G20 met in 2019.", "They flew a Boeing 747.", "It began on June 5, 2019.", "Nobody knows Section 230.", "The 5G network works."}) {
    INFO(text);
    CHECK(claims_of(text).empty());
  }
}

TEST_CASE("to one value from another, with a time between them, is one change") {
  const sayso::Document document = sayso::tests::document_of("Inflation rose to 3.4% in May from 3.1% a month earlier.", "2025-06-12");
  REQUIRE(document.claims.size() == 1);
  const sayso::Claim& claim = document.claims[0];
  CHECK(claim.quantity.value == "3.4");
  REQUIRE(claim.change);
  CHECK(claim.change->direction == sayso::Direction::kUp);
  CHECK(claim.change->from->value == "3.1");
  CHECK(claim.change->from->per_text.empty());  // a month earlier, not 3.1% a month
  CHECK(claim.change->to->value == "3.4");
}
