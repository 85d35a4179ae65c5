// Records read back: documents that sayso wrote, or that people corrected in an annotation tool.
//
//   auto source = sayso::io::open_file("records.jsonl");
//   auto reader = sayso::io::find_record_format("jsonl")->make(std::move(*source), {.name = "records.jsonl"});
//   for (;;) {
//     auto next = reader->next();
//     if (!next) return report(next.error());                 // the source broke; nothing more will come
//     if (!*next) break;                                      // the end
//     sayso::io::RecordItem& item = **next;
//     if (item.failed()) report(item.errors);                 // this one could not be read; the next ones can
//     else use(item.document, item.text);
//   }
//
// What is given has been looked over: spans lie in the text, in order, and their text is what stands there; ids are there
// once, and links lead to one. Without a text (records alone, and no `find_text`) the spans cannot be held against it.
// What each format can hold, and what it loses, tells docs/formats.md.
#ifndef SAYSO_IO_RECORD_READER_H_
#define SAYSO_IO_RECORD_READER_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "sayso/io/reader.h"
#include "sayso/result.h"

namespace sayso::io {

struct RecordItem {
  Document document;
  std::string text;
  bool has_text = false;              // false: only the records were there
  std::vector<DocumentError> errors;  // of the reading; those that the document brought along are its own
  Position position;

  // Some entry of `errors` is of severity kError and says why; of the document only what names it is there.
  bool failed() const;
};

class RecordReader {
 public:
  virtual ~RecordReader() = default;
  // The next document, or nothing at the end. An Error means that the source itself broke.
  virtual Result<std::optional<RecordItem>> next() = 0;
};

struct RecordReaderOptions {
  std::string name = {};                           // of the file, for ids and messages
  std::size_t max_bytes = std::size_t{256} << 20;  // of one document with its records
  // The text of a document that does not bring its own, by its id (of brat: by the name of the file); may be empty.
  std::function<std::optional<std::string>(const std::string& id)> find_text = {};
};

struct RecordFormat {
  std::string_view name;                      // that of the writer
  std::string_view description;               // one line for people
  std::span<const std::string_view> endings;  // of the files that it takes
  std::unique_ptr<RecordReader> (*make)(std::unique_ptr<ByteSource>, RecordReaderOptions);
  std::string_view text_ending = {};          // brat: the text is the file beside it with this ending
};

std::span<const RecordFormat> record_formats();
const RecordFormat* find_record_format(std::string_view name);

}  // namespace sayso::io

#endif  // SAYSO_IO_RECORD_READER_H_
