#include "match/symbols.h"

#include <algorithm>
#include <string>

namespace sayso::match {

SymbolTable::SymbolTable(const grammar::Phase& phase)
    : width_((phase.conditions.size() + 63) / 64 + phase.conditions.empty()), conditions_(phase.conditions) {
  std::unordered_map<std::uint32_t, std::uint32_t> places;
  for (grammar::Condition& condition : conditions_) {
    for (grammar::ConditionOp& op : condition) {
      if (op.kind != grammar::ConditionOp::Kind::kPredicate) continue;
      const auto [place, fresh] = places.emplace(op.number, static_cast<std::uint32_t>(predicates_.size()));
      if (fresh) predicates_.push_back(op.number);
      op.number = place->second;
    }
  }
  clear();
}

void SymbolTable::clear() {
  count_ = 0;
  rows_.clear();
  by_row_.clear();
  by_word_.clear();
  by_place_.assign(1024, {});
  places_known_ = 0;
  by_answers_.clear();
  plain_.assign(1, 0);
  classes_.assign(1, std::string(predicates_.size(), '\0'));
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
    std::string answers(predicates_.size(), '\0');
    for (std::size_t i = 0; i < predicates_.size(); ++i) answers[i] = static_cast<char>((row[predicates_[i] >> 6] >> (predicates_[i] & 63)) & 1);
    const auto [place, fresh] = by_answers_.emplace(answers, static_cast<ClassId>(classes_.size()));
    if (fresh) {
      classes_.push_back(std::move(answers));
      plain_.push_back(0);
    }
    known = place->second + 1;
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

// Runs the postfix of each condition.
SymbolId SymbolTable::make(ClassId word, const PlaceBits& place) {
  const std::string& answers = classes_[word];
  scratch_.assign(width_, 0);
  for (std::size_t c = 0; c < conditions_.size(); ++c) {
    stack_.clear();
    for (const grammar::ConditionOp& op : conditions_[c]) {
      switch (op.kind) {
        case grammar::ConditionOp::Kind::kTrue: stack_.push_back(1); break;
        case grammar::ConditionOp::Kind::kPredicate: stack_.push_back(static_cast<std::uint8_t>(answers[op.number])); break;
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

}  // namespace sayso::match
