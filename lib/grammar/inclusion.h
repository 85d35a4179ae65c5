// Whether what one automaton matches is all matched by another: for telling rules and alternatives that can never win.
//
// A step of the one is followed in the other by the steps whose conditions it implies, sets of them at a time. What a
// condition implies is told by trying all answers to the few questions in both, less those that exclude one another (a word
// has one normal form). The answer yes is certain; no may also mean that it could not be seen within bounds: a step that
// only several steps of the other cover together, conditions of many questions, too many states.
#ifndef SAYSO_GRAMMAR_INCLUSION_H_
#define SAYSO_GRAMMAR_INCLUSION_H_

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "grammar/program.h"

namespace sayso::grammar {

class Inclusion {
 public:
  // Both must outlive this.
  Inclusion(const Program& program, const Phase& phase) : program_(program), phase_(phase) {}

  // False only if no word at any place meets the condition.
  bool satisfiable(std::uint32_t condition);
  // Whether there is a way from `inner` to its end, and every one is one that some of `outer` take to theirs. The ends are instructions.
  bool within(std::uint32_t inner, std::uint32_t inner_end, std::span<const std::uint32_t> outer, std::uint32_t outer_end);

 private:
  using Set = std::vector<std::uint32_t>;  // sorted
  struct Atom {
    bool of_word = false;
    std::uint32_t number = 0;
    friend bool operator==(const Atom&, const Atom&) = default;
  };

  bool implies(std::uint32_t a, std::uint32_t b);
  // Whether some answers to what both ask make the first true and the second false; no second: the first true.
  bool possible(const Condition& yes, const Condition* no) const;
  static bool holds(const Condition& condition, const std::vector<Atom>& atoms, std::uint32_t answers);
  bool consistent(const std::vector<Atom>& atoms, std::uint32_t answers) const;
  bool exclude(const Predicate& yes, const Predicate& other, bool answer) const;
  // What can be reached without a step; assertions that follow from `facts` let pass.
  Set closure(const Set& from, const Set& facts, std::uint32_t end);

  const Program& program_;
  const Phase& phase_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> implied_;
};

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_INCLUSION_H_
