// sayso schema: the record schema.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "document_options.h"
#include "output.h"
#include "sayso/io/schema.h"
#include "sayso/io/store.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string format = "json-schema", database = "news";
};

int schema(const Arguments& a) {
  if (a.format == "json-schema") return print(io::json_schema());
  if (a.format == "sqlite") return print(io::database_schema(io::Dialect::kSqlite));
  if (a.format == "postgresql") return print(io::database_schema(io::Dialect::kPostgresql));
  if (a.format == "datasette") return print(io::datasette_metadata(a.database));
  if (a.format == "markdown") return print(io::database_page());
  return usage(no_such("--format", a.format, {"json-schema", "sqlite", "postgresql", "datasette", "markdown"}));
}

}  // namespace

void add_schema(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("schema", "The schema of the records: as JSON Schema, as SQL, as a page");
  const auto a = std::make_shared<Arguments>();
  verb->add_option("--format", a->format,
                   "json-schema (draft 2020-12), sqlite, postgresql (the tables of --to), markdown (the same to read), "
                   "datasette (descriptions as its metadata)")
      ->type_name("NAME")
      ->capture_default_str();
  verb->add_option("--database", a->database, "datasette: the name of the database, its file without the ending")
      ->type_name("NAME")
      ->capture_default_str();
  verb->footer(R"(
Examples:
  sayso schema > sayso-1.schema.json
  sayso schema --format postgresql | psql news
  sayso schema --format datasette --database news > metadata.json && datasette news.db --metadata metadata.json)");
  verb->callback([a, &run] { run = [a] { return schema(*a); }; });
}

}  // namespace sayso::cli
