#include "match/glance.h"

#include <algorithm>

namespace sayso::match {

using Kind = grammar::PositionBit::Kind;

Glance::Glance(const grammar::Phase& phase, const NeededSets& sets, const WordClasses& words)
    : phase_(phase), sets_(sets), words_(words), width_(sets.words()), asked_by_(sets.woken_by.size()), met_(2 * width_) {
  for (std::uint32_t bit = 0; bit < phase.position_bits.size(); ++bit) {
    const Kind kind = phase.position_bits[bit].kind;
    if (kind == Kind::kFlag || kind == Kind::kSpanFirst || kind == Kind::kSpanInside || kind == Kind::kSpanLast) set_bit(known_, bit);
  }
  for (std::size_t condition = 0; condition < phase.conditions.size(); ++condition) {
    for (const grammar::ConditionOp& op : phase.conditions[condition]) {
      if (op.kind != grammar::ConditionOp::Kind::kPosition || !has_bit(known_, op.number)) continue;
      for (const std::uint32_t set : sets.by_condition[condition]) set_bit(asked_by_[set], op.number);
    }
  }
}

void Glance::clear() {
  learned_ = 0;
  met_by_.clear();
}

void Glance::begin() {
  std::fill(met_.begin(), met_.end(), 0);
  seen_ = {};
}

// Two stacks, in the lowest bits of two numbers: whether it may hold, and whether it may fail.
bool Glance::may_hold(const grammar::Condition& condition, const std::uint64_t* answers, const PlaceBits& known) {
  std::uint64_t holds = 0, fails = 0;
  const auto push = [&](bool may_hold, bool may_fail) {
    holds = holds << 1 | (may_hold ? 1 : 0);
    fails = fails << 1 | (may_fail ? 1 : 0);
  };
  for (const grammar::ConditionOp& op : condition) {
    switch (op.kind) {
      case grammar::ConditionOp::Kind::kTrue: push(true, false); break;
      case grammar::ConditionOp::Kind::kPredicate: {
        const bool answer = has_bit(answers, op.number);
        push(answer, !answer);
        break;
      }
      case grammar::ConditionOp::Kind::kPosition: push(!has_bit(known, op.number), true); break;
      case grammar::ConditionOp::Kind::kNot: {
        const std::uint64_t differ = (holds ^ fails) & 1;
        holds ^= differ;
        fails ^= differ;
        break;
      }
      case grammar::ConditionOp::Kind::kAnd:
        holds = (holds >> 1) & (holds | ~std::uint64_t{1});
        fails = (fails >> 1) | (fails & 1);
        break;
      case grammar::ConditionOp::Kind::kOr:
        holds = (holds >> 1) | (holds & 1);
        fails = (fails >> 1) & (fails | ~std::uint64_t{1});
        break;
    }
  }
  return (holds & 1) != 0;
}

void Glance::learn() {
  met_by_.resize(words_.size() * width_ * 2);
  for (; learned_ < words_.size(); ++learned_) {
    std::uint64_t* met = met_by_.data() + learned_ * width_ * 2;
    for (std::size_t condition = 0; condition < phase_.conditions.size(); ++condition) {
      if (sets_.by_condition[condition].empty()) continue;
      const bool without = may_hold(phase_.conditions[condition], words_.answers(learned_), known_);
      if (!without && !may_hold(phase_.conditions[condition], words_.answers(learned_), {})) continue;
      for (const std::uint32_t set : sets_.by_condition[condition]) set_bit(met + (without ? 0 : width_), set);
    }
  }
}

bool Glance::promising() {
  if (!sets_.always.empty()) return true;
  for_each_bit(met_.data() + width_, width_, [&](std::uint32_t set) {
    if (share_a_bit(asked_by_[set].data(), seen_.data(), seen_.size())) set_bit(met_.data(), set);
  });
  bool found = false;
  for_each_bit(met_.data(), width_, [&](std::uint32_t set) {
    for (const std::uint32_t rule : sets_.woken_by[set]) {
      found = found || std::all_of(sets_.of_rule[rule].begin(), sets_.of_rule[rule].end(), [&](std::uint32_t needed) { return has_bit(met_.data(), needed); });
    }
  });
  return found;
}

}  // namespace sayso::match
