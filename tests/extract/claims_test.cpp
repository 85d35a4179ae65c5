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
  CHECK(claims_of("They spoke of 10, 20 and 30 percent.") == Lines{"percentage eq 10 percent", "percentage eq 20 percent", "percentage eq 30 percent"});
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

TEST_CASE("what stands in parentheses and says something else is a claim of its own") {
  CHECK(claims_of("The deficit was 1.6 billion ($2.54 billion).") == Lines{"count eq 1600000000", "money eq 2540000000 dollar"});
  CHECK(claims_of("The wall is 30 miles (20 km) long.") == Lines{"measurement eq 30 mile", "measurement eq 20 kilometer"});
  CHECK(claims_of("The share was 10 percent (12 percent).") == Lines{"percentage eq 10 percent", "percentage eq 12 percent"});
}

TEST_CASE("a text that is nothing but a number is a cell of a table, and says it") {
  CHECK(claims_of("192") == Lines{"count eq 192"});
  CHECK(claims_of("about 3/4") == Lines{"ratio approx 0.75"});
  CHECK(claims_of("Kanal 192").empty());
}

TEST_CASE("of some that are known the first word tells how many") {
  const Document document = document_of("They sank two of the old ships.");
  REQUIRE(document.claims.size() == 1);
  CHECK(document.claims[0].counted.text == "the old ships");
  CHECK(claims_of("They sank one of the old ships.").empty());  // a pronoun
}

TEST_CASE("plus or minus is no sign") {
  CHECK(claims_of("Its margin of error stands at plus or minus 3.6 percentage points.") == Lines{"percentage_point eq 3.6 percentage-point"});
  CHECK(claims_of("The margin of error was +/- 3.1 percent.") == Lines{"percentage eq 3.1 percent"});
  CHECK(claims_of("It was minus 5 degrees.") == Lines{"measurement eq -5 degree"});
}

TEST_CASE("coins belong to the amount before them") {
  CHECK(claims_of("It cost 3 GBP 50 pence.") == Lines{"money eq 3.5 GBP"});
  CHECK(claims_of("It cost $20 and 43c.") == Lines{"money eq 20.43 dollar"});
}

