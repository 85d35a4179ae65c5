#include "match/prefilter.h"

#include <algorithm>

#include "match/place_bits.h"

namespace sayso::match {

Prefilter::Prefilter(const grammar::Phase& phase, const NeededSets& sets, const SymbolTable& symbols, const Automata& automata)
    : sets_(sets), symbols_(symbols), automata_(automata), met_(sets.words()), behind_met_(sets.woken_by.size()), ends_(automata.size()) {
  find_looks(phase, automata);
}

void Prefilter::find_looks(const grammar::Phase& phase, const Automata& automata) {
  constexpr std::uint32_t kNone = 0xffffffffu;
  std::vector<std::uint32_t> look_of(phase.conditions.size(), kNone);
  for (std::size_t c = 0; c < phase.conditions.size(); ++c) {
    for (const grammar::ConditionOp& op : phase.conditions[c]) {
      if (op.kind != grammar::ConditionOp::Kind::kPosition) continue;
      const grammar::PositionBit& bit = phase.position_bits[op.number];
      if (bit.kind == grammar::PositionBit::Kind::kLook) look_of[c] = bit.number;
    }
  }
  // A lookaround asks those that stand inside of it, which are made before it.
  std::vector<LookSet> inner(phase.looks.size());
  for (std::size_t look = 0; look < phase.looks.size(); ++look) {
    for (std::uint32_t at = phase.looks[look].first; at < phase.looks[look].first + phase.looks[look].size; ++at) {
      const grammar::Instruction& instruction = phase.instructions[at];
      if (instruction.op != grammar::Instruction::Op::kAssert || look_of[instruction.a] == kNone) continue;
      inner[look].set(look_of[instruction.a]);
      inner[look] |= inner[look_of[instruction.a]];
    }
  }
  looks_.resize(automata.size());
  for (std::size_t i = 0; i < phase.rules.size(); ++i) {
    const grammar::Rule& rule = phase.rules[i];
    for (std::uint32_t at = rule.first_instruction; at < rule.end_instruction; ++at) {
      const grammar::Instruction& instruction = phase.instructions[at];
      if (instruction.op == grammar::Instruction::Op::kAssert && look_of[instruction.a] != kNone) {
        looks_[automata.automaton_of(i)].set(look_of[instruction.a]);
        looks_[automata.automaton_of(i)] |= inner[look_of[instruction.a]];
      }
    }
  }
}

// Every symbol is asked once which sets it meets.
void Prefilter::learn_symbols() {
  for (auto symbol = static_cast<SymbolId>(met_by_.size() / met_.size()); symbol < symbols_.size(); ++symbol) {
    met_by_.resize(met_by_.size() + met_.size());
    for_each_bit(symbols_.row(symbol), symbols_.width(), [&](std::uint32_t condition) {
      for (const std::uint32_t set : sets_.by_condition[condition]) set_bit(met_by_.data() + symbol * met_.size(), set);
    });
  }
}

const AutomatonSet& Prefilter::possible(std::span<const SymbolId> symbols) {
  if (!met_.empty() && met_by_.size() / met_.size() < symbols_.size()) learn_symbols();
  std::fill(met_.begin(), met_.end(), 0);
  for (auto i = static_cast<std::uint32_t>(symbols.size()); i-- > 0;) {
    const std::uint64_t* row = met_by_.data() + symbols[i] * met_.size();
    for (std::size_t word = 0; word < met_.size(); ++word) {
      const std::uint64_t fresh = row[word] & ~met_[word];
      if (fresh == 0) continue;
      met_[word] |= fresh;
      for_each_bit(fresh, [&](std::size_t bit) { behind_met_[word * 64 + bit] = i + 1; });
    }
  }
  std::fill(ends_.begin(), ends_.end(), 0);
  possible_ = {};
  const auto wake = [&](std::uint32_t rule, std::uint32_t end) {
    for (const std::uint32_t set : sets_.of_rule[rule]) end = has_bit(met_.data(), set) ? std::min(end, behind_met_[set]) : 0;
    if (end == 0) return;
    const std::size_t automaton = automata_.automaton_of(rule);
    ends_[automaton] = std::max(ends_[automaton], end);
    set_bit(possible_.data(), static_cast<std::uint32_t>(automaton));
  };
  for (const std::uint32_t rule : sets_.always) wake(rule, static_cast<std::uint32_t>(symbols.size()));
  for_each_bit(met_.data(), met_.size(), [&](std::uint32_t set) {
    for (const std::uint32_t rule : sets_.woken_by[set]) wake(rule, behind_met_[set]);
  });
  return possible_;
}

LookSet Prefilter::looks(const AutomatonSet& automata) const {
  LookSet looks;
  for_each_bit(automata.data(), automata.size(), [&](std::uint32_t automaton) { looks |= looks_[automaton]; });
  return looks;
}

}  // namespace sayso::match
