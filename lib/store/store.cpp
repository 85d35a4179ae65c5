#include <fmt/format.h>

#include <algorithm>

#include "sayso/io/store.h"
#include "sayso/version.h"
#include "store/postgresql_store.h"
#include "store/sqlite_store.h"
#include "text/digest.h"

namespace sayso::io {

Result<std::unique_ptr<Store>> Store::open(std::string_view target, StoreOptions options) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (target.starts_with(kSqlite) && target.size() > kSqlite.size()) {
    return store::open_sqlite(std::string(target.substr(kSqlite.size())), options);
  }
  if (target.starts_with("postgresql://") || target.starts_with("postgres://")) {
    return store::open_postgresql(std::string(target), options);
  }
  return Error{ErrorCode::kInvalidArgument,
               fmt::format("\"{}\" names no database; give sqlite:FILE or postgresql://USER@HOST/NAME", target),
               std::nullopt};
}

bool is_current(const StoredDocument& stored, std::string_view text,
                std::span<const std::shared_ptr<const Pack>> packs) {
  const auto same = [&](const std::pair<std::string, std::string>& used) {
    return std::any_of(packs.begin(), packs.end(),
                       [&](const auto& pack) { return pack->name() == used.first && pack->hash() == used.second; });
  };
  return stored.version == kVersion && !stored.packs.empty() &&
         std::all_of(stored.packs.begin(), stored.packs.end(), same) && stored.text_sha256 == text::sha256({text});
}

}  // namespace sayso::io
