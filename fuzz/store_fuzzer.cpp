// Any bytes as a document's records into a database: taken whole or refused, and the same again changes nothing.
#include <memory>
#include <string>

#include "fuzz.h"
#include "sayso/io/store.h"
#include "store/copy_format.h"
#include "store/layout.h"
#include "store/rows.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  const std::string json(reinterpret_cast<const char*>(data), size);
  static const std::unique_ptr<io::Store> store = [] {
    auto opened = io::Store::open("sqlite::memory:", {.create = true});
    fuzz::check(opened.ok());
    return std::move(*opened);
  }();
  const auto rows = [&] {
    auto answer = store->query("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM quotes), (SELECT count(*) FROM errors)", {});
    fuzz::check(answer.ok());
    return answer->rows;
  };
  const auto put = store->put(json);
  fuzz::check(put || put.error().code == ErrorCode::kMalformedInput);
  fuzz::check(store->commit().ok());
  if (put) {
    const auto there = rows();
    const auto before = store->counts();
    fuzz::check(store->put(json).ok() && store->commit().ok());
    fuzz::check(rows() == there && store->counts().unchanged == before.unchanged + 1);
  }
  // What PostgreSQL gets: as many rows as there are, and no U+0000 in its JSON.
  std::string mended = json;
  store::replace_nul(mended);
  fuzz::check(store::replace_nul(mended) == 0);
  simdjson::dom::parser parser;
  const auto layout = store::make_layout();
  if (auto made = store::rows_of(layout, json, parser)) {
    std::string block;
    for (std::size_t t = 0; t < layout.size(); ++t) {
      for (const store::Row& row : made->tables[t]) {
        fuzz::check(row.size() == layout[t].columns.size());
        store::append_copy_row(layout[t], row, block);
      }
    }
  }
  fuzz::check(store->query("DELETE FROM documents", {}).ok());  // small again
  return 0;
}
