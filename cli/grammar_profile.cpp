// sayso grammar profile: what each rule does on texts, and what it costs.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar_tools.h"
#include "message.h"
#include "output.h"
#include "sayso/authoring.h"
#include "suggest.h"

namespace sayso::cli {
namespace {

using Column = std::pair<std::string, std::size_t RuleUse::*>;
const std::vector<Column>& columns() {
  static const std::vector<Column> all = {{"scopes", &RuleUse::scopes},     {"triggers", &RuleUse::triggers}, {"confirmed", &RuleUse::confirmed}, {"kept", &RuleUse::kept},
                                          {"lost", &RuleUse::lost},         {"records", &RuleUse::records},     {"steps", &RuleUse::steps}};
  return all;
}

struct Arguments {
  std::string pack, by = "steps", rule;
  TextOptions texts;
  std::size_t top = 0;
  bool all = false;
};

double share(std::size_t part, std::size_t whole) { return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole); }

std::string table(const PackUse& use, std::vector<const RuleUse*> rules, const Arguments& a) {
  const auto by = std::find_if(columns().begin(), columns().end(), [&](const Column& c) { return c.first == a.by; });
  std::stable_sort(rules.begin(), rules.end(), [&](const RuleUse* x, const RuleUse* y) { return x->*(by->second) > y->*(by->second); });
  std::size_t steps = 0;
  for (const RuleUse& rule : use.rules) steps += rule.steps;
  std::string out = fmt::format("{}, {}, {:.1f} steps a token\n\n{:<34}{:<14}", count_of(use.documents, "document"), count_of(use.tokens, "token"),
                                use.tokens == 0 ? 0.0 : static_cast<double>(steps) / static_cast<double>(use.tokens), "rule", "phase");
  for (const auto& [name, field] : columns()) out += fmt::format("{:>10}", name);
  out += "     of all\n";
  std::size_t shown = 0;
  for (const RuleUse* rule : rules) {
    if (a.top > 0 && shown++ == a.top) break;
    out += fmt::format("{:<34}{:<14}", rule->rule, rule->phase);
    for (const auto& [name, field] : columns()) out += fmt::format("{:>10}", rule->*field);
    out += fmt::format("{:>9.1f} %\n", share(rule->steps, steps));
  }
  return out;
}

int profile(const Arguments& a) {
  std::vector<std::string> names;
  for (const auto& [name, field] : columns()) names.push_back(name);
  if (std::find(names.begin(), names.end(), a.by) == names.end()) {
    const std::string meant = nearest(a.by, names);
    say(fmt::format("--by: there is no column '{}'{}; there are: {}", a.by, meant.empty() ? "" : fmt::format(" (did you mean {}?)", meant), fmt::join(names, ", ")));
    return kUsage;
  }
  const auto pack = find_pack_or_say(a.pack);
  if (!pack) return kUsage;
  UseCounter counter(pack, true);
  const int code = for_each_text(a.texts, [&](const Input& input) { return counter.add(input); });
  const PackUse use = counter.use();
  std::vector<const RuleUse*> rules;
  for (const RuleUse& rule : use.rules) {
    if ((a.all || is_own(rule.position.file)) && rule.rule.find(a.rule) != std::string::npos) rules.push_back(&rule);
  }
  const int printed = print(table(use, std::move(rules), a));
  return code == kFine ? printed : code;
}

}  // namespace

void add_grammar_profile(CLI::App& group, Run& run) {
  CLI::App* verb = group.add_subcommand("profile", "What each rule does on texts and what it costs");
  const auto a = std::make_shared<Arguments>();
  verb->add_option("PACK", a->pack, "A folder with *.sayso and lex/*.tsv, or the name of a built-in pack")->type_name("")->required();
  add_text_options(*verb, a->texts);
  verb->add_option("--by", a->by, "Sort by scopes, triggers, confirmed, kept, lost, records or steps")->type_name("NAME")->capture_default_str();
  verb->add_option("--top", a->top, "Only the first N rules")->type_name("N");
  verb->add_option("--rule", a->rule, "Only rules whose name holds this")->type_name("NAME");
  verb->add_flag("--all", a->all, "The rules of packs that it extends, too");
  verb->footer(R"(
Examples:
  sayso grammar profile grammars/en corpora/en --top 20
  sayso grammar profile en wire.jsonl --by lost --rule quotes

  scopes     sentences, or paragraphs as the phase has it, that hold all that the rule needs: in no other the engine looks
  triggers   places whose word could begin a match of the rule: fewer are cheaper
  confirmed  places from which it does match
  kept       matches that stood; lost: those that another rule displaced
  records    what came of them
  steps      of the automaton, with every trigger tried by itself: what the rule would cost alone. They are counted,
             not timed, so that they are the same on every machine; the engine shares steps between rules.)");
  verb->callback([a, &run] { run = [a] { return profile(*a); }; });
}

}  // namespace sayso::cli
