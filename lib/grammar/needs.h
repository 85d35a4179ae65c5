// What a rule needs of a text, whatever way its pattern takes: sets of conditions, of each of which at least one must hold
// of some token. A scope that lacks one of them is not searched for the rule.
//
// This is the prefilter of RE2's FilteredRE2 (Cox, "Regular Expression Matching with a Trigram Index", 2012), with token
// conditions in place of trigrams. It is worked out along with the instructions, each of which needs what comes behind
// it: a step adds its condition, a choice keeps what both its ways need and, of what is left, one set of either joined; a lookahead adds what it needs.
#ifndef SAYSO_GRAMMAR_NEEDS_H_
#define SAYSO_GRAMMAR_NEEDS_H_

#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "grammar/program.h"

namespace sayso::grammar {

class Needs {
 public:
  using Id = std::uint32_t;
  static constexpr Id kNothing = 0;

  // Both grow while the phase is compiled.
  Needs(const Phase& phase, const std::vector<Predicate>& predicates) : phase_(phase), predicates_(predicates), needs_(1) {}

  // What is needed where `rest` is, and before it a token of which `condition` holds.
  Id with(Id rest, std::uint32_t condition);
  // What is needed where both are.
  Id both(Id a, Id b);
  // What is needed where one of the two goes on.
  Id either(Id a, Id b);

  // Sets of conditions, the rarest first.
  std::vector<std::vector<std::uint32_t>> sets(Id id) const;

 private:
  using SetId = std::uint32_t;
  struct Set {
    std::vector<std::uint32_t> conditions;  // sorted
    double weight = 0;                      // about the share of tokens of which one of them holds
  };
  double weight_of(std::uint32_t condition);
  SetId set(std::vector<std::uint32_t> conditions);
  Id intern(std::vector<SetId> sets);

  const Phase& phase_;
  const std::vector<Predicate>& predicates_;
  std::vector<double> weights_;  // by condition; below 0: not asked yet
  std::vector<Set> all_sets_;
  std::map<std::vector<std::uint32_t>, SetId> by_conditions_;
  std::vector<std::vector<SetId>> needs_;  // by weight
  std::map<std::vector<SetId>, Id> by_sets_;
  std::unordered_map<std::uint64_t, Id> with_, either_, both_;
};

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_NEEDS_H_
