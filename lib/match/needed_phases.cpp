#include "match/needed_phases.h"

#include <algorithm>
#include <cstddef>

namespace sayso::match {
namespace {

bool looks_up(const grammar::EmitValue& value, std::string_view label) {
  return std::any_of(value.places.begin(), value.places.end(), [&](const grammar::EmitValue::Place& place) { return place.label == label; });
}

bool asks(const grammar::Rule& rule, std::string_view label) {
  if (looks_up(rule.evidence.key, label)) return true;
  for (const grammar::GuardOp& op : rule.when) {
    if (looks_up(op.value, label)) return true;
  }
  for (const grammar::Assignment& assignment : rule.sets) {
    if (looks_up(assignment.value, label)) return true;
  }
  for (const grammar::Lesson& lesson : rule.lessons) {
    if (std::any_of(lesson.columns.begin(), lesson.columns.end(), [&](const auto& column) { return looks_up(column, label); })) return true;
  }
  for (const grammar::Emit& emit : rule.emits) {
    if (std::any_of(emit.fields.begin(), emit.fields.end(), [&](const auto& field) { return looks_up(field.value, label); })) return true;
  }
  return false;
}

bool asks(const grammar::Phase& phase, std::string_view label) {
  return std::any_of(phase.span_sets.begin(), phase.span_sets.end(), [&](const grammar::SpanSet& set) { return set.label == label; }) ||
         std::any_of(phase.rules.begin(), phase.rules.end(), [&](const grammar::Rule& rule) { return asks(rule, label); });
}

bool gives(const grammar::Phase& phase, std::string_view label) {
  return std::any_of(phase.rules.begin(), phase.rules.end(), [&](const grammar::Rule& rule) {
    return std::any_of(rule.emits.begin(), rule.emits.end(), [&](const grammar::Emit& emit) { return emit.record == label; });
  });
}

bool gives_but(const grammar::Phase& phase, std::span<const std::string_view> labels) {
  return std::all_of(phase.rules.begin(), phase.rules.end(), [&](const grammar::Rule& rule) {
    return rule.sets.empty() && rule.lessons.empty() &&
           std::all_of(rule.emits.begin(), rule.emits.end(), [&](const grammar::Emit& emit) { return std::find(labels.begin(), labels.end(), emit.record) != labels.end(); });
  });
}

}  // namespace

std::vector<bool> needed_phases(const grammar::Program& program, std::span<const std::string_view> unwanted) {
  const std::vector<grammar::Phase>& phases = program.phases;
  std::vector<bool> needed;
  for (const grammar::Phase& phase : phases) needed.push_back(!gives_but(phase, unwanted));
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t asking = 0; asking < phases.size(); ++asking) {
      if (!needed[asking]) continue;
      for (const std::string_view label : unwanted) {
        if (!asks(phases[asking], label)) continue;
        for (std::size_t giving = 0; giving < asking; ++giving) {
          if (needed[giving] || !gives(phases[giving], label)) continue;
          needed[giving] = changed = true;
        }
      }
    }
  }
  return needed;
}

}  // namespace sayso::match
