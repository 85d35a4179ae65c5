// The tables of a database of records, made of the table of fields (sayso/io/schema.h).
//
// One table a kind of record, one column a field. An object in a record is laid flat, its fields named by the way to them
// (quantity.unit.id is quantity_unit_id); lists, and objects that hold objects below the first level, are JSON. What is not
// in the records is little: the key of the document in every row, a digest of the whole document, and the first and last
// offset of a content, for joining and sorting.
#ifndef SAYSO_STORE_LAYOUT_H_
#define SAYSO_STORE_LAYOUT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/io/store.h"

namespace sayso::store {

using io::Dialect;

enum class ColumnType : std::uint8_t { kText, kInteger, kReal, kJson };

// Where a column's value comes from.
enum class Origin : std::uint8_t {
  kField,        // the record, by `path`
  kDocumentKey,  // the document's id, hashed
  kDigest,       // of the document's JSON
  kPosition,     // the place of the record in its list, from 0
  kFirst,        // the begin of the first span at `path`
  kLast,         // the end of the last
};

struct Column {
  std::string name;
  ColumnType type = ColumnType::kText;
  Origin origin = Origin::kField;
  bool required = false;
  std::vector<std::string_view> path;  // keys, outermost first
  std::string_view description;
};

struct Table {
  std::string_view name;    // also the key of its list in a document; "documents" has none
  std::string_view record;  // as the table of fields calls it
  std::string_view id;      // the column that names a row inside its document; empty in "documents"
  std::vector<Column> columns;
};

// Which layout a database has stands in its table sayso; another number, another layout.
inline constexpr std::string_view kLayoutVersion = "1";
inline constexpr std::string_view kAskLayout = "SELECT value FROM sayso WHERE name = 'layout'";
// What is wrong with a database that answers kAskLayout so; empty where nothing is.
std::string misfit(const Result<io::Answer>& answer);

// Documents first: the others refer to it.
std::vector<Table> make_layout();

// CREATE TABLE, indices and, for SQLite, full-text search; the views are in views.h.
std::string create_tables(const std::vector<Table>& layout, Dialect dialect);

// "name", as both databases take it.
std::string identifier(std::string_view name);

}  // namespace sayso::store

#endif  // SAYSO_STORE_LAYOUT_H_
