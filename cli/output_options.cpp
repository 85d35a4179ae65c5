#include "output_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <system_error>

#include "database_sink.h"
#include "document_options.h"
#include "folder_sink.h"
#include "message.h"
#include "sayso/io/store.h"

namespace sayso::cli {

void add_output_options(CLI::App& verb, OutputOptions& o) {
  verb.add_option("--format", o.format,
                  fmt::format("Of the output: {}", fmt::join(names_of(io::writer_formats()), ", ")))
      ->type_name("NAME")
      ->capture_default_str();
  verb.add_option("-o,--output", o.output,
                  "Where to write, else standard output; a folder for formats of several files")
      ->type_name("FILE");
  verb.add_option("--to", o.to, "Into a database instead: sqlite:FILE, postgresql://USER@HOST/NAME")
      ->type_name("DATABASE");
  verb.add_flag("--with-text", o.with_text, "Write the text beside its records");
  verb.add_flag("--pretty", o.pretty, "Indent the JSON, for people");
  verb.add_option("--rows", o.rows, "csv, tsv: what a row is: quotes, claims, sources, times")
      ->type_name("KIND")
      ->capture_default_str();
  verb.add_flag("--guard-formulas", o.guard_formulas, "csv, tsv: ' before cells that a spreadsheet takes for formulas");
  verb.add_flag("--byte-order-mark", o.byte_order_mark, "csv, tsv: begin with one, for Excel");
}

std::optional<OpenedOutput> open_output(const OutputOptions& o, bool quiet) {
  OpenedOutput opened;
  opened.format = io::find_writer(o.format);
  if (!opened.format) {
    say(no_such("--format", o.format, names_of(io::writer_formats())));
    return std::nullopt;
  }
  const auto rows = io::rows_from(o.rows);
  if (!rows) {
    say(no_such("--rows", o.rows, {"quotes", "claims", "sources", "times"}));
    return std::nullopt;
  }
  opened.writer = opened.format->make({.with_text = o.with_text,
                                       .pretty = o.pretty,
                                       .rows = *rows,
                                       .guard_formulas = o.guard_formulas,
                                       .byte_order_mark = o.byte_order_mark});
  if (!o.to.empty()) {
    if (!o.output.empty() || o.format != "jsonl") {
      say("--to writes into a database; --output and --format are for files");
      return std::nullopt;
    }
    auto store = io::Store::open(o.to, {.create = true});
    if (!store) {
      say("--to: " + located(store.error()));
      return std::nullopt;
    }
    opened.sink = std::make_unique<DatabaseSink>(std::move(*store), o.with_text, quiet);
    return opened;
  }
  std::error_code error;
  const bool standard = o.output.empty() || o.output == "-";
  const bool folder = !standard && (o.output.back() == '/' || std::filesystem::is_directory(o.output, error));
  if (opened.format->shape == io::WriterShape::kFolder || (folder && !opened.format->file.empty())) {
    if (standard) {
      say(fmt::format("--format {} makes several files; name a folder for them: --output FOLDER", o.format));
      return std::nullopt;
    }
    opened.sink = std::make_unique<FolderSink>(*opened.format, *opened.writer, o.output);
    return opened;
  }
  opened.output = std::make_unique<Output>(o.output);
  if (const auto status = opened.output->open(); !status) {
    say(located(status.error()));
    return std::nullopt;
  }
  opened.sink = std::make_unique<WriterSink>(*opened.writer, *opened.output);
  return opened;
}

}  // namespace sayso::cli
