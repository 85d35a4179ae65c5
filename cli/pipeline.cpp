#include "pipeline.h"

#include <fmt/format.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "message.h"
#include "progress.h"
#include "sayso/io/select.h"

namespace sayso::cli {
namespace {

namespace tbb = oneapi::tbb;

// A document on its way.
struct Token {
  io::Item item;
  Document document;     // with the errors of the item and of the extraction
  std::string prepared;  // what the sink made of it
  std::uint64_t bytes_read = 0;  // of the files, up to it and what was read ahead
};
using TokenPointer = std::shared_ptr<Token>;  // TBB copies tokens

void extract_one(const Extractor& extractor, Workspace& workspace, const Sink& sink, double min_confidence, Token& token) {
  const io::Item& item = token.item;
  if (item.failed()) {
    token.document = io::failed_document(item, extractor.options().offset_unit);
  } else if (auto result = extractor.extract(item.view(), workspace)) {
    token.document = std::move(*result);
    token.document.errors.insert(token.document.errors.begin(), item.errors.begin(), item.errors.end());
  } else {
    token.document = io::failed_document(item, extractor.options().offset_unit, &result.error());
  }
  if (min_confidence > 0) io::keep_confident(token.document, min_confidence);
  sink.prepare(token.document, item.text, token.prepared);
}

}  // namespace

int run_pipeline(Inputs& inputs, const Extractor& extractor, Sink& sink, const PipelineOptions& options) {
  Progress progress(!options.quiet, inputs.total_bytes());
  std::uint64_t read = 0, written = 0, bytes = 0, skipped = 0;
  std::atomic<bool> failed = false;   // all stages may tell
  std::atomic<bool> stopped = false;  // the output broke: nothing more makes sense; two stages look at it
  tbb::enumerable_thread_specific<Workspace> workspaces;

  const auto read_one = [&](tbb::flow_control& control) -> TokenPointer {
    if (!stopped && (options.limit == 0 || read < options.limit)) {
      auto item = inputs.next();
      for (; item && options.skip; item = inputs.next()) {
        auto skip = options.skip(*item);
        if (!skip) {
          progress.clear();
          say(located(skip.error()));
          failed = true;
          stopped = true;
          item.reset();
          break;
        }
        if (!*skip) break;
        ++skipped;
      }
      if (item) {
        ++read;
        auto token = std::make_shared<Token>();
        token->bytes_read = inputs.bytes_read();
        token->item = std::move(*item);
        if (!options.language.empty()) token->item.input.language = options.language;
        if (!options.published.empty()) token->item.input.published = options.published;
        return token;
      }
    }
    control.stop();
    return nullptr;
  };
  const auto extract = [&](TokenPointer token) {
    extract_one(extractor, workspaces.local(), sink, options.min_confidence, *token);
    return token;
  };
  const auto write_one = [&](const TokenPointer& token) {
    for (const DocumentError& e : token->document.errors) {
      if (e.severity == Severity::kNote || (e.severity == Severity::kWarning && options.quiet)) continue;
      if (e.severity == Severity::kError) failed = true;
      progress.clear();
      Position where = token->item.position;
      if (where.file.empty() && where.line == 0) where.file = "standard input";
      if (token->item.length > 0) where.file += "@" + std::to_string(token->item.offset);  // of a record of an archive
      say(located(where, e.severity == Severity::kError ? e.message : "warning: " + e.message));
    }
    if (stopped) return;
    if (auto status = sink.write(token->document, token->item.text, token->prepared); !status) {
      stopped = true;
      failed = true;
      progress.clear();
      if (!sink.reader_gone()) say(located(status.error()));
    }
    bytes += token->item.text.size();
    progress.update(++written, bytes, token->bytes_read);
  };

  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, options.threads);
  tbb::task_arena arena(static_cast<int>(options.threads));
  auto status = sink.begin();
  if (status) {
    arena.execute([&] {
      tbb::parallel_pipeline(options.threads * 4,
                             tbb::make_filter<void, TokenPointer>(tbb::filter_mode::serial_in_order, read_one) &
                                 tbb::make_filter<TokenPointer, TokenPointer>(tbb::filter_mode::parallel, extract) &
                                 tbb::make_filter<TokenPointer, void>(tbb::filter_mode::serial_in_order, write_one));
    });
    progress.clear();
    if (!stopped) status = sink.end();
  }
  if (!status && !sink.reader_gone()) say(located(status.error()));
  if (skipped > 0 && !options.quiet) say(fmt::format("documents skipped {}: they are there already", skipped));
  return failed || sink.failed() || !status ? kFailed : kFine;
}

}  // namespace sayso::cli
