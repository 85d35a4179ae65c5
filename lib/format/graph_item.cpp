#include "format/graph_item.h"

#include <utility>

#include "format/item.h"
#include "format/whole.h"

namespace sayso::io {
namespace {

class WholeReader : public RecordReader {
 public:
  WholeReader(std::unique_ptr<ByteSource> source, RecordReaderOptions options, ReadWhole read)
      : source_(std::move(source)), options_(std::move(options)), read_(read) {}

  Result<std::optional<RecordItem>> next() override {
    if (!source_) return std::optional<RecordItem>();
    auto bytes = read_whole(*source_, options_.max_bytes);
    source_.reset();
    if (!bytes) return bytes.error();
    RecordItem item;
    if (bytes->size() > options_.max_bytes) {
      item.document.id = options_.name;
      fail(item, ErrorCode::kTooLarge, over_limit("the file", options_.max_bytes));
    } else {
      item = read_(std::move(*bytes), options_);
    }
    item.position.file = options_.name;
    return std::optional<RecordItem>(std::move(item));
  }

 private:
  std::unique_ptr<ByteSource> source_;
  RecordReaderOptions options_;
  ReadWhole read_;
};

}  // namespace

std::unique_ptr<RecordReader> read_document_file(std::unique_ptr<ByteSource> source, RecordReaderOptions options, ReadWhole read) {
  return std::make_unique<WholeReader>(std::move(source), std::move(options), read);
}

void name_document(Graph& graph, RecordItem& item) {
  bool named = false;
  for (const auto& [name, value] : graph.document) {
    if (name != "id") continue;
    item.document.id = value;
    named = true;
  }
  if (!named) graph.document.emplace_back("id", item.document.id);
}

void take_graph(Graph& graph, RecordItem& item) {
  std::vector<std::string> warnings;
  auto document = document_of(graph, warnings);
  if (!document) {
    fail(item, document.error().code, document.error().message);
    return;
  }
  item.document = std::move(*document);
  item.text = std::move(graph.text);
  item.has_text = true;
  for (std::string& warning : warnings) item.errors.push_back({ErrorCode::kMalformedInput, Severity::kWarning, std::move(warning), std::nullopt});
}

}  // namespace sayso::io
