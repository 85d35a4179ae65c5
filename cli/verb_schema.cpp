// sayso schema: the record schema.
#include <CLI/CLI.hpp>

#include "output.h"
#include "sayso/io/schema.h"
#include "verbs.h"

namespace sayso::cli {

void add_schema(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("schema", "The schema of the records, as JSON Schema (draft 2020-12)");
  verb->footer("\nExample:\n  sayso schema > sayso-1.schema.json");
  verb->callback([&run] { run = [] { return print(io::json_schema()); }; });
}

}  // namespace sayso::cli
