#include "format/record_lines.h"

#include <string>
#include <utility>

#include "format/item.h"

namespace sayso::io {

RecordLines::RecordLines(std::unique_ptr<ByteSource> source, RecordReaderOptions options)
    : options_(std::move(options)), lines_(std::move(source), options_.max_bytes, simdjson::SIMDJSON_PADDING) {}

Result<std::optional<RecordItem>> RecordLines::next() {
  for (;;) {
    auto line = lines_.next();
    if (!line) return line.error();
    if (!*line) return std::optional<RecordItem>();
    if (!(*line)->too_long && (*line)->bytes.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    return std::optional<RecordItem>(item_of(**line));
  }
}

RecordItem RecordLines::item_of(const Line& line) {
  RecordItem item;
  item.position = Position{options_.name, line.number + 1, 0};
  item.document.id = std::to_string(line.number);
  if (line.too_long) {
    fail(item, ErrorCode::kTooLarge, over_limit("the line", options_.max_bytes));
    return item;
  }
  simdjson::dom::element root;
  const auto code = parser_.parse(line.bytes.data(), line.bytes.size(), false).get(root);
  if (code != simdjson::SUCCESS) {
    fail(item, ErrorCode::kMalformedInput, std::string("the line is no valid JSON: ") + simdjson::error_message(code));
    return item;
  }
  read(root, item);
  return item;
}

}  // namespace sayso::io
