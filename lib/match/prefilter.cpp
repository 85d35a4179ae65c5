#include "match/prefilter.h"

#include <algorithm>
#include <bit>
#include <map>

namespace sayso::match {

Prefilter::Prefilter(const grammar::Phase& phase, const SymbolTable& symbols, const Automata& automata) : symbols_(symbols), row_(symbols.width()), ends_(automata.size()) {
  std::map<std::vector<std::uint32_t>, std::uint32_t> numbers;
  for (std::size_t i = 0; i < phase.rules.size(); ++i) {
    Rule rule;
    rule.automaton = automata.automaton_of(i);
    for (const std::vector<std::uint32_t>& conditions : phase.rules[i].needs) {
      const auto [place, fresh] = numbers.try_emplace(conditions, static_cast<std::uint32_t>(numbers.size()));
      rule.sets.push_back(place->second);
      if (!fresh) continue;
      sets_.resize(numbers.size() * symbols.width());
      std::uint64_t* row = sets_.data() + (numbers.size() - 1) * symbols.width();
      for (const std::uint32_t condition : conditions) set_bit(row, condition);
    }
    rules_.push_back(std::move(rule));
  }
  met_.resize(numbers.size());
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
  looks_.resize(automata.size());
  for (std::size_t i = 0; i < phase.rules.size(); ++i) {
    const grammar::Rule& rule = phase.rules[i];
    for (std::uint32_t at = rule.first_instruction; at < rule.end_instruction; ++at) {
      const grammar::Instruction& instruction = phase.instructions[at];
      if (instruction.op == grammar::Instruction::Op::kAssert && look_of[instruction.a] != kNone) {
        looks_[automata.automaton_of(i)].set(look_of[instruction.a]);
      }
    }
  }
}

std::uint64_t Prefilter::possible(std::span<const SymbolId> symbols) {
  const std::size_t width = row_.size();
  std::fill(row_.begin(), row_.end(), 0);
  for (const SymbolId symbol : symbols) {
    const std::uint64_t* row = symbols_.row(symbol);
    for (std::size_t i = 0; i < width; ++i) row_[i] |= row[i];
  }
  for (std::size_t set = 0; set < met_.size(); ++set) {
    const std::uint64_t* asked = sets_.data() + set * width;
    met_[set] = 0;
    if (!share_a_bit(row_.data(), asked, width)) continue;
    auto last = static_cast<std::uint32_t>(symbols.size());
    while (!share_a_bit(symbols_.row(symbols[last - 1]), asked, width)) --last;
    met_[set] = last;
  }
  std::fill(ends_.begin(), ends_.end(), 0);
  std::uint64_t automata = 0;
  for (const Rule& rule : rules_) {
    auto end = static_cast<std::uint32_t>(symbols.size());
    for (const std::uint32_t set : rule.sets) end = std::min(end, met_[set]);
    if (end == 0) continue;
    ends_[rule.automaton] = std::max(ends_[rule.automaton], end);
    automata |= std::uint64_t{1} << rule.automaton;
  }
  return automata;
}

LookSet Prefilter::looks(std::uint64_t automata) const {
  LookSet looks;
  for (; automata != 0; automata &= automata - 1) looks |= looks_[static_cast<std::size_t>(std::countr_zero(automata))];
  return looks;
}

}  // namespace sayso::match
