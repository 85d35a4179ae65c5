// The rules of a phase, or its lookarounds, as several automata.
//
// One automaton for all would have a state for every way in which all of them can be half-way at once: with some dozens
// of rules that begin with a noun phrase each, more than any cache holds. Apart, each has few states, and the steps that
// are taken again and again are found in tables. So parts are put together only as long as they are small; which of
// the automata a symbol can begin is one set of bits.
#ifndef SAYSO_MATCH_AUTOMATA_H_
#define SAYSO_MATCH_AUTOMATA_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "match/dfa.h"
#include "match/place_bits.h"

namespace sayso::match {

// A bit for each automaton of a phase.
inline constexpr std::size_t kMostAutomata = 256;
using AutomatonSet = std::array<std::uint64_t, kMostAutomata / 64>;

class Automata {
 public:
  // A rule or a lookaround.
  struct Part {
    std::uint32_t start = 0;  // instruction
    std::uint32_t size = 0;   // instructions
  };
  // The others must outlive this.
  Automata(const grammar::Phase& phase, const SymbolTable& symbols, DfaScratch& scratch, const std::vector<Part>& parts, Dfa::Begin begin);

  bool empty() const { return automata_.empty(); }
  std::size_t size() const { return automata_.size(); }
  Dfa& operator[](std::size_t i) { return *automata_[i]; }
  std::size_t automaton_of(std::size_t part) const { return automaton_of_[part]; }

  // Visits those of `wanted` that may go on after `symbol` as the first one, by number: one of their first steps asks what it is.
  template <class Visit>
  void begun_by(SymbolId symbol, const AutomatonSet& wanted, Visit&& visit) {
    if (symbol * words_ >= begun_.size()) learn_symbols();
    for (std::size_t word = 0; word < words_; ++word) {
      for_each_bit(begun_[symbol * words_ + word] & wanted[word], [&](std::size_t bit) { visit(word * 64 + bit); });
    }
  }

  // To be called between searches, never inside one: empties the caches if they have grown over their cap.
  // Cheap where nothing is to be done.
  void trim();
  // When symbols were forgotten.
  void clear();

 private:
  void learn_symbols();

  const SymbolTable& symbols_;
  std::vector<std::unique_ptr<Dfa>> automata_;
  std::vector<std::size_t> automaton_of_;       // by part
  std::size_t words_ = 0;                       // of a set of them
  std::vector<std::uint64_t> first_asked_;      // the conditions of all first steps, as a row
  std::vector<std::uint64_t> begin_with_;       // by condition, a row of words: the automata that have it as a first step
  std::vector<std::uint64_t> begun_;            // by symbol, a row of words
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_AUTOMATA_H_
