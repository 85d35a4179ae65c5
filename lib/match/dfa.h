// All rules of a phase as one deterministic automaton, made while it runs.
//
// A state is the set of instructions that may come next; it is made when the text first leads there, and its
// steps are remembered by symbol. After RE2's lazy DFA (Cox, "Regular Expression Matching in the Wild", 2010),
// with sets of token conditions in place of bytes. What must hold at a place (assertions) is decided when the
// symbol of that place is read, so acceptance is known one symbol late, as there.
//
// A state asks only a few of the phase's conditions, and most symbols differ in others. So a state knows which
// it asks, and symbols that agree in those share a step: a symbol that is new to a state costs one masked
// look-up, not a closure.
//
// The cache is capped: when it is full, it is emptied and the search goes on.
#ifndef SAYSO_MATCH_DFA_H_
#define SAYSO_MATCH_DFA_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "grammar/program.h"
#include "match/symbols.h"

namespace sayso::match {

class Dfa {
 public:
  using StateId = std::uint32_t;
  static constexpr StateId kDead = 0;
  static constexpr StateId kStart = 1;

  enum class Begin : std::uint8_t {
    kOnce,        // at the first symbol of a search; what is accepted is rules
    kEverywhere,  // anew at every symbol, so that no state is dead; what is accepted is looks
  };
  // `starts`: the instructions to begin with. `phase` and `symbols` must outlive the automaton.
  Dfa(const grammar::Phase& phase, const SymbolTable& symbols, std::vector<std::uint32_t> starts, Begin begin);

  struct Step {
    StateId next = kDead;
    std::uint32_t accept = 0;  // of the rules that end before this symbol: a number for `accepted`, 0: none
  };

  // From a state over a symbol. At the end of a scope only `accept` means something.
  Step step(StateId state, SymbolId symbol) {
    const Recent& recent = recent_[slot(state, symbol)];
    if (recent.state == state && recent.symbol == symbol) return recent.step;
    return make_step(state, symbol);
  }

  // Rules by priority, then order; looks by number. Valid until the next step.
  const std::vector<std::uint32_t>& accepted(std::uint32_t accept) const { return accepts_[accept]; }

  // To be called between searches, never inside one: empties the cache if it has grown over its cap.
  void trim();
  void clear();

 private:
  struct State {
    std::vector<std::uint32_t> kernel;                 // sorted instructions
    std::vector<std::uint64_t> asked;                  // a bit for each condition on the way from the kernel
    std::unordered_map<std::string, Step> by_answers;  // of those conditions
  };
  // The steps taken last: a table of fixed size in which a newer step drives out an older one.
  struct Recent {
    StateId state = kDead;
    SymbolId symbol = 0;
    Step step;
  };
  // A small automaton has few steps to remember.
  static constexpr int kRecentBits = 16, kFewRecentBits = 10;
  static constexpr std::size_t kSmall = 2000;  // instructions of the phase
  std::size_t slot(StateId state, SymbolId symbol) const {
    return (state * 0x9e3779b1u ^ symbol * 0x85ebca6bu) * std::size_t{0x9e3779b97f4a7c15u} >> (64 - recent_bits_);
  }
  Step make_step(StateId state, SymbolId symbol);
  Step close(StateId state, SymbolId symbol);
  void find_asked(State& state);
  void next_round();
  StateId intern(std::vector<std::uint32_t> kernel);

  const grammar::Phase& phase_;
  const SymbolTable& symbols_;
  const std::vector<std::uint32_t> starts_;
  const Begin begin_;
  std::vector<State> states_;
  const int recent_bits_;
  std::vector<Recent> recent_;
  std::unordered_map<std::string, StateId> by_kernel_;
  std::vector<std::vector<std::uint32_t>> accepts_;
  std::unordered_map<std::string, std::uint32_t> by_accept_;
  std::size_t bytes_ = 0;
  std::vector<std::uint32_t> stack_, targets_, rules_;
  std::string answers_;
  std::vector<std::uint32_t> mark_;  // by instruction: the round in which it was seen
  std::uint32_t round_ = 0;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_DFA_H_
