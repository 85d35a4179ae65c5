// Whether a match holds what it may not hold.
//
// The confirmed match is walked with the pattern begun at each of its tokens. What was tried in vain at a place is tried
// no second time, wherever it began, so that the walk is linear in tokens times instructions.
#ifndef SAYSO_MATCH_UNLESS_H_
#define SAYSO_MATCH_UNLESS_H_

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "grammar/program.h"
#include "match/symbols.h"

namespace sayso::match {

class UnlessFinder {
 public:
  // `symbols` as captures.h has them; [begin, end) is the match.
  bool found(const grammar::Phase& phase, const grammar::Rule& rule, std::span<const SymbolId> symbols, const SymbolTable& table, std::uint32_t begin,
             std::uint32_t end);

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> jobs_;  // instruction, place
  std::vector<std::uint64_t> tried_;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_UNLESS_H_
