// sayso grammar diff: what another version of the rules makes of the same texts. The daily tool of a rule author.
// The writer's errors are assertions on the order of calls, which is fixed here.
#define RAPIDJSON_ASSERT(x) static_cast<void>(x)
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar_tools.h"
#include "message.h"
#include "output.h"
#include "sayso/extractor.h"
#include "sayso/io/comparison.h"

namespace sayso::cli {
namespace {

using io::RecordChange;
using Sort = io::RecordChange::Sort;

struct Arguments {
  std::string before, after, rule;
  TextOptions texts;
  std::size_t show = 3;
  bool json = false;
};

struct Found {
  std::string document;
  RecordChange change;
};

struct RuleCounts {
  std::size_t before = 0, after = 0, gained = 0, lost = 0, changed = 0;
  std::vector<Found> found;
};

void count(const Document& document, std::size_t RuleCounts::*which, std::map<std::string, RuleCounts>& rules) {
  const auto add = [&](const auto& records) {
    for (const auto& record : records) ++(rules[record.rule].*which);
  };
  add(document.quotes);
  add(document.claims);
  add(document.times);
  add(document.records);
}

std::string_view sort_name(Sort sort) { return sort == Sort::kGained ? "gained" : sort == Sort::kLost ? "lost" : "changed"; }

std::string or_nothing(const std::string& value) { return value.empty() ? "nothing" : one_line(value, 60); }

std::string shown(const Found& found) {
  const RecordChange& change = found.change;
  std::string out = fmt::format("  {} {} [{}]  {}\n", change.sort == Sort::kGained ? '+' : change.sort == Sort::kLost ? '-' : '~', change.kind,
                                one_line(change.content), found.document);
  for (const auto& [name, value] : change.fields) out += fmt::format("      {:<10} {}\n", name, one_line(value));
  for (const auto& field : change.changes) out += fmt::format("      {:<10} {} → {}\n", field.name, or_nothing(field.before), or_nothing(field.after));
  return out;
}

std::string table(const std::map<std::string, RuleCounts>& rules, std::size_t documents, std::size_t show) {
  RuleCounts all;
  std::string rows, examples;
  for (const auto& [rule, counts] : rules) {
    all.before += counts.before;
    all.after += counts.after;
    all.gained += counts.gained;
    all.lost += counts.lost;
    all.changed += counts.changed;
    if (counts.found.empty()) continue;
    rows += fmt::format("{:<34}{:>8}{:>8}{:>8}{:>8}{:>9}\n", rule, counts.before, counts.after, counts.gained, counts.lost, counts.changed);
    if (show == 0) continue;
    examples += fmt::format("\n{}\n", rule);
    for (const Sort sort : {Sort::kGained, Sort::kLost, Sort::kChanged}) {
      std::size_t of_sort = 0;
      for (const Found& found : counts.found) {
        if (found.change.sort == sort && of_sort++ < show) examples += shown(found);
      }
      if (of_sort > show) examples += fmt::format("    and {} more {}; --show tells how many are listed\n", of_sort - show, sort_name(sort));
    }
  }
  std::string out = fmt::format("{}: {} before, {} after; {} gained, {} lost, {} changed\n", count_of(documents, "document"), count_of(all.before, "record"), all.after,
                                all.gained, all.lost, all.changed);
  if (!rows.empty()) out += fmt::format("\n{:<34}{:>8}{:>8}{:>8}{:>8}{:>9}\n{}", "rule", "before", "after", "gained", "lost", "changed", rows);
  return out + examples;
}

std::string as_json(const Found& found) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  const auto string = [&](std::string_view key, std::string_view value) {
    json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
    json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  const RecordChange& change = found.change;
  json.StartObject();
  string("document", found.document);
  string("change", sort_name(change.sort));
  string("kind", change.kind);
  string("rule", change.rule());
  string("text", change.content);
  json.Key("spans");
  json.StartArray();
  for (const Span& span : change.spans) {
    json.StartArray();
    json.Uint64(span.begin);
    json.Uint64(span.end);
    json.EndArray();
  }
  json.EndArray();
  json.Key("fields");
  json.StartArray();  // a field may be there several times
  for (const auto& [name, value] : change.fields) {
    json.StartObject();
    string("name", name);
    string(change.sort == Sort::kGained ? "after" : "before", value);
    json.EndObject();
  }
  for (const io::FieldChange& field : change.changes) {
    json.StartObject();
    string("name", field.name);
    string("before", field.before);
    string("after", field.after);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

int diff(const Arguments& a) {
  auto before_pack = find_pack_or_say(a.before);
  auto after_pack = find_pack_or_say(a.after);
  if (!before_pack || !after_pack) return kUsage;
  const Extractor before({std::move(before_pack)}), after({std::move(after_pack)});
  Workspace before_memory, after_memory;
  std::map<std::string, RuleCounts> rules;
  std::size_t documents = 0;
  std::string lines;
  const int code = for_each_text(a.texts, [&](const Input& input) -> Status {
    const auto was = before.extract(input, before_memory);
    if (!was) return was.error();
    const auto is = after.extract(input, after_memory);
    if (!is) return is.error();
    ++documents;
    count(*was, &RuleCounts::before, rules);
    count(*is, &RuleCounts::after, rules);
    for (RecordChange& change : io::compare_records(*was, *is)) {
      if (change.rule_before.find(a.rule) == std::string::npos && change.rule_after.find(a.rule) == std::string::npos) continue;
      RuleCounts& counts = rules[change.rule()];
      ++(change.sort == Sort::kGained ? counts.gained : change.sort == Sort::kLost ? counts.lost : counts.changed);
      Found found = {input.id, std::move(change)};
      if (a.json) lines += as_json(found);
      counts.found.push_back(std::move(found));
    }
    return {};
  });
  const int printed = print(a.json ? lines : table(rules, documents, a.show));
  return code == kFine ? printed : code;
}

}  // namespace

void add_grammar_diff(CLI::App& group, Run& run) {
  CLI::App* verb = group.add_subcommand("diff", "Records gained, lost and changed between two versions of a pack, by rule");
  const auto a = std::make_shared<Arguments>();
  verb->add_option("OLD", a->before, "A folder with *.sayso and lex/*.tsv, or the name of a built-in pack")->type_name("")->required();
  verb->add_option("NEW", a->after, "The one to compare with it")->type_name("")->required();
  add_text_options(*verb, a->texts);
  verb->add_option("--rule", a->rule, "Only rules whose name holds this")->type_name("NAME");
  verb->add_option("--show", a->show, "List so many records of a rule and sort; 0: none")->type_name("N")->capture_default_str();
  verb->add_flag("--json", a->json, "Every change, a line each, as JSON");
  verb->footer(R"(
Examples:
  sayso grammar diff en grammars/en corpora/en           what was edited since the tool was built
  sayso grammar diff old/en grammars/en wire.jsonl --rule quotes --show 20

A record and its counterpart have the same key, or the same kind and the better part of their words in common. A change of
confidence alone is none. Of a rule that was renamed the records are changed, under the new name.)");
  verb->callback([a, &run] { run = [a] { return diff(*a); }; });
}

}  // namespace sayso::cli
