// Times: from the parts that an expression names to TIMEX3 values and calendar days.
//
//   TimeParts parts;
//   parts.weekday = 5;                                       // "on Friday"
//   parts.tense = Tense::kFuture;                            // "will speak"
//   resolve_time(parts, parse_date("2025-09-19"))->value;    // "2025-09-19": the article's own day counts
//
// The grammars find the expression and name its parts; this room knows the calendar. Anchored to the
// date of the document, never to a clock. A weekday or month alone is the document's own where it is
// that one; else the nearest before with a past tense, the nearest after otherwise. A day of a month is the
// nearest, but with a past tense not more than a month ahead, with a future one not more than a month behind. Without a date
// of the document the open parts stay open: "XXXX-06", "XXXX-WXX-5".
#ifndef SAYSO_VALUE_TIMES_H_
#define SAYSO_VALUE_TIMES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sayso/records.h"
#include "value/calendar.h"
#include "value/decimal.h"

namespace sayso::value {

enum class TimeUnit : std::uint8_t {
  kNone, kSecond, kMinute, kHour, kDay, kWeekend, kWeek, kFortnight, kMonth, kQuarter, kHalf, kSeason, kYear, kDecade, kCentury,
};
std::optional<TimeUnit> time_unit_from(std::string_view name);  // "week"
std::string_view time_unit_name(TimeUnit unit);

enum class Tense : std::uint8_t { kUnknown, kPast, kPresent, kFuture };
std::optional<Tense> tense_from(std::string_view name);  // "past"

// What an expression says. Empty: it does not say.
struct TimeParts {
  std::optional<int> year;      // 2025; below 100 two digits of it
  std::optional<int> month;     // 1 to 12
  std::optional<int> day;       // of the month
  std::optional<int> weekday;   // 1 Monday to 7 Sunday
  std::optional<int> nth;       // with weekday and month: which of the month's, 5 the last ("the fourth Thursday of November")
  std::optional<int> hour, minute;  // a minute below 0 is one before the hour
  std::string zone;             // as the value ends: "Z"; empty for the place's own time
  std::optional<int> quarter;   // 1 to 4
  std::optional<int> half;      // 1 or 2
  std::optional<int> easter;    // days from Easter Sunday: -2 Good Friday
  std::string season;           // SP SU FA WI
  std::string part;             // of a day: MO MI AF EV NI
  TimeUnit unit = TimeUnit::kNone;
  std::optional<int> shift;     // of the unit, weekday, month or season: -1 last, 0 this, 1 next
  std::optional<Decimal> count; // of units: "three weeks ago"
  bool vague = false;           // "a few days", "years ago": units without a count
  bool duration = false;        // a length of time: "for three weeks"
  bool set = false;             // "every Friday", "daily"
  bool fiscal = false;          // "fiscal 2025"
  std::string ref;              // PAST_REF PRESENT_REF FUTURE_REF
  std::string mod;              // START MID END APPROX BEFORE AFTER MORE_THAN LESS_THAN
  Tense tense = Tense::kUnknown;
};

struct TimeValue {
  TimeType type = TimeType::kDate;
  std::string value;
  std::string mod;
  std::string start, end;  // first and last day, both included; empty where the calendar does not settle them
};

// nullopt for parts that make no time: nothing named, or a day that is not in the calendar.
std::optional<TimeValue> resolve_time(const TimeParts& parts, const std::optional<Date>& anchor);

// "from 2019 to 2023": value "2019/2023". What the first part leaves open, the second may say: "3-5 June 2025".
std::optional<TimeValue> resolve_range(TimeParts from, TimeParts to, const std::optional<Date>& anchor);

}  // namespace sayso::value

#endif  // SAYSO_VALUE_TIMES_H_
