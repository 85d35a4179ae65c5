// Times: `time` mentions of the grammars to records.
#ifndef SAYSO_EXTRACT_TIMES_H_
#define SAYSO_EXTRACT_TIMES_H_

#include <optional>

#include "extract/record_maker.h"
#include "value/calendar.h"
#include "value/times.h"

namespace sayso::extract {

// Appends to document.times. `published`: the date of the document, if it is known.
void make_times(RecordMaker& maker, const std::optional<value::Date>& published);

// What one `time` mention says, without an anchor: for header lines.
std::optional<value::TimeValue> time_value(const Analysis& analysis, const match::Mention& mention, const std::optional<value::Date>& anchor);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_TIMES_H_
