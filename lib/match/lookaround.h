// Lookahead and lookbehind, in linear time.
//
// Each lookaround of a phase is an automaton of its own without captures. It is run once over a scope, a
// lookbehind from left to right and a lookahead, mirrored, from right to left, beginning anew at every place;
// wherever it accepts, its position bit is set. Most ask but one token, the next or the one before: these need no automaton,
// and every symbol knows which of them it answers. After Barrière and Pit-Claudel, "Linear Matching of JavaScript
// Regular Expressions" (PLDI 2024). Those of one direction run together as a few deterministic automata (automata.h), but
// for those that hold an anchor: a mirrored anchor is asked of another symbol than the step beside it.
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

  // `symbols`: of a scope of n tokens and its end, n + 1 in all, made without the bits of looks. Calls
  // set(place, look) for each place from 0 to n where one of the looks `wanted` accepts, and maybe for others.
  template <class Set>
  void run(std::span<const SymbolId> symbols, const LookSet& wanted, Set&& set) {
    const std::size_t end = symbols.size() - 1;
    if (((near_ahead_ | near_behind_) & wanted).any()) {
      if (near_by_.size() < symbols_.size()) learn_symbols();
      for (std::size_t place = 0; place <= end; ++place) {
        // The end of a scope is no token.
        LookSet found;
        if (place < end) found = near_by_[symbols[place]] & near_ahead_;
        if (place > 0) found |= near_by_[symbols[place - 1]] & near_behind_;
        found &= wanted;
        if (found.none()) continue;
        for (std::size_t look = found._Find_first(); look < found.size(); look = found._Find_next(look)) {
          set(static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(look));
        }
      }
    }
    for (std::size_t i = 0; i < behind_.size(); ++i) {
      if ((looks_behind_[i] & wanted).none()) continue;
      scratch_.work += end + 1;
      Dfa& automaton = behind_[i];
      Dfa::StateId state = Dfa::kStart;
      for (std::size_t place = 0; place <= end; ++place) {
        const Dfa::Step step = automaton.step(state, symbols[place]);
        if (step.accept != 0) {
          for (const std::uint32_t look : automaton.accepted(step.accept)) set(static_cast<std::uint32_t>(place), look);
        }
        state = step.next;
      }
    }
    for (std::size_t i = 0; i < ahead_.size(); ++i) {
      if ((looks_ahead_[i] & wanted).none()) continue;
      scratch_.work += end + 1;
      Dfa& automaton = ahead_[i];
      Dfa::StateId state = Dfa::kStart;
      for (std::size_t place = end + 1; place-- > 0;) {
        const Dfa::Step step = automaton.step(state, place > 0 ? symbols[place - 1] : symbols[end]);
        if (step.accept != 0) {
          for (const std::uint32_t look : automaton.accepted(step.accept)) set(static_cast<std::uint32_t>(place), look);
        }
        state = step.next;
      }
    }
    for (const std::uint32_t look : anchored_) {
      if (!wanted[look]) continue;
      run_anchored(look, symbols);
      for (const std::uint32_t place : hits_) set(place, look);
    }
  }

  // Between documents: lets go of caches that have grown too big.
  void trim();
  // When symbols were forgotten.
  void clear();

 private:
  // How a look is answered: by symbols, by running its instructions place by place, or by an automaton.
  enum class Way : std::uint8_t { kNear, kAnchored, kAutomaton };

  void learn_symbols();
  bool is_near(const grammar::Look& look) const;
  void run_anchored(std::uint32_t look, std::span<const SymbolId> symbols);
  bool is_anchored(const grammar::Look& look) const;
  std::vector<Way> ways() const;
  std::vector<Automata::Part> parts(bool ahead) const;
  std::vector<LookSet> looks_by_automaton(bool ahead, const Automata& automata) const;

  const grammar::Phase& phase_;
  const SymbolTable& symbols_;
  DfaScratch& scratch_;
  const std::vector<Way> ways_;                      // by look; before the automata, which are made by it
  Automata behind_, ahead_;
  std::vector<LookSet> looks_behind_, looks_ahead_;  // by automaton
  std::vector<std::uint32_t> anchored_;
  LookSet near_ahead_, near_behind_;   // those that ask one token alone
  std::vector<LookSet> near_by_;       // by symbol: those that it answers with yes
  std::vector<std::uint32_t> now_, next_, hits_;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_LOOKAROUND_H_
