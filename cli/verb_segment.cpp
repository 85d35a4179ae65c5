// sayso segment: where the words, sentences or quotations of documents are.
#define RAPIDJSON_ASSERT(x) static_cast<void>(x)
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inputs.h"
#include "message.h"
#include "output.h"
#include "packs.h"
#include "sayso/io/registry.h"
#include "sayso/segment.h"
#include "suggest.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::vector<std::string> paths;
  std::string unit = "sentence", from, language, offsets = "codepoint", grammar, output;
  std::size_t max_bytes = Limits{}.bytes;
  bool with_text = false;
};

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void key(Json& json, std::string_view name) { json.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
void string(Json& json, std::string_view s) { json.String(s.data(), static_cast<rapidjson::SizeType>(s.size())); }
void field(Json& json, std::string_view name, std::string_view value) {
  key(json, name);
  string(json, value);
}

// One line of output, without its end.
std::string line(const Segments& segments, bool with_text, const std::vector<DocumentError>& errors) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.StartObject();
  field(json, "id", segments.id);
  field(json, "unit", segment_unit_name(segments.unit));
  field(json, "offset_unit", offset_unit_name(segments.offset_unit));
  key(json, "segments");
  json.StartArray();
  for (const Span& span : segments.spans) {
    json.StartArray();
    json.Uint64(span.begin);
    json.Uint64(span.end);
    json.EndArray();
  }
  json.EndArray();
  if (with_text) {
    key(json, "texts");
    json.StartArray();
    for (const std::string& text : segments.texts) string(json, text);
    json.EndArray();
  }
  if (!errors.empty()) {
    key(json, "errors");
    json.StartArray();
    for (const DocumentError& e : errors) {
      json.StartObject();
      field(json, "code", error_code_name(e.code));
      field(json, "severity", severity_name(e.severity));
      field(json, "message", e.message);
      json.EndObject();
    }
    json.EndArray();
  }
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

template <class Names>
int no_such(std::string_view option, const std::string& word, const Names& names) {
  const std::string meant = nearest(word, names);
  say(fmt::format("{}: there is no '{}'{}; there are: {}", option, word,
                  meant.empty() ? "" : fmt::format(" (did you mean {}?)", meant), fmt::join(names, ", ")));
  return kUsage;
}

int segment(const Arguments& a) {
  const auto unit = segment_unit_from(a.unit);
  if (!unit) return no_such("--unit", a.unit, std::vector<std::string>{"word", "sentence", "quotation"});
  Options options;
  options.limits.bytes = a.max_bytes;
  const auto offset_unit = offset_unit_from(a.offsets);
  if (!offset_unit) return no_such("--offsets", a.offsets, std::vector<std::string>{"codepoint", "byte", "utf16"});
  options.offset_unit = *offset_unit;
  const io::ReaderFormat* from = nullptr;
  if (!a.from.empty()) {
    from = io::find_reader(a.from);
    std::vector<std::string> names;
    for (const auto& format : io::reader_formats()) names.emplace_back(format.name);
    if (!from) return no_such("--from", a.from, names);
  }
  std::vector<Diagnostic> diagnostics;
  auto packs = packs_for(a.grammar, diagnostics);
  if (!packs) {
    for (const Diagnostic& d : diagnostics) fmt::print(stderr, "{}\n", d.to_string());
    say(located(packs.error()));
    return kUsage;
  }
  Output output(a.output);
  if (const auto status = output.open(); !status) {
    say(located(status.error()));
    return kUsage;
  }
  Inputs inputs({.paths = a.paths, .format = from, .max_bytes = a.max_bytes});
  const Segmenter segmenter(std::move(*packs), options);
  Workspace workspace;
  bool failed = false;
  while (auto item = inputs.next()) {
    Segments segments;
    segments.id = !item->input.id.empty() ? item->input.id : item->input.uri;
    segments.unit = *unit;
    segments.offset_unit = *offset_unit;
    std::vector<DocumentError> errors = item->errors;
    if (!item->failed()) {
      Input input = item->view();
      if (!a.language.empty()) input.language = a.language;
      auto result = segmenter.segment(input, *unit, workspace, a.with_text);
      if (result) {
        segments = std::move(*result);
      } else {
        errors.push_back({result.error().code, Severity::kError, result.error().message, std::nullopt});
      }
    }
    for (const DocumentError& e : errors) {
      if (e.severity == Severity::kNote) continue;
      failed = failed || e.severity == Severity::kError;
      say(located(item->position, e.severity == Severity::kError ? e.message : "warning: " + e.message));
    }
    if (const auto status = output.write(line(segments, a.with_text, errors) + '\n'); !status) {
      if (!output.reader_gone()) say(located(status.error()));
      return kFailed;
    }
  }
  if (const auto status = output.close(); !status) {
    say(located(status.error()));
    return kFailed;
  }
  return failed ? kFailed : kFine;
}

}  // namespace

void add_segment(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("segment", "Words, sentences or quotations of documents");
  const auto a = std::make_shared<Arguments>();
  verb->add_option("FILE", a->paths, "Files, folders (those of their files whose names tell a format), or - for standard input")
      ->type_name("");
  verb->add_option("--unit", a->unit, "What to find: word, sentence, quotation")->type_name("UNIT")->capture_default_str();
  verb->add_flag("--with-text", a->with_text, "Write the text of every segment, as \"texts\"");
  verb->add_option("--from", a->from, "Format of the input, else by the file's name or content")->type_name("NAME");
  verb->add_option("--language", a->language, "Of the documents, against their metadata: en, en-GB")->type_name("TAG");
  verb->add_option("--offsets", a->offsets, "What offsets count: codepoint, byte, utf16")
      ->type_name("UNIT")
      ->capture_default_str();
  verb->add_option("--grammar", a->grammar, "A folder with *.sayso and lex/*.tsv instead of the built-in packs")
      ->type_name("DIR");
  verb->add_option("-o,--output", a->output, "Where to write, else standard output")->type_name("FILE");
  verb->add_option("--max-bytes", a->max_bytes, "A longer text or line is refused")
      ->type_name("N")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  verb->footer(R"(
Examples:
  sayso segment article.txt
  sayso segment --unit quotation --with-text articles/
  sayso segment --unit word --offsets byte wire.jsonl

A line a document: {"id", "unit", "offset_unit", "segments": [[start, end], ...]}; ends are exclusive.
A quotation is given with its marks. Documents without an id are numbered by their line, from 0.)");
  verb->callback([a, &run] { run = [a] { return segment(*a); }; });
}

}  // namespace sayso::cli
