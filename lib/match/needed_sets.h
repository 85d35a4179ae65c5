// What the rules of a phase need: sets of conditions, of each of which a token of the scope has to meet one (grammar/needs.h).
//
// Rules share sets, so each set is asked once. A rule is woken by one of its sets, the one that it shares with the fewest others:
// so a scope costs its tokens and the rules that it wakes, however many there are (the index of triggers of a constraint
// grammar: Karlsson et al. 1995).
#ifndef SAYSO_MATCH_NEEDED_SETS_H_
#define SAYSO_MATCH_NEEDED_SETS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "grammar/program.h"

namespace sayso::match {

struct NeededSets {
  explicit NeededSets(const grammar::Phase& phase);

  std::size_t words() const { return (woken_by.size() + 63) / 64; }  // of a row with a bit a set

  std::vector<std::vector<std::uint32_t>> of_rule;       // all of them are needed
  std::vector<std::vector<std::uint32_t>> by_condition;  // those that it meets
  std::vector<std::vector<std::uint32_t>> woken_by;      // by set: rules
  std::vector<std::uint32_t> always;                     // rules that need nothing
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_NEEDED_SETS_H_
