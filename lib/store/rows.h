// A document's JSON as rows of the tables.
#ifndef SAYSO_STORE_ROWS_H_
#define SAYSO_STORE_ROWS_H_

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sayso/result.h"
#include "store/layout.h"

namespace sayso::store {

using Value = std::variant<std::monostate, std::string, std::int64_t, double>;
using Row = std::vector<Value>;  // a value a column

struct DocumentRows {
  std::string key, id, text_sha256, digest;
  std::vector<std::vector<Row>> tables;  // beside the layout
};

// `parser` is used again for the next document. Error: kMalformedInput, with the record and the field.
Result<DocumentRows> rows_of(const std::vector<Table>& layout, std::string_view json, simdjson::dom::parser& parser);

// The key of a document of this id.
std::string document_key(std::string_view id);
// What to say where two ids have one key.
std::string one_key(std::string_view id, std::string_view other);

// {"en": "<hash>"} as pairs; what is no such object gives none.
std::vector<std::pair<std::string, std::string>> packs_of(std::string_view json, simdjson::dom::parser& parser);

}  // namespace sayso::store

#endif  // SAYSO_STORE_ROWS_H_
