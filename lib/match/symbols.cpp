#include "match/symbols.h"

#include <algorithm>
#include <string>

namespace sayso::match {

std::size_t SymbolTable::PlaceHash::operator()(const PlaceKey& key) const {
  std::uint64_t h = key.word * 0x9e3779b97f4a7c15u;
  for (const std::uint64_t bits : key.place) h = (h ^ (h >> 29) ^ bits) * 0xbf58476d1ce4e5b9u;
  return static_cast<std::size_t>(h ^ (h >> 32));
}

SymbolId SymbolTable::symbol(WordId word, const PlaceBits& place, const WordTable& words) {
  const bool plain = std::all_of(place.begin(), place.end(), [](std::uint64_t bits) { return bits == 0; });
  if (plain) {
    if (word >= by_word_.size()) by_word_.resize(std::max<std::size_t>(words.size(), word + 1));
    SymbolId& known = by_word_[word];
    if (known == 0) known = make(words.row(word), place) + 1;
    return known - 1;
  }
  const PlaceKey key = {word, place};
  if (const auto known = by_place_.find(key); known != by_place_.end()) return known->second;
  const SymbolId made = make(words.row(word), place);
  by_place_.emplace(key, made);
  return made;
}

SymbolId SymbolTable::end_symbol(const PlaceBits& place) {
  const PlaceKey key = {kNoWord, place};
  if (const auto known = by_place_.find(key); known != by_place_.end()) return known->second;
  const SymbolId made = make(nullptr, place);
  by_place_.emplace(key, made);
  return made;
}

// Runs the postfix of each condition. `word_row` null: every predicate is false.
SymbolId SymbolTable::make(const std::uint64_t* word_row, const PlaceBits& place) {
  scratch_.assign(width_, 0);
  for (std::size_t c = 0; c < phase_.conditions.size(); ++c) {
    stack_.clear();
    for (const grammar::ConditionOp& op : phase_.conditions[c]) {
      switch (op.kind) {
        case grammar::ConditionOp::Kind::kTrue: stack_.push_back(1); break;
        case grammar::ConditionOp::Kind::kPredicate:
          stack_.push_back(word_row && ((word_row[op.number >> 6] >> (op.number & 63)) & 1));
          break;
        case grammar::ConditionOp::Kind::kPosition: stack_.push_back(has_bit(place, op.number)); break;
        case grammar::ConditionOp::Kind::kNot: stack_.back() = !stack_.back(); break;
        case grammar::ConditionOp::Kind::kAnd:
        case grammar::ConditionOp::Kind::kOr: {
          const std::uint8_t right = stack_.back();
          stack_.pop_back();
          stack_.back() = op.kind == grammar::ConditionOp::Kind::kAnd ? stack_.back() & right : stack_.back() | right;
          break;
        }
      }
    }
    if (!stack_.empty() && stack_.back()) scratch_[c >> 6] |= std::uint64_t{1} << (c & 63);
  }
  std::string key(reinterpret_cast<const char*>(scratch_.data()), scratch_.size() * sizeof(std::uint64_t));
  const auto [known, fresh] = by_row_.emplace(std::move(key), static_cast<SymbolId>(count_));
  if (fresh) {
    rows_.insert(rows_.end(), scratch_.begin(), scratch_.end());
    ++count_;
  }
  return known->second;
}

void SymbolTable::clear() {
  count_ = 0;
  rows_.clear();
  by_row_.clear();
  by_word_.clear();
  by_place_.clear();
}

}  // namespace sayso::match
