// Lookahead and lookbehind, in linear time.
//
// Each lookaround of a phase is an automaton of its own without captures. It is run once over a scope, a
// lookbehind from left to right and a lookahead, mirrored, from right to left, beginning anew at every place;
// wherever it accepts, its position bit is set. After Barrière and Pit-Claudel, "Linear Matching of JavaScript
// Regular Expressions" (PLDI 2024). Those of one direction run together as a few deterministic automata (automata.h). Most
// ask but one token, the next or the one before: those need no automaton (near_looks.h) and are not run here.
#ifndef SAYSO_MATCH_LOOKAROUND_H_
#define SAYSO_MATCH_LOOKAROUND_H_

#include <cstdint>
#include <span>
#include <vector>

#include "grammar/program.h"
#include "match/automata.h"
#include "match/prefilter.h"
#include "match/symbols.h"

namespace sayso::match {

class LookRunner {
 public:
  LookRunner(const grammar::Phase& phase, const SymbolTable& symbols, DfaScratch& scratch);

  // `symbols`: of a scope of n tokens and its end, n + 1 in all, made without the bits of these looks. Calls
  // set(place, look) for each place from 0 to n where one of the looks `wanted` accepts, and maybe for others.
  template <class Set>
  void run(std::span<const SymbolId> symbols, const LookSet& wanted, Set&& set) {
    const std::size_t end = symbols.size() - 1;
    for (std::size_t i = 0; i < behind_.size(); ++i) {
      if ((looks_behind_[i] & wanted).none()) continue;
      scratch_.work += end + 1;
      Dfa& automaton = behind_[i];
      Dfa::StateId state = Dfa::kStart;
      for (std::size_t place = 0; place <= end; ++place) state = look(automaton, state, symbols, place, set);
    }
    for (std::size_t i = 0; i < ahead_.size(); ++i) {
      if ((looks_ahead_[i] & wanted).none()) continue;
      scratch_.work += end + 1;
      Dfa& automaton = ahead_[i];
      Dfa::StateId state = Dfa::kStart;
      for (std::size_t place = end + 1; place-- > 0;) state = look(automaton, state, symbols, place, set);
    }
  }

  // Between documents: lets go of caches that have grown too big.
  void trim();
  // When symbols were forgotten.
  void clear();

 private:
  template <class Set>
  static Dfa::StateId look(Dfa& automaton, Dfa::StateId state, std::span<const SymbolId> symbols, std::size_t place, Set& set) {
    const Dfa::Step step = automaton.step(state, symbols[place]);
    if (step.accept != 0) {
      for (const std::uint32_t look : automaton.accepted(step.accept)) set(static_cast<std::uint32_t>(place), look);
    }
    return step.next;
  }
  std::vector<Automata::Part> parts(bool ahead) const;
  std::vector<LookSet> looks_by_automaton(bool ahead, const Automata& automata) const;

  const grammar::Phase& phase_;
  const NearLooks& near_;
  DfaScratch& scratch_;
  Automata behind_, ahead_;
  std::vector<LookSet> looks_behind_, looks_ahead_;  // by automaton
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_LOOKAROUND_H_
