// Which automata of a phase a scope can give matches of, and which lookarounds those ask: told by what the rules need
// (needed_sets.h). Most sentences have nothing that most rules need. Every symbol knows the sets that it meets.
#ifndef SAYSO_MATCH_PREFILTER_H_
#define SAYSO_MATCH_PREFILTER_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grammar/program.h"
#include "match/automata.h"
#include "match/needed_sets.h"
#include "match/symbols.h"

namespace sayso::match {

// A bit for each lookaround of a phase: each has a position bit, so there are no more.
using LookSet = std::bitset<grammar::kPositionBits>;

class Prefilter {
 public:
  // All must outlive this; `automata` are those of the rules of `phase`, a part a rule.
  Prefilter(const grammar::Phase& phase, const NeededSets& sets, const SymbolTable& symbols, const Automata& automata);

  // The automata that may find something in a scope; valid until the next call. `symbols` are those of its tokens, without the bits of
  // lookarounds, which no step asks. Cost: a look-up a token, and some operations for each rule whose rarest set is met.
  const AutomatonSet& possible(std::span<const SymbolId> symbols);

  // After that, for one of these: a match of it begins before this token of the scope, since behind it something that it
  // needs is missing.
  std::uint32_t end_of_begins(std::size_t automaton) const { return ends_[automaton]; }

  // The lookarounds that these automata ask.
  LookSet looks(const AutomatonSet& automata) const;

  // When symbols were forgotten.
  void clear() { met_by_.clear(); }

 private:
  void find_looks(const grammar::Phase& phase, const Automata& automata);
  void learn_symbols();

  const NeededSets& sets_;
  const SymbolTable& symbols_;
  const Automata& automata_;
  std::vector<LookSet> looks_;             // by automaton
  std::vector<std::uint64_t> met_by_;      // by symbol, a row with a bit a set that it meets
  std::vector<std::uint64_t> met_;         // by the scope, such a row
  std::vector<std::uint32_t> behind_met_;  // by set: behind the last token that meets it; means something where one does
  std::vector<std::uint32_t> ends_;        // by automaton
  AutomatonSet possible_ = {};
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_PREFILTER_H_
