#include "match/lookaround.h"

namespace sayso::match {

LookRunner::LookRunner(const grammar::Phase& phase, const SymbolTable& symbols, DfaScratch& scratch)
    : phase_(phase),
      near_(symbols.near_looks()),
      scratch_(scratch),
      behind_(phase, symbols, scratch, parts(false), Dfa::Begin::kEverywhere),
      ahead_(phase, symbols, scratch, parts(true), Dfa::Begin::kMirrored),
      looks_behind_(looks_by_automaton(false, behind_)),
      looks_ahead_(looks_by_automaton(true, ahead_)) {}

void LookRunner::trim() {
  behind_.trim();
  ahead_.trim();
}

void LookRunner::clear() {
  behind_.clear();
  ahead_.clear();
}

std::vector<Automata::Part> LookRunner::parts(bool ahead) const {
  std::vector<Automata::Part> out;
  for (std::uint32_t look = 0; look < phase_.looks.size(); ++look) {
    const grammar::Look& part = phase_.looks[look];
    if (part.ahead == ahead && !near_.has(look)) out.push_back({part.start, part.size});
  }
  return out;
}

std::vector<LookSet> LookRunner::looks_by_automaton(bool ahead, const Automata& automata) const {
  std::vector<LookSet> out(automata.size());
  std::size_t part = 0;
  for (std::uint32_t look = 0; look < phase_.looks.size(); ++look) {
    if (phase_.looks[look].ahead == ahead && !near_.has(look)) out[automata.automaton_of(part++)].set(look);
  }
  return out;
}

}  // namespace sayso::match
