#include "match/prefilter.h"

#include <algorithm>
#include <bit>
#include <map>

namespace sayso::match {

Prefilter::Prefilter(const grammar::Phase& phase, const SymbolTable& symbols, const Automata& automata) : symbols_(symbols), ends_(automata.size()) {
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
  met_width_ = (numbers.size() + 63) / 64;
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

// Every symbol is asked once which sets it meets.
void Prefilter::learn_symbols() {
  const std::size_t width = symbols_.width();
  auto symbol = static_cast<SymbolId>(met_by_.size() / met_width_);
  met_by_.resize(symbols_.size() * met_width_);
  for (; symbol < symbols_.size(); ++symbol) {
    for (std::uint32_t set = 0; set < met_.size(); ++set) {
      if (share_a_bit(symbols_.row(symbol), sets_.data() + set * width, width)) set_bit(met_by_.data() + symbol * met_width_, set);
    }
  }
}

std::uint64_t Prefilter::possible(std::span<const SymbolId> symbols) {
  std::fill(met_.begin(), met_.end(), 0);
  if (met_width_ > 0) {
    if (met_by_.size() < symbols_.size() * met_width_) learn_symbols();
    unmet_.assign(met_width_, ~std::uint64_t{0});
    for (std::size_t i = symbols.size(); i-- > 0;) {
      const std::uint64_t* met = met_by_.data() + symbols[i] * met_width_;
      for (std::size_t word = 0; word < met_width_; ++word) {
        for (std::uint64_t fresh = met[word] & unmet_[word]; fresh != 0; fresh &= fresh - 1) {
          met_[word * 64 + static_cast<std::size_t>(std::countr_zero(fresh))] = static_cast<std::uint32_t>(i + 1);
        }
        unmet_[word] &= ~met[word];
      }
    }
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
