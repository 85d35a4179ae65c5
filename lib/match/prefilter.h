// Which automata of a phase a scope can give matches of, and which lookarounds those ask: told by what the rules need
// (grammar/needs.h). Most sentences have nothing that most rules need.
//
// Every symbol knows the sets that it meets, and every rule waits for the rarest of its own: so a scope costs its tokens and
// the rules that it wakes, however many there are (the index of triggers of a constraint grammar: Karlsson et al. 1995).
#ifndef SAYSO_MATCH_PREFILTER_H_
#define SAYSO_MATCH_PREFILTER_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grammar/program.h"
#include "match/automata.h"
#include "match/symbols.h"

namespace sayso::match {

// A bit for each lookaround of a phase: each has a position bit, so there are no more.
using LookSet = std::bitset<grammar::kPositionBits>;

class Prefilter {
 public:
  // All must outlive this; `automata` are those of the rules of `phase`, a part a rule.
  Prefilter(const grammar::Phase& phase, const SymbolTable& symbols, const Automata& automata);

  // The automata that may find something in a scope; valid until the next call. `symbols` are those of its tokens, without the bits of
  // lookarounds, which no step asks. Cost: a look-up a token, and some operations for each rule whose rarest set is met.
  const AutomatonSet& possible(std::span<const SymbolId> symbols);

  // After that, for one of these: a match of it begins before this token of the scope, since behind it something that it
  // needs is missing.
  std::uint32_t end_of_begins(std::size_t automaton) const { return ends_[automaton]; }

  // The lookarounds that these automata ask.
  LookSet looks(const AutomatonSet& automata) const;

  // When symbols were forgotten.
  void clear() {
    met_by_.clear();
    first_met_by_.assign(1, 0);
  }

 private:
  struct Rule {
    std::size_t automaton = 0;
    std::vector<std::uint32_t> sets;  // all of them are needed
  };
  void find_looks(const grammar::Phase& phase, const Automata& automata);
  void learn_symbols();

  const SymbolTable& symbols_;
  std::vector<Rule> rules_;
  std::vector<std::vector<std::uint32_t>> sets_by_condition_;
  std::vector<std::vector<std::uint32_t>> rules_by_set_;  // those of which it is the rarest
  std::vector<std::uint32_t> always_;                     // rules that need nothing
  std::vector<LookSet> looks_;                            // by automaton
  std::vector<std::uint32_t> met_by_;                     // the sets that symbols meet, one symbol's behind another's
  std::vector<std::uint32_t> first_met_by_ = {0};         // by symbol, where they begin, and one more
  std::vector<std::uint32_t> met_;                        // by set: behind the last token that meets it; 0: none does
  std::vector<std::uint32_t> touched_;                    // the sets that are met
  std::vector<std::uint32_t> ends_;                       // by automaton
  AutomatonSet possible_ = {};
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_PREFILTER_H_
