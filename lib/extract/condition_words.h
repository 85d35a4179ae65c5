// Conditions in the words of the grammar language, and which part of one does not hold.
#ifndef SAYSO_EXTRACT_CONDITION_WORDS_H_
#define SAYSO_EXTRACT_CONDITION_WORDS_H_

#include <string>
#include <vector>

#include "grammar/program.h"
#include "match/tracer.h"

namespace sayso::extract {

struct FailedCondition {
  std::string words;                    // "in verbs_quote and tag=VBD"
  std::vector<std::uint32_t> lexicons;  // lists that the token should have been in
};

// `condition` is one of the tracer's phase and does not hold at `place`.
FailedCondition failed_condition(const grammar::Program& program, const grammar::Phase& phase, std::uint32_t condition, match::Tracer& tracer,
                                 match::TokenSpan scope, std::uint32_t place);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_CONDITION_WORDS_H_
