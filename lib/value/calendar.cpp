#include "value/calendar.h"

#include <cstddef>
#include <cstdint>

namespace sayso::value {
namespace {

namespace chrono = std::chrono;

Date to_date(chrono::sys_days days) { return Date(days); }

// `count` digits at `at`; -1 where there is something else.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

void append_padded(int value, std::size_t width, std::string& out) {
  const std::string number = std::to_string(value);
  if (number.size() < width) out.append(width - number.size(), '0');
  out += number;
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const Date date(chrono::year(year), chrono::month(static_cast<unsigned>(month)), chrono::day(static_cast<unsigned>(day)));
  return date.ok() ? std::optional<Date>(date) : std::nullopt;
}

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  if (iso.size() > 10 && iso[10] != 'T' && iso[10] != ' ') return std::nullopt;
  const int year = digits(iso, 0, 4);
  const int month = digits(iso, 5, 2);
  const int day = digits(iso, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  return make_date(year, month, day);
}

std::string to_string(const Date& date) {
  std::string out;
  append_padded(year_of(date), 4, out);
  out += '-';
  append_padded(month_of(date), 2, out);
  out += '-';
  append_padded(day_of(date), 2, out);
  return out;
}

int weekday(const Date& date) { return static_cast<int>(chrono::weekday(chrono::sys_days(date)).iso_encoding()); }

IsoWeek iso_week(const Date& date) {
  // A week belongs to the year of its Thursday.
  const Date thursday = add_days(date, 4 - weekday(date));
  const auto first = chrono::sys_days(Date(thursday.year(), chrono::January, chrono::day(1)));
  const auto days = (chrono::sys_days(thursday) - first).count();
  return {year_of(thursday), static_cast<int>(days / 7) + 1};
}

Date week_start(const IsoWeek& week) {
  // The fourth of January is always in week 1.
  const Date fourth(chrono::year(week.year), chrono::January, chrono::day(4));
  return add_days(fourth, 1 - weekday(fourth) + 7 * (week.week - 1));
}

int days_in_month(int year, int month) {
  const chrono::year_month_day_last last(chrono::year(year), chrono::month_day_last(chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

// The anonymous Gregorian algorithm (Nature, 1876), as in J. Meeus, Astronomical Algorithms.
Date easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int k = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * k) / 451;
  const int n = h + k - 7 * m + 114;
  return *make_date(year, n / 31, n % 31 + 1);
}

Date add_days(const Date& date, int days) { return to_date(chrono::sys_days(date) + chrono::days(days)); }

Date add_months(const Date& date, int months) {
  const int total = year_of(date) * 12 + month_of(date) - 1 + months;
  const int year = total >= 0 ? total / 12 : -((-total + 11) / 12);
  const int month = total - year * 12 + 1;
  const int last = days_in_month(year, month);
  const int day = day_of(date) < last ? day_of(date) : last;
  return Date(chrono::year(year), chrono::month(static_cast<unsigned>(month)), chrono::day(static_cast<unsigned>(day)));
}

int year_of(const Date& date) { return static_cast<int>(date.year()); }
int month_of(const Date& date) { return static_cast<int>(static_cast<unsigned>(date.month())); }
int day_of(const Date& date) { return static_cast<int>(static_cast<unsigned>(date.day())); }

}  // namespace sayso::value
