// By simdjson's DOM: it validates the whole object, also what is not read of it, where the on-demand front end would let a
// broken one pass. An object that is not UTF-8 is mended and parsed again, as the damage is mostly one byte in a long
// article; everything else that is wrong with an object is an error in its own place.
#include "format/json_objects.h"

#include <string>
#include <utility>

#include "format/item.h"
#include "format/ninjs_item.h"
#include "format/quotation_items.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

namespace dom = simdjson::dom;

std::string_view kind_of(const dom::element& value) {
  switch (value.type()) {
    case dom::element_type::ARRAY:
      return "a list";
    case dom::element_type::OBJECT:
      return "an object";
    case dom::element_type::BOOL:
      return "true or false";
    default:
      return "a number";
  }
}

void read_document(const FoundFields<dom::element>& found, Item& item) {
  if (found.has(Slot::kUri)) item.input.uri = json_string(found[Slot::kUri]);
  if (found.has(Slot::kId)) {
    const dom::element& id = found[Slot::kId];
    item.input.id = id.is_string()   ? std::string(json_string(id))
                    : id.is_number() ? simdjson::minify(id)
                                     : std::string();
  }
  if (found.has(Slot::kTitle)) item.input.title = json_string(found[Slot::kTitle]);
  if (found.has(Slot::kPublisher)) item.input.publisher = json_name(found[Slot::kPublisher]);
  if (found.has(Slot::kLanguage)) item.input.language = json_string(found[Slot::kLanguage]);
  if (found.has(Slot::kAuthors)) add_authors(found[Slot::kAuthors], item);
  if (found.has(Slot::kPublished)) {
    const dom::element& value = found[Slot::kPublished];
    set_published(item, found.name(Slot::kPublished),
                  value.is_string() ? std::string(json_string(value)) : simdjson::minify(value));
  }
  if (!found.has(Slot::kText)) {
    add_error(item, ErrorCode::kMalformedInput, Severity::kError,
              "the object has no text: give it under one of the keys " + std::string(kTextNames));
    return;
  }
  const dom::element& text = found[Slot::kText];
  if (!text.is_string()) {
    add_error(item, ErrorCode::kMalformedInput, Severity::kError,
              "\"" + std::string(found.name(Slot::kText)) + "\" is " + std::string(kind_of(text)) +
                  ", and a string is needed");
    return;
  }
  item.text = json_string(text);
}

// Why it is no JSON object, and what to do. What is read is a line, or what stands between the commas of a list.
std::string what_is_wrong(std::string_view bytes, simdjson::error_code code) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  const std::size_t last = bytes.find_last_not_of(" \t\r\n");
  if (first == std::string_view::npos) return "there is nothing where an object should stand";
  if (code == simdjson::DEPTH_ERROR) return "the JSON is nested too deeply";
  if (bytes[first] == '[')
    return "the line is a list, and an object is needed; write one object a line (jq -c '.[]' does), or read the file "
           "with --from json";
  if (bytes[first] != '{')
    return "the line is no JSON object; write one object a line, or read the file with --from text";
  if (code == simdjson::UNCLOSED_STRING || bytes[last] != '}') {
    return "the line breaks off inside its JSON object; was the file cut, or the object written over several lines "
           "(jq -c . puts each on one)?";
  }
  switch (code) {
    case simdjson::STRING_ERROR:
      return "a string holds a broken escape, such as half of a surrogate pair (\\ud83d without \\ude00); mend what "
             "wrote it";
    case simdjson::UNESCAPED_CHARS:
      return "a string holds a control character that is not escaped; write it as \\n or \\u0000";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return "the line needs more memory than there is";
    default:
      return std::string("the line is no valid JSON: ") + simdjson::error_message(code);
  }
}

}  // namespace

std::string_view json_string(const dom::element& value) {
  std::string_view s;
  return value.get_string().get(s) == simdjson::SUCCESS ? s : std::string_view();
}

std::string_view json_name(const dom::element& value) {
  dom::element name;
  if (value.is_object() && value["name"].get(name) == simdjson::SUCCESS) return json_string(name);
  return json_string(value);
}

void add_authors(const dom::element& value, Item& item) {
  const auto add = [&](std::string_view name) {
    if (!name.empty()) item.input.authors.emplace_back(name);
  };
  dom::array list;
  if (value.get_array().get(list) == simdjson::SUCCESS) {
    for (const dom::element author : list) add(json_name(author));
  } else {
    add(json_name(value));
  }
}

void ObjectReader::read(std::string_view bytes, Item item, const std::string& id, std::deque<Item>& out) {
  dom::element root;
  auto code = parser_.parse(bytes.data(), bytes.size(), false).get(root);
  std::string mended;
  if (code == simdjson::UTF8_ERROR) {
    mended = text::well_formed(bytes);
    code = parser_.parse(mended.data(), mended.size(), true).get(root);
    add_error(item, ErrorCode::kMalformedText, Severity::kWarning,
              "the line is not UTF-8 everywhere; what was malformed was read as U+FFFD");
  }
  const auto give = [&](Item&& done) {
    if (done.input.id.empty()) done.input.id = !done.input.uri.empty() ? done.input.uri : id;
    if (done.failed()) {
      done.text = {};
    } else {
      note_oddities(done);
    }
    out.push_back(std::move(done));
  };
  if (code != simdjson::SUCCESS || !root.is_object()) {
    add_error(item, ErrorCode::kMalformedInput, Severity::kError, what_is_wrong(bytes, code));
    return give(std::move(item));
  }
  const dom::object object = root.get_object().value_unsafe();
  FoundFields<dom::element> found;
  for (const dom::key_value_pair field : object) {
    if (!field.value.is_null()) found.add(field.key, field.value);
  }
  const bool any = form_ == ObjectForm::kAny && !found.has(Slot::kText);
  if (form_ == ObjectForm::kNinjs || (any && is_ninjs(object))) {
    read_ninjs(object, item);
    give(std::move(item));
  } else if (form_ == ObjectForm::kQuotations || (any && is_quotations(object))) {
    std::vector<Item> items = read_quotations(object, item, id);
    for (Item& one : items) give(std::move(one));
  } else {
    read_document(found, item);
    give(std::move(item));
  }
}

}  // namespace sayso::io
