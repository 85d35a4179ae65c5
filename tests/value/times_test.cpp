#include "value/times.h"

#include <catch2/catch.hpp>

#include <functional>
#include <string>

#include "value/calendar.h"

using namespace sayso;
using namespace sayso::value;

namespace {

const std::optional<Date> kFriday = parse_date("2025-09-19");

using Fill = std::function<void(TimeParts&)>;

std::string value_of(const Fill& fill, const std::optional<Date>& anchor = kFriday) {
  TimeParts parts;
  fill(parts);
  const auto value = resolve_time(parts, anchor);
  return value ? value->value : "none";
}

std::string days_of(const Fill& fill, const std::optional<Date>& anchor = kFriday) {
  TimeParts parts;
  fill(parts);
  const auto value = resolve_time(parts, anchor);
  return value ? value->start + ".." + value->end : "none";
}

}  // namespace

TEST_CASE("dates of the calendar are read, others are none") {
  CHECK(parse_date("2025-09-19T08:00:00Z"));
  CHECK_FALSE(parse_date("2019-02-29"));
  CHECK_FALSE(parse_date("2025-9-19"));
  CHECK_FALSE(parse_date("2025-09-19x"));
}

TEST_CASE("ISO weeks belong to the year of their Thursday") {
  CHECK(iso_week(*parse_date("2025-09-19")) == IsoWeek{2025, 38});
  CHECK(iso_week(*parse_date("2021-01-03")) == IsoWeek{2020, 53});
  CHECK(iso_week(*parse_date("2024-12-30")) == IsoWeek{2025, 1});
  CHECK(to_string(week_start({2025, 38})) == "2025-09-15");
}

TEST_CASE("months are added without leaving the month") {
  CHECK(to_string(add_months(*parse_date("2025-03-31"), -1)) == "2025-02-28");
  CHECK(to_string(add_months(*parse_date("2025-01-15"), -1)) == "2024-12-15");
  CHECK(to_string(add_months(*parse_date("2025-12-15"), 13)) == "2027-01-15");
}

TEST_CASE("a weekday alone is the document's own day, else the nearest by tense") {
  for (const Tense tense : {Tense::kPast, Tense::kFuture, Tense::kUnknown}) {
    CHECK(value_of([&](TimeParts& p) { p.weekday = 5; p.tense = tense; }) == "2025-09-19");
  }
  CHECK(value_of([](TimeParts& p) { p.weekday = 4; p.tense = Tense::kPast; }) == "2025-09-18");
  CHECK(value_of([](TimeParts& p) { p.weekday = 6; p.tense = Tense::kPast; }) == "2025-09-13");
  CHECK(value_of([](TimeParts& p) { p.weekday = 4; p.tense = Tense::kFuture; }) == "2025-09-25");
  CHECK(value_of([](TimeParts& p) { p.weekday = 1; }) == "2025-09-22");
  CHECK(value_of([](TimeParts& p) { p.weekday = 5; p.shift = -1; }) == "2025-09-12");
  CHECK(value_of([](TimeParts& p) { p.weekday = 5; p.shift = 1; }) == "2025-09-26");
  CHECK(value_of([](TimeParts& p) { p.weekday = 1; p.shift = 0; }) == "2025-09-15");
  CHECK(value_of([](TimeParts& p) { p.weekday = 5; }, std::nullopt) == "XXXX-WXX-5");
  CHECK(value_of([](TimeParts& p) { p.weekday = 5; p.unit = TimeUnit::kWeek; p.shift = 1; }) == "2025-09-26");
}

TEST_CASE("a month alone is the document's own month, else the nearest by tense") {
  CHECK(value_of([](TimeParts& p) { p.month = 9; p.tense = Tense::kPast; }) == "2025-09");
  CHECK(value_of([](TimeParts& p) { p.month = 6; p.tense = Tense::kPast; }) == "2025-06");
  CHECK(value_of([](TimeParts& p) { p.month = 11; p.tense = Tense::kPast; }) == "2024-11");
  CHECK(value_of([](TimeParts& p) { p.month = 6; p.tense = Tense::kFuture; }) == "2026-06");
  CHECK(value_of([](TimeParts& p) { p.month = 6; p.shift = -1; }) == "2025-06");
  CHECK(value_of([](TimeParts& p) { p.month = 6; p.unit = TimeUnit::kYear; p.shift = -1; }) == "2024-06");
  CHECK(value_of([](TimeParts& p) { p.month = 6; }, std::nullopt) == "XXXX-06");
  CHECK(days_of([](TimeParts& p) { p.month = 2; p.year = 2024; }) == "2024-02-01..2024-02-29");
}

