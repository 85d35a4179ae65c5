// The record schema sayso/1, as data and as JSON Schema.
//
//   sayso::io::json_schema()      draft 2020-12: one object a document, as the jsonl writer writes it
//   sayso::io::schema_fields()    the table that it is made of, row by row
//
// Every description of the records that sayso gives (JSON Schema, documentation) comes from this one table; a test
// holds what the writer writes against it.
#ifndef SAYSO_IO_SCHEMA_H_
#define SAYSO_IO_SCHEMA_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::io {

enum class FieldType : std::uint8_t {
  kString,
  kDecimal,    // a string that is an exact decimal number: "-1.5"
  kKey,        // 16 hex digits
  kInteger,    // from 0
  kFraction,   // from 0 to 1
  kSpan,       // [start, end]
  kEnum,       // one of the words of the enumeration `of`
  kObject,     // a record of type `of`
  kStringMap,  // an object of strings
  kAnything,   // an object whose fields a grammar declares
};

struct Field {
  std::string_view record;  // in which object it stands: "quote"
  std::string_view name;
  FieldType type = FieldType::kString;
  std::string_view of;  // of kEnum, kObject: which
  bool list = false;    // an array of such
  bool required = false;
  std::string_view description;
};

// By record, in the order in which the fields are written.
std::span<const Field> schema_fields();
// The words of an enumeration: "quote_type" gives direct, indirect, mixed.
std::vector<std::string_view> enumeration(std::string_view name);
// Indented, with a newline at the end.
std::string json_schema();

}  // namespace sayso::io

#endif  // SAYSO_IO_SCHEMA_H_
