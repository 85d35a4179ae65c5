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

  // Calls visit(run) for each automaton of the looks `wanted`; and run(symbols, wanted, set) with the symbols of a scope of n
  // tokens and its end, n + 1 in all, made without the bits of these looks, calls set(place, look) for each place from 0 to n
  // where one of its looks accepts, if one of them is among those that this scope wants.
  template <class Visit>
  void for_each(const LookSet& wanted, Visit&& visit) {
    for (const bool ahead : {false, true}) {
      Automata& automata = ahead ? ahead_ : behind_;
      for (std::size_t i = 0; i < automata.size(); ++i) {
        const LookSet& looks = (ahead ? looks_ahead_ : looks_behind_)[i];
        if ((looks & wanted).none()) continue;
        visit([&](std::span<const SymbolId> symbols, const LookSet& asked, auto&& set) {
          if ((looks & asked).any()) run(automata[i], ahead, symbols, set);
        });
      }
    }
  }

  // Between documents: lets go of caches that have grown too big.
  void trim();
  // When symbols were forgotten.
  void clear();

 private:
  template <class Set>
  void run(Dfa& automaton, bool ahead, std::span<const SymbolId> symbols, Set& set) {
    const std::size_t places = symbols.size();
    scratch_.work += places;
    Dfa::StateId state = Dfa::kStart;
    for (std::size_t i = 0; i < places; ++i) {
      const std::size_t place = ahead ? places - 1 - i : i;
      const Dfa::Step step = automaton.step(state, symbols[place]);
      if (step.accept != 0) {
        for (const std::uint32_t look : automaton.accepted(step.accept)) set(static_cast<std::uint32_t>(place), look);
      }
      state = step.next;
    }
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
