// sayso extract: documents in, records out.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "document_options.h"
#include "message.h"
#include "output_options.h"
#include "pipeline.h"
#include "sayso/io/registry.h"
#include "sayso/io/store.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

struct Arguments {
  DocumentOptions documents;
  OutputOptions output;
  std::string offsets = "codepoint";
  bool resume = false;
};

int extract(const Arguments& a) {
  Options options;
  if (const auto unit = offset_unit_from(a.offsets)) {
    options.offset_unit = *unit;
  } else {
    return usage(no_such("--offsets", a.offsets, {"codepoint", "byte", "utf16"}));
  }
  if (a.resume && a.output.to.empty()) return usage("--resume goes on with a load into a database; name it by --to");
  const io::WriterFormat* format = io::find_writer(a.output.format);
  options.sentences = format && format->needs_sentences;
  auto documents = documents_for(a.documents, options);
  if (!documents) return kUsage;
  const auto output = open_output(a.output, a.documents.quiet);
  if (!output) return kUsage;
  std::unique_ptr<io::Store> known;  // a second connection: the reading thread asks it
  if (a.resume) {
    auto opened = io::Store::open(a.output.to, {.read_only = true});
    if (!opened) return usage("--to: " + located(opened.error()));
    known = std::move(*opened);
    documents->pipeline.skip = [&](const io::Item& item) -> Result<bool> {
      if (item.failed()) return false;
      auto found = known->find(item.input.id.empty() ? item.input.uri : item.input.id);
      if (!found) return found.error();
      return *found && io::is_current(**found, item.text, documents->packs);
    };
  }
  return run_pipeline(documents->inputs, documents->extractor, *output->sink, documents->pipeline);
}

}  // namespace

void add_extract(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("extract", "Records of documents: quotes, claims, times and their sources");
  const auto a = std::make_shared<Arguments>();
  add_document_options(*verb, a->documents);
  verb->add_option("--offsets", a->offsets, "What offsets count: codepoint, byte, utf16")
      ->type_name("UNIT")
      ->capture_default_str();
  add_output_options(*verb, a->output);
  verb->add_flag("--resume", a->resume, "With --to: leave out what the database has already, by the same grammars");
  verb->footer(R"(
Examples:
  sayso extract article.txt
  sayso extract --format brief --published 2025-09-19 article.txt
  sayso extract articles/ wire.jsonl --threads 4 --output records.jsonl
  sayso extract --to sqlite:news.db --resume articles/
  curl -s https://example.org/a.html | sayso extract - --language en
  sayso extract CC-NEWS-20250919.warc.gz --min-confidence 0.7 --output records.jsonl
  sayso extract table.csv --text-column story
  sayso extract articles/ --only claims,times
  sayso extract --manifest files.txt --shard 0/4 --output part0.jsonl

Read are plain text, JSON lines, lists of JSON objects, tables, web pages, web archives, ninjs and GDELT's quotations, each
packed by gzip or zstd or not; docs/formats.md tells more. JSON lines are read by their keys text (or body, content, maintext, articleBody), id (uri, url), title, date
(publish_date, date_publish, versionCreated, published, reference), language (lang), author (authors), publisher.
What cannot be read is a line of output as well, with its "errors", and makes the exit status 1.)");
  verb->callback([a, &run] { run = [a] { return extract(*a); }; });
}

}  // namespace sayso::cli
