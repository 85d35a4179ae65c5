// Lookahead and lookbehind, in linear time.
//
// Each lookaround of a phase is an automaton of its own without captures. It is run once over a scope, a
// lookbehind from left to right and a lookahead, mirrored, from right to left, beginning anew at every place;
// wherever it accepts, its position bit is set. After Barrière and Pit-Claudel, "Linear Matching of JavaScript
// Regular Expressions" (PLDI 2024).
#ifndef SAYSO_MATCH_LOOKAROUND_H_
#define SAYSO_MATCH_LOOKAROUND_H_

#include <cstdint>
#include <span>
#include <vector>

#include "grammar/program.h"
#include "match/symbols.h"

namespace sayso::match {

class LookRunner {
 public:
  explicit LookRunner(const grammar::Phase& phase);

  // `symbols`: of a scope of n tokens and its end, n + 1 in all, made without the bits of looks. Calls
  // set(place, look) for each place from 0 to n where a look accepts. Cost: tokens times active instructions.
  template <class Set>
  void run(std::span<const SymbolId> symbols, const SymbolTable& table, Set&& set) {
    for (std::uint32_t look = 0; look < phase_.looks.size(); ++look) {
      run_one(look, symbols, table);
      for (const std::uint32_t place : hits_) set(place, look);
    }
  }

 private:
  void run_one(std::uint32_t look, std::span<const SymbolId> symbols, const SymbolTable& table);

  const grammar::Phase& phase_;
  // What the first step of a look may ask, by look: where none of it holds and nothing is under way, there is
  // nothing to do. Empty where an assertion comes first.
  std::vector<std::vector<std::uint32_t>> first_;
  std::vector<std::uint32_t> now_, next_, stack_, hits_;
  std::vector<std::uint32_t> mark_;
  std::uint32_t round_ = 0;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_LOOKAROUND_H_
