// JSON lines, by simdjson's DOM: it validates the whole line, also what is not read of it, where the on-demand
// front end would let a broken line pass. A line that is not UTF-8 is mended and parsed again, as the damage is
// mostly one byte in a long article; everything else that is wrong with a line is an error in its own place.
#include "format/jsonl_reader.h"

#include <simdjson.h>

#include <array>
#include <string>
#include <utility>

#include "format/item.h"
#include "format/lines.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

namespace dom = simdjson::dom;

// Fields of a document, and the keys that may hold them, best first.
enum class Slot : std::uint8_t { kText, kId, kUri, kTitle, kAuthors, kPublisher, kPublished, kLanguage };
constexpr std::size_t kSlots = 8;
struct Key {
  std::string_view name;
  Slot slot;
};
constexpr Key kKeys[] = {
    {"text", Slot::kText},
    {"body", Slot::kText},
    {"content", Slot::kText},
    {"maintext", Slot::kText},
    {"articleBody", Slot::kText},
    {"id", Slot::kId},
    {"uri", Slot::kUri},
    {"url", Slot::kUri},
    {"title", Slot::kTitle},
    {"authors", Slot::kAuthors},
    {"author", Slot::kAuthors},
    {"publisher", Slot::kPublisher},
    {"date", Slot::kPublished},
    {"publish_date", Slot::kPublished},
    {"date_publish", Slot::kPublished},
    {"versionCreated", Slot::kPublished},
    {"published", Slot::kPublished},
    {"reference", Slot::kPublished},
    {"language", Slot::kLanguage},
    {"lang", Slot::kLanguage},
};

std::string_view as_string(const dom::element& value) {
  std::string_view s;
  return value.get_string().get(s) == simdjson::SUCCESS ? s : std::string_view();
}

// A string, or the name of an object.
std::string_view as_name(const dom::element& value) {
  dom::element name;
  if (value.is_object() && value["name"].get(name) == simdjson::SUCCESS) return as_string(name);
  return as_string(value);
}

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

void read_fields(const dom::object& object, Item& item) {
  struct Found {
    std::size_t key = std::size(kKeys);
    dom::element value;
  };
  std::array<Found, kSlots> found;
  for (const dom::key_value_pair field : object) {
    if (field.value.is_null()) continue;
    for (std::size_t k = 0; k < std::size(kKeys); ++k) {
      if (kKeys[k].name != field.key) continue;
      Found& best = found[static_cast<std::size_t>(kKeys[k].slot)];
      if (k < best.key) best = {k, field.value};
      break;
    }
  }
  const auto at = [&](Slot slot) -> const Found& { return found[static_cast<std::size_t>(slot)]; };
  const auto there = [&](Slot slot) { return at(slot).key < std::size(kKeys); };

  if (there(Slot::kUri)) item.input.uri = as_string(at(Slot::kUri).value);
  if (there(Slot::kId)) {
    const dom::element& id = at(Slot::kId).value;
    item.input.id = id.is_string() ? std::string(as_string(id)) : id.is_number() ? simdjson::minify(id) : std::string();
  }
  if (there(Slot::kTitle)) item.input.title = as_string(at(Slot::kTitle).value);
  if (there(Slot::kPublisher)) item.input.publisher = as_name(at(Slot::kPublisher).value);
  if (there(Slot::kLanguage)) item.input.language = as_string(at(Slot::kLanguage).value);
  if (there(Slot::kAuthors)) {
    const dom::element& value = at(Slot::kAuthors).value;
    const auto add = [&](std::string_view name) {
      if (!name.empty()) item.input.authors.emplace_back(name);
    };
    dom::array list;
    if (value.get_array().get(list) == simdjson::SUCCESS) {
      for (const dom::element author : list) add(as_name(author));
    } else {
      add(as_name(value));
    }
  }
  if (there(Slot::kPublished)) {
    const dom::element& value = at(Slot::kPublished).value;
    const std::string written = value.is_string() ? std::string(as_string(value)) : simdjson::minify(value);
    if (auto date = iso_date(written)) {
      item.input.published = *date;
    } else if (!written.empty()) {
      add_error(item, ErrorCode::kMalformedInput, Severity::kWarning,
                "\"" + std::string(kKeys[at(Slot::kPublished).key].name) +
                    "\" is no date of the form 2025-09-19 and was left out; times stay open");
    }
  }
  if (!there(Slot::kText)) {
    add_error(item, ErrorCode::kMalformedInput, Severity::kError,
              "the object has no text: give it under one of the keys text, body, content, maintext, articleBody");
    return;
  }
  const Found& text = at(Slot::kText);
  if (!text.value.is_string()) {
    add_error(item, ErrorCode::kMalformedInput, Severity::kError,
              "\"" + std::string(kKeys[text.key].name) + "\" is " + std::string(kind_of(text.value)) +
                  ", and a string is needed");
    return;
  }
  item.text = as_string(text.value);
}

