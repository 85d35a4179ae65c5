// sayso grammar coverage: rules, alternatives and list entries that no text ever used.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "coverage_page.h"
#include "grammar_tools.h"
#include "message.h"
#include "output.h"
#include "sayso/authoring.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string pack, output, list;
  TextOptions texts;
  std::size_t entries = 8;
  bool html = false, all = false;
};

std::string first_words(const std::vector<std::string>& words, std::size_t most) {
  std::vector<std::string> first(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(most, words.size())));
  return fmt::format("{}{}", fmt::join(first, ", "), words.size() > most ? fmt::format(", and {} more", words.size() - most) : "");
}

std::string table(const Coverage& c, std::size_t entries) {
  std::string out = fmt::format("{}, {}\n", count_of(c.documents, "document"), count_of(c.tokens, "token"));
  out += fmt::format("\n{}: {} never matched\n", count_of(c.rules.size(), "rule"), c.unused_rules());
  for (const CoveredRule& rule : c.rules) {
    if (rule.use.kept > 0) continue;
    out += fmt::format("  {:<34} {}{}\n", rule.use.rule, rule.place, rule.use.lost > 0 ? fmt::format("   lost {} to others", rule.use.lost) : "");
  }
  out += fmt::format("\n{} of rules that matched: {} never taken\n", count_of(c.pieces(false), "alternative"), c.unused_pieces(false));
  const auto pieces = [&](bool optional) {
    for (const CoveredAlternative& alternative : c.alternatives) {
      if (alternative.use.taken > 0 || alternative.use.optional != optional) continue;
      out += fmt::format("  {}  {}\n      in {}\n", alternative.place, one_line(alternative.use.text, 80), first_words(alternative.use.rules, 4));
    }
  };
  pieces(false);
  out += fmt::format("\n{} that may be left out: {} never taken\n", count_of(c.pieces(true), "piece"), c.unused_pieces(true));
  pieces(true);
  std::size_t all = 0, used = 0, met = 0;
  std::string rows;
  for (const CoveredList& list : c.lists) {
    all += list.use.entries.size();
    used += list.used;
    met += list.met;
    rows += fmt::format("  {:<26}{:>8}{:>8}{:>14}{:>10}\n", list.use.name, list.use.entries.size(), list.used, list.met - list.used, list.use.entries.size() - list.met);
    if (entries == 0) continue;
    std::vector<std::string> unused;
    for (const EntryUse& entry : list.use.entries) {
      if (entry.used == 0) unused.push_back(entry.form);
    }
    if (!unused.empty()) rows += fmt::format("      {}\n", first_words(unused, entries));
  }
  out += fmt::format("\n{} of word lists: {} used, {} met in the texts but not used, {} not met\n", count_of(all, "row"), used, met - used, all - met);
  out += fmt::format("  {:<26}{:>8}{:>8}{:>14}{:>10}\n", "list", "rows", "used", "met, not used", "not met");
  return out + rows;
}

int coverage(const Arguments& a) {
  const auto pack = find_pack_or_say(a.pack);
  if (!pack) return kUsage;
  UseCounter counter(pack);
  const int code = for_each_text(a.texts, [&](const Input& input) { return counter.add(input); });
  const PackUse use = counter.use();
  Coverage c;
  c.pack = a.pack;
  c.documents = use.documents;
  c.tokens = use.tokens;
  std::set<std::string_view> matched;
  for (const RuleUse& rule : use.rules) {
    if (rule.kept > 0) matched.insert(rule.rule);
    if (a.all || is_own(rule.position.file)) c.rules.push_back({rule, place_in(a.pack, *pack, rule.position.file, rule.position.line)});
  }
  for (const AlternativeUse& alternative : use.alternatives) {
    // Where the rule never matches, that is what is to be said.
    const bool known = std::any_of(alternative.rules.begin(), alternative.rules.end(), [&](const std::string& rule) { return matched.contains(rule); });
    if (known && (a.all || is_own(alternative.position.file))) {
      c.alternatives.push_back({alternative, place_in(a.pack, *pack, alternative.position.file, alternative.position.line, alternative.position.column)});
    }
  }
  for (const ListUse& list : use.lists) {
    if (!(a.all || is_own(list.file)) || list.name.find(a.list) == std::string::npos) continue;
    CoveredList covered{list, list.file.empty() ? "" : place_in(a.pack, *pack, list.file, 0), 0, 0};
    for (const EntryUse& entry : list.entries) {
      covered.used += entry.used > 0;
      covered.met += entry.met > 0 || entry.used > 0;
    }
    c.lists.push_back(std::move(covered));
  }
  Output output(a.output);
  if (const auto status = output.open(); !status) {
    say(located(status.error()));
    return kUsage;
  }
  auto status = output.write(a.html ? coverage_page(c) : table(c, a.entries));
  if (status) status = output.close();
  if (!status && !output.reader_gone()) say(located(status.error()));
  return status ? code : kFailed;
}

}  // namespace

void add_grammar_coverage(CLI::App& group, Run& run) {
  CLI::App* verb = group.add_subcommand("coverage", "Rules, alternatives and list entries that no text ever used");
  const auto a = std::make_shared<Arguments>();
  verb->add_option("PACK", a->pack, "A folder with *.sayso and lex/*.tsv, or the name of a built-in pack")->type_name("")->required();
  add_text_options(*verb, a->texts);
  verb->add_option("--entries", a->entries, "Name so many unused entries of each list; 0: none")->type_name("N")->capture_default_str();
  verb->add_option("--list", a->list, "Only lists whose name holds this")->type_name("NAME");
  verb->add_flag("--all", a->all, "The rules and lists of packs that it extends, too");
  verb->add_flag("--html", a->html, "One page with every entry and how often it was used");
  verb->add_option("-o,--output", a->output, "Where to write, else standard output")->type_name("FILE");
  verb->footer(R"(
Examples:
  sayso grammar coverage grammars/en corpora/en
  sayso grammar coverage grammars/en wire.jsonl --html -o coverage.html
  sayso grammar coverage en wire.jsonl --list verbs --entries 1000

An entry is used where a match that stood steps over it. One that rules ask for in lookarounds alone is met at best.)");
  verb->callback([a, &run] { run = [a] { return coverage(*a); }; });
}

}  // namespace sayso::cli
