#include "match/needed_sets.h"

#include <algorithm>
#include <map>

namespace sayso::match {

NeededSets::NeededSets(const grammar::Phase& phase) : by_condition(phase.conditions.size()) {
  std::map<std::vector<std::uint32_t>, std::uint32_t> numbers;
  for (const grammar::Rule& rule : phase.rules) {
    of_rule.emplace_back();
    for (const std::vector<std::uint32_t>& conditions : rule.needs) {
      const auto [place, fresh] = numbers.try_emplace(conditions, static_cast<std::uint32_t>(numbers.size()));
      of_rule.back().push_back(place->second);
      if (!fresh) continue;
      for (const std::uint32_t condition : conditions) by_condition[condition].push_back(place->second);
    }
  }
  woken_by.resize(numbers.size());
  // A cue of its own wakes a rule, rather than a name or a mark.
  std::vector<std::uint32_t> sharing(numbers.size(), 0);
  for (const auto& sets : of_rule) {
    for (const std::uint32_t set : sets) ++sharing[set];
  }
  for (std::uint32_t rule = 0; rule < of_rule.size(); ++rule) {
    const auto rarest = std::min_element(of_rule[rule].begin(), of_rule[rule].end(), [&](std::uint32_t a, std::uint32_t b) { return sharing[a] < sharing[b]; });
    (rarest == of_rule[rule].end() ? always : woken_by[*rarest]).push_back(rule);
  }
}

}  // namespace sayso::match
