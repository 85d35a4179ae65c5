#include "match/symbols.h"

#include <algorithm>

namespace sayso::match {

namespace {

// The predicates that a phase asks, as a row.
std::vector<std::uint64_t> asked(const grammar::Phase& phase) {
  std::vector<std::uint64_t> row;
  for (const grammar::Condition& condition : phase.conditions) {
    for (const grammar::ConditionOp& op : condition) {
      if (op.kind != grammar::ConditionOp::Kind::kPredicate) continue;
      if (op.number / 64 >= row.size()) row.resize(op.number / 64 + 1);
      set_bit(row.data(), op.number);
    }
  }
  return row;
}

}  // namespace

SymbolTable::SymbolTable(const grammar::Phase& phase)
    : phase_(phase),
      near_looks_(phase),
      width_((phase.conditions.size() + 63) / 64 + phase.conditions.empty()),
      by_bit_(phase.position_bits.size()),
      words_(asked(phase)) {
  for (std::uint32_t c = 0; c < phase.conditions.size(); ++c) {
    for (const grammar::ConditionOp& op : phase.conditions[c]) {
      if (op.kind == grammar::ConditionOp::Kind::kPosition && (by_bit_[op.number].empty() || by_bit_[op.number].back() != c)) by_bit_[op.number].push_back(c);
    }
  }
  forget();
}

void SymbolTable::forget() {
  by_row_.clear();
  behind_.clear();
  by_place_.assign(1024, {});
  places_known_ = 0;
  plain_.clear();
}

void SymbolTable::clear() {
  forget();
  words_.clear();
}

std::size_t SymbolTable::hash(ClassId word, const PlaceBits& place) {
  std::uint64_t h = word * 0x9e3779b97f4a7c15u;
  for (const std::uint64_t bits : place) h = (h ^ (h >> 29) ^ bits) * 0xbf58476d1ce4e5b9u;
  return static_cast<std::size_t>(h ^ (h >> 32));
}

SymbolId SymbolTable::at_place(ClassId word, const PlaceBits& place) {
  std::size_t at = hash(word, place) & (by_place_.size() - 1);
  while (by_place_[at].symbol != 0) {
    if (by_place_[at].word == word && same_bits(by_place_[at].place, place)) return by_place_[at].symbol - 1;
    at = (at + 1) & (by_place_.size() - 1);
  }
  const SymbolId made = make(word, place);
  by_place_[at] = {word, made + 1, place};
  if (++places_known_ * 3 > by_place_.size() * 2) grow();
  return made;
}

void SymbolTable::grow() {
  std::vector<PlaceSlot> old(by_place_.size() * 2);
  old.swap(by_place_);
  for (const PlaceSlot& slot : old) {
    if (slot.symbol == 0) continue;
    std::size_t at = hash(slot.word, slot.place) & (by_place_.size() - 1);
    while (by_place_[at].symbol != 0) at = (at + 1) & (by_place_.size() - 1);
    by_place_[at] = slot;
  }
}

SymbolId SymbolTable::symbol(ClassId word, const PlaceBits& place) {
  if (!same_bits(place, {})) return at_place(word, place);
  if (word >= plain_.size()) plain_.resize(words_.size());
  if (plain_[word] == 0) {
    const SymbolId made = make(word, place);
    plain_[word] = made + 1;
  }
  return plain_[word] - 1;
}

SymbolId SymbolTable::end_symbol(const PlaceBits& place) { return at_place(WordClasses::kNoWord, place); }

// Runs the postfix of a condition, whose stack is the lowest bits of a number: the checker of programs admits no deeper one.
bool SymbolTable::holds_at(const grammar::Condition& condition, const std::uint64_t* answers, const PlaceBits& place) {
  std::uint64_t stack = 0;
  for (const grammar::ConditionOp& op : condition) {
    switch (op.kind) {
      case grammar::ConditionOp::Kind::kTrue: stack = stack << 1 | 1; break;
      case grammar::ConditionOp::Kind::kPredicate: stack = stack << 1 | (has_bit(answers, op.number) ? 1 : 0); break;
      case grammar::ConditionOp::Kind::kPosition: stack = stack << 1 | (has_bit(place, op.number) ? 1 : 0); break;
      case grammar::ConditionOp::Kind::kNot: stack ^= 1; break;
      case grammar::ConditionOp::Kind::kAnd: stack = (stack >> 1) & (stack | ~std::uint64_t{1}); break;
      case grammar::ConditionOp::Kind::kOr: stack = (stack >> 1) | (stack & 1); break;
    }
  }
  return (stack & 1) != 0;
}

// At a plain place every condition is asked. At another one only those that ask one of its bits can differ from that; then
// the word answers the lookarounds for which it is the next token, and what asks those is asked again.
SymbolId SymbolTable::make(ClassId word, const PlaceBits& place) {
  PlaceBits at = place;
  const auto set = [&](std::uint32_t condition) {
    const std::uint64_t bit = std::uint64_t{1} << (condition & 63);
    const bool holds = holds_at(phase_.conditions[condition], words_.answers(word), at);
    scratch_[condition >> 6] = holds ? scratch_[condition >> 6] | bit : scratch_[condition >> 6] & ~bit;
  };
  const auto set_by_bits = [&](const PlaceBits& bits) {
    for_each_bit(bits.data(), bits.size(), [&](std::uint32_t bit) {
      for (const std::uint32_t condition : by_bit_[bit]) set(condition);
    });
  };
  PlaceBits ahead = {};
  PlaceBits differ = near_looks_.ahead_bits();
  const bool plain = same_bits(place, {});
  if (plain) {
    scratch_.assign(width_, 0);
    for (std::uint32_t c = 0; c < phase_.conditions.size(); ++c) set(c);
  } else {
    const std::uint64_t* base = row(symbol(word, {}));
    scratch_.assign(base, base + width_);
    set_by_bits(place);
  }
  if (word != WordClasses::kNoWord) ahead = near_looks_.before(scratch_.data());
  if (plain) differ = ahead;
  add_bits(at, ahead);
  set_by_bits(differ);
  const AnswerTable::Place known = by_row_.find(0, scratch_.data(), scratch_.data(), width_);
  if (known.fresh) {
    known.value = static_cast<SymbolId>(by_row_.size() - 1);
    behind_.push_back(near_looks_.behind(scratch_.data()));
  }
  return known.value;
}

}  // namespace sayso::match
