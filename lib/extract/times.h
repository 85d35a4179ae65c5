// Times: `time` mentions of the grammars to records.
#ifndef SAYSO_EXTRACT_TIMES_H_
#define SAYSO_EXTRACT_TIMES_H_

#include <optional>
#include <span>
#include <vector>

#include "extract/record_maker.h"
#include "value/calendar.h"
#include "value/times.h"

namespace sayso::extract {

// What one `time` mention says, without a verb to lean on: for header lines.
std::optional<value::TimeValue> time_value(const Analysis& analysis, const match::Mention& mention, const std::optional<value::Date>& anchor);

// A `time` mention with what it means.
struct FoundTime {
  match::TokenSpan span;
  const match::Mention* mention = nullptr;
  value::TimeValue value;
  bool silent = false;  // none of the document's times: it dates the document, or is no day of the calendar
};
// Those of the document in text order, none inside another. Linear but for sorting. `published`: the date of the document,
// if it is known.
std::vector<FoundTime> find_times(const Analysis& analysis, const std::optional<value::Date>& published);

// Appends them to document.times.
void make_times(RecordMaker& maker, std::span<const FoundTime> times);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_TIMES_H_
