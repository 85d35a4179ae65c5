// Of every symbol of a phase, the class that each of some automata puts it into.
//
// A symbol's classes stand side by side: the words of one article are few, so that what all automata ask of them stays near the
// processor, where a table an automaton would be as long as the phase has symbols.
#ifndef SAYSO_MATCH_SYMBOL_CLASSES_H_
#define SAYSO_MATCH_SYMBOL_CLASSES_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sayso::match {

class SymbolClasses {
 public:
  using ClassId = std::uint16_t;  // from 1: an automaton knows a few hundred

  explicit SymbolClasses(std::size_t automata) : automata_(automata) {}

  // 0: not asked yet.
  ClassId of(std::size_t symbol, std::size_t automaton) const {
    const std::size_t at = symbol * automata_ + automaton;
    return at < classes_.size() ? classes_[at] : ClassId{0};
  }
  // `symbols`: how many there are.
  void set(std::size_t symbol, std::size_t automaton, ClassId symbol_class, std::size_t symbols) {
    if ((symbol + 1) * automata_ > classes_.size()) classes_.resize(std::max(symbols, symbol + 1) * automata_);
    classes_[symbol * automata_ + automaton] = symbol_class;
  }
  // When symbols were forgotten.
  void clear() { classes_.clear(); }

 private:
  std::size_t automata_;
  std::vector<ClassId> classes_;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_SYMBOL_CLASSES_H_
