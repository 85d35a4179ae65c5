// Calendar: days, ISO weeks and the first and last days of longer periods.
//
//   auto day = parse_date("2025-09-19");       // also "2025-09-19T08:00:00Z": the date part
//   iso_week(*day);                            // {2025, 38}
//   add_months(*day, -1);                      // 2025-08-19; the 31st becomes the last day where there is none
//
// Dates are std::chrono's proleptic Gregorian ones, from year 0 to 9999. Weeks start on Monday (ISO 8601).
#ifndef SAYSO_VALUE_CALENDAR_H_
#define SAYSO_VALUE_CALENDAR_H_

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::value {

using Date = std::chrono::year_month_day;

// nullopt where it is no such day: "2019-02-29".
std::optional<Date> make_date(int year, int month, int day);
std::optional<Date> parse_date(std::string_view iso);
std::string to_string(const Date& date);  // "2025-09-19"

struct IsoWeek {
  int year = 0;
  int week = 0;  // 1 to 53
  friend bool operator==(const IsoWeek&, const IsoWeek&) = default;
};

int weekday(const Date& date);       // 1 Monday to 7 Sunday
IsoWeek iso_week(const Date& date);
Date week_start(const IsoWeek& week);  // its Monday
int days_in_month(int year, int month);

// Easter Sunday of the Gregorian calendar.
Date easter_sunday(int year);

Date add_days(const Date& date, int days);
Date add_months(const Date& date, int months);

int year_of(const Date& date);
int month_of(const Date& date);
int day_of(const Date& date);

}  // namespace sayso::value

#endif  // SAYSO_VALUE_CALENDAR_H_
