// sayso grammar check, test: what is wrong with a grammar, by its text and by its own tests.
// The writer's errors are assertions on the order of calls, which is fixed here.
#define RAPIDJSON_ASSERT(x) static_cast<void>(x)
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar_tools.h"
#include "message.h"
#include "output.h"
#include "sayso/explain.h"

namespace sayso::cli {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

struct Arguments {
  std::vector<std::string> packs;
  bool json = false;
};

// Folders and names of built-in packs; none: all built-in ones.
std::vector<std::string> wanted(const std::vector<std::string>& given) {
  if (!given.empty()) return given;
  std::vector<std::string> names;
  for (const std::string_view name : Pack::builtin_names()) names.emplace_back(name);
  return names;
}

void string(Json& json, const char* key, std::string_view value) {
  json.Key(key);
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void place(Json& json, const Position& position) {
  string(json, "file", position.file);
  json.Key("line");
  json.Uint(position.line);
  json.Key("column");
  json.Uint(position.column);
}

std::string line_of(rapidjson::StringBuffer& buffer) { return std::string(buffer.GetString(), buffer.GetSize()) + '\n'; }

// One object a line: for editors and for whoever counts.
std::string as_json(std::string_view pack, const Diagnostic& d) {
  static constexpr std::string_view kSeverities[] = {"error", "warning", "note"};
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.StartObject();
  string(json, "pack", pack);
  string(json, "severity", kSeverities[static_cast<std::size_t>(d.severity)]);
  string(json, "code", d.code);
  string(json, "message", d.message);
  if (!d.hint.empty()) string(json, "hint", d.hint);
  place(json, d.position);
  json.Key("length");
  json.Uint(d.length);
  if (!d.line.empty()) string(json, "source", d.line);
  json.EndObject();
  return line_of(buffer);
}

std::string as_json(std::string_view pack, const Error& error) {
  Diagnostic d;
  d.code = std::string(error_code_name(error.code));
  d.message = error.message;
  if (error.position) d.position = *error.position;
  return as_json(pack, d);
}

std::string as_json(std::string_view pack, const RuleTest& t) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.StartObject();
  string(json, "pack", pack);
  string(json, "rule", t.rule);
  string(json, "outcome", t.skipped ? "skipped" : t.passed ? (t.todo ? "todo_passed" : "passed") : (t.todo ? "todo" : "failed"));
  place(json, t.position);
  string(json, "test", t.text);
  if (!t.outcome.empty()) string(json, "found", t.outcome);
  json.EndObject();
  return line_of(buffer);
}

int check(const Arguments& a) {
  std::string out;
  bool failed = false;
  for (const std::string& name : wanted(a.packs)) {
    std::vector<Diagnostic> diagnostics;
    const auto pack = find_pack(name, diagnostics);
    std::size_t errors = 0, warnings = 0;
    for (const Diagnostic& d : diagnostics) {
      errors += d.severity == Diagnostic::Severity::kError;
      warnings += d.severity == Diagnostic::Severity::kWarning;
      const std::string text = a.json ? as_json(name, d) : d.to_string();
      out += text;
      if (!text.ends_with('\n')) out += '\n';
    }
    failed = failed || errors > 0;  // a rule without its tests loads, but does not pass
    if (!pack) {
      failed = true;
      if (errors == 0) {  // nothing to point at: no such folder, no such pack
        if (a.json) out += as_json(name, pack.error());
        say(located(pack.error()));
        continue;
      }
    }
    if (a.json) continue;
    out += fmt::format("{}: {}, {}", name, count_of(errors, "error"), count_of(warnings, "warning"));
    if (pack) out += fmt::format("; {}, {}", count_of((*pack)->rule_count(), "rule"), count_of((*pack)->entry_count(), "word list row"));
    out += '\n';
  }
  const int printed = print(out);
  return failed ? kFailed : printed;
}

// Where a test wants a match and there is none: how far the rule got in it.
std::string nearest_miss(const std::string& given, const Pack& pack, const Explainer& explainer, const RuleTest& t) {
  Input input;
  input.text = t.plain;
  const auto answer = explainer.why_not(input, t.rule);
  if (!answer) return {};
  std::string out;
  for (const NearMiss& miss : answer->misses) {
    if (miss.outcome != NearMiss::Outcome::kStopped && answer->misses.size() > 1) continue;
    for (const char c : near_miss_lines(given, pack, miss)) {
      if (c != '\n' && (out.empty() || out.back() == '\n')) out += "  ";
      out += c;
    }
    break;
  }
  return out;
}

int test(const Arguments& a) {
  std::string out;
  bool failed = false;
  for (const std::string& name : wanted(a.packs)) {
    std::vector<Diagnostic> diagnostics;
    const auto pack = find_pack(name, diagnostics);
    if (!pack) {
      failed = true;
      say(located(pack.error()));
      say(fmt::format("sayso grammar check {} tells all there is to mend", name));
      continue;
    }
    std::optional<Explainer> explainer;
    std::size_t passed = 0, todo = 0, skipped = 0, wrong = 0;
    for (const RuleTest& t : (*pack)->run_tests()) {
      if (a.json) out += as_json(name, t);
      if (t.skipped) {
        ++skipped;
        continue;
      }
      // One that is marked as not yet working and works is a failure too: the mark should go.
      if (t.passed != t.todo) {
        ++(t.todo ? todo : passed);
        continue;
      }
      ++wrong;
      if (a.json) continue;
      out += fmt::format("{}: {} {}\n    {}\n    found: {}\n", place_in(name, **pack, t.position.file, t.position.line, t.position.column), t.rule,
                         t.todo ? "is marked todo but passes; take the mark away" : "fails", t.text, t.outcome);
      if (t.todo || !t.nothing) continue;
      if (!explainer) explainer.emplace(*pack);
      out += nearest_miss(name, **pack, *explainer, t);
    }
    failed = failed || wrong > 0;
    if (a.json) continue;
    out += fmt::format("{}: {} passed, {} failed, {} todo", name, passed, wrong, todo);
    if (skipped > 0) out += fmt::format(", {} skipped", skipped);
    out += '\n';
  }
  const int printed = print(out);
  return failed ? kFailed : printed;
}

void add(CLI::App& group, Run& run, const char* name, const char* what, const char* json, int (*run_tool)(const Arguments&)) {
  CLI::App* verb = group.add_subcommand(name, what);
  const auto a = std::make_shared<Arguments>();
  verb->add_option("PACK", a->packs, "Folders with *.sayso and lex/*.tsv, or names of built-in packs; none: all built-in ones")->type_name("");
  verb->add_flag("--json", a->json, json);
  verb->footer(fmt::format("\nExamples:\n  sayso grammar {0} grammars/en\n  sayso grammar {0} en\n  sayso grammar {0} --json grammars/en", name));
  verb->callback([a, run_tool, &run] { run = [a, run_tool] { return run_tool(*a); }; });
}

}  // namespace

void add_grammar_check(CLI::App& group, Run& run) {
  add(group, run, "check", "Every problem of a grammar, with file, line, column and what was meant", "A problem a line, as JSON", check);
}
void add_grammar_test(CLI::App& group, Run& run) { add(group, run, "test", "Run the tests inside the rules", "A test a line, as JSON", test); }

}  // namespace sayso::cli
