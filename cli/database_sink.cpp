#include "database_sink.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "message.h"
#include "sayso/io/registry.h"

namespace sayso::cli {
namespace {

// What a kill may cost at most, against the price of a transaction.
constexpr std::size_t kDocumentsACommit = 500;
constexpr std::chrono::milliseconds kTimeACommit{100};

}  // namespace

DatabaseSink::DatabaseSink(std::unique_ptr<io::Store> store, bool with_text, bool quiet)
    : store_(std::move(store)), writer_(io::find_writer("jsonl")->make({.with_text = with_text})), quiet_(quiet) {}

void DatabaseSink::prepare(const Document& document, std::string_view text, std::string& prepared) const {
  writer_->write(document, text, prepared);
}

Status DatabaseSink::write(const Document& document, std::string_view, std::string_view prepared) {
  if (auto status = store_->put(prepared); !status) {
    if (status.error().code != ErrorCode::kMalformedInput) return status;
    failed_ = true;
    say(fmt::format("{}: {}", document.id, status.error().message));
  }
  const auto now = std::chrono::steady_clock::now();
  if (++since_commit_ < kDocumentsACommit && now - last_commit_ < kTimeACommit) return {};
  return commit();
}

Status DatabaseSink::commit() {
  auto status = store_->commit();
  for (const auto& [id, error] : store_->take_failures()) {
    failed_ = true;
    say(fmt::format("{}: {}", id, error.message));
  }
  since_commit_ = 0;
  last_commit_ = std::chrono::steady_clock::now();
  return status;
}

Status DatabaseSink::end() {
  if (auto status = commit(); !status) return status;
  if (quiet_) return {};
  const io::StoreCounts counts = store_->counts();
  say(fmt::format("documents added {}, replaced {}, unchanged {}", counts.added, counts.replaced, counts.unchanged));
  if (counts.other_text > 0) {
    say(
        fmt::format("warning: {} of those replaced had another text under the same id; if they were other articles, "
                    "give each its own id",
                    counts.other_text));
  }
  return {};
}

}  // namespace sayso::cli
