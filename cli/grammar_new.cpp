// sayso grammar new: a pack to start from, small and whole; it passes check and test as it is.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "grammar_tools.h"
#include "message.h"
#include "new_pack.h"
#include "output.h"
#include "suggest.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::string folder, extends = "common";
};

// As the language has names: a letter, then letters, digits, _ and inner hyphens.
bool is_name(std::string_view s) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !s.empty() && letter(s[0]) && s.back() != '-' && std::all_of(s.begin(), s.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) text.replace(at, what.size(), by);
  return text;
}

int refuse(const std::string& message) {
  say(message);
  return kUsage;
}

int make(const Arguments& a) {
  fs::path folder = fs::path(a.folder).lexically_normal();
  if (folder.filename().empty()) folder = folder.parent_path();
  const std::string name = folder.filename().string();
  if (!is_name(name)) return refuse(fmt::format("'{}' cannot name a pack: letters, digits, _ and inner hyphens, a letter first", name));
  std::vector<std::string> packs;
  for (const std::string_view pack : Pack::builtin_names()) packs.emplace_back(pack);
  if (std::find(packs.begin(), packs.end(), name) != packs.end()) return refuse(fmt::format("'{}' is the name of a built-in pack; take another", name));
  if (std::find(packs.begin(), packs.end(), a.extends) == packs.end()) {
    const std::string meant = nearest(a.extends, packs);
    return refuse(fmt::format("--extends: there is no built-in pack '{}'{}; there are: {}", a.extends, meant.empty() ? "" : fmt::format(" (did you mean {}?)", meant),
                              fmt::join(packs, ", ")));
  }
  std::error_code error;
  if (fs::exists(folder, error) && !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
    say(fmt::format("{}: is there already, and nothing is written over", a.folder));
    return kFailed;
  }
  std::string out;
  for (const NewFile& file : new_files()) {
    const fs::path path = folder / file.name;
    fs::create_directories(path.parent_path(), error);
    std::ofstream stream(path, std::ios::binary);
    stream << replaced(replaced(replaced(std::string(file.text), "FOLDER", folder.string()), "PACK", name), "EXTENDS", a.extends) << std::flush;
    if (!stream) {
      say(fmt::format("{}: cannot be written", path.string()));
      return kFailed;
    }
    out += path.string() + "\n";
  }
  return print(out);
}

}  // namespace

void add_grammar_new(CLI::App& group, Run& run) {
  CLI::App* verb = group.add_subcommand("new", "A folder with a small grammar to start from");
  const auto a = std::make_shared<Arguments>();
  verb->add_option("FOLDER", a->folder, "Where to; its last part is the pack's name")->type_name("")->required();
  verb->add_option("--extends", a->extends, "The built-in pack to stand on; en brings its names, times and quantities")
      ->type_name("PACK")
      ->capture_default_str();
  verb->footer(R"(
Examples:
  sayso grammar new closures
  sayso grammar new packs/weather --extends en
  sayso grammar test packs/weather)");
  verb->callback([a, &run] { run = [a] { return make(*a); }; });
}

}  // namespace sayso::cli
