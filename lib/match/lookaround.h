// Lookahead and lookbehind, in linear time.
//
// Each lookaround of a phase is an automaton of its own without captures. It is run once over a scope, a
// lookbehind from left to right and a lookahead, mirrored, from right to left, beginning anew at every place;
// wherever it accepts, its position bit is set. After Barrière and Pit-Claudel, "Linear Matching of JavaScript
// Regular Expressions" (PLDI 2024). All of one direction run together as one deterministic automaton (dfa.h), but
// for those that hold an anchor: a mirrored anchor is asked of another symbol than the step beside it.
#ifndef SAYSO_MATCH_LOOKAROUND_H_
#define SAYSO_MATCH_LOOKAROUND_H_

#include <cstdint>
#include <span>
#include <vector>

#include "grammar/program.h"
#include "match/dfa.h"
#include "match/symbols.h"

namespace sayso::match {

class LookRunner {
 public:
  LookRunner(const grammar::Phase& phase, const SymbolTable& symbols);

  // `symbols`: of a scope of n tokens and its end, n + 1 in all, made without the bits of looks. Calls
  // set(place, look) for each place from 0 to n where a look accepts.
  template <class Set>
  void run(std::span<const SymbolId> symbols, Set&& set) {
    const std::size_t end = symbols.size() - 1;
    if (has_behind_) {
      Dfa::StateId state = Dfa::kStart;
      for (std::size_t place = 0; place <= end; ++place) {
        const Dfa::Step step = behind_.step(state, symbols[place]);
        if (step.accept != 0) {
          for (const std::uint32_t look : behind_.accepted(step.accept)) set(static_cast<std::uint32_t>(place), look);
        }
        state = step.next;
      }
    }
    if (has_ahead_) {
      Dfa::StateId state = Dfa::kStart;
      for (std::size_t place = end + 1; place-- > 0;) {
        const Dfa::Step step = ahead_.step(state, place > 0 ? symbols[place - 1] : symbols[end]);
        if (step.accept != 0) {
          for (const std::uint32_t look : ahead_.accepted(step.accept)) set(static_cast<std::uint32_t>(place), look);
        }
        state = step.next;
      }
    }
    for (const std::uint32_t look : anchored_) {
      run_anchored(look, symbols);
      for (const std::uint32_t place : hits_) set(place, look);
    }
  }

  // Between documents: lets go of caches that have grown too big.
  void trim();
  // When symbols were forgotten.
  void clear();

 private:
  void run_anchored(std::uint32_t look, std::span<const SymbolId> symbols);
  bool is_anchored(const grammar::Look& look) const;
  std::vector<std::uint32_t> starts(bool ahead) const;

  const grammar::Phase& phase_;
  const SymbolTable& symbols_;
  Dfa behind_, ahead_;
  bool has_behind_, has_ahead_;
  std::vector<std::uint32_t> anchored_;
  std::vector<std::uint32_t> now_, next_, stack_, hits_;
  std::vector<std::uint32_t> mark_;
  std::uint32_t round_ = 0;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_LOOKAROUND_H_
