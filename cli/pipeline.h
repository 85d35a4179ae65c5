// The ordered pipeline: one thread reads, all extract and format, one writes in the order of the input.
//
// What comes out is the same for any number of threads, byte for byte. A bounded number of documents is in flight,
// so memory does not depend on the length of the stream.
#ifndef SAYSO_CLI_PIPELINE_H_
#define SAYSO_CLI_PIPELINE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "inputs.h"
#include "sayso/extractor.h"
#include "sink.h"

namespace sayso::cli {

struct PipelineOptions {
  std::size_t threads = 1;
  std::uint64_t limit = 0;  // documents; 0: all
  bool quiet = false;       // no progress, no notes; errors are said all the same
  double min_confidence = 0;  // records that are less sure are left out
  std::string language;     // of every document, against its metadata
  std::string published;
  // Of documents that need no work, such as those that a database has already; counted, and said at the end.
  std::function<Result<bool>(const io::Item&)> skip = {};
};

// Returns an exit code; what failed is said on standard error, and stands in the output.
int run_pipeline(Inputs& inputs, const Extractor& extractor, Sink& sink, const PipelineOptions& options);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_PIPELINE_H_
