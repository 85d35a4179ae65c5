// What the verbs that write records have in common: in which format, and where to.
#ifndef SAYSO_CLI_OUTPUT_OPTIONS_H_
#define SAYSO_CLI_OUTPUT_OPTIONS_H_

#include <memory>
#include <optional>
#include <string>

#include "output.h"
#include "sayso/io/registry.h"
#include "sink.h"

namespace CLI {
class App;
}

namespace sayso::cli {

struct OutputOptions {
  std::string format = "jsonl", output, to, rows = "quotes";
  bool with_text = false, pretty = false, guard_formulas = false, byte_order_mark = false;
};

// --format, --output, --to, --with-text, --pretty, --rows, --guard-formulas, --byte-order-mark.
void add_output_options(CLI::App& verb, OutputOptions& options);

// A checked format with somewhere to write to; the sink stands on the rest.
struct OpenedOutput {
  const io::WriterFormat* format = nullptr;
  std::unique_ptr<io::Writer> writer;
  std::unique_ptr<Output> output;
  std::unique_ptr<Sink> sink;
};
// Nothing, and said why, where an option makes no sense or the output cannot be opened.
// `quiet`: a database does not say how much came in.
std::optional<OpenedOutput> open_output(const OutputOptions& options, bool quiet = false);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_OUTPUT_OPTIONS_H_
