// The layout told: as statements of SQL, as metadata of Datasette, as a page of Markdown.
#define RAPIDJSON_ASSERT(x) static_cast<void>(x)
#include <fmt/format.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "sayso/io/store.h"
#include "sayso/version.h"
#include "store/layout.h"
#include "store/views.h"

namespace sayso::io {
namespace {

using store::Column;
using store::ColumnType;
using store::Table;

std::string_view type_for_people(ColumnType type) {
  switch (type) {
    case ColumnType::kText:
      return "text";
    case ColumnType::kInteger:
      return "integer";
    case ColumnType::kReal:
      return "real";
    case ColumnType::kJson:
      return "JSON";
  }
  return {};
}

}  // namespace

std::string database_schema(Dialect dialect) {
  return store::create_tables(store::make_layout(), dialect) + store::create_views() +
         fmt::format("INSERT INTO sayso VALUES ('schema', '{}'), ('layout', '{}');\n", kSchema, store::kLayoutVersion);
}

std::string datasette_metadata(std::string_view database) {
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> json(buffer);
  json.SetIndent(' ', 2);
  const auto key = [&](std::string_view s) { json.Key(s.data(), static_cast<rapidjson::SizeType>(s.size())); };
  const auto pair = [&](std::string_view name, std::string_view value) {
    key(name);
    json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  json.StartObject();
  pair("title", "Records of news");
  key("databases");
  json.StartObject();
  key(database);
  json.StartObject();
  key("tables");
  json.StartObject();
  for (const Table& table : store::make_layout()) {
    key(table.name);
    json.StartObject();
    key("columns");
    json.StartObject();
    for (const Column& column : table.columns) pair(column.name, column.description);
    json.EndObject();
    json.EndObject();
  }
  for (const store::View& view : store::views()) {
    key(view.name);
    json.StartObject();
    pair("description", view.description);
    json.EndObject();
  }
  json.EndObject();
  json.EndObject();
  json.EndObject();
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::string database_page() {
  std::string page = "# Tables and views\n\nMade by `sayso schema --format markdown`.\n";
  for (const Table& table : store::make_layout()) {
    page += fmt::format("\n## {}\n\n| column | type | what |\n|---|---|---|\n", table.name);
    for (const Column& column : table.columns) {
      page += fmt::format("| `{}` | {}{} | {} |\n", column.name, type_for_people(column.type),
                          column.required ? ", always" : "", column.description);
    }
  }
  page += "\n## Views\n\n| view | what |\n|---|---|\n";
  for (const store::View& view : store::views()) page += fmt::format("| `{}` | {} |\n", view.name, view.description);
  return page;
}

}  // namespace sayso::io
