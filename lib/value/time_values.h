// Inside of resolve_time: values with their first and last days, a calendar unit a function.
//
// Each writes the TIMEX3 value at the granularity of its name. Nothing here settles what an expression leaves
// open (settle.h), and nothing reads it (times.cpp).
#ifndef SAYSO_VALUE_TIME_VALUES_H_
#define SAYSO_VALUE_TIME_VALUES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "value/settle.h"
#include "value/times.h"

namespace sayso::value {

// A number with leading zeros.
std::string padded(int value, std::size_t width);
bool valid_year(int year);
// The first month of a season; winter begins in December of the year that names it.
int season_month(std::string_view season);
void set_period(const Period& period, TimeValue& out);
// The part of the value behind the day: "TEV", "T18:30". False for a time that no clock shows.
bool append_clock(const TimeParts& parts, TimeValue& out);

std::optional<TimeValue> on_day(const Date& date, const TimeParts& parts);
TimeValue in_week(const Date& date, bool weekend);
TimeValue in_month(int year, int month);
TimeValue in_year(int year, bool fiscal);
// A quarter, half or season of a year: "2025-Q3", "2025-H1", "2025-SU".
TimeValue in_part_of_year(const std::optional<int>& year, const std::string& name, int first_month, int months);
TimeValue in_decade(int year);
TimeValue in_century(int hundreds);

// Of lengths and habits: "PT90M", "PXY"; "P1W", "XXXX-WXX-5".
std::optional<std::string> counted_duration(const TimeParts& parts);
std::optional<TimeValue> recurring(const TimeParts& parts);

}  // namespace sayso::value

#endif  // SAYSO_VALUE_TIME_VALUES_H_
