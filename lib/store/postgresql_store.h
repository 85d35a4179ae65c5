// The database on a server.
#ifndef SAYSO_STORE_POSTGRESQL_STORE_H_
#define SAYSO_STORE_POSTGRESQL_STORE_H_

#include <memory>
#include <string>

#include "sayso/io/store.h"

namespace sayso::store {

Result<std::unique_ptr<io::Store>> open_postgresql(const std::string& target, io::StoreOptions options);

}  // namespace sayso::store

#endif  // SAYSO_STORE_POSTGRESQL_STORE_H_
