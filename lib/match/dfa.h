// Rules of a phase as one deterministic automaton, made while it runs.
//
// A state is the set of instructions that may come next; it is made when the text first leads there, and its
// steps are remembered. After RE2's lazy DFA (Cox, "Regular Expression Matching in the Wild", 2010),
// with sets of token conditions in place of bytes. What must hold at a place (assertions) is decided when the
// symbol of that place is read, so acceptance is known one symbol late, as there.
//
// An automaton asks only some of the phase's conditions, and a state fewer still, while most symbols differ in others.
// So symbols that agree in all that the automaton asks are one class to it, and a step is found by state and class, in a table
// that has room for 32 classes at a time: classes are numbered as they come, so the frequent ones are neighbours. Behind that,
// steps are found by state and the answers to what the state asks, and there are few: some hundreds in an automaton of a
// hundred states and a thousand classes.
//
// Whoever owns it caps the cache (automata.h).
#ifndef SAYSO_MATCH_DFA_H_
#define SAYSO_MATCH_DFA_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "grammar/program.h"
#include "match/answer_table.h"
#include "match/symbols.h"

namespace sayso::match {

// What automata of one phase share while they make a step: it is as long as the phase has instructions.
struct DfaScratch {
  explicit DfaScratch(const grammar::Phase& phase) : mark(phase.instructions.size()) {}
  // Before a walk over instructions: none has been seen.
  void next_round();
  bool seen(std::uint32_t instruction) {
    if (mark[instruction] == round) return true;
    mark[instruction] = round;
    return false;
  }

  // Visits every instruction that can be reached from `starts`, whatever is asked on the way: over steps, too, or up to
  // and with the first ones.
  enum class Over : std::uint8_t { kSteps, kNoSteps };
  template <class Visit>
  void walk(const grammar::Phase& phase, const std::vector<std::uint32_t>& starts, Over over, Visit&& visit) {
    using Op = grammar::Instruction::Op;
    next_round();
    stack = starts;
    while (!stack.empty()) {
      const std::uint32_t at = stack.back();
      stack.pop_back();
      if (seen(at)) continue;
      ++work;
      const grammar::Instruction& instruction = phase.instructions[at];
      visit(instruction);
      if (instruction.op == Op::kSplit) stack.push_back(instruction.a);
      if (instruction.op != Op::kAccept && (instruction.op != Op::kStep || over == Over::kSteps)) stack.push_back(instruction.b);
    }
  }

  std::vector<std::uint32_t> mark;  // by instruction: the round in which it was seen
  std::uint32_t round = 0;
  std::vector<std::uint32_t> stack, targets, accepted;
  std::uint64_t made = 0;  // steps that were new to a cache: as long as there are none, no cache grows
  std::uint64_t work = 0;  // instructions looked at and steps taken so far: what tests hold to be linear
};

class Dfa {
 public:
  using StateId = std::uint32_t;
  static constexpr StateId kDead = 0;
  static constexpr StateId kStart = 1;

  enum class Begin : std::uint8_t {
    kOnce,        // at the first symbol of a search; what is accepted is rules
    kEverywhere,  // anew at every symbol, so that no state is dead; what is accepted is looks
    kMirrored,    // the same from right to left: reading a symbol leads over it, to its own place, and what must hold there is asked of it
  };
  // `starts`: the instructions to begin with. The others must outlive the automaton.
  Dfa(const grammar::Phase& phase, const SymbolTable& symbols, DfaScratch& scratch, std::vector<std::uint32_t> starts, Begin begin);

  struct Step {
    StateId next = kDead;
    std::uint32_t accept = 0;  // of the rules that end before this symbol: a number for `accepted`, 0: none
  };

  // From a state over a symbol. At the end of a scope only `accept` means something; where it is mirrored, that is what ends
  // at the place of this symbol, and a scope is begun with the symbol of its end.
  Step step(StateId state, SymbolId symbol) {
    const ClassId known = symbol < classes_.size() ? classes_[symbol] : ClassId{0};
    const ClassId symbol_class = known != 0 ? known : find_class(symbol);
    const std::size_t block = symbol_class / kBlock < columns_ ? blocks_of_[state * columns_ + symbol_class / kBlock] : 0;
    if (const std::uint16_t known_step = table_[block * kBlock + symbol_class % kBlock]; known_step != 0) return steps_[known_step];
    return find_step(state, symbol, symbol_class);
  }

