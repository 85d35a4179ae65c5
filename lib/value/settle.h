// Which year or day is meant where an expression leaves it open.
//
// News leaves out what the date of the document tells: "on Friday", "in June", "on Sept. 11", "the '90s". Each
// function here takes that date and what is known of the expression, and settles what times.h says of it.
#ifndef SAYSO_VALUE_SETTLE_H_
#define SAYSO_VALUE_SETTLE_H_

#include <functional>
#include <optional>

#include "value/calendar.h"
#include "value/times.h"

namespace sayso::value {

// First and last day, both included.
struct Period {
  Date first, last;
};
// `months` months from the first of `first_month`; the year must be in 1 to 9998.
Period months_period(int year, int first_month, int months);

// Of what comes every year in months [first, first + months): the year meant. The instance that the anchor
// stands in counts; else by shift ("last June"), else the nearest in the direction of the tense.
int settle_year(const Date& anchor, int first_month, int months, const TimeParts& parts);

// The day meant by a weekday, by the same rule.
Date settle_weekday(const Date& anchor, int wanted, const TimeParts& parts);

// The year meant by a day that comes once a year: the nearest, but with a past tense at most a month ahead,
// with a future one at most a month behind. `day_of_year` gives the day in a year, or nullopt in years that lack it.
int settle_day(const Date& anchor, const TimeParts& parts, const std::function<std::optional<Date>(int)>& day_of_year);

// The nth such weekday of a month; 5 is the last one.
std::optional<Date> nth_weekday(int year, int month, int wanted, int nth);

// A year of two digits in full: the nearest to the anchor that is not more than twenty years ahead.
int full_year(int year, const std::optional<Date>& anchor);

}  // namespace sayso::value

#endif  // SAYSO_VALUE_SETTLE_H_
