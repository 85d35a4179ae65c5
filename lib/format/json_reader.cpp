#include "format/json_reader.h"

#include <simdjson.h>

#include <deque>
#include <string>
#include <utility>

#include "format/item.h"
#include "format/json_elements.h"
#include "format/json_objects.h"

namespace sayso::io {
namespace {

class JsonReader : public Reader {
 public:
  JsonReader(std::unique_ptr<ByteSource> source, ReaderOptions options, ObjectForm form)
      : options_(std::move(options)),
        elements_(std::move(source), options_.max_bytes, simdjson::SIMDJSON_PADDING),
        objects_(form) {}

  Result<std::optional<Item>> next() override {
    while (ready_.empty()) {
      auto element = elements_.next();
      if (!element) return element.error();
      if (!*element) return std::optional<Item>();
      read(**element);
    }
    std::optional<Item> item(std::move(ready_.front()));
    ready_.pop_front();
    return item;
  }

 private:
  void read(const JsonElement& element) {
    Item item;
    item.position = Position{options_.name, element.line, 0};
    const std::string id = element.whole && !options_.name.empty() ? options_.name : std::to_string(element.number);
    if (!element.too_long) return objects_.read(element.bytes, std::move(item), id, ready_);
    add_error(item, ErrorCode::kTooLarge, Severity::kError, over_limit("the object", options_.max_bytes));
    item.input.id = id;
    ready_.push_back(std::move(item));
  }

  ReaderOptions options_;
  JsonElements elements_;
  ObjectReader objects_;
  std::deque<Item> ready_;
};

}  // namespace

std::unique_ptr<Reader> make_json_reader(std::unique_ptr<ByteSource> source, ReaderOptions options) {
  return std::make_unique<JsonReader>(std::move(source), std::move(options), ObjectForm::kAny);
}

std::unique_ptr<Reader> make_ninjs_reader(std::unique_ptr<ByteSource> source, ReaderOptions options) {
  return std::make_unique<JsonReader>(std::move(source), std::move(options), ObjectForm::kNinjs);
}

}  // namespace sayso::io
