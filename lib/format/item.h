// Small things that readers share.
#ifndef SAYSO_FORMAT_ITEM_H_
#define SAYSO_FORMAT_ITEM_H_

#include <string>
#include <utility>

#include "sayso/io/reader.h"
#include "sayso/io/record_reader.h"

namespace sayso::io {

inline void add_error(Item& item, ErrorCode code, Severity severity, std::string message) {
  item.errors.push_back(DocumentError{code, severity, std::move(message), std::nullopt});
}

// The document could not be read: of it, only who it is stays.
void fail(RecordItem& item, ErrorCode code, std::string message);

inline std::string over_limit(std::string what, std::size_t max_bytes) {
  return std::move(what) + " is over the limit of " + std::to_string(max_bytes) +
         " bytes; cut it into parts, or raise the limit (limits.bytes, --max-bytes)";
}

// What a text is looked over for, in any format: nothing in it, or NUL characters, which hint at another encoding.
void note_oddities(Item& item);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_ITEM_H_
