#include "value/units.h"

#include <catch2/catch.hpp>

#include <string>

#include "reading.h"
#include "value/money.h"

using namespace sayso;
using namespace sayso::value;

namespace {

const UnitTable& units() {
  static const UnitTable table(testing::list_of("common/lex/value_units.tsv"));
  return table;
}

std::string si(const char* value, const char* unit) {
  const auto converted = units().to_si(*Decimal::parse(value), unit);
  return converted ? converted->value.to_string() + " " + converted->unit : "none";
}

std::string iso(const char* value, const char* unit) { return iso8601_duration(*Decimal::parse(value), unit); }

}  // namespace

TEST_CASE("the list of units reads without a complaint") {
  std::vector<Diagnostic> diagnostics;
  const UnitTable table(testing::list_of("common/lex/value_units.tsv"), &diagnostics);
  CHECK(diagnostics.empty());
}

TEST_CASE("values are converted to SI exactly") {
  CHECK(si("10", "mile") == "16093.44 m");
  CHECK(si("90", "minute") == "5400 s");
  CHECK(si("816000", "tonne") == "816000000 kg");
  CHECK(si("20", "celsius") == "293.15 K");
  CHECK(si("-40", "fahrenheit") == "233.15 K");
  CHECK(si("36", "kilometer-per-hour") == "10 m/s");
  CHECK(si("30", "percent") == "0.3 1");
  CHECK(si("7412", "point") == "none");
  CHECK(si("5", "unheard-of") == "none");
}

TEST_CASE("a compound unit that is not listed is put together from its parts") {
  const auto found = units().find("kilogram-per-hour");
  REQUIRE(found);
  CHECK(found->ucum == "kg/h");
  CHECK(si("7200", "kilogram-per-hour") == "2 kg/s");
  CHECK_FALSE(units().find("kilogram-per-nothing"));
}

TEST_CASE("durations are written in ISO 8601, equal lengths alike") {
  CHECK(iso("90", "minute") == "PT90M");
  CHECK(iso("1.5", "hour") == "PT1H30M");
  CHECK(iso("0.5", "hour") == "PT30M");
  CHECK(iso("2", "week") == "P2W");
  CHECK(iso("1", "fortnight") == "P2W");
  CHECK(iso("1.5", "year") == "P1Y6M");
  CHECK(iso("2.5", "day") == "P2DT12H");
  CHECK(iso("3", "decade") == "P30Y");
  CHECK(iso("2", "quarter") == "P6M");
  CHECK(iso("10.2", "second") == "PT10.2S");
  CHECK(iso("5", "millisecond") == "PT0.005S");
  CHECK(iso("5", "kilometer").empty());
}

TEST_CASE("a currency sign is settled by the region alone") {
  CHECK(settle_currency("USD CAD AUD NZD", "CA") == "CAD");
  CHECK(settle_currency("USD CAD AUD NZD", "").empty());
  CHECK(settle_currency("USD CAD AUD NZD", "DE").empty());
  CHECK(settle_currency("EUR", "") == "EUR");
  CHECK(currency_of_region("CH") == "CHF");
  CHECK(currency_of_region("??").empty());
}

TEST_CASE("currency codes are those of ISO 4217") {
  CHECK(is_currency("USD"));
  CHECK(is_currency("CHF"));
  CHECK_FALSE(is_currency("usd"));
  CHECK_FALSE(is_currency("QQQ"));
  CHECK(in_main_unit(Decimal(50), 2)->to_string() == "0.5");
}
