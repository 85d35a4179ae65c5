// How sure a rule is of a reading, by what was counted over annotated documents.
#ifndef SAYSO_MATCH_EVIDENCE_H_
#define SAYSO_MATCH_EVIDENCE_H_

#include <string_view>

#include "grammar/program.h"

namespace sayso::match {

// The share of right readings for a word, smoothed when the pack was compiled; for a word without counts that of the rule.
double rate(const grammar::Evidence& evidence, std::string_view key);

}  // namespace sayso::match

#endif  // SAYSO_MATCH_EVIDENCE_H_
