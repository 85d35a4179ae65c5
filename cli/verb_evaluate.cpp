// sayso evaluate: how well records agree with gold, or two annotators with each other.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "document_options.h"
#include "evaluation_report.h"
#include "inputs.h"
#include "message.h"
#include "output.h"
#include "sayso/extractor.h"
#include "sayso/io/evaluation.h"
#include "sayso/io/registry.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::string gold, predicted, grammar;
  std::size_t errors = 0;
  bool json = false;
};

// Takes one document: its JSON, the file or "" for standard input, the number of its line from 1 or 0 for a whole file.
using Take = std::function<Status(std::string json, const std::string& file, std::uint32_t line)>;

Error at(Error error, const std::string& file, std::uint32_t line) {
  error.position = Position{file.empty() ? "standard input" : file, line, 0};
  return error;
}

// A file that ends in .json is one document; any other has one a line.
Status read_file(const std::string& file, const Take& take) {
  std::ifstream opened;
  if (file != "-") {
    std::error_code error;
    if (!fs::exists(file, error)) return at({ErrorCode::kNotFound, "there is no such file", {}}, file, 0);
    opened.open(file, std::ios::binary);
    if (!opened) return at({ErrorCode::kUnreadable, "cannot be read", {}}, file, 0);
  }
  std::istream& in = file == "-" ? std::cin : opened;
  const std::string name = file == "-" ? "" : file;
  const auto taken = [&](std::string json, std::uint32_t line) -> Status {
    auto status = take(std::move(json), name, line);
    return status || status.error().position ? status : Status(at(status.error(), name, line));
  };
  if (name.ends_with(".json")) return taken({std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}, 0);
  std::string line;
  for (std::uint32_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (auto status = taken(std::move(line), number); !status) return status;
  }
  if (in.bad()) return at({ErrorCode::kUnreadable, "cannot be read", {}}, name, 0);
  return {};
}

// A folder stands for its *.gold.json, by name.
Status read_documents(const std::string& path, const Take& take) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return read_file(path, take);
  std::vector<std::string> files;
  for (fs::directory_iterator at_file(path, error), end; !error && at_file != end; at_file.increment(error)) {
    if (at_file->path().string().ends_with(".gold.json")) files.push_back(at_file->path().string());
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) return at({ErrorCode::kNotFound, "the folder holds no file that ends in .gold.json", {}}, path, 0);
  for (const std::string& file : files) {
    if (auto status = read_file(file, take); !status) return status;
  }
  return {};
}

// The text of a gold document: its own, or that of the file beside it, NAME.txt beside NAME.gold.json.
Result<io::Item> text_of(std::string json, const std::string& file, std::uint32_t line) {
  std::replace(json.begin(), json.end(), '\n', ' ');  // between values only: inside strings they are escaped
  auto own = io::find_reader("jsonl")->make(io::read_memory(json), {})->next();
  if (own && *own && !(**own).failed()) return std::move(**own);
  if (line == 0) {
    fs::path beside(file);
    while (beside.has_extension()) beside.replace_extension();
    beside += ".txt";
    std::error_code error;
    if (fs::is_regular_file(beside, error)) {
      if (auto item = Inputs({.paths = {beside.string()}}).next()) {
        if (!item->failed()) return std::move(*item);
        return at({ErrorCode::kUnreadable, item->errors.back().message, {}}, beside.string(), 0);
      }
    }
  }
  return at(
      {ErrorCode::kMalformedInput,
       "has no \"text\" and no file NAME.txt beside it; give one, or the records to compare with as a second file",
       {}},
      file, line);
}

int failed(const Error& error) {
  say(located(error));
  return kFailed;
}

int evaluate(const Arguments& a) {
  io::Evaluation evaluation;
  std::optional<Extractor> extractor;
  Workspace workspace;
  if (a.predicted.empty()) {
    extractor = extractor_for(a.grammar, {});
    if (!extractor) return kUsage;
  }
  const auto writer = io::find_writer("jsonl")->make({});
  const auto name_of = [](const std::string& file, std::uint32_t line) {
    return line == 0 ? file : std::to_string(line - 1);  // as the reader of JSON lines counts
  };
  const auto take_gold = [&](std::string json, const std::string& file, std::uint32_t line) -> Status {
    auto id = evaluation.add_gold(json, name_of(file, line));
    if (!id) return id.error();
    if (!extractor) return {};
    auto item = text_of(std::move(json), file, line);
    if (!item) return item.error();
    Input input = item->view();
    input.id = *id;
    auto document = extractor->extract(input, workspace);
    if (!document) return document.error();
    std::string written;
    writer->write(*document, item->text, written);
    auto added = evaluation.add_predicted(written, *id);
    return added ? Status() : Status(added.error());
  };
  if (const auto status = read_documents(a.gold, take_gold); !status) return failed(status.error());
  if (!a.predicted.empty()) {
    const auto status = read_documents(
        a.predicted, [&](const std::string& json, const std::string& file, std::uint32_t line) -> Status {
          auto id = evaluation.add_predicted(json, name_of(file, line));
          return id ? Status() : Status(id.error());
        });
    if (!status) return failed(status.error());
  }
  const io::Scores scores = evaluation.scores();
  const auto warn = [](const std::vector<std::string>& ids, std::string_view what) {
    constexpr std::size_t kNamed = 3;
    if (ids.empty()) return;
    const std::vector<std::string> first(ids.begin(),
                                         ids.begin() + static_cast<std::ptrdiff_t>(std::min(kNamed, ids.size())));
    say(fmt::format("warning: {} {}: {}{}", ids.size(), what, fmt::join(first, ", "),
                    ids.size() > kNamed ? ", ..." : ""));
  };
  warn(scores.without_prediction, "of the gold documents have no counterpart, so all of them is missed");
  warn(scores.without_gold, "documents have no gold and are not counted");
  return print(a.json ? evaluation_json(scores, a.errors) : evaluation_table(scores, a.errors));
}

}  // namespace

void add_evaluate(CLI::App& app, Run& run) {
  CLI::App* verb =
      app.add_subcommand("evaluate", "Precision, recall and F1 of records against gold, by kind and field");
  const auto a = std::make_shared<Arguments>();
  verb->add_option("GOLD", a->gold, "Documents with records: JSON lines, a .json file, or a folder of *.gold.json")
      ->type_name("")
      ->required();
  verb->add_option("PREDICTED", a->predicted, "The documents to judge; without it, the texts of the gold are extracted")
      ->type_name("");
  verb->add_option("--errors", a->errors, "List the first N mistakes of every kind of record")->type_name("N");
  verb->add_flag("--json", a->json, "The figures as JSON");
  add_grammar_option(*verb, a->grammar);
  verb->footer(R"(
Examples:
  sayso evaluate corpora/en                          the bundled articles against their gold
  sayso evaluate gold.jsonl records.jsonl --errors 5
  sayso evaluate anna.jsonl ben.jsonl                agreement of two annotators

Documents meet by their ids. Records are paired one to one, the most alike first: quotes by Dice of their contents
of at least 0.5, claims by their quantities, times by overlap, sources by names. A field is counted among pairs;
"whole record" counts pairs with every judged field right. The short form of gold files is in corpora/en/README.md.)");
  verb->callback([a, &run] { run = [a] { return evaluate(*a); }; });
}

}  // namespace sayso::cli
