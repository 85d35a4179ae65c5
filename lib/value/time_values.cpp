#include "value/time_values.h"

#include <utility>

namespace sayso::value {

std::string padded(int value, std::size_t width) {
  std::string number = std::to_string(value);
  if (number.size() < width) number.insert(0, width - number.size(), '0');
  return number;
}

namespace {

std::string year_text(const std::optional<int>& year) { return year ? padded(*year, 4) : std::string("XXXX"); }
Period month_period(int year, int month) {
  return {*make_date(year, month, 1), *make_date(year, month, days_in_month(year, month))};
}
Period year_period(int year) { return {*make_date(year, 1, 1), *make_date(year, 12, 31)}; }
std::string week_text(const IsoWeek& week) { return padded(week.year, 4) + "-W" + padded(week.week, 2); }

}  // namespace

bool valid_year(int year) { return year >= 1 && year <= 9998; }

void set_period(const Period& period, TimeValue& out) {
  out.start = to_string(period.first);
  out.end = to_string(period.last);
}

int season_month(std::string_view season) {
  if (season == "SP") return 3;
  if (season == "SU") return 6;
  if (season == "FA") return 9;
  return 12;
}

bool append_clock(const TimeParts& parts, TimeValue& out) {
  if (parts.hour) {
    int hour = *parts.hour;
    int minute = parts.minute.value_or(0);
    if (minute < 0 && minute > -60) {  // "a quarter to four"
      hour = hour == 0 ? 23 : hour - 1;
      minute += 60;
    }
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return false;
    out.value += 'T' + padded(hour, 2) + ':' + padded(minute, 2) + parts.zone;
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

TimeValue in_year(int year, bool fiscal) {
  TimeValue out;
  out.value = (fiscal ? "FY" : "") + padded(year, 4);
  if (!fiscal) set_period(year_period(year), out);
  return out;
}

}  // namespace sayso::value
