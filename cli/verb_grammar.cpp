// sayso grammar: the rule author's tools. What they share is here, each of them in a file of its own.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>

#include "grammar_tools.h"
#include "inputs.h"
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

void add_text_options(CLI::App& verb, TextOptions& options) {
  verb.add_option("TEXT", options.paths, "Text or JSONL files, folders, or - for standard input (the default)")->type_name("");
  verb.add_option("--published", options.published, "Date of the documents, against their metadata: 2025-09-19")->type_name("DATE");
}

int for_each_text(const TextOptions& options, const std::function<Status(const Input&)>& use) {
  return for_each_input(options.paths, options.published, [&](const Input& input, const Position& position) {
    const Status status = use(input);
    if (!status) say(located(position, status.error().message));
    return status ? kFine : kFailed;
  });
}

std::string one_line(std::string_view text, std::size_t most) {
  std::string out;
  for (const char c : text) {
    if (out.size() >= most && (static_cast<unsigned char>(c) & 0xC0) != 0x80) return out + "…";
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  }
  return out;
}

bool is_own(std::string_view file) { return file.find('/') == std::string_view::npos || file.starts_with("lex/"); }

std::string place_in(const std::string& given, const Pack& pack, const std::string& file, std::uint32_t line, std::uint32_t column) {
  std::error_code ignored;
  Position position{file, line, column};
  if (is_own(file)) position.file = (std::filesystem::is_directory(given, ignored) ? std::filesystem::path(given) : std::filesystem::path(pack.name())) / file;
  std::string place = located(position, "");
  while (place.ends_with(' ') || place.ends_with(':')) place.pop_back();
  return place;
}

std::string near_miss_lines(const std::string& given, const Pack& pack, const NearMiss& miss) {
  constexpr std::size_t kShown = 70;  // bytes; the rest is an ellipsis
  std::string out;
  switch (miss.outcome) {
    case NearMiss::Outcome::kMatched: return fmt::format("  it matches [{}]\n", one_line(miss.reached.text, kShown));
    case NearMiss::Outcome::kLost: return fmt::format("  it matches [{}] and loses: {}\n", one_line(miss.reached.text, kShown), miss.reason);
    case NearMiss::Outcome::kNoTrigger: out = "  no word here can begin it; it begins with\n"; break;
    case NearMiss::Outcome::kStopped:
      out = miss.reached.empty() ? std::string("  nothing is taken") : fmt::format("  it takes [{}]", one_line(miss.reached.text, kShown));
      out += miss.token.empty() ? std::string(", and there the text ends; it wants\n") : fmt::format(", and then [{}] is not\n", one_line(miss.token.text, kShown));
      break;
  }
  for (const NearMiss::Wanted& wanted : miss.wanted) {
    out += fmt::format("    {}{}\n        {}\n", one_line(wanted.element, kShown), wanted.part.empty() ? "" : fmt::format("   in {}", one_line(wanted.part, kShown)),
                       place_in(given, pack, wanted.position.file, wanted.position.line, wanted.position.column));
    if (miss.outcome == NearMiss::Outcome::kStopped && !wanted.failed.empty()) out += fmt::format("        fails: {}\n", one_line(wanted.failed, kShown));
    if (!wanted.nearest.empty()) out += fmt::format("        nearest entry: {}\n", wanted.nearest);
  }
  return out;
}

std::string count_of(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

void add_grammar(CLI::App& app, Run& run) {
  CLI::App* group = app.add_subcommand("grammar", "Tools for authors of rules");
  group->require_subcommand(1);
  add_grammar_new(*group, run);
  add_grammar_check(*group, run);
  add_grammar_test(*group, run);
  add_grammar_diff(*group, run);
  add_grammar_coverage(*group, run);
  add_grammar_profile(*group, run);
  add_grammar_fit(*group, run);
  add_grammar_format(*group, run);
}

}  // namespace sayso::cli
