// sayso convert: records that are there already, into another format.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "document_options.h"
#include "message.h"
#include "output_options.h"
#include "packs.h"
#include "record_inputs.h"
#include "sayso/io/record_reader.h"
#include "sayso/segment.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::vector<std::string> paths, texts;
  std::string from;
  OutputOptions output;
};

// For writers that show the sentence of a record, which records do not hold.
class Sentences {
 public:
  Status open() {
    if (!packs_.empty()) return {};
    std::vector<Diagnostic> diagnostics;
    auto packs = packs_for({}, diagnostics);
    if (!packs) return packs.error();
    packs_ = std::move(*packs);
    return {};
  }
  void fill(Document& document, std::string_view text) {
    Input input;
    input.text = text;
    input.language = document.language;
    Options options;
    options.offset_unit = document.offset_unit;
    options.limits.bytes = text.size();
    if (!segmenter_ || segmenter_->options().offset_unit != options.offset_unit || segmenter_->options().limits.bytes < text.size()) {
      segmenter_.emplace(packs_, options);
    }
    const auto segments = segmenter_->segment(input, SegmentUnit::kSentence, workspace_);
    if (!segments) return;
    for (std::size_t i = 0; i < segments->spans.size(); ++i) document.sentences.push_back({segments->spans[i], segments->paragraphs[i]});
  }
  // Records that people made do not know in which sentence they are.
  void place(Document& document, std::string_view text) {
    const auto each = [&](const auto& use) {
      for (auto& r : document.quotes) use(r);
      for (auto& r : document.claims) use(r);
      for (auto& r : document.times) use(r);
      for (auto& r : document.records) use(r);
    };
    bool wanted = false;
    each([&](const RecordBase& r) { wanted = wanted || r.rule.empty(); });
    if (!wanted) return;
    if (document.sentences.empty()) fill(document, text);
    const auto& all = document.sentences;
    each([&](RecordBase& r) {
      if (!r.rule.empty() || r.content.empty()) return;
      const auto in = std::partition_point(all.begin(), all.end(), [&](const Sentence& s) { return s.span.end <= r.content.spans[0].begin; });
      if (in == all.end()) return;
      r.sentence = static_cast<std::size_t>(in - all.begin());
      r.paragraph = in->paragraph;
    });
  }

 private:
  std::vector<std::shared_ptr<const Pack>> packs_;
  std::optional<Segmenter> segmenter_;
  Workspace workspace_;
};

int convert(const Arguments& a) {
  RecordInputOptions input{.paths = a.paths, .text_folders = a.texts};
  if (!a.from.empty()) {
    input.format = io::find_record_format(a.from);
    if (!input.format) return usage(no_such("--from", a.from, names_of(io::record_formats())));
  }
  RecordInputs inputs(std::move(input));
  auto output = open_output(a.output);
  if (!output) return kUsage;
  Sentences sentences;
  if (auto status = sentences.open(); !status) return usage(located(status.error()));
  Sink& sink = *output->sink;
  bool failed = false;
  auto status = sink.begin();
  while (status) {
    auto item = inputs.next();
    if (!item) break;
    Document document = std::move(item->document);
    const auto refuse = [&](std::string message) {
      item->errors.push_back({ErrorCode::kNotFound, Severity::kError, std::move(message), std::nullopt});
      Document named;
      named.id = std::move(document.id);
      document = std::move(named);
      item->text = {};
    };
    const bool wants_text = output->format->needs_text || a.output.with_text;
    if (!item->failed() && !item->has_text && wants_text && document.text_sha256.empty()) {
      item->has_text = true;  // a document that could not be read when its records were made
    } else if (!item->failed() && !item->has_text && wants_text) {
      refuse("the records come without their text, and it is needed; --text FOLDER tells where it is");
    }
    if (!item->failed() && output->format->needs_sentences) sentences.fill(document, item->text);
    if (!item->failed() && item->has_text) sentences.place(document, item->text);
    for (const DocumentError& e : item->errors) {
      failed = failed || e.severity == Severity::kError;
      say(located(item->position, e.severity == Severity::kError ? e.message : "warning: " + e.message));
    }
    document.errors.insert(document.errors.begin(), item->errors.begin(), item->errors.end());
    std::string prepared;
    sink.prepare(document, item->text, prepared);
    status = sink.write(document, item->text, prepared);
  }
  if (status) status = sink.end();
  if (!status && !sink.reader_gone()) say(located(status.error()));
  return failed || sink.failed() || !status ? kFailed : kFine;
}

}  // namespace

void add_convert(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("convert", "Records that are there already, or were corrected by people, in another format");
  const auto a = std::make_shared<Arguments>();
  verb->add_option("FILE", a->paths, "Files or folders with records, or - for standard input")->type_name("");
  verb->add_option("--from", a->from,
                   fmt::format("Of the input: {}; else by the file's name", fmt::join(names_of(io::record_formats()), ", ")))
      ->type_name("NAME");
  verb->add_option("--text", a->texts, "Folders with the texts of records that do not bring them")->type_name("FOLDER");
  add_output_options(*verb, a->output);
  verb->footer(R"(
Examples:
  sayso convert records.jsonl --text articles --format csv --rows claims -o claims.csv
  sayso convert records.jsonl --text articles --format brat -o to-correct/
  sayso convert --from brat corrected/ -o corrected.jsonl
  sayso convert records.jsonl --to sqlite:news.db

docs/formats.md tells what each format holds. A document that cannot be read is said, and the others go on.)");
  verb->callback([a, &run] { run = [a] { return convert(*a); }; });
}

}  // namespace sayso::cli
