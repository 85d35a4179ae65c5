// The database that one file is.
#ifndef SAYSO_STORE_SQLITE_STORE_H_
#define SAYSO_STORE_SQLITE_STORE_H_

#include <memory>
#include <string>

#include "sayso/io/store.h"

namespace sayso::store {

Result<std::unique_ptr<io::Store>> open_sqlite(const std::string& file, io::StoreOptions options);

}  // namespace sayso::store

#endif  // SAYSO_STORE_SQLITE_STORE_H_
