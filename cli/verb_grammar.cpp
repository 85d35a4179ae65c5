// sayso grammar check, test: the rule author's tools.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "message.h"
#include "output.h"
#include "packs.h"
#include "sayso/pack.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

// Folders and names of built-in packs; none: all built-in ones.
std::vector<std::string> wanted(const std::vector<std::string>& given) {
  if (!given.empty()) return given;
  std::vector<std::string> names;
  for (const std::string_view name : Pack::builtin_names()) names.emplace_back(name);
  return names;
}

// A word is a built-in pack's name where there is one and no folder is meant by a slash; else a folder.
Result<std::shared_ptr<const Pack>> find_pack(const std::string& given, std::vector<Diagnostic>& diagnostics) {
  const auto names = Pack::builtin_names();
  if (std::find(names.begin(), names.end(), given) != names.end()) return Pack::builtin(given);
  std::error_code ignored;
  if (!std::filesystem::exists(given, ignored) && given.find('/') == std::string::npos) return Pack::builtin(given);
  return load_pack(given, diagnostics);
}

std::string count(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

int check(const std::vector<std::string>& given) {
  std::string out;
  bool failed = false;
  for (const std::string& name : wanted(given)) {
    std::vector<Diagnostic> diagnostics;
    const auto pack = find_pack(name, diagnostics);
    std::size_t errors = 0, warnings = 0;
    for (const Diagnostic& d : diagnostics) {
      errors += d.severity == Diagnostic::Severity::kError;
      warnings += d.severity == Diagnostic::Severity::kWarning;
      const std::string text = d.to_string();
      out += text;
      if (!text.ends_with('\n')) out += '\n';
    }
    failed = failed || errors > 0;  // a rule without its tests loads, but does not pass
    if (!pack) {
      failed = true;
      if (errors == 0) {  // nothing to point at: no such folder, no such pack
        say(located(pack.error()));
        continue;
      }
    }
    out += fmt::format("{}: {}, {}", name, count(errors, "error"), count(warnings, "warning"));
    if (pack)
      out +=
          fmt::format("; {}, {}", count((*pack)->rule_count(), "rule"), count((*pack)->entry_count(), "word list row"));
    out += '\n';
  }
  const int printed = print(out);
  return failed ? kFailed : printed;
}

int test(const std::vector<std::string>& given) {
  std::string out;
  bool failed = false;
  for (const std::string& name : wanted(given)) {
    std::vector<Diagnostic> diagnostics;
    const auto pack = find_pack(name, diagnostics);
    if (!pack) {
      failed = true;
      say(located(pack.error()));
      say(fmt::format("sayso grammar check {} tells all there is to mend", name));
      continue;
    }
    std::size_t passed = 0, todo = 0, wrong = 0;
    for (const RuleTest& t : (*pack)->run_tests()) {
      // One that is marked as not yet working and works is a failure too: the mark should go.
      if (t.passed != t.todo) {
        ++(t.todo ? todo : passed);
        continue;
      }
      ++wrong;
      out += located(t.position, fmt::format("{} {}\n    {}\n    found: {}\n", t.rule,
                                             t.todo ? "is marked todo but passes; take the mark away" : "fails", t.text,
                                             t.outcome));
    }
    failed = failed || wrong > 0;
    out += fmt::format("{}: {} passed, {} failed, {} todo\n", name, passed, wrong, todo);
  }
  const int printed = print(out);
  return failed ? kFailed : printed;
}

}  // namespace

void add_grammar(CLI::App& app, Run& run) {
  CLI::App* group = app.add_subcommand("grammar", "Tools for authors of rules");
  group->require_subcommand(1);
  const auto add = [&](const char* name, const char* what, int (*verb_run)(const std::vector<std::string>&)) {
    CLI::App* verb = group->add_subcommand(name, what);
    const auto given = std::make_shared<std::vector<std::string>>();
    verb->add_option("PACK", *given,
                     "Folders with *.sayso and lex/*.tsv, or names of built-in packs; none: all built-in ones")
        ->type_name("");
    verb->footer(fmt::format("\nExamples:\n  sayso grammar {0} grammars/en\n  sayso grammar {0} en", name));
    verb->callback([given, verb_run, &run] { run = [given, verb_run] { return verb_run(*given); }; });
  };
  add("check", "Every problem of a grammar, with file, line, column and what was meant", check);
  add("test", "Run the tests inside the rules", test);
}

}  // namespace sayso::cli