  // Rules by priority, then order; looks by number. Valid until the next step.
  const std::vector<std::uint32_t>& accepted(std::uint32_t accept) const { return accepts_[accept]; }

  // What the cache holds on the heap, about.
  std::size_t bytes() const {
    return bytes_ + known_.size() * sizeof(Known) + (table_.size() + blocks_of_.size()) * sizeof(std::uint16_t) + by_many_answers_.bytes() + by_all_answers_.bytes();
  }
  // To be called between searches, never inside one. `forget` forgets states and classes; `forget_symbols` only which classes
  // symbols have: a class is its answers, and outlives them.
  void forget();
  void forget_symbols() { classes_.clear(); }

 private:
  using ClassId = std::uint16_t;               // from 1: an automaton knows a few hundred
  static constexpr std::size_t kBlock = 32;    // classes
  static constexpr ClassId kNoClass = 0xffff;  // of symbols that came when no number was left: steps over them are not remembered
  using Kernel = std::vector<std::uint32_t>;  // sorted instructions; where it is mirrored, the steps that may come next
  // The conditions on the way from a kernel to its next steps: a stretch of asked_.
  struct Asked {
    std::uint32_t first = 0;
    std::uint32_t count = kUnexplored;
    static constexpr std::uint32_t kUnexplored = 0xffffffffu;
  };
  // A step of a state, by its answers to what is asked: a bit each. kDead: the slot is free.
  struct Known {
    std::uint64_t answers = 0;
    StateId state = kDead;
    std::uint32_t step = 0;
  };
  static std::size_t hash(StateId state, std::uint64_t answers) {
    const std::uint64_t h = (answers ^ state * std::uint64_t{0x9e3779b97f4a7c15u}) * 0xbf58476d1ce4e5b9u;
    return static_cast<std::size_t>(h ^ (h >> 32));
  }
  std::span<const std::uint32_t> asked_of(StateId state) const { return std::span(asked_).subspan(asked_by_[state].first, asked_by_[state].count); }
  ClassId find_class(SymbolId symbol);
  Step find_step(StateId state, SymbolId symbol, ClassId symbol_class);
  void remember(StateId state, ClassId symbol_class, std::uint32_t step);
  std::uint32_t step_by_answers(StateId state, SymbolId symbol, const std::uint64_t* row);
  std::uint32_t step_by_many_answers(StateId state, SymbolId symbol);
  void explore(StateId state);
  void grow();
  std::uint32_t make_step(StateId state, SymbolId symbol);
  Step close(StateId state, SymbolId symbol);
  StateId intern(std::vector<std::uint32_t> kernel);

  const grammar::Phase& phase_;
  const SymbolTable& symbols_;
  DfaScratch& scratch_;
  const std::vector<std::uint32_t> starts_;
  const Begin begin_;
  std::vector<Kernel> states_;
  std::vector<Asked> asked_by_;                         // by state
  std::vector<std::uint32_t> asked_;
  std::vector<std::uint64_t> all_asked_;                // by the whole automaton, as a row
  std::vector<ClassId> classes_;                        // by symbol; 0: not asked yet
  AnswerTable by_all_answers_;                          // classes
  std::vector<Step> steps_;
  std::vector<Known> known_;                            // a power of two, at most half in use; numbers of steps_
  std::size_t known_count_ = 0;
  AnswerTable by_many_answers_;                         // the same, of states that ask more than 64 conditions
  std::vector<std::uint64_t> mask_;                     // of these
  std::size_t columns_ = 0;                             // blocks a state has room for
  std::vector<std::uint16_t> blocks_of_;                // by state, a row of columns: a block of the table; 0: none
  std::vector<std::uint16_t> table_;                    // in blocks, by class: a number of steps_, 0: not known. The first block stays empty
  std::unordered_map<std::string, StateId> by_kernel_;
  std::vector<std::vector<std::uint32_t>> accepts_;
  std::unordered_map<std::string, std::uint32_t> by_accept_;
  std::size_t bytes_ = 0;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_DFA_H_
