// What the verbs that read documents have in common: which documents, read how, by which grammars.
#ifndef SAYSO_CLI_DOCUMENT_OPTIONS_H_
#define SAYSO_CLI_DOCUMENT_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inputs.h"
#include "pipeline.h"
#include "sayso/extractor.h"

namespace CLI {
class App;
}

namespace sayso::cli {

struct DocumentOptions {
  std::vector<std::string> paths;
  std::string from, language, published, grammar;
  std::string manifest, text_column, shard;
  std::vector<std::string> only;  // kinds of records
  double min_confidence = 0;
  std::size_t threads = 1;
  std::uint64_t limit = 0;
  std::size_t max_bytes = Limits{}.bytes;
  bool quiet = false;
};

// The names of readers or writers, for help and messages.
template <class Formats>
std::vector<std::string> names_of(const Formats& formats) {
  std::vector<std::string> names;
  for (const auto& format : formats) names.emplace_back(format.name);
  return names;
}

// FILE…, --manifest, --from, --text-column, --language, --published, --grammar, --threads, --limit, --shard,
// --only, --min-confidence, --max-bytes, --quiet.
void add_document_options(CLI::App& verb, DocumentOptions& options);
// --grammar alone.
void add_grammar_option(CLI::App& verb, std::string& folder);

// Says on standard error what makes no sense, and gives kUsage.
int usage(const std::string& message);
// "--format: there is no 'jsn' (did you mean jsonl?); there are: jsonl, brief"
std::string no_such(std::string_view option, const std::string& word, const std::vector<std::string>& names);

// The packs of `folder`, or the built-in ones, in an extractor; nothing, and said why, where they are broken.
std::optional<Extractor> extractor_for(const std::string& folder, Options options);

// Checked options, ready to run. The language is a tag, the date a date.
struct Documents {
  Inputs inputs;
  std::vector<std::shared_ptr<const Pack>> packs;  // of the extractor
  Extractor extractor;
  PipelineOptions pipeline;
};
// Nothing, and said why, where an option makes no sense.
std::optional<Documents> documents_for(const DocumentOptions& options, Options extraction);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_DOCUMENT_OPTIONS_H_
