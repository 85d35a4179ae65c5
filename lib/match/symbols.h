// Symbols: what an automaton reads.
//
// At each place of a text a phase asks its conditions of the word and of the place. The answers are a row of
// bits, equal rows are one symbol, and the automaton's steps depend on the symbol alone. Words of which the
// phase's predicates say the same are one class, found in an array; a class at a place without position bits,
// by far the commonest case, finds its symbol in an array too, any other in a hash table.
#ifndef SAYSO_MATCH_SYMBOLS_H_
#define SAYSO_MATCH_SYMBOLS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "grammar/program.h"
#include "match/answer_table.h"
#include "match/near_looks.h"
#include "match/place_bits.h"
#include "match/word_classes.h"

namespace sayso::match {

using SymbolId = std::uint32_t;

class SymbolTable {
 public:
  explicit SymbolTable(const grammar::Phase& phase);

  using ClassId = WordClasses::ClassId;
  // The class of a word by the pack's answers about it. Stable until `clear`.
  ClassId class_of(const std::uint64_t* answers) { return words_.find(answers); }
  // The symbol of the words of a class at a place. `place` has no bits of lookarounds that ask the next token alone: these are
  // answered here, by the word itself.
  SymbolId symbol(ClassId word, const PlaceBits& place);
  // The symbol of the place behind the last token of a scope, where no word is.
  SymbolId end_symbol(const PlaceBits& place);

  // The bits that the place behind this one has by it: those of lookarounds that ask the token before alone.
  const PlaceBits& behind(SymbolId symbol) const { return behind_[symbol]; }
  const WordClasses& words() const { return words_; }
  const NearLooks& near_looks() const { return near_looks_; }

  bool holds(SymbolId symbol, std::uint32_t condition) const { return has_bit(row(symbol), condition); }
  // Valid until the next symbol is made.
  const std::uint64_t* row(SymbolId symbol) const { return by_row_.words() + symbol * width_; }
  std::size_t width() const { return width_; }
  std::size_t size() const { return by_row_.size(); }
  // What it holds is that many times the size of a row, about: symbols, and the places at which they were found.
  std::size_t held() const { return std::max(size(), places_known_); }
  // Forgets the symbols: those given before mean nothing any more.
  void forget();
  // Forgets the classes of words, too.
  void clear();

 private:
  // A class at a place, and its symbol + 1; 0: the slot is free.
  struct PlaceSlot {
    ClassId word = 0;
    SymbolId symbol = 0;
    PlaceBits place = {};
  };
  SymbolId at_place(ClassId word, const PlaceBits& place);
  static std::size_t hash(ClassId word, const PlaceBits& place);
  void grow();
  SymbolId make(ClassId word, const PlaceBits& place);
  bool holds_at(const grammar::Condition& condition, const std::uint64_t* answers, const PlaceBits& place);

  const grammar::Phase& phase_;
  const NearLooks near_looks_;
  const std::size_t width_;
  std::vector<std::vector<std::uint32_t>> by_bit_;  // conditions that ask a position bit
  WordClasses words_;
  std::vector<SymbolId> plain_;                     // by class, + 1: its symbol at a place without bits
  std::vector<PlaceSlot> by_place_;                 // a power of two, at most two thirds in use
  std::size_t places_known_ = 0;
  AnswerTable by_row_;                              // symbols, numbered as they come
  std::vector<PlaceBits> behind_;                   // by symbol
  std::vector<std::uint64_t> scratch_;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_SYMBOLS_H_
