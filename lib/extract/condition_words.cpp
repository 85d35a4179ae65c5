#include "extract/condition_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "grammar/conditions.h"

namespace sayso::extract {
namespace {

using grammar::Condition;
using grammar::ConditionOp;
using grammar::Predicate;

// The postfix of a condition as a tree again.
struct Node {
  ConditionOp op;
  std::vector<Node> children;
  Condition postfix;
};

Node tree_of(const Condition& condition) {
  std::vector<Node> stack;
  for (const ConditionOp& op : condition) {
    Node node{op, {}, {}};
    const std::size_t operands = op.kind == ConditionOp::Kind::kAnd || op.kind == ConditionOp::Kind::kOr ? 2 : op.kind == ConditionOp::Kind::kNot ? 1 : 0;
    for (std::size_t i = 0; i < operands; ++i) {
      node.children.insert(node.children.begin(), std::move(stack.back()));
      stack.pop_back();
    }
    for (const Node& child : node.children) node.postfix.insert(node.postfix.end(), child.postfix.begin(), child.postfix.end());
    node.postfix.push_back(op);
    stack.push_back(std::move(node));
  }
  return std::move(stack.back());
}

std::string of_predicate(const grammar::Program& program, const Predicate& p) {
  static constexpr std::string_view kSigns[] = {"=", "=", "<", "<=", ">", ">="};  // by Predicate::Test
  const std::string_view sign = kSigns[static_cast<std::size_t>(p.test)];
  const bool regex = p.test == Predicate::Test::kRegex;
  switch (p.attribute) {
    case Predicate::Attribute::kNorm: return regex ? fmt::format("norm=/{}/", p.text) : fmt::format("\"{}\"", p.text);
    case Predicate::Attribute::kWord: return regex ? fmt::format("shape=/{}/", p.text) : fmt::format("'{}'", p.text);
    case Predicate::Attribute::kLexicon: return fmt::format("lex={}", program.lexicons[p.number].name);
    case Predicate::Attribute::kTag: return regex ? fmt::format("tag=/{}/", p.text) : fmt::format("tag={}", p.text);
    case Predicate::Attribute::kLemma: return regex ? fmt::format("lemma=/{}/", p.text) : fmt::format("lemma={}", p.text);
    case Predicate::Attribute::kLength: return fmt::format("len{}{}", sign, p.value);
    case Predicate::Attribute::kNumber: return fmt::format("num{}{}", sign, p.value);
    case Predicate::Attribute::kFlags: return std::string(grammar::flag_name(p.number));
  }
  return {};
}

std::string of_position(const grammar::Program& program, const grammar::Phase& phase, const grammar::PositionBit& bit) {
  using Kind = grammar::PositionBit::Kind;
  switch (bit.kind) {
    case Kind::kFlag: return std::string(grammar::flag_name(bit.number));
    case Kind::kScopeStart: return "^";
    case Kind::kScopeEnd: return "$";
    case Kind::kLook: return phase.looks[bit.number].ahead ? "what follows" : "what stands before";
    case Kind::kSpanFirst:
    case Kind::kSpanInside:
    case Kind::kSpanLast: break;
  }
  const grammar::SpanSet& set = phase.span_sets[bit.number];
  if (set.lexicon >= 0) return fmt::format("lex={}", program.lexicons[static_cast<std::size_t>(set.lexicon)].name);
  return set.field.empty() ? fmt::format("@{}", set.label) : fmt::format("@{}.{}={}", set.label, set.field, set.value);
}

class Failure {
 public:
  Failure(const grammar::Program& program, const grammar::Phase& phase, match::Tracer& tracer, match::TokenSpan scope, std::uint32_t place)
      : program_(program), phase_(phase), tracer_(tracer), scope_(scope), place_(place) {}

  FailedCondition take() { return std::move(out_); }

  // Of a conjunction only what fails is told.
  std::string failed(const Node& node) {
    if (node.op.kind != ConditionOp::Kind::kAnd) return words(node, false);
    std::string all;
    for (const Node& child : node.children) {
      if (tracer_.holds(child.postfix, scope_, place_)) continue;
      const std::string part = failed(child);
      if (part != all) all += (all.empty() ? "" : " & ") + part;  // a phrase is asked for its first word and its last
    }
    return all;
  }
  void tell(const Node& node) { out_.words = failed(node); }

 private:
  std::string words(const Node& node, bool negated) {
    switch (node.op.kind) {
      case ConditionOp::Kind::kTrue: return "a token";
      case ConditionOp::Kind::kPredicate: {
        const Predicate& predicate = program_.predicates[node.op.number];
        if (predicate.attribute == Predicate::Attribute::kLexicon && !negated) note(predicate.number);
        return of_predicate(program_, predicate);
      }
      case ConditionOp::Kind::kPosition: {
        const grammar::PositionBit& bit = phase_.position_bits[node.op.number];
        if (bit.kind == grammar::PositionBit::Kind::kSpanFirst && phase_.span_sets[bit.number].lexicon >= 0) {
          note(static_cast<std::uint32_t>(phase_.span_sets[bit.number].lexicon));
        }
        return of_position(program_, phase_, bit);
      }
      case ConditionOp::Kind::kNot: {
        const Node& child = node.children.front();
        const bool alone = child.children.empty();
        return alone ? "!" + words(child, !negated) : "!(" + words(child, !negated) + ")";
      }
      case ConditionOp::Kind::kAnd: return words(node.children[0], negated) + " & " + words(node.children[1], negated);
      case ConditionOp::Kind::kOr: return words(node.children[0], negated) + " | " + words(node.children[1], negated);
    }
    return {};
  }

  void note(std::uint32_t lexicon) {
    if (std::find(out_.lexicons.begin(), out_.lexicons.end(), lexicon) == out_.lexicons.end()) out_.lexicons.push_back(lexicon);
  }

  const grammar::Program& program_;
  const grammar::Phase& phase_;
  match::Tracer& tracer_;
  match::TokenSpan scope_;
  std::uint32_t place_;
  FailedCondition out_;
};

}  // namespace

FailedCondition failed_condition(const grammar::Program& program, const grammar::Phase& phase, std::uint32_t condition, match::Tracer& tracer,
                                 match::TokenSpan scope, std::uint32_t place) {
  if (phase.conditions[condition].empty()) return {};
  Failure failure(program, phase, tracer, scope, place);
  failure.tell(tree_of(phase.conditions[condition]));
  return failure.take();
}

}  // namespace sayso::extract
