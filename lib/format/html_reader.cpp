#include "format/html_reader.h"

#include <string>
#include <utility>

#include "format/charset.h"
#include "format/html_metadata.h"
#include "format/html_text.h"
#include "format/html_tree.h"
#include "format/item.h"
#include "format/whole.h"

namespace sayso::io {
namespace {

// A shorter text of a page whose JSON-LD holds the article is not the article.
constexpr std::size_t kTooLittle = 200;

class HtmlReader : public Reader {
 public:
  HtmlReader(std::unique_ptr<ByteSource> source, ReaderOptions options)
      : source_(std::move(source)), options_(std::move(options)) {}

  Result<std::optional<Item>> next() override {
    if (done_) return std::optional<Item>();
    done_ = true;
    Item item;
    item.position.file = options_.name;
    item.input.id = options_.name.empty() ? "0" : options_.name;
    auto bytes = read_whole(*source_, options_.max_bytes);
    if (!bytes) return bytes.error();
    if (bytes->size() > options_.max_bytes) {
      add_error(item, ErrorCode::kTooLarge, Severity::kError, over_limit("the page", options_.max_bytes));
    } else {
      read_page(*bytes, {}, item);
    }
    return std::optional<Item>(std::move(item));
  }

 private:
  std::unique_ptr<ByteSource> source_;
  ReaderOptions options_;
  bool done_ = false;
};

}  // namespace

void read_page(std::string_view bytes, std::string_view charset, Item& item) {
  const std::string page = to_utf8(bytes, charset, true, item);
  auto tree = parse_html(page);
  if (!tree) return add_error(item, tree.error().code, Severity::kError, tree.error().message);
  std::string body = read_metadata(*tree, item);
  item.text = article_text(*tree, item.input.language, item.input.title);
  if (item.text.size() < kTooLittle && body.size() > 2 * item.text.size() && body.size() >= kTooLittle) {
    add_error(item, ErrorCode::kMalformedInput, Severity::kNote,
              "the page shows no article; the articleBody of its JSON-LD was read");
    if (body.find("</") != std::string::npos) {
      read_fragment(body, item);
    } else {
      item.text = std::move(body);
    }
  }
  if (item.text.empty() && !item.failed())
    add_error(item, ErrorCode::kMalformedInput, Severity::kWarning, "no article was found in the page");
}

std::unique_ptr<Reader> make_html_reader(std::unique_ptr<ByteSource> source, ReaderOptions options) {
  return std::make_unique<HtmlReader>(std::move(source), std::move(options));
}

}  // namespace sayso::io
