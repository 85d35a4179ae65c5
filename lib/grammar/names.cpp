#include "grammar/names.h"

#include <fmt/format.h>

#include <algorithm>

namespace sayso::grammar {
namespace {

// "en.quotes" → "quotes": the file's part of a rule's name.
std::string file_part(const std::string& grammar) {
  const std::size_t point = grammar.rfind('.');
  return point == std::string::npos ? grammar : grammar.substr(point + 1);
}

// Where a name stood first, for who is told at `again`: files are named "pack/…", and one's own pack goes without saying.
std::string first_in(const Reporter& reporter, SourceRange first, SourceRange again) {
  const Position place = reporter.position(first);
  const std::string other = reporter.position(again).file;
  const std::size_t pack = place.file.find('/') + 1;
  const bool own = other.compare(0, pack, place.file, 0, pack) == 0;
  return fmt::format("first in {}:{}", own ? place.file.substr(pack) : place.file, place.line);
}

}  // namespace

Names::Names(const std::vector<FileTree>& files, Reporter& reporter) {
  std::unordered_map<std::string_view, SourceRange> seen;  // classes, macros and lexicons share one space
  const auto declare = [&](std::string_view name, SourceRange at) {
    const auto [place, fresh] = seen.emplace(name, at);
    if (!fresh) {
      reporter.error(at, "G201", fmt::format("'{}' is declared twice", name), first_in(reporter, place->second, at));
    }
    return fresh;
  };
  std::unordered_map<std::string_view, std::size_t> phase_numbers;
  std::unordered_map<std::string, SourceRange> rule_names;
  for (const FileTree& file : files) {
    for (const LexiconTree& lexicon : file.lexicons) {
      if (!declare(lexicon.name, lexicon.at)) continue;
      lexicon_numbers_.emplace(lexicon.name, static_cast<int>(lexicons_.size()));
      lexicons_.push_back(&lexicon);
    }
    for (const MacroTree& macro : file.macros) {
      if (!declare(macro.name, macro.at)) continue;
      macros_.emplace(macro.name, &macro);
      macro_list_.push_back(&macro);
    }
    for (const RecordTree& record : file.records) {
      if (!records_.emplace(record.name, &record).second) {
        reporter.error(record.at, "G201", fmt::format("the record '{}' is declared twice", record.name), first_in(reporter, records_[record.name]->at, record.at));
        continue;
      }
      record_list_.push_back(&record);
    }
    for (const PhaseTree& phase : file.phases) {
      const auto [place, fresh] = phase_numbers.emplace(phase.name, phases_.size());
      if (fresh) {
        phases_.emplace_back();
        phases_.back().declaration = &phase;
      } else {
        const PhaseTree& first = *phases_[place->second].declaration;
        if (phase.scope != first.scope || phase.match != first.match || phase.above != first.above || phase.window != first.window) {
          reporter.error(phase.at, "G202", fmt::format("the phase '{}' is opened again with another scope or match", phase.name),
                         first_in(reporter, first.at, phase.at));
        }
      }
      for (const RuleTree& rule : phase.rules) {
        std::string name = file_part(file.name) + "." + rule.name;
        const auto [other, fresh_rule] = rule_names.emplace(name, rule.at);
        if (!fresh_rule) {
          reporter.error(rule.at, "G201", fmt::format("the rule '{}' is declared twice", name), first_in(reporter, other->second, rule.at));
        }
        phases_[place->second].rules.push_back({&rule, std::move(name)});
      }
    }
  }
  for (const FileTree& file : files) change_rules(file, reporter);
  order_phases(reporter);
}

// Rules that a pack puts in the place of others, or takes out.
void Names::change_rules(const FileTree& file, Reporter& reporter) {
  const auto find = [&](const std::string& name, SourceRange at, std::string_view code) -> std::pair<std::vector<NamedPhase::Rule>*, std::size_t> {
    std::vector<std::string> names;
    for (NamedPhase& phase : phases_) {
      for (std::size_t i = 0; i < phase.rules.size(); ++i) {
        if (phase.rules[i].name == name) return {&phase.rules, i};
        names.push_back(phase.rules[i].name);
      }
    }
    const std::string hint = did_you_mean(name, names);
    reporter.error(at, std::string(code), fmt::format("there is no rule '{}'", name), hint.empty() ? "with the name of its file, as explain shows it: quotes.said_after" : hint);
    return {nullptr, 0};
  };
  for (const RuleTree& rule : file.overrides) {
    if (const auto [rules, i] = find(rule.name, rule.at, "G217"); rules) (*rules)[i].tree = &rule;
  }
  for (const auto& [name, at] : file.disabled) {
    if (const auto [rules, i] = find(name, at, "G218"); rules) rules->erase(rules->begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// Repeatedly takes the first declared phase whose predecessors have run: stable, and finds circles.
void Names::order_phases(Reporter& reporter) {
  std::unordered_set<std::string_view> known, done;
  std::vector<std::string> names;
  for (const NamedPhase& phase : phases_) {
    known.insert(phase.declaration->name);
    names.push_back(phase.declaration->name);
  }
  for (const NamedPhase& phase : phases_) {
    for (const auto& [name, at] : phase.declaration->after) {
      if (!known.contains(name)) {
        reporter.error(at, "G203", fmt::format("there is no phase '{}'", name), did_you_mean(name, names));
        done.insert(name);  // so that it stops nobody
      }
    }
  }
  std::vector<NamedPhase> ordered;
  std::vector<bool> taken(phases_.size());
  while (ordered.size() < phases_.size()) {
    bool moved = false;
    for (std::size_t i = 0; i < phases_.size() && !moved; ++i) {
      const auto& after = phases_[i].declaration->after;
      if (taken[i] || !std::all_of(after.begin(), after.end(), [&](const auto& a) { return done.contains(a.first); })) continue;
      taken[i] = moved = true;
      done.insert(phases_[i].declaration->name);
      ordered.push_back(phases_[i]);
    }
    if (moved) continue;
    for (std::size_t i = 0; i < phases_.size(); ++i) {
      if (taken[i]) continue;
      reporter.error(phases_[i].declaration->at, "G204", fmt::format("the phase '{}' waits for itself, in a circle", phases_[i].declaration->name), "follow what stands behind 'after', and take one of them out");
      break;
    }
    return;
  }
  phases_ = std::move(ordered);
}

const MacroTree* Names::macro(std::string_view name) const {
  const auto place = macros_.find(name);
  return place == macros_.end() ? nullptr : place->second;
}

const RecordTree* Names::record(std::string_view name) const {
  const auto place = records_.find(name);
  return place == records_.end() ? nullptr : place->second;
}

int Names::lexicon(std::string_view name) const {
  const auto place = lexicon_numbers_.find(name);
  return place == lexicon_numbers_.end() ? -1 : place->second;
}

std::vector<std::string> Names::pattern_names() const {
  std::vector<std::string> names = lexicon_names();
  for (const auto& [name, macro] : macros_) names.emplace_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> Names::record_names() const {
  std::vector<std::string> names;
  for (const RecordTree* record : record_list_) names.push_back(record->name);
  return names;
}

std::vector<std::string> Names::lexicon_names() const {
  std::vector<std::string> names;
  for (const LexiconTree* lexicon : lexicons_) names.push_back(lexicon->name);
  return names;
}

}  // namespace sayso::grammar
