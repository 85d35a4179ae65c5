// The layout says for every column where its value stands in the JSON, so nothing here knows a field by name.
#include "store/rows.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "sayso/version.h"
#include "text/digest.h"

namespace sayso::store {
namespace {

namespace dom = simdjson::dom;

Error malformed(std::string message) { return Error{ErrorCode::kMalformedInput, std::move(message), std::nullopt}; }

// What stands at `path`; nothing where a key is missing or null.
std::optional<dom::element> at(const dom::object& object, const std::vector<std::string_view>& path) {
  dom::element here;
  dom::object in = object;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i > 0 && here.get_object().get(in) != simdjson::SUCCESS) return std::nullopt;
    if (in.at_key(path[i]).get(here) != simdjson::SUCCESS || here.is_null()) return std::nullopt;
  }
  return here;
}

// The first or the last number of [[begin, end], …].
std::optional<std::int64_t> offset(const dom::element& spans, bool first) {
  dom::array list, pair;
  std::optional<std::int64_t> found;
  if (spans.get_array().get(list) != simdjson::SUCCESS) return found;
  for (const dom::element span : list) {
    std::int64_t value = 0;
    if (span.get_array().get(pair) != simdjson::SUCCESS || pair.at(first ? 0 : 1).get(value) != simdjson::SUCCESS)
      return std::nullopt;
    found = value;
    if (first) break;
  }
  return found;
}

std::optional<Value> value_of(const Column& column, const dom::element& element) {
  std::string_view text;
  std::int64_t integer = 0;
  double real = 0;
  switch (column.type) {
    case ColumnType::kText:
      if (element.get_string().get(text) != simdjson::SUCCESS) return std::nullopt;
      return Value(std::string(text));
    case ColumnType::kInteger:
      if (column.origin != Origin::kField) {
        const auto found = offset(element, column.origin == Origin::kFirst);
        return found ? std::optional<Value>(*found) : std::nullopt;
      }
      if (element.get_int64().get(integer) != simdjson::SUCCESS) return std::nullopt;
      return Value(integer);
    case ColumnType::kReal:
      if (element.get_double().get(real) != simdjson::SUCCESS) return std::nullopt;
      return Value(real);
    case ColumnType::kJson:
      return Value(simdjson::minify(element));
  }
  return std::nullopt;
}

}  // namespace

std::string document_key(std::string_view id) { return text::short_key({id}); }

std::string one_key(std::string_view id, std::string_view other) {
  return fmt::format("the ids \"{}\" and \"{}\" have one key by chance; give one of them another id", id, other);
}

std::vector<std::pair<std::string, std::string>> packs_of(std::string_view json, simdjson::dom::parser& parser) {
  std::vector<std::pair<std::string, std::string>> packs;
  dom::object object;
  if (parser.parse(json.data(), json.size()).get_object().get(object) != simdjson::SUCCESS) return packs;
  for (const dom::key_value_pair field : object) {
    std::string_view hash;
    if (field.value.get_string().get(hash) == simdjson::SUCCESS) packs.emplace_back(field.key, hash);
  }
  return packs;
}

Result<DocumentRows> rows_of(const std::vector<Table>& layout, std::string_view json, simdjson::dom::parser& parser) {
  dom::object document;
  if (const auto error = parser.parse(json.data(), json.size()).get_object().get(document)) {
    return malformed(std::string("the document is no JSON object: ") + simdjson::error_message(error));
  }
  std::string_view schema, id;
  if (document["schema"].get(schema) != simdjson::SUCCESS || schema != kSchema) {
    return malformed(fmt::format("\"schema\" is not \"{}\": these are no records that sayso wrote", kSchema));
  }
  if (document["id"].get(id) != simdjson::SUCCESS) return malformed("the document has no \"id\"");
  DocumentRows rows;
  rows.id = id;
  rows.key = document_key(id);
  rows.digest = text::short_key({json});
  std::string_view hash;
  if (document["text_sha256"].get(hash) == simdjson::SUCCESS) rows.text_sha256 = hash;

  rows.tables.resize(layout.size());
  for (std::size_t t = 0; t < layout.size(); ++t) {
    const Table& table = layout[t];
    std::int64_t position = 0;
    std::string wrong;
    const auto add = [&](const dom::object& record) {
      Row row;
      row.reserve(table.columns.size());
      for (const Column& column : table.columns) {
        switch (column.origin) {
          case Origin::kDocumentKey:
            row.emplace_back(rows.key);
            continue;
          case Origin::kDigest:
            row.emplace_back(rows.digest);
            continue;
          case Origin::kPosition:
            row.emplace_back(position);
            continue;
          default:
            break;
        }
        const auto element = at(record, column.path);
        const auto value = element ? value_of(column, *element) : Value();
        if (!value || (column.required && std::holds_alternative<std::monostate>(*value))) {
          if (wrong.empty()) {
            wrong = fmt::format("{}{}: \"{}\" {}", table.name, table.id.empty() ? "" : fmt::format("[{}]", position),
                                fmt::join(column.path, "."), element ? "is not of the schema's type" : "is missing");
          }
          row.emplace_back();
        } else {
          row.push_back(*value);
        }
      }
      rows.tables[t].push_back(std::move(row));
      ++position;
    };
    if (table.id.empty()) {
      add(document);
    } else {
      dom::array list;
      if (document[table.name].get_array().get(list) != simdjson::SUCCESS) continue;
      for (const dom::element element : list) {
        dom::object record;
        if (element.get_object().get(record) != simdjson::SUCCESS)
          return malformed(fmt::format("{}: an entry is no object", table.name));
        add(record);
      }
    }
    if (!wrong.empty()) return malformed(std::move(wrong));
  }
  return rows;
}

}  // namespace sayso::store
