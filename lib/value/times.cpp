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
#include "value/units.h"

namespace sayso::value {
namespace {

constexpr std::array<std::string_view, 15> kUnitNames = {"none", "second", "minute", "hour", "day", "weekend", "week", "fortnight",
                                                         "month", "quarter", "half", "season", "year", "decade", "century"};
constexpr std::array<std::string_view, 4> kTenseNames = {"unknown", "past", "present", "future"};

std::string padded(int value, std::size_t width) {
  std::string number = std::to_string(value);
  if (number.size() < width) number.insert(0, width - number.size(), '0');
  return number;
}

std::string year_text(const std::optional<int>& year) { return year ? padded(*year, 4) : std::string("XXXX"); }

bool valid_year(int year) { return year >= 1 && year <= 9998; }

Period month_period(int year, int month) {
  return {*make_date(year, month, 1), *make_date(year, month, days_in_month(year, month))};
}
Period year_period(int year) { return {*make_date(year, 1, 1), *make_date(year, 12, 31)}; }

void set_period(const Period& period, TimeValue& out) {
  out.start = to_string(period.first);
  out.end = to_string(period.last);
}

// The first month of a season; winter begins in December of the year that names it.
int season_month(std::string_view season) {
  if (season == "SP") return 3;
  if (season == "SU") return 6;
  if (season == "FA") return 9;
  return 12;
}

// The part of the value behind the day: "TEV", "T18:30".
bool append_clock(const TimeParts& parts, TimeValue& out) {
  if (parts.hour) {
    if (*parts.hour < 0 || *parts.hour > 24 || (parts.minute && (*parts.minute < 0 || *parts.minute > 59))) return false;
    out.value += 'T' + padded(*parts.hour, 2);
    out.value += ':' + padded(parts.minute.value_or(0), 2);
    out.type = TimeType::kTime;
  } else if (!parts.part.empty()) {
    out.value += 'T' + parts.part;
    out.type = TimeType::kTime;
  }
  return true;
}

std::optional<TimeValue> on_day(const Date& date, const TimeParts& parts) {
  if (!date.ok() || !valid_year(year_of(date))) return std::nullopt;
  TimeValue out;
  out.value = to_string(date);
  set_period({date, date}, out);
  if (!append_clock(parts, out)) return std::nullopt;
  if (parts.hour) {
    out.start = out.value;
    out.end = out.value;
  }
  return out;
}

std::string week_text(const IsoWeek& week) { return padded(week.year, 4) + "-W" + padded(week.week, 2); }

TimeValue in_week(const Date& date, bool weekend) {
  TimeValue out;
  const Date monday = add_days(date, 1 - weekday(date));
  out.value = week_text(iso_week(date)) + (weekend ? "-WE" : "");
  set_period({weekend ? add_days(monday, 5) : monday, add_days(monday, 6)}, out);
  return out;
}

TimeValue in_month(int year, int month) {
  TimeValue out;
  out.value = padded(year, 4) + '-' + padded(month, 2);
  set_period(month_period(year, month), out);
  return out;
}

// A quarter, half or season of a year: "2025-Q3", "2025-H1", "2025-SU".
TimeValue in_part_of_year(const std::optional<int>& year, const std::string& name, int first_month, int months) {
  TimeValue out;
  out.value = year_text(year) + '-' + name;
  if (year) set_period(months_period(*year, first_month, months), out);
  return out;
}

TimeValue in_decade(int year) {
  TimeValue out;
  const int first = year - year % 10;
  out.value = padded(first / 10, 3) + 'X';
  set_period({*make_date(first, 1, 1), *make_date(first + 9, 12, 31)}, out);
  return out;
}

TimeValue in_century(int hundreds) {
  TimeValue out;
  out.value = padded(hundreds, 2);
  if (hundreds > 0) set_period({*make_date(hundreds * 100 + 1, 1, 1), *make_date(hundreds * 100 + 100, 12, 31)}, out);
  return out;
}

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
      {
        TimeValue out;
        out.value = (parts.fiscal ? "FY" : "") + padded(year + shift, 4);
        if (!parts.fiscal) set_period(year_period(year + shift), out);
        return out;
      }
    case TimeUnit::kDecade:
      if (std::abs(shift) > 900 || !valid_year(year + 10 * shift)) return std::nullopt;
      return in_decade(year + 10 * shift);
    case TimeUnit::kCentury:
      if (std::abs(shift) > 90 || !valid_year(year + 100 * shift)) return std::nullopt;
      return in_century(year / 100 + shift);
    default: return on_day(anchor, parts);  // hours and less: of the anchor's own day, which is all it says
  }
}