// Why a line is no JSON object, and what to do.
std::string what_is_wrong(std::string_view line, simdjson::error_code code) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  const std::size_t last = line.find_last_not_of(" \t\r");
  if (line[first] == '[')
    return "the line is a list, and an object is needed; write one object a line (jq -c '.[]' does)";
  if (line[first] != '{')
    return "the line is no JSON object; write one object a line, or read the file with --from text";
  if (code == simdjson::UNCLOSED_STRING || line[last] != '}') {
    return "the line breaks off inside its JSON object; was the file cut, or the object written over several lines "
           "(jq -c . puts each on one)?";
  }
  switch (code) {
    case simdjson::STRING_ERROR:
      return "a string holds a broken escape, such as half of a surrogate pair (\\ud83d without \\ude00); mend what "
             "wrote it";
    case simdjson::UNESCAPED_CHARS:
      return "a string holds a control character that is not escaped; write it as \\n or \\u0000";
    case simdjson::DEPTH_ERROR:
      return "the JSON is nested too deeply";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return "the line needs more memory than there is";
    default:
      return std::string("the line is no valid JSON: ") + simdjson::error_message(code);
  }
}

class JsonlReader : public Reader {
 public:
  JsonlReader(std::unique_ptr<ByteSource> source, ReaderOptions options)
      : options_(std::move(options)), lines_(std::move(source), options_.max_bytes, simdjson::SIMDJSON_PADDING) {}

  Result<std::optional<Item>> next() override {
    for (;;) {
      auto line = lines_.next();
      if (!line) return line.error();
      if (!*line) return std::optional<Item>();
      if (!(*line)->too_long && (*line)->bytes.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      return std::optional<Item>(read(**line));
    }
  }

 private:
  Item read(const Line& line) {
    Item item;
    item.position = Position{options_.name, line.number + 1, 0};
    if (line.too_long) {
      add_error(item, ErrorCode::kTooLarge, Severity::kError, over_limit("the line", options_.max_bytes));
    } else {
      parse(line.bytes, item);
    }
    if (item.input.id.empty()) item.input.id = !item.input.uri.empty() ? item.input.uri : std::to_string(line.number);
    if (item.failed()) {
      item.text = {};
    } else {
      note_oddities(item);
    }
    return item;
  }

  void parse(std::string_view bytes, Item& item) {
    dom::element root;
    auto code = parser_.parse(bytes.data(), bytes.size(), false).get(root);
    std::string mended;
    if (code == simdjson::UTF8_ERROR) {
      mended = text::well_formed(bytes);
      code = parser_.parse(mended.data(), mended.size(), true).get(root);
      add_error(item, ErrorCode::kMalformedText, Severity::kWarning,
                "the line is not UTF-8 everywhere; what was malformed was read as U+FFFD");
    }
    if (code != simdjson::SUCCESS || !root.is_object()) {
      add_error(item, ErrorCode::kMalformedInput, Severity::kError, what_is_wrong(bytes, code));
      return;
    }
    read_fields(root.get_object().value_unsafe(), item);
  }

  ReaderOptions options_;
  LineReader lines_;
  dom::parser parser_;
};

}  // namespace

std::unique_ptr<Reader> make_jsonl_reader(std::unique_ptr<ByteSource> source, ReaderOptions options) {
  return std::make_unique<JsonlReader>(std::move(source), std::move(options));
}

}  // namespace sayso::io
