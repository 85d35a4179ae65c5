#include "store/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "sayso/io/schema.h"

namespace sayso::store {
namespace {

using io::Field;
using io::FieldType;

std::span<const Field> fields_of(std::string_view record) {
  const std::span<const Field> all = io::schema_fields();
  const auto mine = [&](const Field& f) { return f.record == record; };
  const auto begin = std::find_if(all.begin(), all.end(), mine);
  const auto end = std::find_if_not(begin, all.end(), mine);
  return {begin, end};
}

bool holds_objects(std::string_view record) {
  const std::span<const Field> fields = fields_of(record);
  return std::any_of(fields.begin(), fields.end(), [](const Field& f) { return f.type == FieldType::kObject; });
}

ColumnType type_of(const Field& field) {
  if (field.list) return ColumnType::kJson;
  switch (field.type) {
    case FieldType::kInteger:
      return ColumnType::kInteger;
    case FieldType::kFraction:
      return ColumnType::kReal;
    case FieldType::kString:
    case FieldType::kDecimal:  // exact, of any length: no number type of a database is
    case FieldType::kKey:
    case FieldType::kEnum:
      return ColumnType::kText;
    default:
      return ColumnType::kJson;
  }
}

// Columns for the fields of `record`, which stands at `path` of the row's own record.
void add_columns(std::string_view record, const std::vector<std::string_view>& path, bool required,
                 std::vector<Column>& columns) {
  for (const Field& field : fields_of(record)) {
    if (field.record == "document" && (field.list && field.type == FieldType::kObject)) continue;  // their own tables
    if (field.record == "document" && field.name == "schema") continue;                            // of the database
    std::vector<std::string_view> way = path;
    way.push_back(field.name);
    const bool must = required && field.required;
    if (field.type == FieldType::kObject && !field.list && (path.empty() || !holds_objects(field.of))) {
      add_columns(field.of, way, must, columns);
      if (way.size() == 1 && field.name == "content") {
        way.push_back("spans");
        columns.push_back(
            {"content_begin", ColumnType::kInteger, Origin::kFirst, must, way, "Where the content begins"});
        columns.push_back({"content_end", ColumnType::kInteger, Origin::kLast, must, way, "Where it ends, exclusive"});
      }
      continue;
    }
    columns.push_back(
        {fmt::format("{}", fmt::join(way, "_")), type_of(field), Origin::kField, must, way, field.description});
  }
}

std::string_view type_name(ColumnType type, Dialect dialect) {
  const bool postgres = dialect == Dialect::kPostgresql;
  switch (type) {
    case ColumnType::kText:
      return "text";
    case ColumnType::kInteger:
      return postgres ? "bigint" : "integer";
    case ColumnType::kReal:
      return postgres ? "double precision" : "real";
    case ColumnType::kJson:
      return postgres ? "jsonb" : "json";
  }
  return "text";
}

}  // namespace

std::string identifier(std::string_view name) { return fmt::format("\"{}\"", name); }

std::string misfit(const Result<io::Answer>& answer) {
  if (!answer || answer->rows.empty()) return "holds no records of sayso";
  const std::string version = answer->rows[0][0].value_or("?");
  if (version == kLayoutVersion) return {};
  return fmt::format("holds records in layout {}, and this sayso knows layout {}", version, kLayoutVersion);
}

std::vector<Table> make_layout() {
  std::vector<Table> layout;
  Table documents{"documents", "document", {}, {}};
  documents.columns.push_back({"key",
                               ColumnType::kText,
                               Origin::kDocumentKey,
                               true,
                               {},
                               "16 hex digits of a hash of the id: what the other tables refer to"});
  add_columns("document", {}, true, documents.columns);
  documents.columns.push_back({"digest",
                               ColumnType::kText,
                               Origin::kDigest,
                               true,
                               {},
                               "Hash of the document with all its records: tells whether it changed"});
  layout.push_back(std::move(documents));
  for (const Field& list : fields_of("document")) {
    if (!list.list || list.type != FieldType::kObject) continue;
    Table table{list.name, list.of, {}, {}};
    table.columns.push_back({"document", ColumnType::kText, Origin::kDocumentKey, true, {}, "Key of the document"});
    table.columns.push_back({"position",
                             ColumnType::kInteger,
                             Origin::kPosition,
                             true,
                             {},
                             "Its place among its kind in the document, from 0"});
    add_columns(list.of, {}, true, table.columns);
    const auto has = [&](std::string_view name) {
      return std::any_of(table.columns.begin(), table.columns.end(),
                         [&](const Column& c) { return c.name == name && c.required; });
    };
    table.id = has("key") ? "key" : has("id") ? "id" : "position";
    layout.push_back(std::move(table));
  }
  return layout;
}

std::string create_tables(const std::vector<Table>& layout, Dialect dialect) {
  const bool postgres = dialect == Dialect::kPostgresql;
  std::string sql = fmt::format("CREATE TABLE sayso (\n  name text PRIMARY KEY,\n  value text NOT NULL\n);\n");
  std::string comments;
  for (const Table& table : layout) {
    const bool top = table.id.empty();
    // SQLite's full-text search refers to rows of quotes by a number that stays, which only a declared one does.
    const bool searched = !postgres && table.name == "quotes";
    sql += fmt::format("CREATE TABLE {} (\n", table.name);
    if (searched) sql += "  row integer PRIMARY KEY,\n";
    for (const Column& column : table.columns) {
      sql += fmt::format("  {} {}{}{},{}\n", identifier(column.name), type_name(column.type, dialect),
                         top && column.name == "key" ? " PRIMARY KEY" : "", column.required ? " NOT NULL" : "",
                         postgres ? std::string() : fmt::format("  -- {}", column.description));
      if (postgres) {
        comments += fmt::format("COMMENT ON COLUMN {}.{} IS $${}$$;\n", table.name, identifier(column.name),
                                column.description);
      }
    }
    if (top) {
      sql.erase(sql.rfind(','), 1);  // of the last column: there is no constraint behind it
      sql += ");\n";
    } else {
      sql += fmt::format(
          "  {} (document, {}),\n  FOREIGN KEY (document) REFERENCES documents (key) ON DELETE CASCADE\n);\n",
          searched ? "UNIQUE" : "PRIMARY KEY", identifier(table.id));
    }
  }
  sql += comments;
  if (postgres) {
    // Hashes, as a B-tree refuses names and ids of some thousand bytes; of the content as much as a tsvector holds.
    sql +=
        "CREATE INDEX documents_id ON documents USING hash (id);\nCREATE INDEX sources_name ON sources USING hash "
        "(name);\n";
    sql += "CREATE INDEX quotes_words ON quotes USING gin (to_tsvector('simple', left(content_text, 200000)));\n";
  } else {
    sql += R"(CREATE INDEX documents_id ON documents (id);
CREATE INDEX sources_name ON sources (name);
CREATE VIRTUAL TABLE quotes_words USING fts5(content_text, content='quotes', content_rowid='row', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER quotes_words_in AFTER INSERT ON quotes BEGIN
  INSERT INTO quotes_words (rowid, content_text) VALUES (new.row, new.content_text);
END;
CREATE TRIGGER quotes_words_out AFTER DELETE ON quotes BEGIN
  INSERT INTO quotes_words (quotes_words, rowid, content_text) VALUES ('delete', old.row, old.content_text);
END;
CREATE TRIGGER quotes_words_anew AFTER UPDATE ON quotes BEGIN
  INSERT INTO quotes_words (quotes_words, rowid, content_text) VALUES ('delete', old.row, old.content_text);
  INSERT INTO quotes_words (rowid, content_text) VALUES (new.row, new.content_text);
END;
)";
  }
  return sql;
}

}  // namespace sayso::store
