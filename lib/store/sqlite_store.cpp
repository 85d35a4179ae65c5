// SQLite, with a write-ahead log: readers are never in the way of the one that writes, and a process that is killed loses
// what it had not committed and nothing else. Each document is a savepoint, so that one that is refused leaves no rows.
#include "store/sqlite_store.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <sqlite3.h>

#include <utility>

#include "store/layout.h"
#include "store/rows.h"
#include "store/views.h"

namespace sayso::store {
namespace {

constexpr int kWaitMilliseconds = 30'000;  // for another process that writes

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

class SqliteStore : public io::Store {
 public:
  SqliteStore(std::string file, Database database)
      : file_(std::move(file)), database_(std::move(database)), layout_(make_layout()) {}
  ~SqliteStore() override {
    if (open_) sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }

  Status start(io::StoreOptions options) {
    sqlite3_busy_timeout(database_.get(), kWaitMilliseconds);
    if (auto status = run("PRAGMA foreign_keys = ON"); !status) return status;
    if (!options.read_only) {
      // NORMAL: safe against whatever happens to the process; the loss of power may take the last transactions along.
      if (auto status = log_ahead(); !status) return status;
      if (auto status = run("PRAGMA synchronous = NORMAL"); !status) return status;
    }
    if (options.create) {
      if (auto status = run("BEGIN IMMEDIATE"); !status) return status;
      auto status = create();
      if (auto ended = run(status ? "COMMIT" : "ROLLBACK"); status && !ended) return ended;
      if (!status) return status;
    }
    if (const std::string wrong = misfit(query(kAskLayout, {})); !wrong.empty()) return failure(wrong);
    return {};
  }

  Status put(std::string_view json) override {
    auto rows = rows_of(layout_, json, parser_);
    if (!rows) return rows.error();
    if (auto status = begin(); !status) return status;
    auto known = known_document(rows->key);
    if (!known) return known.error();
    if (*known) {
      if ((*known)->id != rows->id) {
        return Error{ErrorCode::kMalformedInput, one_key(rows->id, (*known)->id), std::nullopt};
      }
      if ((*known)->digest == rows->digest) {
        ++pending_.unchanged;
        return {};
      }
    }
    if (auto status = run("SAVEPOINT document"); !status) return status;
    auto status = *known ? remove(rows->key) : Status();
    for (std::size_t t = 0; status && t < layout_.size(); ++t) {
      for (const Row& row : rows->tables[t]) {
        if (status = insert(t, row); !status) break;
      }
    }
    if (!status) {
      if (auto undone = run("ROLLBACK TO document; RELEASE document"); !undone) return undone;
      return Error{ErrorCode::kMalformedInput, "the database refused it: " + status.error().message, std::nullopt};
    }
    if (auto released = run("RELEASE document"); !released) return released;
    ++(*known ? pending_.replaced : pending_.added);
    if (*known && (*known)->text_sha256 != rows->text_sha256) ++pending_.other_text;
    return {};
  }

  Status commit() override {
    if (!open_) return {};
    if (auto status = run("COMMIT"); !status) return status;
    open_ = false;
    counts_ += pending_;
    pending_ = {};
    return {};
  }

  std::vector<std::pair<std::string, Error>> take_failures() override { return {}; }  // put() told them

  Result<std::optional<io::StoredDocument>> find(std::string_view id) override {
    if (!find_) {
      if (auto status = prepare(
              "SELECT text_sha256, producer_version, producer_packs FROM documents WHERE key = ?1 AND id = ?2", find_);
          !status)
        return status.error();
    }
    const std::string key = document_key(id);
    bind(find_.get(), 1, key);
    bind(find_.get(), 2, id);
    const int code = sqlite3_step(find_.get());
    std::optional<io::StoredDocument> found;
    if (code == SQLITE_ROW) {
      found = io::StoredDocument{text(find_.get(), 0).value_or(""), text(find_.get(), 1).value_or(""),
                                 packs_of(text(find_.get(), 2).value_or(""), parser_)};
    }
    sqlite3_reset(find_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) return failure(sqlite3_errmsg(database_.get()));
    return found;
  }

  Result<io::Answer> query(std::string_view sql, const std::vector<std::string>& arguments) override {
    Statement statement;
    if (auto status = prepare(sql, statement); !status) return status.error();
    for (std::size_t i = 0; i < arguments.size(); ++i) bind(statement.get(), static_cast<int>(i) + 1, arguments[i]);
    io::Answer answer;
    const int columns = sqlite3_column_count(statement.get());
    for (int c = 0; c < columns; ++c) answer.columns.emplace_back(sqlite3_column_name(statement.get(), c));
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
      auto& row = answer.rows.emplace_back();
      for (int c = 0; c < columns; ++c) row.push_back(text(statement.get(), c));
    }
    if (code != SQLITE_DONE) return failure(sqlite3_errmsg(database_.get()));
    return answer;
  }

  io::Dialect dialect() const override { return io::Dialect::kSqlite; }
  io::StoreCounts counts() const override { return counts_; }

 private:
  struct Known {
    std::string id, digest, text_sha256;
  };

  Error failure(std::string message) const {
    return Error{ErrorCode::kUnreadable, std::move(message), Position{file_}};
  }

  Status run(const char* sql) {
    return sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK
               ? Status()
               : Status(failure(sqlite3_errmsg(database_.get())));
  }

