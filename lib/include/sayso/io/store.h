// Databases of records: SQLite and PostgreSQL.
//
//   auto store = sayso::io::Store::open("sqlite:news.db", {.create = true});
//   if (!store) return report(store.error());
//   std::string json;
//   writer->write(document, text, json);                          // the jsonl writer's line
//   if (auto put = (*store)->put(json); !put) report(put.error());  // this document only; go on
//   if (auto status = (*store)->commit(); !status) report(status.error());
//
// A target is "sqlite:FILE" or a connection string of libpq ("postgresql://user@host/name"). Tables, views and what they
// hold: docs/databases.md; `sayso schema` prints them. Records are keyed: a document that is there already, all of it the
// same, is left as it is; one that differs replaces what was there, whole. Between two commits all is in one transaction, so
// that a process that is killed leaves no half of a document.
//
// A Store is for one thread at a time. Several stores, of several processes too, may be open to one database.
#ifndef SAYSO_IO_STORE_H_
#define SAYSO_IO_STORE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/pack.h"
#include "sayso/result.h"

namespace sayso::io {

enum class Dialect : std::uint8_t { kSqlite, kPostgresql };

struct StoreOptions {
  bool create = false;  // make the file and the tables where there are none
  bool read_only = false;
};

// What is known of a stored document before it is extracted again.
struct StoredDocument {
  std::string text_sha256;                                 // empty for one that could not be read
  std::string version;                                     // of sayso
  std::vector<std::pair<std::string, std::string>> packs;  // name, hash
};

// Whether `stored` is what extracting `text` with these packs by this version would give again.
bool is_current(const StoredDocument& stored, std::string_view text,
                std::span<const std::shared_ptr<const Pack>> packs);

struct StoreCounts {
  std::size_t added = 0, replaced = 0, unchanged = 0;
  std::size_t other_text = 0;  // of the replaced: the text was another one, so two articles may share an id

  StoreCounts& operator+=(const StoreCounts& other) {
    added += other.added;
    replaced += other.replaced;
    unchanged += other.unchanged;
    other_text += other.other_text;
    return *this;
  }
};

// An answer: rows of cells, each as text; a cell without a value is nothing.
struct Answer {
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

class Store {
 public:
  virtual ~Store() = default;
  // Errors: kInvalidArgument (no such kind of target), kNotFound, kUnreadable (also for a database of other tables).
  static Result<std::unique_ptr<Store>> open(std::string_view target, StoreOptions options);

  // A document of schema sayso/1 as one JSON object, from the next commit on. Errors: kMalformedInput, of this document; of
  // kUnreadable, the database is gone. Costs a pass over the JSON and the writing.
  virtual Status put(std::string_view json) = 0;
  // Errors: kUnreadable. Documents that the database refused are in `failures`, the others are stored.
  virtual Status commit() = 0;
  // Id and reason of each document that was refused since the last call.
  virtual std::vector<std::pair<std::string, Error>> take_failures() = 0;
  // By the document's id; nothing where it is not there. Sees what is committed. Costs a look into an index.
  virtual Result<std::optional<StoredDocument>> find(std::string_view id) = 0;
  // One statement; `$1`, `$2` … in it, in the order of their first use, stand for `arguments`.
  virtual Result<Answer> query(std::string_view sql, const std::vector<std::string>& arguments) = 0;
  virtual Dialect dialect() const = 0;
  // Since it was opened; of committed documents.
  virtual StoreCounts counts() const = 0;
};

// The statements that make an empty database one of records; what Store::open runs.
std::string database_schema(Dialect dialect);
// Descriptions of tables, columns and views as Datasette's metadata, JSON. `database` is the name of the file without ending.
std::string datasette_metadata(std::string_view database);
// The same as a page of Markdown.
std::string database_page();

}  // namespace sayso::io

#endif  // SAYSO_IO_STORE_H_
