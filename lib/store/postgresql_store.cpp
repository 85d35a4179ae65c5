// PostgreSQL by COPY. Documents are gathered and go in one transaction a batch: what is there already is asked for once,
// what changed is deleted, and the rows of each table follow in one COPY. A batch that is refused is rolled back and sent
// again document by document, so that only the one at fault is left out.
#include "store/postgresql_store.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "sayso/records.h"
#include "store/copy_format.h"
#include "store/layout.h"
#include "store/libpq.h"
#include "store/rows.h"
#include "store/views.h"

namespace sayso::store {
namespace {

constexpr std::size_t kBatchDocuments = 500;
constexpr std::size_t kBatchBytes = std::size_t{4} << 20;  // of JSON; rows take about three times that
constexpr std::size_t kCopyBlock = std::size_t{256} << 10;
// Writers of one database take turns from the look at what is there to the commit; any number that others do not use.
constexpr const char* kTakeTurn = "SELECT pg_advisory_xact_lock(7310579)";

// The password of a connection string is nothing to print.
std::string without_password(std::string target) {
  target = target.substr(0, target.find('?'));
  const std::size_t begin = target.find("://"), at = target.find('@');
  if (begin == std::string::npos || at == std::string::npos) return target;
  const std::size_t colon = target.find(':', begin + 3);
  if (colon < at) target.replace(colon + 1, at - colon - 1, "***");
  return target;
}

std::string one_line(std::string message) {
  while (!message.empty() && message.back() == '\n') message.pop_back();
  std::replace(message.begin(), message.end(), '\n', ' ');
  return message;
}

class PostgresqlStore : public io::Store {
 public:
  PostgresqlStore(Libpq pq, PGconn* connection, std::string target)
      : pq_(pq), connection_(connection), target_(without_password(std::move(target))), layout_(make_layout()) {}
  PostgresqlStore(const PostgresqlStore&) = delete;
  PostgresqlStore& operator=(const PostgresqlStore&) = delete;
  ~PostgresqlStore() override { pq_.finish(connection_); }

  Status start(io::StoreOptions options) {
    if (pq_.status(connection_) != CONNECTION_OK) return failure(pq_.errorMessage(connection_));
    pq_.setNoticeProcessor(
        connection_, [](void*, const char*) {}, nullptr);  // it would print them
    if (options.read_only) {
      if (auto status = run("SET default_transaction_read_only = on"); !status) return status;
    }
    if (options.create) {
      auto status = run("BEGIN");
      if (status) status = run(kTakeTurn);
      if (status) status = create();
      if (auto ended = run(status ? "COMMIT" : "ROLLBACK"); status && !ended) return ended;
      if (!status) return status;
    }
    if (const std::string wrong = misfit(query(kAskLayout, {})); !wrong.empty()) return failure(wrong);
    return {};
  }

  Status put(std::string_view json) override {
    Result<DocumentRows> rows = prepared(json);
    if (!rows) return rows.error();
    const bool again =
        std::any_of(batch_.begin(), batch_.end(), [&](const DocumentRows& d) { return d.key == rows->key; });
    if (again || batch_.size() >= kBatchDocuments || batch_bytes_ + json.size() > kBatchBytes) {
      if (auto status = commit(); !status) return status;
    }
    batch_bytes_ += json.size();
    batch_.push_back(std::move(*rows));
    return {};
  }

  Status commit() override {
    const std::vector<DocumentRows> batch = std::exchange(batch_, {});
    batch_bytes_ = 0;
    if (batch.empty() || store(batch)) return {};
    for (const DocumentRows& document : batch) {
      auto status = store(std::span(&document, 1));
      if (status) continue;
      if (pq_.status(connection_) != CONNECTION_OK) return status;
      failures_.emplace_back(document.id, status.error());
    }
    return {};
  }

  std::vector<std::pair<std::string, Error>> take_failures() override { return std::exchange(failures_, {}); }

  Result<std::optional<io::StoredDocument>> find(std::string_view id) override {
    auto answer =
        query("SELECT text_sha256, producer_version, producer_packs FROM documents WHERE key = $1 AND id = $2",
              {document_key(id), std::string(id)});
    if (!answer) return answer.error();
    std::optional<io::StoredDocument> found;
    if (!answer->rows.empty()) {
      const auto& row = answer->rows[0];
      found = io::StoredDocument{row[0].value_or(""), row[1].value_or(""), packs_of(row[2].value_or(""), parser_)};
    }
    return found;
  }