// The letter of a unit in a duration, "T" before it where it is below a day.
std::string duration_value(TimeUnit unit, const std::string& count) {
  switch (unit) {
    case TimeUnit::kSecond: return "PT" + count + 'S';
    case TimeUnit::kMinute: return "PT" + count + 'M';
    case TimeUnit::kHour: return "PT" + count + 'H';
    case TimeUnit::kDay: return "P" + count + 'D';
    case TimeUnit::kWeekend: return "P" + count + "WE";
    case TimeUnit::kWeek: return "P" + count + 'W';
    case TimeUnit::kMonth: return "P" + count + 'M';
    case TimeUnit::kQuarter: return "P" + count + 'Q';
    case TimeUnit::kYear: return "P" + count + 'Y';
    case TimeUnit::kDecade: return "P" + count + "DE";
    case TimeUnit::kCentury: return "P" + count + "CE";
    default: return {};
  }
}

std::optional<std::string> counted_duration(const TimeParts& parts) {
  if (parts.vague || !parts.count) {
    auto value = duration_value(parts.unit, "X");
    return value.empty() ? std::nullopt : std::optional<std::string>(std::move(value));
  }
  Decimal count = *parts.count;
  TimeUnit unit = parts.unit;
  const auto in = [&](TimeUnit other, int times) {
    if (const auto product = multiply(count, Decimal(times))) {
      count = *product;
      unit = other;
    }
  };
  if (count.is_negative()) return std::nullopt;
  if (unit == TimeUnit::kFortnight) in(TimeUnit::kWeek, 2);
  if (unit == TimeUnit::kQuarter) in(TimeUnit::kMonth, 3);
  if (unit == TimeUnit::kDecade) in(TimeUnit::kYear, 10);
  if (unit == TimeUnit::kCentury) in(TimeUnit::kYear, 100);
  if (!count.is_integer()) {  // "an hour and a half"
    auto value = iso8601_duration(count, kUnitNames[static_cast<std::size_t>(unit)]);
    if (!value.empty()) return value;
  }
  auto value = duration_value(unit, count.to_string());
  return value.empty() ? std::nullopt : std::optional<std::string>(std::move(value));
}

std::optional<TimeValue> recurring(const TimeParts& parts) {
  TimeValue out;
  out.type = TimeType::kSet;
  if (parts.weekday) {
    out.value = "XXXX-WXX-" + std::to_string(*parts.weekday);
  } else if (parts.month) {
    out.value = "XXXX-" + padded(*parts.month, 2) + (parts.day ? '-' + padded(*parts.day, 2) : std::string());
  } else if (!parts.season.empty()) {
    out.value = "XXXX-" + parts.season;
  } else if (!parts.part.empty()) {
    out.value = "XXXX-XX-XXT" + parts.part;
  } else {
    TimeParts one = parts;
    if (!one.count) one.count = Decimal(1);
    one.vague = false;
    const auto value = counted_duration(one);
    if (!value) return std::nullopt;
    out.value = *value;
  }
  return out;
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
    const std::string name = parts.quarter ? "Q" + std::to_string(*parts.quarter) : parts.half ? "H" + std::to_string(*parts.half) : parts.season;
    return in_part_of_year(year, name, first, months);
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
  if (year) {
    TimeValue out;
    out.value = (parts.fiscal ? "FY" : "") + padded(*year, 4);
    if (!parts.fiscal) set_period(year_period(*year), out);
    return out;
  }
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
  const bool unit_alone = !parts.month && !parts.weekday && parts.season.empty() && !parts.quarter && !parts.half && !year;
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
  return std::nullopt;
}

template <class Enum, std::size_t N>
std::optional<Enum> from_name(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

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
