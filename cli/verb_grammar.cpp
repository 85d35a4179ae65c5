// sayso grammar: the rule author's tools. What they share is here, each of them in a file of its own.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "grammar_tools.h"
#include "message.h"
#include "packs.h"

namespace sayso::cli {

Result<std::shared_ptr<const Pack>> find_pack(const std::string& given, std::vector<Diagnostic>& diagnostics) {
  const auto names = Pack::builtin_names();
  if (std::find(names.begin(), names.end(), given) != names.end()) return Pack::builtin(given);
  std::error_code ignored;
  if (!std::filesystem::exists(given, ignored) && given.find('/') == std::string::npos) return Pack::builtin(given);
  return load_pack(given, diagnostics);
}

std::shared_ptr<const Pack> find_pack_or_say(const std::string& given) {
  std::vector<Diagnostic> diagnostics;
  auto pack = find_pack(given, diagnostics);
  if (pack) return *pack;
  for (const Diagnostic& d : diagnostics) fmt::print(stderr, "{}\n", d.to_string());
  say(located(pack.error()));
  return nullptr;
}

std::string count_of(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

void add_grammar(CLI::App& app, Run& run) {
  CLI::App* group = app.add_subcommand("grammar", "Tools for authors of rules");
  group->require_subcommand(1);
  add_grammar_new(*group, run);
  add_grammar_check(*group, run);
  add_grammar_test(*group, run);
}

}  // namespace sayso::cli
