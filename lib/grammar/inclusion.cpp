#include "grammar/inclusion.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "lexicon/normal_form.h"
#include "text/tokens.h"

namespace sayso::grammar {
namespace {

constexpr std::size_t kMostAtoms = 8;
constexpr std::size_t kMostStates = 400;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

using Op = Instruction::Op;
using Attribute = Predicate::Attribute;

}  // namespace

bool Inclusion::satisfiable(std::uint32_t condition) { return possible(phase_.conditions[condition], nullptr); }

bool Inclusion::implies(std::uint32_t a, std::uint32_t b) {
  if (a == b) return true;
  const auto [place, fresh] = implied_.emplace(std::pair(a, b), false);
  if (fresh) place->second = !possible(phase_.conditions[a], &phase_.conditions[b]);
  return place->second;
}

bool Inclusion::possible(const Condition& yes, const Condition* no) const {
  std::vector<Atom> atoms;
  for (const Condition* condition : {&yes, no}) {
    for (std::size_t i = 0; condition && i < condition->size(); ++i) {
      const ConditionOp& op = (*condition)[i];
      if (op.kind != ConditionOp::Kind::kPredicate && op.kind != ConditionOp::Kind::kPosition) continue;
      const Atom atom = {op.kind == ConditionOp::Kind::kPredicate, op.number};
      if (std::find(atoms.begin(), atoms.end(), atom) == atoms.end()) atoms.push_back(atom);
    }
  }
  if (atoms.size() > kMostAtoms) return true;
  for (std::uint32_t answers = 0; answers < (1u << atoms.size()); ++answers) {
    if (holds(yes, atoms, answers) && !(no && holds(*no, atoms, answers)) && consistent(atoms, answers)) return true;
  }
  return false;
}

bool Inclusion::holds(const Condition& condition, const std::vector<Atom>& atoms, std::uint32_t answers) {
  std::vector<bool> stack;
  for (const ConditionOp& op : condition) {
    switch (op.kind) {
      case ConditionOp::Kind::kTrue: stack.push_back(true); break;
      case ConditionOp::Kind::kPredicate:
      case ConditionOp::Kind::kPosition: {
        const auto place = std::find(atoms.begin(), atoms.end(), Atom{op.kind == ConditionOp::Kind::kPredicate, op.number});
        stack.push_back(((answers >> (place - atoms.begin())) & 1) != 0);
        break;
      }
      case ConditionOp::Kind::kNot: stack.back() = !stack.back(); break;
      case ConditionOp::Kind::kAnd:
      case ConditionOp::Kind::kOr: {
        const bool right = stack.back();
        stack.pop_back();
        stack.back() = op.kind == ConditionOp::Kind::kAnd ? stack.back() && right : stack.back() || right;
        break;
      }
    }
  }
  return stack.back();
}

bool Inclusion::consistent(const std::vector<Atom>& atoms, std::uint32_t answers) const {
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (!atoms[i].of_word || ((answers >> i) & 1) == 0) continue;
    for (std::size_t j = 0; j < atoms.size(); ++j) {
      if (i != j && atoms[j].of_word && exclude(program_.predicates[atoms[i].number], program_.predicates[atoms[j].number], ((answers >> j) & 1) != 0)) return false;
    }
  }
  return true;
}

// Whether the other predicate cannot answer so of a word of which the first one holds.
bool Inclusion::exclude(const Predicate& yes, const Predicate& other, bool answer) const {
  if (yes.test != Predicate::Test::kEqual || other.test != Predicate::Test::kEqual) return false;
  const bool one_valued = yes.attribute == Attribute::kNorm || yes.attribute == Attribute::kWord || yes.attribute == Attribute::kTag || yes.attribute == Attribute::kLemma;
  if (one_valued && yes.attribute == other.attribute) return answer && yes.text != other.text;
  if (yes.attribute == Attribute::kWord && other.attribute == Attribute::kNorm) return answer != (lexicon::normal_form(yes.text) == other.text);
  const bool word = yes.attribute == Attribute::kNorm || yes.attribute == Attribute::kWord;
  if (word && other.attribute == Attribute::kFlags && other.number == text::kWord && std::all_of(yes.text.begin(), yes.text.end(), is_letter)) return !answer;
  if (!word || other.attribute != Attribute::kLexicon || program_.lexicons[other.number].learned) return false;
  bool listed = false;
  for (const Entry& entry : program_.index.find(yes.attribute == Attribute::kNorm ? yes.text : lexicon::normal_form(yes.text))) {
    if (entry.lexicon != other.number) continue;
    if (entry.exact) return false;  // it depends on how the word is written
    listed = true;
  }
  return answer != listed;
}

