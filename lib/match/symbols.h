// Symbols: what an automaton reads.
//
// At each place of a text a phase asks its conditions of the word and of the place. The answers are a row of
// bits, equal rows are one symbol, and the automaton's steps depend on the symbol alone. Words of which the
// phase's predicates say the same are one class, found in an array; a class at a place without position bits,
// by far the commonest case, finds its symbol in an array too, any other in a hash table.
#ifndef SAYSO_MATCH_SYMBOLS_H_
#define SAYSO_MATCH_SYMBOLS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
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

  // The symbol of a word at a place. `place` has no bits of lookarounds that ask the next token alone: these are answered
  // here, by the word itself.
  SymbolId symbol(WordId word, const PlaceBits& place, const WordTable& words);
  // The symbol of the place behind the last token of a scope, where no word is.
  SymbolId end_symbol(const PlaceBits& place);

  // The bits that the place behind this one has by it: those of lookarounds that ask the token before alone.
  const PlaceBits& behind(SymbolId symbol) const { return near_by_[symbol].behind; }
  const NearLooks& near_looks() const { return near_looks_; }

  bool holds(SymbolId symbol, std::uint32_t condition) const { return (rows_[symbol * width_ + (condition >> 6)] >> (condition & 63)) & 1; }
  const std::uint64_t* row(SymbolId symbol) const { return rows_.data() + symbol * width_; }
  std::size_t width() const { return width_; }
  std::size_t size() const { return count_; }
  // Forgets all; symbols given before mean nothing any more.
  void clear();

 private:
  using ClassId = std::uint32_t;
  // A class at a place, and its symbol + 1; 0: the slot is free.
  struct PlaceSlot {
    ClassId word = 0;
    SymbolId symbol = 0;
    PlaceBits place = {};
  };
  // What lookarounds at one token say of a symbol.
  struct Near {
    PlaceBits ahead = {}, behind = {};
  };
  ClassId class_of(WordId word, const WordTable& words);
  SymbolId at_place(ClassId word, const PlaceBits& place);
  static std::size_t hash(ClassId word, const PlaceBits& place);
  void grow();
  SymbolId make(ClassId word, const PlaceBits& place);

  static constexpr ClassId kNoWord = 0;  // the class of no word: every predicate is false
  std::size_t width_;
  std::size_t count_ = 0;
  std::vector<std::uint64_t> rows_;
  std::vector<Near> near_by_;  // by symbol

  bool holds_at(const grammar::Condition& condition, const std::uint64_t* answers, const PlaceBits& place);

  const grammar::Phase& phase_;
  const NearLooks near_looks_;
  std::vector<std::uint64_t> asked_;                     // a bit for each predicate that the phase asks
  std::vector<std::vector<std::uint32_t>> by_bit_;       // conditions that ask a position bit
  std::vector<std::uint64_t> classes_;                   // by class: the answers to what is asked
  std::size_t class_count_ = 0;
  AnswerTable by_answers_;                               // classes
  std::vector<ClassId> by_word_;                         // + 1; 0: not asked yet
  std::vector<SymbolId> plain_;                          // by class, + 1: its symbol at a place without bits
  std::vector<PlaceSlot> by_place_;                      // a power of two, at most half in use
  std::size_t places_known_ = 0;
  AnswerTable by_row_;                                   // symbols
  std::vector<std::uint64_t> scratch_;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_SYMBOLS_H_
