#include "grammar/packed_check.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace sayso::grammar {
namespace {

using Op = Instruction::Op;

template <class Range, class Holds>
bool all(const Range& range, Holds holds) {
  return std::all_of(range.begin(), range.end(), holds);
}

bool list_holds(const lexicon::WordList& list) {
  if (list.rows() > 0 && list.columns().empty()) return false;
  if (list.cells().size() != list.rows() * list.columns().size()) return false;
  return all(list.cells(), [&](lexicon::Piece p) { return p.begin <= list.text().size() && p.size <= list.text().size() - p.begin; });
}

// Every attribute has tests of its own.
bool predicate_holds(const Predicate& predicate, const Program& program) {
  using Test = Predicate::Test;
  switch (predicate.attribute) {
    case Predicate::Attribute::kNorm:
    case Predicate::Attribute::kWord:
    case Predicate::Attribute::kTag:
    case Predicate::Attribute::kLemma: return predicate.test == Test::kEqual || predicate.test == Test::kRegex;
    case Predicate::Attribute::kLength:
    case Predicate::Attribute::kNumber: return predicate.test != Test::kRegex;
    case Predicate::Attribute::kLexicon: return predicate.test == Test::kEqual && predicate.number < program.lexicons.size();
    case Predicate::Attribute::kFlags: return predicate.test == Test::kEqual;
  }
  return false;
}

class PhaseCheck {
 public:
  PhaseCheck(const Program& program, const Phase& phase) : program_(program), phase_(phase), size_(phase.instructions.size()), reached_(size_) {}

  bool holds() {
    return all(phase_.conditions, [&](const Condition& c) { return condition_holds(c); }) && phase_.position_bits.size() <= kPositionBits &&
           all(phase_.position_bits, [&](const PositionBit& b) { return bit_holds(b); }) &&
           all(phase_.span_sets, [&](const SpanSet& s) { return s.lexicon < 0 || static_cast<std::size_t>(s.lexicon) < program_.lexicons.size(); }) && looks_hold() && rules_hold() &&
           (phase_.scope != Phase::Scope::kWindow || phase_.window > 0);
  }

 private:
  // Operators find their operands, and one answer is left.
  bool condition_holds(const Condition& condition) const {
    std::size_t depth = 0;
    for (const ConditionOp& op : condition) {
      switch (op.kind) {
        case ConditionOp::Kind::kPredicate:
          if (op.number >= program_.predicates.size()) return false;
          ++depth;
          break;
        case ConditionOp::Kind::kPosition:
          if (op.number >= phase_.position_bits.size()) return false;
          ++depth;
          break;
        case ConditionOp::Kind::kTrue: ++depth; break;
        case ConditionOp::Kind::kNot:
          if (depth < 1) return false;
          break;
        case ConditionOp::Kind::kAnd:
        case ConditionOp::Kind::kOr:
          if (depth < 2) return false;
          --depth;
          break;
      }
      if (depth > kDeepestCondition) return false;
    }
    return depth == 1;
  }

  bool bit_holds(const PositionBit& bit) const {
    switch (bit.kind) {
      case PositionBit::Kind::kSpanFirst:
      case PositionBit::Kind::kSpanInside:
      case PositionBit::Kind::kSpanLast: return bit.number < phase_.span_sets.size();
      case PositionBit::Kind::kLook: return bit.number < phase_.looks.size();
      default: return true;
    }
  }

  // Everything that can be reached from `start` stays within these instructions and accepts `number` alone.
  bool automaton_holds(std::size_t start, std::size_t first, std::size_t end, std::size_t number, std::size_t captures) {
    if (first > end || end > size_ || start < first || start >= end) return false;
    ++round_;
    stack_.assign(1, start);
    while (!stack_.empty()) {
      std::size_t at = stack_.back();
      stack_.pop_back();
      for (;;) {  // along one way until it ends or was seen
        if (at < first || at >= end) return false;
        if (reached_[at] == round_) break;
        reached_[at] = round_;
        const Instruction& instruction = phase_.instructions[at];
        switch (instruction.op) {
          case Op::kStep:
          case Op::kAssert:
            if (instruction.a >= phase_.conditions.size()) return false;
            break;
          case Op::kSplit: stack_.push_back(instruction.a); break;
          case Op::kBegin:
          case Op::kEnd:
            if (instruction.a >= captures) return false;
            break;
          case Op::kAccept:
            if (instruction.a != number) return false;
            break;
        }
        if (instruction.op == Op::kAccept) break;
        at = instruction.b;
      }
    }
    return true;
  }

  bool looks_hold() {
    if (phase_.looks.size() > kPositionBits) return false;
    for (std::size_t i = 0; i < phase_.looks.size(); ++i) {
      const Look& look = phase_.looks[i];
      if (look.size > size_ || look.first > size_ - look.size || look.level >= phase_.looks.size() || !automaton_holds(look.start, 0, size_, i, 0)) return false;
      // The prefilter reads all instructions of a lookaround, those of lookarounds inside of it among them.
      for (std::size_t at = look.first; at < look.first + look.size; ++at) {
        if (phase_.instructions[at].op == Op::kAssert && phase_.instructions[at].a >= phase_.conditions.size()) return false;
      }
    }
    return true;
  }

