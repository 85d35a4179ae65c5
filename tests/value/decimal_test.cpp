#include "value/decimal.h"

#include <catch2/catch.hpp>

#include <cstdint>
#include <limits>
#include <random>
#include <string>

using sayso::value::Decimal;

namespace {

Decimal d(const char* text) {
  const auto value = Decimal::parse(text);
  REQUIRE(value);
  return *value;
}

}  // namespace

TEST_CASE("a decimal is written without exponent, grouping or trailing zeros") {
  CHECK(d("0").to_string() == "0");
  CHECK(d("-0.0").to_string() == "0");
  CHECK(d("2.50").to_string() == "2.5");
  CHECK(d("007").to_string() == "7");
  CHECK(d("0.05").to_string() == "0.05");
  CHECK(d("-12.340").to_string() == "-12.34");
  CHECK(d("1300000").to_string() == "1300000");
  CHECK(Decimal(std::numeric_limits<std::int64_t>::min()).to_string() == "-9223372036854775808");
}

TEST_CASE("what is no plain decimal is refused") {
  for (const char* text : {"", "-", ".", "1.", ".5", "1.2.3", "1,000", "1e5", "+1", " 1", "1 ", "--1"}) {
    INFO(text);
    CHECK_FALSE(Decimal::parse(text));
  }
}

TEST_CASE("numbers beyond 38 digits are refused, zeros behind the point do not count") {
  const std::string nines(38, '9');
  CHECK(d(nines.c_str()).to_string() == nines);
  CHECK_FALSE(Decimal::parse(nines + "9"));
  CHECK_FALSE(Decimal::parse(std::string(10'000, '7')));
  CHECK(Decimal::parse("1." + std::string(10'000, '0'))->to_string() == "1");
  CHECK(Decimal::parse(std::string(10'000, '0') + "5")->to_string() == "5");
  CHECK_FALSE(Decimal::parse("0." + std::string(38, '0') + "1"));
}

TEST_CASE("arithmetic is exact where floats are not") {
  CHECK(multiply(d("1.03"), d("1000000"))->to_string() == "1030000");
  CHECK(add(d("0.1"), d("0.2"))->to_string() == "0.3");
  CHECK(subtract(d("1"), d("1.5"))->to_string() == "-0.5");
  CHECK(subtract(d("2.5"), d("2.5"))->to_string() == "0");
  CHECK(multiply(d("-1.5"), d("-4"))->to_string() == "6");
  CHECK(shift10(d("1.3"), 6)->to_string() == "1300000");
  CHECK(shift10(d("50"), -2)->to_string() == "0.5");
}

TEST_CASE("division rounds half up at the sixth digit") {
  CHECK(divide(d("1"), d("3"))->to_string() == "0.333333");
  CHECK(divide(d("2"), d("3"))->to_string() == "0.666667");
  CHECK(divide(d("1"), d("8"))->to_string() == "0.125");
  CHECK(divide(d("-1"), d("4"))->to_string() == "-0.25");
  CHECK(divide(d("1"), d("2000000"))->to_string() == "0.000001");
  CHECK_FALSE(divide(d("1"), d("0")));
}

TEST_CASE("an operation whose result does not fit gives nothing") {
  const Decimal large = d("99999999999999999999999999999999999999");
  CHECK_FALSE(add(large, Decimal(1)));
  CHECK_FALSE(multiply(large, large));
  CHECK_FALSE(shift10(large, 1));
  CHECK(add(large, Decimal(-1)));
}

TEST_CASE("decimals compare by value, whatever their scales") {
  CHECK(d("1.10") == d("1.1"));
  CHECK(d("-2") < d("-1.5"));
  CHECK(d("-1") < d("0.5"));
  CHECK(d("99999999999999999999999999999999999999") > d("0.00000000000000000000000000000000000001"));
  CHECK(d("0.3") > d("0.25"));
  std::mt19937 random(7);
  std::uniform_int_distribution<int> any(-9999, 9999);
  for (int i = 0; i < 2000; ++i) {
    const int a = any(random);
    const int b = any(random);
    const auto left = shift10(Decimal(a), -2);
    const auto right = shift10(Decimal(b), -2);
    CHECK((*left < *right) == (a < b));
    CHECK(add(*left, *right) == shift10(Decimal(a + b), -2));
    CHECK(subtract(*left, *right) == shift10(Decimal(a - b), -2));
    CHECK(multiply(*left, *right) == shift10(Decimal(static_cast<std::int64_t>(a) * b), -4));
  }
}

TEST_CASE("only whole numbers of 64 bits become integers") {
  CHECK(d("42").to_int64() == 42);
  CHECK(d("-42.0").to_int64() == -42);
  CHECK_FALSE(d("4.2").to_int64());
  CHECK_FALSE(d("99999999999999999999").to_int64());
}