Inclusion::Set Inclusion::closure(const Set& from, const Set& facts, std::uint32_t end) {
  std::set<std::uint32_t> seen;
  std::vector<std::uint32_t> stack = from;
  while (!stack.empty()) {
    const std::uint32_t at = stack.back();
    stack.pop_back();
    if (!seen.insert(at).second || at == end) continue;
    const Instruction& instruction = phase_.instructions[at];
    switch (instruction.op) {
      case Op::kStep:
      case Op::kAccept: break;
      case Op::kAssert:
        if (std::any_of(facts.begin(), facts.end(), [&](std::uint32_t fact) { return implies(fact, instruction.a); })) stack.push_back(instruction.b);
        break;
      case Op::kSplit:
        stack.push_back(instruction.a);
        stack.push_back(instruction.b);
        break;
      case Op::kBegin:
      case Op::kEnd: stack.push_back(instruction.b); break;
    }
  }
  return {seen.begin(), seen.end()};
}

bool Inclusion::within(std::uint32_t inner, std::uint32_t inner_end, std::span<const std::uint32_t> outer, std::uint32_t outer_end) {
  struct State {
    std::uint32_t at = 0;
    Set facts;  // asserted since the last step
    Set outer;
    auto key() const { return std::tie(at, facts, outer); }
    bool operator<(const State& other) const { return key() < other.key(); }
  };
  bool matches = false;
  std::set<State> seen;
  std::vector<State> stack = {{inner, {}, Set(outer.begin(), outer.end())}};
  while (!stack.empty()) {
    State state = std::move(stack.back());
    stack.pop_back();
    if (!seen.insert(state).second) continue;
    if (seen.size() > kMostStates) return false;
    if (state.at == inner_end) {
      const Set reached = closure(state.outer, state.facts, outer_end);
      if (!std::binary_search(reached.begin(), reached.end(), outer_end)) return false;
      matches = true;
      continue;
    }
    const Instruction& instruction = phase_.instructions[state.at];
    switch (instruction.op) {
      case Op::kAccept: return false;  // of something else
      case Op::kStep: {
        if (!satisfiable(instruction.a)) break;
        Set next;
        for (const std::uint32_t at : closure(state.outer, state.facts, outer_end)) {
          const Instruction& step = phase_.instructions[at];
          if (at != outer_end && step.op == Op::kStep && implies(instruction.a, step.a)) next.push_back(step.b);
        }
        if (next.empty()) return false;
        std::sort(next.begin(), next.end());
        next.erase(std::unique(next.begin(), next.end()), next.end());
        stack.push_back({instruction.b, {}, std::move(next)});
        break;
      }
      case Op::kAssert:
        state.facts.insert(std::lower_bound(state.facts.begin(), state.facts.end(), instruction.a), instruction.a);
        stack.push_back({instruction.b, std::move(state.facts), std::move(state.outer)});
        break;
      case Op::kSplit:
        stack.push_back({instruction.a, state.facts, state.outer});
        stack.push_back({instruction.b, std::move(state.facts), std::move(state.outer)});
        break;
      case Op::kBegin:
      case Op::kEnd: stack.push_back({instruction.b, std::move(state.facts), std::move(state.outer)}); break;
    }
  }
  return matches;
}

}  // namespace sayso::grammar
