#include "grammar/shadows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "grammar/inclusion.h"

namespace sayso::grammar {
namespace {

using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // file, begin, end
Place place_of(SourceRange at) { return {at.file, at.begin, at.end}; }

class Shadows {
 public:
  Shadows(const Program& program, const SourceMap& map, std::string_view owner, Reporter& reporter)
      : program_(program), map_(map), own_(std::string(owner) + "/"), reporter_(reporter) {}

  void run() {
    for (std::size_t p = 0; p < program_.phases.size(); ++p) {
      Inclusion inclusion(program_, program_.phases[p]);
      empty_conditions(program_.phases[p], map_.phases[p], inclusion);
      alternatives(map_.phases[p], inclusion);
      if (!program_.phases[p].all) rules(program_.phases[p], inclusion);
    }
    for (const auto& [place, found] : found_) {  // by place, then code
      if (found.everywhere) reporter_.warning(found.at, found.code, found.message, found.hint);
    }
  }

 private:
  // A piece of a macro is compiled as often as the macro is used: it is told only where it is so in all of them.
  struct Found {
    SourceRange at;
    std::string code, message, hint;
    bool everywhere = true;
  };

  bool is_own(SourceRange at) { return at.end > at.begin && reporter_.position(at).file.starts_with(own_); }

  void note(SourceRange at, bool so, std::string_view code, std::string_view message, std::string_view hint) {
    const auto [place, fresh] = found_.try_emplace(std::pair(place_of(at), std::string(code)));
    if (fresh) place->second = {at, std::string(code), std::string(message), std::string(hint), true};
    place->second.everywhere = place->second.everywhere && so;
  }

  void empty_conditions(const Phase& phase, const SourceMap::Phase& map, Inclusion& inclusion) {
    for (std::size_t i = 0; i < phase.instructions.size(); ++i) {
      if (phase.instructions[i].op != Instruction::Op::kStep) continue;
      const bool empty = !inclusion.satisfiable(phase.instructions[i].a);
      if (empty && is_own(map.instructions[i].at)) {
        note(map.instructions[i].at, true, "G413", "no word meets all the conditions here, so this matches nothing", "for any of them, write | instead of &");
      }
    }
  }

  void alternatives(const SourceMap::Phase& map, Inclusion& inclusion) {
    std::map<std::uint32_t, std::vector<const SourceMap::Alternative*>> choices;
    for (const SourceMap::Alternative& alternative : map.alternatives) {
      if (!alternative.optional) choices[alternative.choice].push_back(&alternative);
    }
    for (auto& [number, choice] : choices) {
      if (!is_own(choice.front()->at)) continue;
      std::sort(choice.begin(), choice.end(), [](const auto* a, const auto* b) { return place_of(a->at) < place_of(b->at); });
      std::vector<std::uint32_t> before;
      for (const SourceMap::Alternative* alternative : choice) {
        const bool shadowed = !before.empty() && inclusion.within(alternative->entry, alternative->next, before, alternative->next);
        note(alternative->at, shadowed, "G417", "alternatives before this one match all that it does, so it is never taken", "put the longer or rarer one first, or take it out");
        before.push_back(alternative->entry);
      }
    }
  }

  void rules(const Phase& phase, Inclusion& inclusion) {
    for (const Rule& loser : phase.rules) {
      if (loser.overlap || !loser.position.file.starts_with(own_)) continue;
      for (const Rule& winner : phase.rules) {
        if (&winner == &loser || winner.overlap || !winner.unless.empty()) continue;
        const bool goes_first = winner.priority > loser.priority || (winner.priority == loser.priority && &winner < &loser);
        // The accept of a rule is its first instruction.
        const std::uint32_t start = winner.start;
        if (!goes_first || !inclusion.within(loser.start, loser.first_instruction, {&start, 1}, winner.first_instruction)) continue;
        Diagnostic d;
        d.severity = Diagnostic::Severity::kWarning;
        d.code = "G414";
        d.message = fmt::format("all that this rule matches, '{}' matches too, and it always wins, so this rule never does", winner.name);
        d.hint = "one of them may go, be made narrower, or be marked overlap ok";
        d.position = loser.position;
        reporter_.add(std::move(d));
        break;
      }
    }
  }

  const Program& program_;
  const SourceMap& map_;
  const std::string own_;
  Reporter& reporter_;
  std::map<std::pair<Place, std::string>, Found> found_;
};

}  // namespace

void find_shadows(const Program& program, const SourceMap& map, std::string_view owner, Reporter& reporter) { Shadows(program, map, owner, reporter).run(); }

}  // namespace sayso::grammar