  bool rules_hold() {
    for (std::size_t i = 0; i < phase_.rules.size(); ++i) {
      const Rule& rule = phase_.rules[i];
      if (!automaton_holds(rule.start, rule.first_instruction, rule.end_instruction, i, rule.captures.size())) return false;
      // The prefilter reads all instructions of a rule, those of lookarounds among them.
      for (std::size_t at = rule.first_instruction; at < rule.end_instruction; ++at) {
        const Instruction& instruction = phase_.instructions[at];
        if ((instruction.op == Op::kStep || instruction.op == Op::kAssert) && instruction.a >= phase_.conditions.size()) return false;
      }
      const auto known = [&](std::uint32_t condition) { return condition < phase_.conditions.size(); };
      if (!all(rule.needs, [&](const auto& set) { return all(set, known); })) return false;
      for (const Emit& emit : rule.emits) {
        if (!all(emit.fields, [&](const Emit::Field& field) { return value_holds(field.value, rule); })) return false;
      }
      constexpr std::size_t kAccepted = 0;
      if (!all(rule.unless, [&](std::uint32_t start) { return automaton_holds(start, rule.first_instruction, rule.end_instruction, kAccepted, 0); })) return false;
      if (!document_holds(rule)) return false;
      // What evidence is counted by is a capture, whose place is asked as well.
      if (rule.evidence.given() && (!value_holds(rule.evidence.key, rule) || rule.evidence.key.capture >= rule.captures.size())) return false;
      if (!all(rule.tests, [](const TestCase& test) { return test_holds(test); })) return false;
    }
    return true;
  }

  // What the rule asks and says of the document.
  bool document_holds(const Rule& rule) const {
    std::size_t depth = 0;
    for (const GuardOp& op : rule.when) {
      switch (op.kind) {
        case GuardOp::Kind::kKnown:
        case GuardOp::Kind::kEqual:
          if (op.variable >= program_.variables.size() || !value_holds(op.value, rule)) return false;
          ++depth;
          break;
        case GuardOp::Kind::kNot:
          if (depth < 1) return false;
          break;
        case GuardOp::Kind::kAnd:
        case GuardOp::Kind::kOr:
          if (depth < 2) return false;
          --depth;
          break;
      }
    }
    if (depth > 1) return false;
    return all(rule.sets, [&](const Assignment& set) { return set.variable < program_.variables.size() && value_holds(set.value, rule); }) &&
           all(rule.lessons, [&](const Lesson& lesson) {
             return lesson.lexicon < program_.lexicons.size() && program_.lexicons[lesson.lexicon].learned && lesson.capture < rule.captures.size() &&
                    lesson.columns.size() + 1 == program_.lexicons[lesson.lexicon].list.columns().size() &&
                    all(lesson.columns, [&](const EmitValue& column) { return value_holds(column, rule); });
           });
  }

  bool value_holds(const EmitValue& value, const Rule& rule) const {
    const bool of_state = value.kind == EmitValue::Kind::kState || value.kind == EmitValue::Kind::kStateSpans;
    if (of_state && value.capture >= program_.variables.size()) return false;
    if (!of_state && value.kind != EmitValue::Kind::kConstant && value.capture >= rule.captures.size()) return false;
    return all(value.places, [&](const EmitValue::Place& place) {
      if (place.lexicon < 0) return true;
      const auto lexicon = static_cast<std::size_t>(place.lexicon);
      return lexicon < program_.lexicons.size() && place.column >= 0 &&
             static_cast<std::size_t>(place.column) < program_.lexicons[lexicon].list.columns().size();
    });
  }

  static bool test_holds(const TestCase& test) {
    return all(test.spans, [&](const auto& span) { return span.second.first <= span.second.second && span.second.second <= test.text.size(); });
  }

  const Program& program_;
  const Phase& phase_;
  const std::size_t size_;
  std::vector<std::uint32_t> reached_;  // by instruction: the last round that came there
  std::vector<std::size_t> stack_;
  std::uint32_t round_ = 0;
};

}  // namespace

bool can_be_run(const CompiledPack& pack) {
  const Program& program = pack.program;
  for (const auto& [path, list] : pack.lists) {
    if (!list_holds(list)) return false;
  }
  std::vector<std::size_t> rows;
  for (const Lexicon& lexicon : program.lexicons) {
    if (!list_holds(lexicon.list) || (lexicon.learned && lexicon.list.rows() > 0)) return false;
    rows.push_back(lexicon.list.rows());
  }
  return program.index.valid(rows) && pack.tags.valid() && all(program.predicates, [&](const Predicate& p) { return predicate_holds(p, program); }) &&
         all(program.phases, [&](const Phase& phase) { return PhaseCheck(program, phase).holds(); });
}

}  // namespace sayso::grammar