  Result<io::Answer> query(std::string_view sql, const std::vector<std::string>& arguments) override {
    std::vector<const char*> values;
    for (const std::string& argument : arguments) values.push_back(argument.c_str());
    const std::string statement(sql);
    PGresult* result = pq_.execParams(connection_, statement.c_str(), static_cast<int>(values.size()), nullptr,
                                      values.data(), nullptr, nullptr, 0);
    io::Answer answer;
    const ExecStatusType status = pq_.resultStatus(result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
      const Error error = failure(pq_.resultErrorMessage(result));
      pq_.clear(result);
      return error;
    }
    for (int c = 0; c < pq_.nfields(result); ++c) answer.columns.emplace_back(pq_.fname(result, c));
    for (int r = 0; r < pq_.ntuples(result); ++r) {
      auto& row = answer.rows.emplace_back();
      for (int c = 0; c < pq_.nfields(result); ++c) {
        if (pq_.getisnull(result, r, c))
          row.emplace_back();
        else
          row.emplace_back(
              std::string(pq_.getvalue(result, r, c), static_cast<std::size_t>(pq_.getlength(result, r, c))));
      }
    }
    pq_.clear(result);
    return answer;
  }

  io::Dialect dialect() const override { return io::Dialect::kPostgresql; }
  io::StoreCounts counts() const override { return counts_; }

 private:
  Error failure(std::string message) const {
    return Error{ErrorCode::kUnreadable, one_line(std::move(message)), Position{target_}};
  }

  Status run(const std::string& sql) {
    PGresult* result = pq_.exec(connection_, sql.c_str());
    const ExecStatusType code = pq_.resultStatus(result);
    Status status = code == PGRES_COMMAND_OK || code == PGRES_TUPLES_OK
                        ? Status()
                        : Status(failure(pq_.resultErrorMessage(result)));
    pq_.clear(result);
    return status;
  }

  Status create() {
    auto there = query("SELECT to_regclass('sayso') IS NOT NULL", {});
    if (!there) return there.error();
    if (there->rows[0][0] == "t") return {};
    auto status = run(io::database_schema(io::Dialect::kPostgresql));
    return status ? Status() : Status(failure("the tables cannot be made: " + status.error().message));
  }

  // The rows, without what PostgreSQL cannot store, and a note where there was such.
  Result<DocumentRows> prepared(std::string_view json) {
    if (json.find("\\u0000") == std::string_view::npos) return rows_of(layout_, json, parser_);
    std::string mended(json);
    const std::size_t replaced = replace_nul(mended);
    auto rows = rows_of(layout_, mended, parser_);
    if (!rows || replaced == 0) return rows;
    const auto errors =
        std::find_if(layout_.begin(), layout_.end(), [](const Table& t) { return t.record == "error"; });
    auto& there = rows->tables[static_cast<std::size_t>(errors - layout_.begin())];
    Row note;
    for (const Column& column : errors->columns) {
      if (column.origin == Origin::kDocumentKey)
        note.emplace_back(rows->key);
      else if (column.origin == Origin::kPosition)
        note.emplace_back(static_cast<std::int64_t>(there.size()));
      else if (column.name == "code")
        note.emplace_back(std::string(error_code_name(ErrorCode::kMalformedText)));
      else if (column.name == "severity")
        note.emplace_back(std::string(severity_name(Severity::kNote)));
      else if (column.name == "message")
        note.emplace_back(fmt::format("{} times U+0000, which PostgreSQL cannot store, became U+FFFD", replaced));
      else
        note.emplace_back();
    }
    there.push_back(std::move(note));
    return rows;
  }

  // One transaction; rolled back where anything fails.
  Status store(std::span<const DocumentRows> batch) {
    io::StoreCounts counts;
    auto status = run("BEGIN");
    if (status) status = run(kTakeTurn);
    if (status) status = write(batch, counts);
    if (status) status = run("COMMIT");
    if (!status) {
      // What it says does not matter: the connection may be gone.
      static_cast<void>(run("ROLLBACK").ok());
      return status;
    }
    counts_ += counts;
    return {};
  }

