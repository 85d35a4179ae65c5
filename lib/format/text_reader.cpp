#include "format/text_reader.h"

#include <utility>

#include "format/item.h"
#include "format/whole.h"

namespace sayso::io {
namespace {

class TextReader : public Reader {
 public:
  TextReader(std::unique_ptr<ByteSource> source, ReaderOptions options)
      : source_(std::move(source)), options_(std::move(options)) {}

  Result<std::optional<Item>> next() override {
    if (done_) return std::optional<Item>();
    done_ = true;
    Item item;
    item.position.file = options_.name;
    item.input.id = options_.name.empty() ? "0" : options_.name;
    auto bytes = read_whole(*source_, options_.max_bytes);
    if (!bytes) return bytes.error();
    std::string& text = item.text = std::move(*bytes);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (text.size() > options_.max_bytes) {
      text = {};
      add_error(item, ErrorCode::kTooLarge, Severity::kError, over_limit("the text", options_.max_bytes));
    } else if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
      text = {};
      add_error(item, ErrorCode::kMalformedText, Severity::kError,
                "the file is UTF-16, and UTF-8 is needed; convert it first (iconv -f UTF-16 -t UTF-8)");
    } else {
      note_oddities(item);
    }
    return std::optional<Item>(std::move(item));
  }

 private:
  std::unique_ptr<ByteSource> source_;
  ReaderOptions options_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_text_reader(std::unique_ptr<ByteSource> source, ReaderOptions options) {
  return std::make_unique<TextReader>(std::move(source), std::move(options));
}

}  // namespace sayso::io
