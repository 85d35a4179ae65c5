// What the rules of a phase need: sets of conditions, of each of which a token of the scope has to meet one (grammar/needs.h).
//
// Rules share sets, so each set is asked once. A rule is woken by one of its sets, the one that it shares with the fewest others:
// so a scope costs its tokens and the rules that it wakes, however many there are (the index of triggers of a constraint
// grammar: Karlsson et al. 1995).
#ifndef SAYSO_MATCH_NEEDED_SETS_H_
#define SAYSO_MATCH_NEEDED_SETS_H_

#include <bit>
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

// Calls visit(number) for each bit of a row of `words`.
template <class Visit>
void for_each_bit(const std::uint64_t* row, std::size_t words, Visit&& visit) {
  for (std::size_t i = 0; i < words; ++i) {
    for (std::uint64_t left = row[i]; left != 0; left &= left - 1) visit(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(left))));
  }
}

}  // namespace sayso::match

#endif  // SAYSO_MATCH_NEEDED_SETS_H_