  Status write(std::span<const DocumentRows> batch, io::StoreCounts& counts) {
    // Keys are hexadecimal digits: they need no quoting in the text of an array.
    std::string keys = "{";
    for (const DocumentRows& document : batch) keys += (keys.size() > 1 ? "," : "") + document.key;
    keys += '}';
    auto there = query("SELECT key, id, digest, text_sha256 FROM documents WHERE key = ANY($1::text[])", {keys});
    if (!there) return there.error();
    std::unordered_map<std::string_view, const std::vector<std::optional<std::string>>*> known;
    for (const auto& row : there->rows) known.emplace(*row[0], &row);

    std::vector<const DocumentRows*> fresh;
    std::string changed = "{";
    for (const DocumentRows& document : batch) {
      const auto found = known.find(document.key);
      if (found == known.end()) {
        ++counts.added;
        fresh.push_back(&document);
        continue;
      }
      const auto& row = *found->second;
      if (row[1] != document.id) {
        return failure(one_key(document.id, row[1].value_or("")));
      }
      if (row[2] == document.digest) {
        ++counts.unchanged;
        continue;
      }
      ++counts.replaced;
      if (row[3].value_or("") != document.text_sha256) ++counts.other_text;
      changed += (changed.size() > 1 ? "," : "") + document.key;
      fresh.push_back(&document);
    }
    changed += '}';
    if (changed.size() > 2) {
      auto deleted = query("DELETE FROM documents WHERE key = ANY($1::text[])", {changed});
      if (!deleted) return deleted.error();
    }
    for (std::size_t t = 0; t < layout_.size(); ++t) {
      if (auto status = copy(t, fresh); !status) return status;
    }
    return {};
  }

  Status copy(std::size_t table, const std::vector<const DocumentRows*>& documents) {
    const bool any = std::any_of(documents.begin(), documents.end(),
                                 [&](const DocumentRows* d) { return !d->tables[table].empty(); });
    if (!any) return {};
    std::string names;
    for (const Column& column : layout_[table].columns) names += (names.empty() ? "" : ", ") + identifier(column.name);
    PGresult* begun = pq_.exec(
        connection_, fmt::format("COPY {} ({}) FROM STDIN (FORMAT binary)", layout_[table].name, names).c_str());
    const bool in = pq_.resultStatus(begun) == PGRES_COPY_IN;
    const std::string why = in ? "" : pq_.resultErrorMessage(begun);
    pq_.clear(begun);
    if (!in) return failure(why);

    std::string block;
    append_copy_header(block);
    bool sent = true;
    const auto send = [&] {
      sent = sent && pq_.putCopyData(connection_, block.data(), static_cast<int>(block.size())) == 1;
      block.clear();
    };
    for (const DocumentRows* document : documents) {
      for (const Row& row : document->tables[table]) {
        append_copy_row(layout_[table], row, block);
        if (block.size() > kCopyBlock) send();
      }
    }
    append_copy_end(block);
    send();
    if (pq_.putCopyEnd(connection_, sent ? nullptr : "the rows could not be sent") != 1) sent = false;
    Status status = sent ? Status() : Status(failure(pq_.errorMessage(connection_)));
    while (PGresult* result = pq_.getResult(connection_)) {
      if (status && pq_.resultStatus(result) != PGRES_COMMAND_OK) status = failure(pq_.resultErrorMessage(result));
      pq_.clear(result);
    }
    return status;
  }

  Libpq pq_;
  PGconn* connection_;
  std::string target_;
  std::vector<Table> layout_;
  simdjson::dom::parser parser_;
  std::vector<DocumentRows> batch_;
  std::size_t batch_bytes_ = 0;
  std::vector<std::pair<std::string, Error>> failures_;
  io::StoreCounts counts_;
};

}  // namespace

Result<std::unique_ptr<io::Store>> open_postgresql(const std::string& target, io::StoreOptions options) {
  auto pq = load_libpq();
  if (!pq) return pq.error();
  auto store = std::make_unique<PostgresqlStore>(*pq, pq->connectdb(target.c_str()), target);
  if (auto status = store->start(options); !status) return status.error();
  return std::unique_ptr<io::Store>(std::move(store));
}

}  // namespace sayso::store
