// sayso extract: documents in, records out.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "inputs.h"
#include "message.h"
#include "output.h"
#include "packs.h"
#include "pipeline.h"
#include "sayso/extractor.h"
#include "sayso/io/registry.h"
#include "suggest.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::vector<std::string> paths;
  std::string format = "jsonl", from, language, published, offsets = "codepoint", grammar, output;
  std::size_t threads = std::max(1u, std::thread::hardware_concurrency());
  std::uint64_t limit = 0;
  std::size_t max_bytes = Limits{}.bytes;
  bool with_text = false, pretty = false, quiet = false;
};

template <class Formats>
std::vector<std::string> names_of(const Formats& formats) {
  std::vector<std::string> names;
  for (const auto& format : formats) names.emplace_back(format.name);
  return names;
}

// "--format: there is no 'jsn' (did you mean jsonl?); there are: jsonl, brief"
std::string no_such(std::string_view option, const std::string& word, const std::vector<std::string>& names) {
  const std::string meant = nearest(word, names);
  return fmt::format("{}: there is no '{}'{}; there are: {}", option, word,
                     meant.empty() ? "" : fmt::format(" (did you mean {}?)", meant), fmt::join(names, ", "));
}

// The shape of a BCP 47 tag: letters first, then letters and digits between hyphens.
bool is_language(std::string_view tag) {
  const std::string_view first = tag.substr(0, tag.find('-'));
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return first.size() >= 2 && first.size() <= 8 && std::all_of(first.begin(), first.end(), letter) &&
         !tag.ends_with('-') &&
         std::all_of(tag.begin(), tag.end(), [&](char c) { return letter(c) || c == '-' || (c >= '0' && c <= '9'); });
}

// The built-in pack whose name the tag is, or begins with.
bool has_pack(const std::vector<std::shared_ptr<const Pack>>& packs, std::string_view tag) {
  return std::any_of(packs.begin(), packs.end(), [&](const auto& pack) {
    return tag == pack->name() || (tag.starts_with(pack->name()) && tag[pack->name().size()] == '-');
  });
}

int usage(const std::string& message) {
  say(message);
  return kUsage;
}

int extract(const Arguments& a) {
  const io::WriterFormat* format = io::find_writer(a.format);
  if (!format) return usage(no_such("--format", a.format, names_of(io::writer_formats())));
  const io::ReaderFormat* from = nullptr;
  if (!a.from.empty()) {
    from = io::find_reader(a.from);
    if (!from) return usage(no_such("--from", a.from, names_of(io::reader_formats())));
  }
  Options options;
  options.limits.bytes = a.max_bytes;
  if (const auto unit = offset_unit_from(a.offsets)) {
    options.offset_unit = *unit;
  } else {
    return usage(no_such("--offsets", a.offsets, {"codepoint", "byte", "utf16"}));
  }
  if (!a.language.empty() && !is_language(a.language)) {
    return usage(fmt::format("--language: '{}' is no language tag; en or en-GB is one", a.language));
  }
  std::string published;
  if (!a.published.empty()) {
    const auto date = io::iso_date(a.published);
    if (!date) return usage(fmt::format("--published: '{}' is no date; 2025-09-19 is one", a.published));
    published = *date;
  }

  std::vector<Diagnostic> diagnostics;
  auto packs = packs_for(a.grammar, diagnostics);
  if (!packs) {
    for (const Diagnostic& d : diagnostics) fmt::print(stderr, "{}\n", d.to_string());
    say(located(packs.error()));
    return kUsage;
  }
  if (!a.quiet && a.grammar.empty() && !a.language.empty() && !has_pack(*packs, a.language)) {
    std::vector<std::string> names;
    for (const auto& pack : *packs) names.push_back(pack->name());
    say(fmt::format("warning: there is no pack for '{}' (there are: {}); common runs instead, or give one by --grammar",
                    a.language, fmt::join(names, ", ")));
  }

  Output output(a.output);
  if (const auto status = output.open(); !status) {
    say(located(status.error()));
    return kUsage;
  }
  Inputs inputs({.paths = a.paths, .format = from, .max_bytes = a.max_bytes});
  const Extractor extractor(std::move(*packs), options);
  const auto writer = format->make({.with_text = a.with_text, .pretty = a.pretty});
  return run_pipeline(
      inputs, extractor, *writer, output,
      {.threads = a.threads, .limit = a.limit, .quiet = a.quiet, .language = a.language, .published = published});
}

}  // namespace

void add_extract(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("extract", "Records of documents: quotes, claims, times and their sources");
  const auto a = std::make_shared<Arguments>();
  verb->add_option("FILE", a->paths, "Files, folders (their *.txt and *.jsonl, by name), or - for standard input")
      ->type_name("");
  verb->add_option("--format", a->format,
                   fmt::format("Of the output: {}", fmt::join(names_of(io::writer_formats()), ", ")))
      ->type_name("NAME")
      ->capture_default_str();
  verb->add_option("--from", a->from,
                   fmt::format("Of the input: {}; else by the file's name or content",
                               fmt::join(names_of(io::reader_formats()), ", ")))
      ->type_name("NAME");
  verb->add_option("--language", a->language, "Of the documents, against their metadata: en, en-GB")->type_name("TAG");
  verb->add_option("--published", a->published, "Date of the documents, against their metadata: 2025-09-19")
      ->type_name("DATE");
  verb->add_option("--offsets", a->offsets, "What offsets count: codepoint, byte, utf16")
      ->type_name("UNIT")
      ->capture_default_str();
  verb->add_flag("--with-text", a->with_text, "Write the text beside its records");
  verb->add_flag("--pretty", a->pretty, "Indent the JSON, for people");
  verb->add_option("--grammar", a->grammar, "A folder with *.sayso and lex/*.tsv instead of the built-in packs")
      ->type_name("DIR");
  verb->add_option("-o,--output", a->output, "Where to write, else standard output")->type_name("FILE");
  verb->add_option("-j,--threads", a->threads, "Threads; the output is the same for any number")
      ->type_name("N")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  verb->add_option("--limit", a->limit, "Stop after so many documents")->type_name("N")->check(CLI::PositiveNumber);
  verb->add_option("--max-bytes", a->max_bytes, "A longer text or line is refused")
      ->type_name("N")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  verb->add_flag("-q,--quiet", a->quiet, "No progress and no warnings; errors are told all the same");
  verb->footer(R"(
Examples:
  sayso extract article.txt
  sayso extract --format brief --published 2025-09-19 article.txt
  sayso extract articles/ wire.jsonl --threads 4 --output records.jsonl
  curl -s https://example.org/a.txt | sayso extract - --language en

JSON lines are read by their keys text (or body, content, maintext, articleBody), id (uri, url), title, date
(publish_date, date_publish, versionCreated, published, reference), language (lang), author (authors), publisher.
What cannot be read is a line of output as well, with its "errors", and makes the exit status 1.)");
  verb->callback([a, &run] { run = [a] { return extract(*a); }; });
}

}  // namespace sayso::cli