TEST_CASE("half an hour is a length of time with a hyphen, too, but a half-brother is none") {
  CHECK(claims_of("After a half-hour delay it ended.") == Lines{"duration eq 0.5 hour"});
  CHECK(claims_of("Her half-brother won the quarter-final.").empty());
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

TEST_CASE("a list of duties is a list of tariffs") {
  const Document document = document_of("Norway imposed 25% tariffs on steel and 10% on tin from Chile.");
  REQUIRE(document.claims.size() == 2);
  CHECK(document.claims[0].object.text == "steel");
  CHECK(document.claims[1].kind == ClaimKind::kTariff);
  CHECK(document.claims[1].object.text == "tin from Chile");
  CHECK(claims_of("The tariff on steel rose to 25 percent.") == Lines{"tariff eq 25 percent"});
}

TEST_CASE("what is held is told as no change, with the value it is held at") {
  const Document document = document_of("The bank left its key rate unchanged at 4 percent.");
  REQUIRE(document.claims.size() == 1);
  CHECK(document.claims[0].subject.text == "its key rate");
  REQUIRE(document.claims[0].change);
  CHECK(document.claims[0].change->direction == Direction::kNone);
  CHECK(document.claims[0].change->to);
  CHECK(claims_of("The bank raised its key rate by a quarter point.") == Lines{"percentage_point eq 0.25 percentage-point"});
}

TEST_CASE("money has no weight, though its unit may be called a pound") {
  CHECK(document_of("The house cost £271,500.").claims.at(0).quantity.si_value.empty());
  CHECK(document_of("The stone weighs 361 pounds.").claims.at(0).quantity.si_unit == "kg");
}

TEST_CASE("ages, lengths of time, places in an order, scores and rates have kinds of their own") {
  CHECK(claims_of("Her 43-year-old brother waited for 90 minutes.") == Lines{"age eq 43 year", "duration eq 90 minute"});
  CHECK(claims_of("It was the second call.") == Lines{"rank eq 2"});
  CHECK(claims_of("She finished 14th in the race.") == Lines{"rank eq 14"});
  CHECK(claims_of("The average age was 34.") == Lines{"age eq 34 year"});
  CHECK(claims_of("The river rose by 3ft.") == Lines{"measurement eq 3 foot"});
  CHECK(claims_of("They have only spoken once.") == Lines{"count eq 1"});
  CHECK(claims_of("They won the match 3-1.") == Lines{"score eq 1..3"});
  CHECK(claims_of("They voted 52 to 48.") == Lines{"score eq 48..52"});
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

TEST_CASE("complaints about other number finders do not come up here") {
  // No unit from letters that may be anything else.
  CHECK(claims_of("The vote ended 50,000 in favour.") == Lines{"count eq 50000"});
  CHECK(claims_of("They sent $40 million in aid.") == Lines{"money eq 40000000 dollar"});
  CHECK(claims_of("They met at 6pm.").empty());
  CHECK(claims_of("A unit is a axy.").empty());
  CHECK(claims_of("The mast is 5 km. It is old.") == Lines{"measurement eq 5 kilometer"});
  CHECK(claims_of("The line carries 400 kV.") == Lines{"measurement eq 400 kilovolt"});
  // Ranges keep both ends, in the unit that the second one has.
  CHECK(claims_of("They want between 20 and 30 boats.") == Lines{"count range 20..30"});
  CHECK(claims_of("They want 2-3 million boats.") == Lines{"count range 2000000..3000000"});
  CHECK(claims_of("They paid 12 euros and 15 euros.") == Lines{"money eq 12 EUR", "money eq 15 EUR"});
  CHECK(claims_of("They opened in the 2012-13 season.").empty());
  CHECK(claims_of("They want 30-20 boats.") == Lines{"count eq 30", "count eq 20"});
  CHECK(claims_of("They paid 9-7 lakh rupees.") == Lines{"count eq 9", "money eq 700000 rupee"});
  CHECK(claims_of("The board is 3 x 5.") == Lines{"count eq 3", "count eq 5"});
  CHECK(claims_of("They ruled 2019 to 2020.").empty());
  CHECK(claims_of("It turned 123 deg.") == Lines{"measurement eq 123 degree"});
  // Grouping, glued magnitudes, fractions.
  CHECK(claims_of("The ship holds 816 000 tonnes.") == Lines{"measurement eq 816000 tonne"});
  CHECK(claims_of("They have 1,783.9million users.") == Lines{"count eq 1783900000"});
  CHECK(claims_of("They walked one and one-half miles.") == Lines{"measurement eq 1.5 mile"});
  CHECK(claims_of("They have 7.7 million users.") == claims_of("They have 7,700,000 users."));
  // A noun behind an amount is not part of it.
  CHECK(claims_of("They bought a $1000 television.") == Lines{"money eq 1000 dollar"});
  CHECK(claims_of("They wrote two $500 cheques.") == Lines{"count eq 2", "money eq 500 dollar"});
  CHECK(claims_of("They wanted 4 cents or 4$.") == Lines{"money eq 4 cent", "money eq 4 dollar"});
  // No numbers: names, versions, telephones, addresses, days.
  for (const char* text : {"Call 555-0134 now.", "They use version 2.10.4 of it.", "They read Section 230.", "They drove on Route 66.", "They live at 12 Mill Lane.",
                           "They fear COVID-19.", "They flew on MH17.", "They met on June 2018.", "They met on 29 February 2019.", "It was sold in 2021 C form.", "They measured it in feet and miles.",
                           "It is due on 31/05/2026.", "They flew Boeing 747 jets.", "The G7 met in 24/7 mode.", "They want the money.", "It is 1x2x4 in size."}) {
    INFO(text);
    CHECK(claims_of(text).empty());
  }
}

TEST_CASE("a change from one value to another is one claim, whatever stands between") {
  for (const char* text : {"Pay rose from 10 to 25 percent.", "Pay rose from 10 percent in May to 25 percent.", "It expects 25 percent, up from 10 percent.",
                           "Pay rose to 25 percent in May from 10 percent."}) {
    INFO(text);
    const Document document = document_of(text);
    REQUIRE(document.claims.size() == 1);
    CHECK(document.claims[0].quantity.value == "25");
    REQUIRE(document.claims[0].change);
    CHECK(document.claims[0].change->direction == Direction::kUp);
    REQUIRE(document.claims[0].change->from);
    CHECK(document.claims[0].change->from->value == "10");
  }
}

TEST_CASE("up to is a bound, but behind a verb of small steps where it leads") {
  const Document edged = document_of("The rate edged up to 4 percent.");
  REQUIRE(edged.claims.size() == 1);
  CHECK(edged.claims[0].quantity.bound == Bound::kEq);
  REQUIRE(edged.claims[0].change);
  CHECK(edged.claims[0].change->direction == Direction::kUp);
  CHECK(edged.claims[0].change->to);
  CHECK(claims_of("The rate may be up to 4 percent.") == Lines{"percentage le 4 percent"});
  const Document index = document_of("The Nasdaq rose 1.2 percent to 8,312.");
  REQUIRE(index.claims.size() == 2);
  CHECK(index.claims[1].kind == ClaimKind::kIndex);
}

TEST_CASE("verbs and words that are numbers say how many times") {
  CHECK(claims_of("Crime has doubled in the city.") == Lines{"ratio eq 2"});
  const Document document = document_of("They tripled the reward.");
  REQUIRE(document.claims.size() == 1);
  CHECK(shown(document.claims[0].quantity) == "eq 3");
  CHECK(document.claims[0].subject.text == "the reward");
  CHECK(document.claims[0].change->direction == Direction::kUp);
  CHECK(document_of("Prices halved.").claims.at(0).change->direction == Direction::kDown);
  CHECK(claims_of("Leaks rose fivefold.") == Lines{"ratio eq 5"});
}

TEST_CASE("shares and rates are one number, with the whole that they are of") {
  CHECK(claims_of("Only two of the five pumps worked.") == Lines{"ratio eq 0.4"});
  CHECK(claims_of("One renter in three moved.") == Lines{"ratio eq 0.333333"});
  const Document thefts = document_of("They counted 342 thefts per 100,000 people.");
  REQUIRE(thefts.claims.size() == 1);
  CHECK(thefts.claims[0].kind == ClaimKind::kRate);
  CHECK(shown(thefts.claims[0].quantity) == "eq 342");
  CHECK(thefts.claims[0].counted.text == "thefts");
  CHECK(thefts.claims[0].quantity.per_counted == "100000");
  CHECK(claims_of("Rents rose by a third.") == Lines{"ratio eq 0.333333"});
  CHECK(claims_of("The third man rose.") == Lines{"rank eq 3"});
}

TEST_CASE("several units in a row are one amount where each is finer than the one before") {
  CHECK(claims_of("It took two hours, 30 minutes and 5 seconds.") == Lines{"duration eq 9005 second"});
  CHECK(claims_of("He is 5ft 4in tall.") == Lines{"measurement eq 64 inch"});
  CHECK(claims_of("It took an hour and a half.") == Lines{"duration eq 1.5 hour"});
  CHECK(claims_of("They ran 5 km and 3 km.") == Lines{"measurement eq 5 kilometer", "measurement eq 3 kilometer"});
  CHECK(claims_of("It was 20 degrees below zero.") == Lines{"measurement eq -20 degree"});
}

TEST_CASE("what a number is said of is found over what stands between") {
  const auto subject = [](const char* text) {
    const Document document = document_of(text);
    return document.claims.empty() ? std::string("no claim") : document.claims.back().subject.text;
  };
  CHECK(subject("Exports to Chile fell 7 percent.") == "Exports to Chile");
  CHECK(subject("The mill, which opened in May, lost 5 percent.") == "The mill");
  CHECK(subject("It was a storm that killed 14 people.") == "a storm");
  CHECK(subject("The bank lowered its forecast for growth by 2 points, to 5 percent.") == "its forecast for growth");
  CHECK(subject("The board expects sales to fall by 5 percent.") == "sales");
  CHECK(subject("At 118 points, the index had lost 5 percent.") == "the index");
  CHECK(subject("Dozens of people fled.").empty());
  CHECK(subject("Officials said as many as 300 people may be trapped.").empty());
  CHECK(subject("A gallon of petrol costs $4.12.") == "A gallon of petrol");
  CHECK(subject("The child, aged three, was found.") == "The child");
}

TEST_CASE("a share is said of those that it is a part of, not of another share") {
  const auto subjects = [](const char* text) {
    std::vector<std::string> all;
    for (const Claim& claim : document_of(text).claims) all.push_back(claim.subject.text);
    return all;
  };
  CHECK(subjects("They know it: 45 percent of miners and 28 percent of sailors agree.") == Lines{"miners", "sailors"});
  CHECK(subjects("Nearly four in ten agreed: 15 percent warmly and 24 percent coldly.") == Lines{"", "", ""});
  CHECK(subjects("Polls show that 30 percent of Mr. Lorn's miners agree.") == Lines{"Mr. Lorn's miners"});
  CHECK(subjects("She was ahead with 41 percent of the ballots.") == Lines{"She"});
}

TEST_CASE("verbs bound a number, and a conversion is bounded as what it converts") {
  CHECK(claims_of("Exports exceeded 5 percent.") == Lines{"percentage gt 5 percent"});
  CHECK(claims_of("She averaged 12 points and 4.1 rebounds.") == Lines{"count approx 12", "count approx 4.1"});
  const Document fee = document_of("It is more than 30 miles (48 km) away.");
  REQUIRE(fee.claims.size() == 1);
  REQUIRE(fee.claims[0].also.size() == 1);
  CHECK(shown(fee.claims[0].also[0]) == "gt 48 kilometer");
}

TEST_CASE("the ends of a change may be a range, or of another unit than each other") {
  const Document sales = document_of("Sales will grow from 11.5 to 16-18 billion euros.");
  REQUIRE(sales.claims.size() == 1);
  REQUIRE(sales.claims[0].change);
  CHECK(shown(*sales.claims[0].change->from) == "eq 11500000000 EUR");
  CHECK(shown(*sales.claims[0].change->to) == "range 16000000000..18000000000 EUR");
  CHECK(shown(sales.claims[0].quantity) == "range 16000000000..18000000000 EUR");
  const Document trip = document_of("They cut the trip from 3 hours to 90 minutes.");
  REQUIRE(trip.claims.size() == 1);
  REQUIRE(trip.claims[0].change);
  CHECK(shown(*trip.claims[0].change->from) == "eq 3 hour");
  CHECK(shown(trip.claims[0].quantity) == "eq 90 minute");
  CHECK(claims_of("It takes 90 minutes to 3 hours.") == Lines{"duration range 1.5..3 hour"});
}

TEST_CASE("a claim knows when and where, and does not take what it is compared with for it") {
  const Document document = document_of("They cut 5,000 jobs in Norway in June.");
  REQUIRE(document.claims.size() == 1);
  CHECK(document.claims[0].place.text == "Norway");
  CHECK(document.claims[0].time.value == "2025-06");
  CHECK(document.claims[0].content.text == "They cut 5,000 jobs");
  CHECK(document_of("Prices have risen 12 percent since March.").claims.at(0).time.text.empty());
  const Document two = document_of("The rate rose to 4.1 percent in May and 4.3 percent in June.");
  REQUIRE(two.claims.size() == 2);
  CHECK(two.claims[1].time.text == "June");
  REQUIRE(two.claims[1].change);
  CHECK(two.claims[1].change->direction == Direction::kUp);
  CHECK(two.claims[1].modality == Modality::kAsserted);
}
