// The rules of a phase, or its lookarounds, as several automata.
//
// One automaton for all would have a state for every way in which all of them can be half-way at once: with some dozens
// of rules that begin with a noun phrase each, more than any cache holds. Apart, each has few states, and the steps that
// are taken again and again are found in tables. So parts are put together only as long as they are small; which of
// the automata a symbol can begin is one set of bits.
#ifndef SAYSO_MATCH_AUTOMATA_H_
#define SAYSO_MATCH_AUTOMATA_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "match/dfa.h"

namespace sayso::match {

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

  // Which of `wanted`, a bit each, go on after `symbol` as the first one.
  std::uint64_t begun_by(SymbolId symbol, std::uint64_t wanted) {
    if (symbol >= begun_.size()) begun_.resize(symbol + 1, {});
    const Begun& begun = begun_[symbol];
    return (wanted & ~begun.known) == 0 ? begun.automata & wanted : find_begun(symbol, wanted);
  }

  // To be called between searches, never inside one: empties the caches if they have grown over their cap.
  // Cheap where nothing is to be done.
  void trim();
  void clear();

 private:
  struct Begun {
    std::uint64_t automata = 0;  // among those
    std::uint64_t known = 0;     // that have been asked
  };
  std::uint64_t find_begun(SymbolId symbol, std::uint64_t wanted);

  std::vector<std::unique_ptr<Dfa>> automata_;  // 64 at most
  std::vector<std::size_t> automaton_of_;       // by part
  std::vector<Begun> begun_;                    // by symbol
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_AUTOMATA_H_
