#include "grammar/needs.h"

#include <algorithm>
#include <iterator>

#include "text/tokens.h"

namespace sayso::grammar {
namespace {

constexpr double kTooCommon = 0.3;      // nearly every sentence has such a token
constexpr std::size_t kMostSets = 6;    // more hardly tell more
constexpr std::size_t kLargest = 64;    // conditions of a set
constexpr std::size_t kShort = 3;       // bytes: marks, articles and the like, since what is frequent is short (Zipf 1935)

// About the share of tokens of which a predicate holds; only their order matters, and that roughly.
double share(const Predicate& predicate) {
  switch (predicate.attribute) {
    case Predicate::Attribute::kNorm:
    case Predicate::Attribute::kWord:
    case Predicate::Attribute::kLemma:
      if (predicate.test != Predicate::Test::kEqual) return 0.2;
      return predicate.text.size() <= kShort ? 0.03 : 0.005;
    case Predicate::Attribute::kLexicon: return 0.02;
    case Predicate::Attribute::kTag: return predicate.test == Predicate::Test::kEqual ? 0.08 : 0.2;
    case Predicate::Attribute::kLength:
    case Predicate::Attribute::kNumber: return 0.05;
    case Predicate::Attribute::kFlags: return 0.5;
  }
  return 1;
}

double share(const PositionBit& bit, const Phase& phase) {
  switch (bit.kind) {
    case PositionBit::Kind::kFlag: return (bit.number & (text::kSpaceBefore | text::kInQuotation)) != 0 ? 0.5 : 0.05;
    case PositionBit::Kind::kSpanFirst:
    case PositionBit::Kind::kSpanInside:
    case PositionBit::Kind::kSpanLast: return phase.span_sets[bit.number].field.empty() ? 0.03 : 0.005;
    case PositionBit::Kind::kScopeStart:
    case PositionBit::Kind::kScopeEnd:
    case PositionBit::Kind::kLook: return 1;
  }
  return 1;
}

std::uint64_t pair(std::uint32_t a, std::uint32_t b) { return static_cast<std::uint64_t>(a) << 32 | b; }

}  // namespace

double Needs::weight_of(std::uint32_t number) {
  if (number >= weights_.size()) weights_.resize(phase_.conditions.size(), -1);
  if (weights_[number] >= 0) return weights_[number];
  std::vector<double> stack;
  for (const ConditionOp& op : phase_.conditions[number]) {
    switch (op.kind) {
      case ConditionOp::Kind::kTrue: stack.push_back(1); break;
      case ConditionOp::Kind::kPredicate: stack.push_back(share(predicates_[op.number])); break;
      case ConditionOp::Kind::kPosition: stack.push_back(share(phase_.position_bits[op.number], phase_)); break;
      case ConditionOp::Kind::kNot: stack.back() = 1 - stack.back(); break;
      case ConditionOp::Kind::kAnd:
      case ConditionOp::Kind::kOr: {
        const double right = stack.back();
        stack.pop_back();
        stack.back() = op.kind == ConditionOp::Kind::kAnd ? std::min(stack.back(), right) : std::min(1.0, stack.back() + right);
        break;
      }
    }
  }
  return weights_[number] = stack.empty() ? 1 : stack.back();
}

Needs::SetId Needs::set(std::vector<std::uint32_t> conditions) {
  const auto [place, fresh] = by_conditions_.try_emplace(std::move(conditions), static_cast<SetId>(all_sets_.size()));
  if (fresh) {
    Set made = {place->first, 0};
    for (const std::uint32_t condition : made.conditions) made.weight += weight_of(condition);
    all_sets_.push_back(std::move(made));
  }
  return place->second;
}

Needs::Id Needs::intern(std::vector<SetId> sets) {
  std::sort(sets.begin(), sets.end(), [&](SetId a, SetId b) {
    return all_sets_[a].weight != all_sets_[b].weight ? all_sets_[a].weight < all_sets_[b].weight : a < b;
  });
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  if (sets.size() > kMostSets) sets.resize(kMostSets);
  if (sets.empty()) return kNothing;
  const auto [place, fresh] = by_sets_.try_emplace(std::move(sets), static_cast<Id>(needs_.size()));
  if (fresh) needs_.push_back(place->first);
  return place->second;
}

Needs::Id Needs::with(Id rest, std::uint32_t condition) {
  if (weight_of(condition) > kTooCommon) return rest;
  const auto [known, fresh] = with_.try_emplace(pair(rest, condition), 0);
  if (fresh) {
    std::vector<SetId> sets = needs_[rest];
    sets.push_back(set({condition}));
    known->second = intern(std::move(sets));
  }
  return known->second;
}

Needs::Id Needs::both(Id a, Id b) {
  const auto [known, fresh] = both_.try_emplace(pair(std::min(a, b), std::max(a, b)), 0);
  if (fresh) {
    std::vector<SetId> sets = needs_[a];
    sets.insert(sets.end(), needs_[b].begin(), needs_[b].end());
    known->second = intern(std::move(sets));
  }
  return known->second;
}

Needs::Id Needs::either(Id a, Id b) {
  if (a == b) return a;
  if (a == kNothing || b == kNothing) return kNothing;
  const auto [known, fresh] = either_.try_emplace(pair(std::min(a, b), std::max(a, b)), 0);
  if (!fresh) return known->second;
  std::vector<SetId> both;
  SetId rest[2];
  bool left[2] = {false, false};
  const Id sides[2] = {a, b};
  for (int side = 0; side < 2; ++side) {
    const std::vector<SetId>& other = needs_[sides[1 - side]];
    for (const SetId id : needs_[sides[side]]) {
      if (std::find(other.begin(), other.end(), id) != other.end()) {
        both.push_back(id);
      } else if (!left[side]) {
        rest[side] = id;  // the rarest
        left[side] = true;
      }
    }
  }
  if (left[0] && left[1]) {
    std::vector<std::uint32_t> joined;
    const auto& first = all_sets_[rest[0]].conditions;
    const auto& second = all_sets_[rest[1]].conditions;
    std::set_union(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(joined));
    if (joined.size() <= kLargest) {
      const SetId id = set(std::move(joined));
      if (all_sets_[id].weight <= kTooCommon) both.push_back(id);
    }
  }
  const Id made = intern(std::move(both));
  either_[pair(std::min(a, b), std::max(a, b))] = made;
  return made;
}

std::vector<std::vector<std::uint32_t>> Needs::sets(Id id) const {
  std::vector<std::vector<std::uint32_t>> out;
  for (const SetId number : needs_[id]) out.push_back(all_sets_[number].conditions);
  return out;
}

}  // namespace sayso::grammar
