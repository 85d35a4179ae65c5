// sayso evaluate: how well records agree with gold, or two annotators with each other.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "document_options.h"
#include "evaluation_report.h"
#include "gold_files.h"
#include "message.h"
#include "output.h"
#include "record_inputs.h"
#include "sayso/extractor.h"
#include "sayso/io/evaluation.h"
#include "sayso/io/registry.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string gold, predicted, grammar, from, predicted_from;
  std::size_t errors = 0;
  bool json = false;
};

int failed(const Error& error) {
  say(located(error));
  return kFailed;
}

// Records in another format than ours, document by document, as `take` of read_gold_files wants them. What cannot be read
// is said, and kFailed.
int read_records(const std::string& path, const io::RecordFormat& format, const TakeGold& take) {
  RecordInputs inputs({.paths = {path}, .format = &format});
  const auto writer = io::find_writer("jsonl")->make({.with_text = true});
  int code = kFine;
  while (const auto item = inputs.next()) {
    for (const DocumentError& e : item->errors) say(located(item->position, e.severity == Severity::kError ? e.message : "warning: " + e.message));
    if (item->failed()) {
      code = kFailed;
      continue;
    }
    std::string json;
    writer->write(item->document, item->text, json);
    const Document& d = item->document;
    // brat knows nothing of a document but its name: that is not to be judged.
    if (d.title.empty() && d.published.empty() && d.language.empty()) json.insert(1, R"("partial":["document"],)");
    if (const auto status = take(std::move(json), item->position.file, item->position.line); !status) {
      say(located(status.error()));
      code = kFailed;
    }
  }
  return code;
}

int evaluate(const Arguments& a) {
  const io::RecordFormat *gold_format = nullptr, *predicted_format = nullptr;
  for (const auto& [name, option, to] : {std::tuple{&a.from, "--from", &gold_format}, std::tuple{&a.predicted_from, "--predicted-from", &predicted_format}}) {
    if (name->empty()) continue;
    *to = io::find_record_format(*name);
    if (!*to) return usage(no_such(option, *name, names_of(io::record_formats())));
  }
  int code = kFine;
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
  if (gold_format) {
    code = read_records(a.gold, *gold_format, take_gold);
  } else if (const auto status = read_gold_files(a.gold, take_gold); !status) {
    return failed(status.error());
  }
  const auto take_predicted = [&](const std::string& json, const std::string& file, std::uint32_t line) -> Status {
    auto id = evaluation.add_predicted(json, name_of(file, line));
    return id ? Status() : Status(id.error());
  };
  if (predicted_format) {
    code = std::max(code, read_records(a.predicted, *predicted_format, take_predicted));
  } else if (!a.predicted.empty()) {
    if (const auto status = read_gold_files(a.predicted, take_predicted); !status) return failed(status.error());
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
  const int printed = print(a.json ? evaluation_json(scores, a.errors) : evaluation_table(scores, a.errors));
  return std::max(code, printed);
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
  const auto formats = fmt::format("{}", fmt::join(names_of(io::record_formats()), ", "));
  verb->add_option("--from", a->from, "Of GOLD, where an annotation tool wrote it: " + formats)->type_name("NAME");
  verb->add_option("--predicted-from", a->predicted_from, "The same of PREDICTED")->type_name("NAME");
  verb->add_option("--errors", a->errors, "List the first N mistakes of every kind of record")->type_name("N");
  verb->add_flag("--json", a->json, "The figures as JSON");
  add_grammar_option(*verb, a->grammar);
  verb->footer(R"(
Examples:
  sayso evaluate corpora/en                          the bundled articles against their gold
  sayso evaluate gold.jsonl records.jsonl --errors 5
  sayso evaluate --from brat corrected/ records.jsonl
  sayso evaluate anna.jsonl ben.jsonl                agreement of two annotators

Documents meet by their ids. Records are paired one to one, the most alike first: quotes by Dice of their contents
of at least 0.5, claims by their quantities, times by overlap, sources by names. A field is counted among pairs;
"whole record" counts pairs with every judged field right. The short form of gold files is in corpora/en/README.md.)");
  verb->callback([a, &run] { run = [a] { return evaluate(*a); }; });
}

}  // namespace sayso::cli