TEST_CASE("full dates are checked against the calendar") {
  CHECK(value_of([](TimeParts& p) { p.year = 2025; p.month = 9; p.day = 19; }) == "2025-09-19");
  CHECK(value_of([](TimeParts& p) { p.year = 2019; p.month = 2; p.day = 29; }) == "none");
  CHECK(value_of([](TimeParts& p) { p.month = 13; p.day = 1; }) == "none");
  CHECK(value_of([](TimeParts& p) { p.month = 8; p.day = 7; p.tense = Tense::kPast; }) == "2025-08-07");
  CHECK(value_of([](TimeParts& p) { p.month = 12; p.day = 24; p.tense = Tense::kPast; }) == "2024-12-24");
  CHECK(value_of([](TimeParts& p) { p.month = 12; p.day = 24; }) == "2025-12-24");
  CHECK(value_of([](TimeParts& p) { p.month = 9; p.day = 12; }) == "2025-09-12");
  CHECK(value_of([](TimeParts& p) { p.month = 9; p.day = 12; p.tense = Tense::kFuture; }) == "2025-09-12");
  CHECK(value_of([](TimeParts& p) { p.month = 6; p.day = 12; p.tense = Tense::kFuture; }) == "2026-06-12");
  CHECK(value_of([](TimeParts& p) { p.month = 10; p.day = 1; p.tense = Tense::kPast; }) == "2025-10-01");
  CHECK(value_of([](TimeParts& p) { p.month = 12; p.day = 24; }, std::nullopt) == "XXXX-12-24");
  CHECK(value_of([](TimeParts& p) { p.day = 17; p.tense = Tense::kPast; }) == "2025-09-17");
  CHECK(value_of([](TimeParts& p) { p.day = 31; p.tense = Tense::kPast; }) == "2025-08-31");
}

TEST_CASE("days that move with the week are found by their rule") {
  CHECK(value_of([](TimeParts& p) { p.month = 11; p.weekday = 4; p.nth = 4; p.year = 1999; }) == "1999-11-25");
  CHECK(value_of([](TimeParts& p) { p.month = 5; p.weekday = 1; p.nth = 5; p.year = 2025; }) == "2025-05-26");
  CHECK(value_of([](TimeParts& p) { p.month = 11; p.weekday = 4; p.nth = 4; p.tense = Tense::kPast; }) == "2024-11-28");
}

TEST_CASE("years, decades, centuries and parts of a year have their values") {
  CHECK(value_of([](TimeParts& p) { p.year = 2019; }) == "2019");
  CHECK(value_of([](TimeParts& p) { p.year = 1990; p.unit = TimeUnit::kDecade; }) == "199X");
  CHECK(value_of([](TimeParts& p) { p.year = 90; p.unit = TimeUnit::kDecade; }) == "199X");
  CHECK(value_of([](TimeParts& p) { p.unit = TimeUnit::kCentury; p.count = Decimal(20); }) == "19");
  CHECK(value_of([](TimeParts& p) { p.quarter = 3; p.year = 2025; }) == "2025-Q3");
  CHECK(value_of([](TimeParts& p) { p.half = 1; p.year = 2025; }) == "2025-H1");
  CHECK(value_of([](TimeParts& p) { p.season = "SU"; p.year = 2025; }) == "2025-SU");
  CHECK(value_of([](TimeParts& p) { p.season = "SU"; p.shift = -1; }) == "2025-SU");
  CHECK(value_of([](TimeParts& p) { p.season = "FA"; p.shift = -1; }) == "2024-FA");
  CHECK(value_of([](TimeParts& p) { p.season = "FA"; p.shift = 0; }) == "2025-FA");
  CHECK(value_of([](TimeParts& p) { p.year = 2025; p.fiscal = true; }) == "FY2025");
  CHECK(days_of([](TimeParts& p) { p.quarter = 3; p.year = 2025; }) == "2025-07-01..2025-09-30");
}

TEST_CASE("shifted units count from the document's date") {
  const auto shifted = [](TimeUnit unit, int shift) {
    return value_of([&](TimeParts& p) { p.unit = unit; p.shift = shift; });
  };
  CHECK(shifted(TimeUnit::kWeek, 0) == "2025-W38");
  CHECK(shifted(TimeUnit::kWeek, -1) == "2025-W37");
  CHECK(shifted(TimeUnit::kWeekend, 0) == "2025-W38-WE");
  CHECK(shifted(TimeUnit::kDay, -1) == "2025-09-18");
  CHECK(shifted(TimeUnit::kMonth, 1) == "2025-10");
  CHECK(shifted(TimeUnit::kYear, -1) == "2024");
  CHECK(shifted(TimeUnit::kQuarter, 0) == "2025-Q3");
  CHECK(shifted(TimeUnit::kDecade, -1) == "201X");
  CHECK(value_of([](TimeParts& p) { p.unit = TimeUnit::kDay; p.shift = -1; p.part = "NI"; }) == "2025-09-18TNI");
  CHECK(value_of([](TimeParts& p) { p.unit = TimeUnit::kWeek; p.shift = -1; }, std::nullopt) == "XXXX-WXX");
  CHECK(value_of([](TimeParts& p) { p.unit = TimeUnit::kWeekend; p.tense = Tense::kPast; }) == "2025-W37-WE");
  CHECK(days_of([](TimeParts& p) { p.unit = TimeUnit::kWeek; p.shift = 0; }) == "2025-09-15..2025-09-21");
}

