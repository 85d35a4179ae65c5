#include "format/jsonl_reader.h"

#include <simdjson.h>

#include <deque>
#include <string>
#include <utility>

#include "format/item.h"
#include "format/json_objects.h"
#include "format/lines.h"

namespace sayso::io {
namespace {

class JsonlReader : public Reader {
 public:
  JsonlReader(std::unique_ptr<ByteSource> source, ReaderOptions options, ObjectForm form)
      : options_(std::move(options)),
        lines_(std::move(source), options_.max_bytes, simdjson::SIMDJSON_PADDING),
        objects_(form) {}

  Result<std::optional<Item>> next() override {
    while (ready_.empty()) {
      auto line = lines_.next();
      if (!line) return line.error();
      if (!*line) return std::optional<Item>();
      if (!(*line)->too_long && (*line)->bytes.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      read(**line);
    }
    std::optional<Item> item(std::move(ready_.front()));
    ready_.pop_front();
    return item;
  }

 private:
  void read(const Line& line) {
    Item item;
    item.position = Position{options_.name, line.number + 1, 0};
    if (!line.too_long) return objects_.read(line.bytes, std::move(item), std::to_string(line.number), ready_);
    add_error(item, ErrorCode::kTooLarge, Severity::kError, over_limit("the line", options_.max_bytes));
    item.input.id = std::to_string(line.number);
    ready_.push_back(std::move(item));
  }

  ReaderOptions options_;
  LineReader lines_;
  ObjectReader objects_;
  std::deque<Item> ready_;  // of the line read last
};

}  // namespace

std::unique_ptr<Reader> make_jsonl_reader(std::unique_ptr<ByteSource> source, ReaderOptions options) {
  return std::make_unique<JsonlReader>(std::move(source), std::move(options), ObjectForm::kAny);
}

std::unique_ptr<Reader> make_gqg_reader(std::unique_ptr<ByteSource> source, ReaderOptions options) {
  return std::make_unique<JsonlReader>(std::move(source), std::move(options), ObjectForm::kQuotations);
}

}  // namespace sayso::io
