// Conditions: from what stands in brackets to postfix over predicates and position bits.
//
// Equal predicates, position bits and conditions are made once: a pack of hundreds of rules asks the same few
// hundred things.
#ifndef SAYSO_GRAMMAR_CONDITIONS_H_
#define SAYSO_GRAMMAR_CONDITIONS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/diagnostics.h"
#include "grammar/names.h"
#include "grammar/program.h"
#include "grammar/syntax_tree.h"

namespace sayso::grammar {

// The name of a flag by its mask: "cap", "sent_start".
std::string_view flag_name(std::uint32_t mask);

// Interns predicates over the whole pack.
class PredicateTable {
 public:
  explicit PredicateTable(std::vector<Predicate>& predicates) : predicates_(predicates) {}
  std::uint32_t intern(Predicate predicate);

 private:
  std::vector<Predicate>& predicates_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Makes the conditions of one phase.
class ConditionBuilder {
 public:
  ConditionBuilder(const Names& names, PredicateTable& predicates, Phase& phase, Reporter& reporter)
      : names_(names), predicates_(predicates), phase_(phase), reporter_(reporter) {}

  // What stands in brackets, as postfix. False, and reported, where a name or value is wrong.
  bool build(const ConditionTree& tree, Condition& out, int depth = 0);
  // The number of the condition that stands in brackets, or nothing. A macro's brackets are compiled once, however
  // many rules use it.
  std::optional<std::uint32_t> of_tree(const ConditionTree& tree);

  std::uint32_t intern(const Condition& condition);
  std::uint32_t position_bit(PositionBit bit, SourceRange at);
  std::uint32_t span_set(SpanSet set);
  // The condition that is one predicate, or one position bit.
  std::uint32_t of_predicate(Predicate predicate);
  std::uint32_t of_position(PositionBit bit, SourceRange at, bool negated = false);

 private:
  bool test(const ConditionTree& tree, Condition& out);
  bool flag(const ConditionTree& tree, Condition& out, int depth);
  void of_lexicon(std::uint32_t number, SourceRange at, Condition& out);
  bool value_predicate(const ConditionTree& tree, const ConditionValue& value, Predicate& out);

  const Names& names_;
  PredicateTable& predicates_;
  Phase& phase_;
  Reporter& reporter_;
  std::map<std::vector<std::uint64_t>, std::uint32_t> conditions_;
  std::unordered_map<const ConditionTree*, std::optional<std::uint32_t>> by_tree_;
};

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_CONDITIONS_H_
