// Documents out of JSON objects, whatever the file around them: lines, an array, one object after the other.
//
// An object is one of three things, told by its keys:
//   a document     text, body, content, maintext or articleBody      the keys of jsonl_reader.h
//   ninjs          bodies, body_text, body_xhtml, body_html          an agency's item, ninjs_item.h
//   quotations     quotes: [{pre, quote, post}]                      GDELT's: as many documents as quotes, quotation_items.h
#ifndef SAYSO_FORMAT_JSON_OBJECTS_H_
#define SAYSO_FORMAT_JSON_OBJECTS_H_

#include <simdjson.h>

#include <deque>
#include <string_view>

#include "format/fields.h"
#include "sayso/io/reader.h"

namespace sayso::io {

// What --from says an object is; kAny: its keys tell.
enum class ObjectForm : std::uint8_t { kAny, kNinjs, kQuotations };

class ObjectReader {
 public:
  explicit ObjectReader(ObjectForm form) : form_(form) {}
  // Appends the documents of the object in `bytes`, one that failed where it is broken. `item` knows its position; `id` is
  // for what has none of its own. After `bytes` SIMDJSON_PADDING more may be read.
  void read(std::string_view bytes, Item item, const std::string& id, std::deque<Item>& out);

 private:
  ObjectForm form_;
  simdjson::dom::parser parser_;
};

// Strings of simdjson's elements, empty where there is something else.
std::string_view json_string(const simdjson::dom::element& value);
// A string, or the name of an object.
std::string_view json_name(const simdjson::dom::element& value);
// A string, an object with a name, or a list of these.
void add_authors(const simdjson::dom::element& value, Item& item);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_JSON_OBJECTS_H_
