// sayso evaluate: how well records agree with gold, or two annotators with each other.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document_options.h"
#include "evaluation_report.h"
#include "gold_files.h"
#include "message.h"
#include "output.h"
#include "sayso/extractor.h"
#include "sayso/io/evaluation.h"
#include "sayso/io/registry.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string gold, predicted, grammar;
  std::size_t errors = 0;
  bool json = false;
};

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
    auto item = gold_text(std::move(json), file, line);
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
  if (const auto status = read_gold_files(a.gold, take_gold); !status) return failed(status.error());
  if (!a.predicted.empty()) {
    const auto status = read_gold_files(
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
