// sayso grammar format: grammar files laid out one way.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "grammar_tools.h"
#include "message.h"
#include "output.h"
#include "sayso/authoring.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::vector<std::string> paths;
  bool check = false;
};

// The *.sayso of a folder by name; a file is itself.
std::vector<std::string> files_of(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<std::string> files;
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".sayso") files.push_back(at->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

int standard_input() {
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  const auto formatted = format_grammar(text, "standard input");
  if (formatted) return print(*formatted);
  say(located(formatted.error()));
  return kFailed;
}

// Beside the file first, so that a full disk does not cost what was there.
bool replace(const std::string& file, const std::string& text) {
  const std::string beside = file + ".new";
  std::ofstream stream(beside, std::ios::binary);
  stream << text << std::flush;
  std::error_code error;
  if (stream) fs::rename(beside, file, error);
  if (stream && !error) return true;
  fs::remove(beside, error);
  return false;
}

int format(const Arguments& a) {
  if (a.paths == std::vector<std::string>{"-"}) return standard_input();
  std::string out;
  bool failed = false;
  for (const std::string& path : a.paths) {
    const std::vector<std::string> files = files_of(path);
    if (files.empty()) {
      say(fmt::format("{}: the folder holds no *.sayso file", path));
      failed = true;
    }
    for (const std::string& file : files) {
      std::ifstream stream(file, std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(stream), {}};
      if (!stream) {
        say(fmt::format("{}: there is no such file, or it cannot be read", file));
        failed = true;
        continue;
      }
      auto formatted = format_grammar(text, file);
      if (!formatted) {
        Error error = formatted.error();
        if (!error.position) error.position = Position{file, 0, 0};
        say(located(error));
        failed = true;
        continue;
      }
      if (*formatted == text) continue;
      out += file + "\n";
      if (a.check) {
        failed = true;
      } else if (!replace(file, *formatted)) {
        say(fmt::format("{}: cannot be written", file));
        failed = true;
      }
    }
  }
  const int printed = print(out);
  return failed ? kFailed : printed;
}

}  // namespace

void add_grammar_format(CLI::App& group, Run& run) {
  CLI::App* verb = group.add_subcommand("format", "Lay out grammar files one way; names those that it changed");
  const auto a = std::make_shared<Arguments>();
  verb->add_option("FILE", a->paths, "Grammar files, folders (their *.sayso), or - for standard input to standard output")->type_name("")->required();
  verb->add_flag("--check", a->check, "Change nothing; exit status 1 where something would be changed");
  verb->footer(R"(
Examples:
  sayso grammar format my-grammar
  sayso grammar format --check my-grammar
  sayso grammar format - < rules.sayso

Line breaks and comments stay; indentation, spaces between tokens and blank lines are set. What the rules mean stays the
same, or the file is left as it is. A file with errors is not touched: sayso grammar check names them.)");
  verb->callback([a, &run] { run = [a] { return format(*a); }; });
}

}  // namespace sayso::cli
