#include "value/settle.h"

#include <cstdlib>

namespace sayso::value {

Period months_period(int year, int first_month, int months) {
  const Date first = *make_date(year, first_month, 1);
  return {first, add_days(add_months(first, months), -1)};
}
int settle_year(const Date& anchor, int first_month, int months, const TimeParts& parts) {
  const int here = year_of(anchor);
  const auto state = [&](int year) {  // -1 before the anchor, 0 around it, 1 after it
    const Period period = months_period(year, first_month, months);
    return period.last < anchor ? -1 : period.first > anchor ? 1 : 0;
  };
  if (parts.shift) {
    if (*parts.shift == 0) return state(here - 1) == 0 ? here - 1 : here;
    int year = here + (*parts.shift < 0 ? 1 : -2);
    if (*parts.shift < 0) {
      while (state(year) >= 0) --year;
      return year + *parts.shift + 1;
    }
    while (state(year) <= 0) ++year;
    return year + *parts.shift - 1;
  }
  for (int year = here - 1; year <= here; ++year) {
    if (state(year) == 0) return year;
  }
  if (parts.tense == Tense::kPast) return state(here) < 0 ? here : here - 1;
  return state(here) > 0 ? here : here + 1;
}

Date settle_weekday(const Date& anchor, int wanted, const TimeParts& parts) {
  const int gap = (wanted - weekday(anchor) + 7) % 7;  // days ahead
  if (parts.shift) {
    if (*parts.shift == 0) return add_days(anchor, wanted - weekday(anchor));
    if (*parts.shift > 0) return add_days(anchor, (gap == 0 ? 7 : gap) + 7 * (*parts.shift - 1));
    return add_days(anchor, gap - 7 + 7 * (*parts.shift + 1));
  }
  if (gap == 0) return anchor;
  return add_days(anchor, parts.tense == Tense::kPast ? gap - 7 : gap);
}

std::optional<Date> nth_weekday(int year, int month, int wanted, int nth) {
  const int first = (wanted - weekday(*make_date(year, month, 1)) + 7) % 7 + 1;
  int day = first + 7 * (nth - 1);
  while (day > days_in_month(year, month)) day -= 7;
  return make_date(year, month, day);
}

int settle_day(const Date& anchor, const TimeParts& parts, const std::function<std::optional<Date>(int)>& day_of_year) {
  constexpr int kMonth = 31;
  const int here = year_of(anchor);
  int before = here - 1;
  int after = here + 1;
  if (const auto own = day_of_year(here)) {
    if (*own == anchor) return here;
    (*own < anchor ? before : after) = here;
  }
  const auto gap = [&](int year) {
    const auto day = day_of_year(year);
    if (!day) return 1000;
    return static_cast<int>(std::abs((std::chrono::sys_days(*day) - std::chrono::sys_days(anchor)).count()));
  };
  if (parts.shift && *parts.shift != 0) return *parts.shift < 0 ? before : after;
  if (parts.tense == Tense::kFuture) return gap(before) <= kMonth && gap(before) < gap(after) ? before : after;
  if (parts.tense == Tense::kPast) return gap(after) <= kMonth && gap(after) < gap(before) ? after : before;
  return gap(before) <= gap(after) ? before : after;
}

int full_year(int year, const std::optional<Date>& anchor) {
  if (year >= 100) return year;
  constexpr int kWithoutDate = 2025;  // a fixed pivot: the same text gives the same year in every run
  const int here = anchor ? year_of(*anchor) : kWithoutDate;
  int full = here - here % 100 + year;
  if (full > here + 10) full -= 100;
  return full;
}

}  // namespace sayso::value
