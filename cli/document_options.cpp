#include "document_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <thread>
#include <utility>

#include "message.h"
#include "packs.h"
#include "sayso/io/registry.h"
#include "suggest.h"

namespace sayso::cli {
namespace {

using Packs = std::vector<std::shared_ptr<const Pack>>;

// The shape of a BCP 47 tag: letters first, then letters and digits between hyphens.
bool is_language(std::string_view tag) {
  const std::string_view first = tag.substr(0, tag.find('-'));
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return first.size() >= 2 && first.size() <= 8 && std::all_of(first.begin(), first.end(), letter) &&
         !tag.ends_with('-') &&
         std::all_of(tag.begin(), tag.end(), [&](char c) { return letter(c) || c == '-' || (c >= '0' && c <= '9'); });
}

// The built-in pack whose name the tag is, or begins with.
bool has_pack(const Packs& packs, std::string_view tag) {
  return std::any_of(packs.begin(), packs.end(), [&](const auto& pack) {
    return tag == pack->name() || (tag.starts_with(pack->name()) && tag[pack->name().size()] == '-');
  });
}

std::optional<Packs> packs_or_say(const std::string& folder) {
  std::vector<Diagnostic> diagnostics;
  auto packs = packs_for(folder, diagnostics);
  if (packs) return std::move(*packs);
  for (const Diagnostic& d : diagnostics) fmt::print(stderr, "{}\n", d.to_string());
  say(located(packs.error()));
  return std::nullopt;
}

// "1/4", or nothing.
std::optional<Shard> shard_from(const std::string& written) {
  Shard shard;
  const char *begin = written.data(), *end = begin + written.size();
  const auto [slash, first] = std::from_chars(begin, end, shard.part);
  if (first != std::errc() || slash == end || *slash != '/') return std::nullopt;
  const auto [stop, second] = std::from_chars(slash + 1, end, shard.parts);
  if (second != std::errc() || stop != end || shard.part >= shard.parts) return std::nullopt;
  return shard;
}

}  // namespace

int usage(const std::string& message) {
  say(message);
  return kUsage;
}

std::string no_such(std::string_view option, const std::string& word, const std::vector<std::string>& names) {
  const std::string meant = nearest(word, names);
  return fmt::format("{}: there is no '{}'{}; there are: {}", option, word,
                     meant.empty() ? "" : fmt::format(" (did you mean {}?)", meant), fmt::join(names, ", "));
}

void add_grammar_option(CLI::App& verb, std::string& folder) {
  verb.add_option("--grammar", folder, "A folder with *.sayso and lex/*.tsv instead of the built-in packs")
      ->type_name("DIR");
}

void add_document_options(CLI::App& verb, DocumentOptions& options) {
  options.threads = std::max(1u, std::thread::hardware_concurrency());
  verb.add_option("FILE", options.paths,
                  "Files, folders (their .txt, .jsonl, .html, .warc and the like), or - for standard input; "
                  "packed by gzip or zstd as well")
      ->type_name("");
  verb.add_option("--manifest", options.manifest, "A list of such files, one a line; - is standard input")
      ->type_name("FILE");
  verb.add_option("--from", options.from,
                  fmt::format("Of the input: {}; else by the file's name or content",
                              fmt::join(names_of(io::reader_formats()), ", ")))
      ->type_name("NAME");
  verb.add_option("--text-column", options.text_column, "Of CSV and TSV: the column with the text")->type_name("NAME");
  verb.add_option("--language", options.language, "Of the documents, against their metadata: en, en-GB")
      ->type_name("TAG");
  verb.add_option("--published", options.published, "Date of the documents, against their metadata: 2025-09-19")
      ->type_name("DATE");
  add_grammar_option(verb, options.grammar);
  verb.add_option("-j,--threads", options.threads, "Threads; the output is the same for any number")
      ->type_name("N")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  verb.add_option("--limit", options.limit, "Stop after so many documents")->type_name("N")->check(CLI::PositiveNumber);
  verb.add_option("--shard", options.shard,
                  "One part of many, by the ids of the documents: 0/4, 1/4, 2/4 and 3/4 together are all of them")
      ->type_name("I/N");
  verb.add_option("--only", options.only, "Records of these kinds and their sources, set apart by commas")
      ->type_name("NAME")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"quotes", "claims", "times"}));
  verb.add_option("--min-confidence", options.min_confidence, "Leave out records that are less sure, from 0 to 1")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0));
  verb.add_option("--max-bytes", options.max_bytes, "A longer text, line, row or page is refused")
      ->type_name("N")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  verb.add_flag("-q,--quiet", options.quiet, "No progress and no warnings; errors are told all the same");
}

std::optional<Extractor> extractor_for(const std::string& folder, Options options) {
  auto packs = packs_or_say(folder);
  if (!packs) return std::nullopt;
  return Extractor(std::move(*packs), options);
}

std::optional<Documents> documents_for(const DocumentOptions& o, Options extraction) {
  const io::ReaderFormat* from = nullptr;
  if (!o.from.empty()) {
    from = io::find_reader(o.from);
    if (!from) {
      say(no_such("--from", o.from, names_of(io::reader_formats())));
      return std::nullopt;
    }
  }
  if (!o.language.empty() && !is_language(o.language)) {
    say(fmt::format("--language: '{}' is no language tag; en or en-GB is one", o.language));
    return std::nullopt;
  }
  std::string published;
  if (!o.published.empty()) {
    const auto date = io::iso_date(o.published);
    if (!date) {
      say(fmt::format("--published: '{}' is no date; 2025-09-19 is one", o.published));
      return std::nullopt;
    }
    published = *date;
  }
  Shard shard;
  if (!o.shard.empty()) {
    const auto given = shard_from(o.shard);
    if (!given) {
      say(fmt::format("--shard: '{}' is no part of many; 0/4 is the first of four, 3/4 the last", o.shard));
      return std::nullopt;
    }
    shard = *given;
  }
  std::vector<std::string> paths = o.paths;
  if (!o.manifest.empty()) {
    auto listed = read_manifest(o.manifest);
    if (!listed) {
      say(fmt::format("--manifest: {}", located(listed.error())));
      return std::nullopt;
    }
    paths.insert(paths.end(), listed->begin(), listed->end());
    if (paths.empty()) {
      say(fmt::format("--manifest: {} names no file", o.manifest));
      return std::nullopt;
    }
  }
  auto packs = packs_or_say(o.grammar);
  if (!packs) return std::nullopt;
  if (!o.quiet && o.grammar.empty() && !o.language.empty() && !has_pack(*packs, o.language)) {
    std::vector<std::string> names;
    for (const auto& pack : *packs) names.push_back(pack->name());
    say(fmt::format("warning: there is no pack for '{}' (there are: {}); common runs instead, or give one by --grammar",
                    o.language, fmt::join(names, ", ")));
  }
  extraction.limits.bytes = o.max_bytes;
  const auto wanted = [&](std::string_view kind) { return o.only.empty() || std::find(o.only.begin(), o.only.end(), kind) != o.only.end(); };
  extraction.quotes = wanted("quotes");
  extraction.claims = wanted("claims");
  extraction.times = wanted("times");
  return Documents{
      Inputs({.paths = std::move(paths), .format = from, .max_bytes = o.max_bytes, .text_column = o.text_column, .shard = shard}),
      *packs,
      Extractor(*packs, extraction),
      {.threads = o.threads, .limit = o.limit, .quiet = o.quiet, .min_confidence = o.min_confidence, .language = o.language, .published = published}};
}

}  // namespace sayso::cli
