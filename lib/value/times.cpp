// Times, resolved.
//
// One function a family of expressions: references ("now"), sets, durations, counts from the anchor ("three
// weeks ago"), shifted units ("last week"), calendar dates, and what names a place in the week or the year
// alone. Each writes the TIMEX3 value at the granularity that was said; the first and last day follow from
// the value's own period. The conventions are TIMEX3's (TimeML 1.2.1) as news annotation uses them; weeks
// are ISO 8601's.
#include "value/times.h"

#include <array>
#include <cstddef>
#include <cstdlib>
#include <utility>

#include "value/settle.h"
#include "value/time_values.h"

namespace sayso::value {
namespace {

constexpr std::array<std::string_view, 15> kUnitNames = {"none", "second", "minute", "hour", "day", "weekend", "week", "fortnight",
                                                         "month", "quarter", "half", "season", "year", "decade", "century"};
constexpr std::array<std::string_view, 4> kTenseNames = {"unknown", "past", "present", "future"};

// The unit's value `shift` units from the anchor: "last week", "two months ago".
std::optional<TimeValue> shifted(TimeUnit unit, int shift, const TimeParts& parts, const Date& anchor) {
  if (std::abs(shift) > 100'000) return std::nullopt;  // fortnights: beyond what std::chrono counts
  const int year = year_of(anchor);
  switch (unit) {
    case TimeUnit::kDay: return on_day(add_days(anchor, shift), parts);
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend: {
      const Date date = add_days(anchor, 7 * shift);
      if (!valid_year(year_of(date))) return std::nullopt;
      return in_week(date, unit == TimeUnit::kWeekend);
    }
    case TimeUnit::kFortnight: {
      const Date date = add_days(anchor, 14 * shift);
      if (!valid_year(year_of(date))) return std::nullopt;
      return in_week(date, false);
    }
    case TimeUnit::kMonth: {
      if (std::abs(shift) > 12 * 9000) return std::nullopt;
      const Date date = add_months(anchor, shift);
      if (!valid_year(year_of(date))) return std::nullopt;
      return in_month(year_of(date), month_of(date));
    }
    case TimeUnit::kQuarter: {
      if (std::abs(shift) > 4 * 9000) return std::nullopt;
      const Date date = add_months(anchor, 3 * shift);
      if (!valid_year(year_of(date))) return std::nullopt;
      const int quarter = (month_of(date) - 1) / 3 + 1;
      return in_part_of_year(year_of(date), "Q" + std::to_string(quarter), 3 * quarter - 2, 3);
    }
    case TimeUnit::kYear:
      if (!valid_year(year + shift)) return std::nullopt;
      return in_year(year + shift, parts.fiscal);
    case TimeUnit::kDecade:
      if (std::abs(shift) > 900 || !valid_year(year + 10 * shift)) return std::nullopt;
      return in_decade(year + 10 * shift);
    case TimeUnit::kCentury:
      if (std::abs(shift) > 90 || !valid_year(year + 100 * shift)) return std::nullopt;
      return in_century(year / 100 + shift);
    default: return on_day(anchor, parts);  // hours and less: of the anchor's own day, which is all it says
  }
}

// "three weeks ago": the count is there, the sign of the shift says which way.
std::optional<TimeValue> counted_shift(const TimeParts& parts, const std::optional<Date>& anchor) {
  const bool back = *parts.shift < 0;
  const auto whole = parts.count ? parts.count->to_int64() : std::nullopt;
  TimeValue open;
  if (parts.vague || !whole) {
    open.value = back ? "PAST_REF" : "FUTURE_REF";
    return open;
  }
  if (*whole < 0 || *whole > 1'000'000) return std::nullopt;
  const int shift = static_cast<int>(back ? -*whole : *whole);
  if (anchor) {  // "a decade ago" is a year
    if (parts.unit == TimeUnit::kDecade) return shifted(TimeUnit::kYear, 10 * shift, parts, *anchor);
    if (parts.unit == TimeUnit::kCentury) return shifted(TimeUnit::kYear, 100 * shift, parts, *anchor);
    return shifted(parts.unit, shift, parts, *anchor);
  }
  open.value = back ? "PAST_REF" : "FUTURE_REF";
  return open;
}

// A shifted unit without an anchor: only how fine it is is known.
std::optional<TimeValue> open_unit(const TimeParts& parts) {
  TimeValue out;
  switch (parts.unit) {
    case TimeUnit::kDay: out.value = "XXXX-XX-XX"; break;
    case TimeUnit::kWeek: out.value = "XXXX-WXX"; break;
    case TimeUnit::kWeekend: out.value = "XXXX-WXX-WE"; break;
    case TimeUnit::kMonth: out.value = "XXXX-XX"; break;
    case TimeUnit::kQuarter: out.value = "XXXX-QX"; break;
    case TimeUnit::kYear: out.value = "XXXX"; break;
    default: return std::nullopt;
  }
  if (!append_clock(parts, out)) return std::nullopt;
  return out;
}

std::optional<TimeValue> calendar_date(const TimeParts& parts, std::optional<int> year, const std::optional<Date>& anchor) {
  // A part of the year.
  if (parts.quarter || parts.half || !parts.season.empty()) {
    const int months = parts.half ? 6 : 3;
    const int first = parts.quarter ? 3 * *parts.quarter - 2 : parts.half ? 6 * *parts.half - 5 : season_month(parts.season);
    if (first < 1 || first > 12) return std::nullopt;
    if (!year && anchor) year = settle_year(*anchor, first, months, parts);
    if (parts.fiscal && parts.quarter && year) {  // when a company's year begins is not said
      TimeValue out;
      out.value = "FY" + padded(*year, 4) + "-Q" + std::to_string(*parts.quarter);
      return out;
    }
    const std::string name = parts.quarter ? "Q" + std::to_string(*parts.quarter) : parts.half ? "H" + std::to_string(*parts.half) : parts.season;
    return in_part_of_year(year, name, first, months);
  }
  if (parts.easter) {
    const auto on = [&](int y) { return std::optional<Date>(add_days(easter_sunday(y), *parts.easter)); };
    if (!year && anchor) year = settle_day(*anchor, parts, on);
    return year ? on_day(*on(*year), parts) : std::nullopt;
  }
  if (parts.month) {
    if (*parts.month < 1 || *parts.month > 12) return std::nullopt;
    if (parts.nth && parts.weekday) {
      const auto on = [&](int y) { return nth_weekday(y, *parts.month, *parts.weekday, *parts.nth); };
      if (!year && anchor) year = settle_day(*anchor, parts, on);
      if (year) return on_day(*on(*year), parts);
      TimeValue out;
      out.value = "XXXX-" + padded(*parts.month, 2);
      return out;
    }
    if (!parts.day) {
      if (!year && anchor) year = settle_year(*anchor, *parts.month, 1, parts);
      if (year) return in_month(*year, *parts.month);
      TimeValue out;
      out.value = "XXXX-" + padded(*parts.month, 2);
      return out;
    }
    if (*parts.day < 1 || *parts.day > days_in_month(year.value_or(2000), *parts.month)) return std::nullopt;
    if (!year && anchor) year = settle_day(*anchor, parts, [&](int y) { return make_date(y, *parts.month, *parts.day); });
    if (year) {
      const auto date = make_date(*year, *parts.month, *parts.day);
      return date ? on_day(*date, parts) : std::nullopt;
    }
    TimeValue out;
    out.value = "XXXX-" + padded(*parts.month, 2) + '-' + padded(*parts.day, 2);
    if (!append_clock(parts, out)) return std::nullopt;
    return out;
  }
  if (parts.unit == TimeUnit::kDecade && year) return in_decade(*year);
  if (year) return in_year(*year, parts.fiscal);
  return std::nullopt;
}

// A day of the month alone: "on the 19th".
std::optional<TimeValue> day_of_some_month(const TimeParts& parts, const std::optional<Date>& anchor) {
  if (*parts.day < 1 || *parts.day > 31) return std::nullopt;
  if (!anchor) {
    TimeValue out;
    out.value = "XXXX-XX-" + padded(*parts.day, 2);
    if (!append_clock(parts, out)) return std::nullopt;
    return out;
  }
  const bool past = parts.tense == Tense::kPast;
  Date month = *make_date(year_of(*anchor), month_of(*anchor), 1);
  for (int i = 0; i < 4; ++i) {
    const auto date = make_date(year_of(month), month_of(month), *parts.day);
    if (date && (past ? *date <= *anchor : *date >= *anchor)) return on_day(*date, parts);
    month = add_months(month, past ? -1 : 1);
  }
  return std::nullopt;
}

std::optional<TimeValue> resolve(const TimeParts& parts, const std::optional<Date>& anchor) {
  TimeValue out;
  if (!parts.ref.empty()) {
    out.value = parts.ref;
    return out;
  }
  if (parts.set) return recurring(parts);
  if (parts.duration) {
    const auto value = counted_duration(parts);
    if (!value) return std::nullopt;
    out.type = TimeType::kDuration;
    out.value = *value;
    return out;
  }
  if (parts.unit == TimeUnit::kCentury && parts.count) {
    const auto ordinal = parts.count->to_int64();
    if (!ordinal || *ordinal < 1 || *ordinal > 99) return std::nullopt;
    return in_century(static_cast<int>(*ordinal) - 1);
  }
  std::optional<int> year = parts.year;
  if (year) {
    year = full_year(*year, anchor);
    if (!valid_year(*year)) return std::nullopt;
  }
  if (parts.unit == TimeUnit::kWeek && parts.month && parts.day && !parts.shift) {  // "the week of March 6"
    TimeParts day = parts;
    day.unit = TimeUnit::kNone;
    const auto date = calendar_date(day, year, anchor);
    const auto first = date ? parse_date(date->start) : std::nullopt;
    return first ? std::optional<TimeValue>(in_week(*first, false)) : std::nullopt;
  }
  const bool unit_alone = !parts.easter && !parts.month && !parts.weekday && parts.season.empty() && !parts.quarter && !parts.half && !year;
  if (parts.unit != TimeUnit::kNone && parts.shift && unit_alone) {
    if (parts.count || parts.vague) return counted_shift(parts, anchor);
    if (anchor) return shifted(parts.unit, *parts.shift, parts, *anchor);
    return open_unit(parts);
  }
  // "June of last year", "the second quarter of next year"
  if (parts.unit == TimeUnit::kYear && parts.shift && !year && anchor) {
    TimeParts inner = parts;
    inner.shift.reset();
    return calendar_date(inner, year_of(*anchor) + *parts.shift, anchor);
  }
  if (parts.unit == TimeUnit::kWeekend && unit_alone && anchor) {  // "over the weekend"
    const bool over = weekday(*anchor) < 6 && parts.tense == Tense::kPast;
    return shifted(parts.unit, over ? -1 : 0, parts, *anchor);
  }
  if (auto date = calendar_date(parts, year, anchor)) return date;
  if (parts.month || year) return std::nullopt;  // named, but no such day
  if (parts.day) return day_of_some_month(parts, anchor);
  if (parts.weekday) {
    if (*parts.weekday < 1 || *parts.weekday > 7) return std::nullopt;
    if (anchor && parts.unit == TimeUnit::kWeek && parts.shift) {  // "Friday of next week"
      const Date monday = add_days(*anchor, 1 - weekday(*anchor) + 7 * *parts.shift);
      return on_day(add_days(monday, *parts.weekday - 1), parts);
    }
    if (anchor) return on_day(settle_weekday(*anchor, *parts.weekday, parts), parts);
    out.value = "XXXX-WXX-" + std::to_string(*parts.weekday);
    if (!append_clock(parts, out)) return std::nullopt;
    return out;
  }
  if (parts.hour || !parts.part.empty()) {
    if (anchor) return on_day(*anchor, parts);
    out.value = "XXXX-XX-XX";
    if (!append_clock(parts, out)) return std::nullopt;
    return out;
  }
  return unit_alone ? open_unit(parts) : std::nullopt;  // "the same week"
}

template <class Enum, std::size_t N>
std::optional<Enum> from_name(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view time_unit_name(TimeUnit unit) { return kUnitNames[static_cast<std::size_t>(unit)]; }
std::optional<TimeUnit> time_unit_from(std::string_view name) { return from_name<TimeUnit>(kUnitNames, name); }
std::optional<Tense> tense_from(std::string_view name) { return from_name<Tense>(kTenseNames, name); }

std::optional<TimeValue> resolve_time(const TimeParts& parts, const std::optional<Date>& anchor) {
  // At the edges of the calendar there is no "next year" to look into: such a date anchors nothing.
  constexpr int kFirst = 100;
  constexpr int kLast = 9900;
  const bool inside = anchor && anchor->ok() && year_of(*anchor) >= kFirst && year_of(*anchor) <= kLast;
  auto value = resolve(parts, inside ? anchor : std::nullopt);
  if (value) value->mod = parts.mod;
  return value;
}

std::optional<TimeValue> resolve_range(TimeParts from, TimeParts to, const std::optional<Date>& anchor) {
  // "3-5 June 2025": the end names what the beginning leaves out; "June 3 to 5": the other way round.
  if (from.day && !from.month && to.month) from.month = to.month;
  if (to.day && !to.month && !to.weekday && from.month) to.month = from.month;
  if (from.month && !from.year && to.year && to.month) {
    from.year = *to.month < *from.month ? *to.year - 1 : *to.year;
  }
  // "2019-23"
  if (from.year && to.year && *from.year >= 100 && *to.year < 100) to.year = *from.year - *from.year % 100 + *to.year;
  const auto first = resolve_time(from, anchor);
  const auto last = resolve_time(to, anchor);
  if (!first || !last) return std::nullopt;
  if (!first->start.empty() && !last->end.empty() && last->end < first->start) return std::nullopt;
  TimeValue out;
  out.type = TimeType::kRange;
  out.value = first->value + '/' + last->value;
  out.start = first->start;
  out.end = last->end;
  return out;
}

}  // namespace sayso::value
