// Captures: which tokens each name stands for, once a match is confirmed.
//
// The automaton tells where a rule matches, not how. The confirmed span, a handful of tokens, is walked again
// with that rule alone, by backtracking in the order of preference; a bit for each instruction and place that
// was tried in vain keeps it linear in their product (RE2's "bit state").
#ifndef SAYSO_MATCH_CAPTURES_H_
#define SAYSO_MATCH_CAPTURES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "grammar/program.h"
#include "match/mention.h"
#include "match/symbols.h"

namespace sayso::match {

class CaptureFinder {
 public:
  // `symbols`: of the scope, and one more for its end; [begin, end) is the match within it. `spans` gets, by capture
  // number, what was taken, in indices of the scope; a capture that is no list keeps its last. False only if
  // the rule does not match there.
  bool find(const grammar::Phase& phase, std::uint32_t rule, std::span<const SymbolId> symbols, const SymbolTable& table, std::uint32_t begin,
            std::uint32_t end, std::vector<std::vector<TokenSpan>>& spans);

  std::uint64_t work() const { return work_; }  // as DfaScratch::work

 private:
  struct Job {
    std::uint32_t instruction;
    std::uint32_t place;
    std::uint32_t events;  // how many stood when it was put off
  };
  struct Event {
    std::uint32_t capture;
    std::uint32_t place;
    bool end;
  };
  std::vector<Job> jobs_;
  std::vector<Event> events_;
  std::vector<std::uint64_t> tried_;
  std::vector<std::uint32_t> open_;
  std::uint64_t work_ = 0;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_CAPTURES_H_
