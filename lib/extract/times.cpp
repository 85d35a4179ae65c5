#include "extract/times.h"

namespace sayso::extract {

void make_times(RecordMaker&, const std::optional<value::Date>&) {}

std::optional<value::TimeValue> time_value(const Analysis&, const match::Mention&, const std::optional<value::Date>&) { return std::nullopt; }

}  // namespace sayso::extract
