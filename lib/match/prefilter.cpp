#include "match/prefilter.h"

#include <algorithm>
#include <bit>
#include <map>

namespace sayso::match {

Prefilter::Prefilter(const grammar::Phase& phase, const SymbolTable& symbols, const Automata& automata)
    : symbols_(symbols), sets_by_condition_(phase.conditions.size()), ends_(automata.size()) {
  std::map<std::vector<std::uint32_t>, std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < phase.rules.size(); ++i) {
    Rule rule;
    rule.automaton = automata.automaton_of(i);
    for (const std::vector<std::uint32_t>& conditions : phase.rules[i].needs) {
      const auto [place, fresh] = numbers.try_emplace(conditions, static_cast<std::uint32_t>(numbers.size()));
      rule.sets.push_back(place->second);
      if (!fresh) continue;
      rules_by_set_.emplace_back();
      for (const std::uint32_t condition : conditions) sets_by_condition_[condition].push_back(place->second);
    }
    rules_.push_back(std::move(rule));
  }
  // A rule waits for the set that it shares with the fewest others: a cue of its own rather than a name or a mark.
  std::vector<std::uint32_t> sharing(numbers.size(), 0);
  for (const Rule& rule : rules_) {
    for (const std::uint32_t set : rule.sets) ++sharing[set];
  }
  for (std::uint32_t i = 0; i < rules_.size(); ++i) {
    const std::vector<std::uint32_t>& sets = rules_[i].sets;
    const auto rarest = std::min_element(sets.begin(), sets.end(), [&](std::uint32_t a, std::uint32_t b) { return sharing[a] < sharing[b]; });
    (rarest == sets.end() ? always_ : rules_by_set_[*rarest]).push_back(i);
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
  for (auto symbol = static_cast<SymbolId>(first_met_by_.size() - 1); symbol < symbols_.size(); ++symbol) {
    const auto first = static_cast<std::ptrdiff_t>(met_by_.size());
    for (std::size_t word = 0; word < symbols_.width(); ++word) {
      for (std::uint64_t left = symbols_.row(symbol)[word]; left != 0; left &= left - 1) {
        const std::vector<std::uint32_t>& sets = sets_by_condition_[word * 64 + static_cast<std::size_t>(std::countr_zero(left))];
        met_by_.insert(met_by_.end(), sets.begin(), sets.end());
      }
    }
    std::sort(met_by_.begin() + first, met_by_.end());
    met_by_.erase(std::unique(met_by_.begin() + first, met_by_.end()), met_by_.end());
    first_met_by_.push_back(static_cast<std::uint32_t>(met_by_.size()));
  }
}

const AutomatonSet& Prefilter::possible(std::span<const SymbolId> symbols) {
  if (first_met_by_.size() <= symbols_.size()) learn_symbols();
  for (const std::uint32_t set : touched_) met_[set] = 0;
  touched_.clear();
  for (auto i = static_cast<std::uint32_t>(symbols.size()); i-- > 0;) {
    for (std::uint32_t at = first_met_by_[symbols[i]]; at < first_met_by_[symbols[i] + 1]; ++at) {
      const std::uint32_t set = met_by_[at];
      if (met_[set] != 0) continue;
      met_[set] = i + 1;
      touched_.push_back(set);
    }
  }
  std::fill(ends_.begin(), ends_.end(), 0);
  possible_ = {};
  const auto wake = [&](const Rule& rule, std::uint32_t end) {
    for (const std::uint32_t set : rule.sets) end = std::min(end, met_[set]);
    if (end == 0) return;
    ends_[rule.automaton] = std::max(ends_[rule.automaton], end);
    set_bit(possible_.data(), static_cast<std::uint32_t>(rule.automaton));
  };
  for (const std::uint32_t rule : always_) wake(rules_[rule], static_cast<std::uint32_t>(symbols.size()));
  for (const std::uint32_t set : touched_) {
    for (const std::uint32_t rule : rules_by_set_[set]) wake(rules_[rule], met_[set]);
  }
  return possible_;
}

LookSet Prefilter::looks(const AutomatonSet& automata) const {
  LookSet looks;
  for (std::size_t i = 0; i < looks_.size(); ++i) {
    if ((automata[i >> 6] >> (i & 63)) & 1) looks |= looks_[i];
  }
  return looks;
}

}  // namespace sayso::match
