// Pairs the records of two documents, one to one, the most alike first.
#ifndef SAYSO_EVALUATE_PAIRING_H_
#define SAYSO_EVALUATE_PAIRING_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "evaluate/judged.h"

namespace sayso::evaluate {

// Whether a predicted value is what the gold wants. Both sides have one.
bool agree(Compare compare, const Value& gold, const Value& predicted);

// Indices into `gold` and `predicted`, by those of the gold.
std::vector<std::pair<std::size_t, std::size_t>> pair_records(Kind kind, const std::vector<Judged>& gold,
                                                              const std::vector<Judged>& predicted);

// Dice of two lists of spans, by what they cover.
double overlap(const std::vector<Span>& a, const std::vector<Span>& b);

}  // namespace sayso::evaluate

#endif  // SAYSO_EVALUATE_PAIRING_H_
