#include "match/symbols.h"

#include <algorithm>
#include <bit>

namespace sayso::match {

SymbolTable::SymbolTable(const grammar::Phase& phase)
    : width_((phase.conditions.size() + 63) / 64 + phase.conditions.empty()), phase_(phase), near_looks_(phase), by_bit_(phase.position_bits.size()) {
  for (std::uint32_t c = 0; c < phase.conditions.size(); ++c) {
    for (const grammar::ConditionOp& op : phase.conditions[c]) {
      if (op.kind == grammar::ConditionOp::Kind::kPredicate) {
        if (op.number / 64 >= asked_.size()) asked_.resize(op.number / 64 + 1);
        asked_[op.number >> 6] |= std::uint64_t{1} << (op.number & 63);
      } else if (op.kind == grammar::ConditionOp::Kind::kPosition && (by_bit_[op.number].empty() || by_bit_[op.number].back() != c)) {
        by_bit_[op.number].push_back(c);
      }
    }
  }
  clear();
}

void SymbolTable::clear() {
  count_ = 0;
  rows_.clear();
  near_by_.clear();
  by_row_.clear();
  by_word_.clear();
  by_place_.assign(1024, {});
  places_known_ = 0;
  by_answers_.clear();
  plain_.assign(1, 0);
  classes_.assign(asked_.size(), 0);  // kNoWord
  class_count_ = 1;
}

std::size_t SymbolTable::hash(ClassId word, const PlaceBits& place) {
  std::uint64_t h = word * 0x9e3779b97f4a7c15u;
  for (const std::uint64_t bits : place) h = (h ^ (h >> 29) ^ bits) * 0xbf58476d1ce4e5b9u;
  return static_cast<std::size_t>(h ^ (h >> 32));
}

SymbolId SymbolTable::at_place(ClassId word, const PlaceBits& place) {
  std::size_t at = hash(word, place) & (by_place_.size() - 1);
  while (by_place_[at].symbol != 0) {
    if (by_place_[at].word == word && by_place_[at].place == place) return by_place_[at].symbol - 1;
    at = (at + 1) & (by_place_.size() - 1);
  }
  const SymbolId made = make(word, place);
  by_place_[at] = {word, made + 1, place};
  if (++places_known_ * 2 > by_place_.size()) grow();
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

SymbolTable::ClassId SymbolTable::class_of(WordId word, const WordTable& words) {
  if (word >= by_word_.size()) by_word_.resize(std::max<std::size_t>(words.size(), word + 1));
  ClassId& known = by_word_[word];
  if (known == 0) {
    const std::uint64_t* row = words.row(word);
    const AnswerTable::Place place = by_answers_.find(0, row, asked_.data(), asked_.size());
    if (place.fresh) {
      place.value = static_cast<ClassId>(class_count_++);
      for (std::size_t i = 0; i < asked_.size(); ++i) classes_.push_back(row[i] & asked_[i]);
      plain_.push_back(0);
    }
    known = place.value + 1;
  }
  return known - 1;
}

SymbolId SymbolTable::symbol(WordId word, const PlaceBits& place, const WordTable& words) {
  const ClassId word_class = class_of(word, words);
  if ((place[0] | place[1]) == 0) {
    if (plain_[word_class] == 0) plain_[word_class] = make(word_class, place) + 1;
    return plain_[word_class] - 1;
  }
  return at_place(word_class, place);
}

SymbolId SymbolTable::end_symbol(const PlaceBits& place) { return at_place(kNoWord, place); }

// Runs the postfix of a condition, whose stack is the lowest bits of a number: the checker of programs admits no deeper one.
bool SymbolTable::holds_at(const grammar::Condition& condition, const std::uint64_t* answers, const PlaceBits& place) {
  std::uint64_t stack = 0;
  for (const grammar::ConditionOp& op : condition) {
    switch (op.kind) {
      case grammar::ConditionOp::Kind::kTrue: stack = stack << 1 | 1; break;
      case grammar::ConditionOp::Kind::kPredicate: stack = stack << 1 | ((answers[op.number >> 6] >> (op.number & 63)) & 1); break;
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
    const bool holds = holds_at(phase_.conditions[condition], classes_.data() + word * asked_.size(), at);
    scratch_[condition >> 6] = holds ? scratch_[condition >> 6] | bit : scratch_[condition >> 6] & ~bit;
  };
  const auto set_by_bits = [&](const PlaceBits& bits) {
    for (std::size_t i = 0; i < bits.size(); ++i) {
      for (std::uint64_t left = bits[i]; left != 0; left &= left - 1) {
        for (const std::uint32_t condition : by_bit_[i * 64 + static_cast<std::size_t>(std::countr_zero(left))]) set(condition);
      }
    }
  };
  Near near;
  PlaceBits differ = near_looks_.ahead_bits();
  if ((place[0] | place[1]) == 0) {
    scratch_.assign(width_, 0);
    for (std::uint32_t c = 0; c < phase_.conditions.size(); ++c) set(c);
    if (word != kNoWord) near.ahead = near_looks_.before(scratch_.data());
    differ = near.ahead;
  } else {
    if (plain_[word] == 0) {
      const SymbolId plain = make(word, {});
      plain_[word] = plain + 1;
    }
    const std::uint64_t* base = row(plain_[word] - 1);
    scratch_.assign(base, base + width_);
    set_by_bits(place);
    if (word != kNoWord) near.ahead = near_looks_.before(scratch_.data());
  }
  for (std::size_t i = 0; i < at.size(); ++i) at[i] |= near.ahead[i];
  set_by_bits(differ);
  const AnswerTable::Place known = by_row_.find(0, scratch_.data(), scratch_.data(), width_);
  if (known.fresh) {
    known.value = static_cast<SymbolId>(count_++);
    rows_.insert(rows_.end(), scratch_.begin(), scratch_.end());
    near.behind = near_looks_.behind(scratch_.data());
    near_by_.push_back(near);
  }
  return known.value;
}

}  // namespace sayso::match
