// One object of schema sayso/1, as the jsonl writer writes it, back into a Document.
#ifndef SAYSO_FORMAT_RECORDS_JSON_H_
#define SAYSO_FORMAT_RECORDS_JSON_H_

#include <memory>
#include <string>

#include "format/json_fields.h"
#include "sayso/io/record_reader.h"

namespace sayso::io {

// Fields that it does not know are passed over; what is wrong stands in `fields`. `has_text`: the object brings its text.
void read_document(JsonFields& fields, const simdjson::dom::element& from, Document& to, std::string& text, bool& has_text);

// JSON lines, a document each.
std::unique_ptr<RecordReader> make_records_reader(std::unique_ptr<ByteSource> source, RecordReaderOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_RECORDS_JSON_H_