TEST_CASE("counted units go back or ahead, vague ones only say which way") {
  const auto ago = [](TimeUnit unit, int count) {
    return value_of([&](TimeParts& p) { p.unit = unit; p.count = Decimal(count); p.shift = -1; });
  };
  CHECK(ago(TimeUnit::kDay, 3) == "2025-09-16");
  CHECK(ago(TimeUnit::kWeek, 3) == "2025-W35");
  CHECK(ago(TimeUnit::kYear, 10) == "2015");
  CHECK(ago(TimeUnit::kDecade, 1) == "2015");
  CHECK(ago(TimeUnit::kYear, 3'000'000) == "none");
  CHECK(value_of([](TimeParts& p) { p.unit = TimeUnit::kMonth; p.vague = true; p.shift = -1; }) == "PAST_REF");
  CHECK(value_of([](TimeParts& p) { p.ref = "PRESENT_REF"; }) == "PRESENT_REF");
}

TEST_CASE("durations and sets need no date") {
  const auto length = [](TimeUnit unit, const char* count) {
    return value_of([&](TimeParts& p) { p.duration = true; p.unit = unit; p.count = Decimal::parse(count); }, std::nullopt);
  };
  CHECK(length(TimeUnit::kMinute, "90") == "PT90M");
  CHECK(length(TimeUnit::kYear, "1.5") == "P1Y6M");
  CHECK(length(TimeUnit::kHour, "5.5") == "PT5H30M");
  CHECK(length(TimeUnit::kDecade, "4") == "P40Y");
  CHECK(value_of([](TimeParts& p) { p.duration = true; p.unit = TimeUnit::kYear; p.vague = true; }) == "PXY");
  CHECK(value_of([](TimeParts& p) { p.set = true; p.unit = TimeUnit::kDay; }) == "P1D");
  CHECK(value_of([](TimeParts& p) { p.set = true; p.weekday = 5; }) == "XXXX-WXX-5");
}

TEST_CASE("a date at the edge of the calendar anchors nothing") {
  for (const char* edge : {"9999-12-31", "0001-01-01"}) {
    const auto anchor = parse_date(edge);
    REQUIRE(anchor);
    CHECK(value_of([](TimeParts& p) { p.month = 9; p.shift = 1; }, anchor) == "XXXX-09");
    CHECK(value_of([](TimeParts& p) { p.month = 9; p.shift = -1; }, anchor) == "XXXX-09");
    CHECK(value_of([](TimeParts& p) { p.weekday = 5; }, anchor) == "XXXX-WXX-5");
  }
}

TEST_CASE("clock times stand on their day") {
  CHECK(value_of([](TimeParts& p) { p.hour = 18; }) == "2025-09-19T18:00");
  CHECK(value_of([](TimeParts& p) { p.hour = 10; p.minute = 35; p.weekday = 4; p.tense = Tense::kPast; }) == "2025-09-18T10:35");
  CHECK(value_of([](TimeParts& p) { p.hour = 25; }) == "none");
  CHECK(value_of([](TimeParts& p) { p.weekday = 5; p.part = "EV"; }) == "2025-09-19TEV");
}

TEST_CASE("the two ends of a range complete each other") {
  const auto range = [](const Fill& first, const Fill& second) {
    TimeParts from, to;
    first(from);
    second(to);
    const auto value = resolve_range(from, to, kFriday);
    return value ? value->value + " " + value->start + ".." + value->end : "none";
  };
  CHECK(range([](TimeParts& p) { p.year = 2019; }, [](TimeParts& p) { p.year = 2023; }) == "2019/2023 2019-01-01..2023-12-31");
  CHECK(range([](TimeParts& p) { p.year = 2012; }, [](TimeParts& p) { p.year = 13; }) == "2012/2013 2012-01-01..2013-12-31");
  CHECK(range([](TimeParts& p) { p.day = 3; }, [](TimeParts& p) { p.day = 5; p.month = 6; p.year = 2025; }) ==
        "2025-06-03/2025-06-05 2025-06-03..2025-06-05");
  CHECK(range([](TimeParts& p) { p.month = 11; }, [](TimeParts& p) { p.month = 2; p.year = 2024; }) ==
        "2023-11/2024-02 2023-11-01..2024-02-29");
  CHECK(range([](TimeParts& p) { p.year = 2023; }, [](TimeParts& p) { p.year = 2019; }) == "none");
}

TEST_CASE("Easter Sunday is known for any year") {
  CHECK(to_string(easter_sunday(1961)) == "1961-04-02");
  CHECK(to_string(easter_sunday(2000)) == "2000-04-23");
  CHECK(to_string(easter_sunday(2008)) == "2008-03-23");
  CHECK(to_string(easter_sunday(2024)) == "2024-03-31");
  CHECK(to_string(easter_sunday(2038)) == "2038-04-25");
}