  // SQLite does not wait by itself where two processes change the mode of a new file at the same time.
  Status log_ahead() {
    constexpr int kPauseMilliseconds = 5;
    for (int waited = 0;; waited += kPauseMilliseconds) {
      const int code = sqlite3_exec(database_.get(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
      if (code == SQLITE_OK) return {};
      if ((code != SQLITE_BUSY && code != SQLITE_LOCKED) || waited >= kWaitMilliseconds)
        return failure(sqlite3_errmsg(database_.get()));
      sqlite3_sleep(kPauseMilliseconds);
    }
  }

  // Tables, views and the mark of whose they are, unless they are there.
  Status create() {
    auto there = query("SELECT count(*) FROM sqlite_schema WHERE name = 'sayso'", {});
    if (!there) return there.error();
    if (there->rows[0][0] != "0") return {};
    if (auto status = run(io::database_schema(io::Dialect::kSqlite).c_str()); !status) {
      return failure("the tables cannot be made: " + status.error().message);
    }
    return {};
  }

  Status begin() {
    if (open_) return {};
    // At once for writing: a transaction that reads first and then finds another one writing would have to be given up.
    if (auto status = run("BEGIN IMMEDIATE"); !status) return status;
    open_ = true;
    return {};
  }

  Status prepare(std::string_view sql, Statement& statement) {
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &made, nullptr);
    statement.reset(made);
    return code == SQLITE_OK ? Status() : Status(failure(sqlite3_errmsg(database_.get())));
  }

  // The bytes outlive the step: nothing is copied.
  static void bind(sqlite3_stmt* statement, int place, std::string_view value) {
    sqlite3_bind_text64(statement, place, value.data() ? value.data() : "", value.size(), SQLITE_STATIC, SQLITE_UTF8);
  }

  static std::optional<std::string> text(sqlite3_stmt* statement, int column) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    if (!bytes) return std::nullopt;
    return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
  }

  Result<std::optional<Known>> known_document(const std::string& key) {
    if (!known_) {
      if (auto status = prepare("SELECT id, digest, text_sha256 FROM documents WHERE key = ?1", known_); !status)
        return status.error();
    }
    bind(known_.get(), 1, key);
    std::optional<Known> found;
    const int code = sqlite3_step(known_.get());
    if (code == SQLITE_ROW)
      found = Known{text(known_.get(), 0).value_or(""), text(known_.get(), 1).value_or(""),
                    text(known_.get(), 2).value_or("")};
    sqlite3_reset(known_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) return failure(sqlite3_errmsg(database_.get()));
    return found;
  }

  Status step(sqlite3_stmt* statement) {
    const int code = sqlite3_step(statement);
    Status status = code == SQLITE_DONE ? Status() : Status(failure(sqlite3_errmsg(database_.get())));
    sqlite3_reset(statement);
    return status;
  }

  // The rows of the other tables go with that of the document.
  Status remove(const std::string& key) {
    if (!remove_) {
      if (auto status = prepare("DELETE FROM documents WHERE key = ?1", remove_); !status) return status;
    }
    bind(remove_.get(), 1, key);
    return step(remove_.get());
  }

  Status insert(std::size_t table, const Row& row) {
    inserts_.resize(layout_.size());
    Statement& statement = inserts_[table];
    if (!statement) {
      std::string names, places;
      for (const Column& column : layout_[table].columns) {
        names += (names.empty() ? "" : ", ") + identifier(column.name);
        places += places.empty() ? "?" : ", ?";
      }
      const std::string sql = fmt::format("INSERT INTO {} ({}) VALUES ({})", layout_[table].name, names, places);
      if (auto status = prepare(sql, statement); !status) return status;
    }
    for (std::size_t c = 0; c < row.size(); ++c) {
      const int place = static_cast<int>(c) + 1;
      if (const auto* words = std::get_if<std::string>(&row[c])) {
        bind(statement.get(), place, *words);
      } else if (const auto* integer = std::get_if<std::int64_t>(&row[c])) {
        sqlite3_bind_int64(statement.get(), place, *integer);
      } else if (const auto* real = std::get_if<double>(&row[c])) {
        sqlite3_bind_double(statement.get(), place, *real);
      } else {
        sqlite3_bind_null(statement.get(), place);
      }
    }
    return step(statement.get());
  }

  std::string file_;
  Database database_;  // before the statements, so that it is closed after them
  std::vector<Table> layout_;
  simdjson::dom::parser parser_;
  Statement known_, find_, remove_;
  std::vector<Statement> inserts_;  // beside the layout
  bool open_ = false;               // a transaction
  io::StoreCounts counts_, pending_;
};

}  // namespace

Result<std::unique_ptr<io::Store>> open_sqlite(const std::string& file, io::StoreOptions options) {
  sqlite3* opened = nullptr;
  const int flags =
      options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | (options.create ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
  Database database(opened);
  if (code != SQLITE_OK) {
    const std::string why = opened ? sqlite3_errmsg(opened) : sqlite3_errstr(code);
    return Error{code == SQLITE_CANTOPEN && !options.create ? ErrorCode::kNotFound : ErrorCode::kUnreadable,
                 "cannot be opened: " + why, Position{file}};
  }
  sqlite3_extended_result_codes(opened, 0);
  auto store = std::make_unique<SqliteStore>(file, std::move(database));
  if (auto status = store->start(options); !status) return status.error();
  return std::unique_ptr<io::Store>(std::move(store));
}

}  // namespace sayso::store
