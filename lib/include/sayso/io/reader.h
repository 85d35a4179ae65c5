// Readers: documents out of bytes, one by one, in bounded memory.
//
//   auto source = sayso::io::open_file("wire.jsonl");  // or read_memory(bytes), or a ByteSource of your own
//   if (!source) return report(source.error());
//   auto reader = sayso::io::find_reader("jsonl")->make(std::move(*source), {.name = "wire.jsonl"});
//   for (;;) {
//     auto next = reader->next();
//     if (!next) return report(next.error());                         // the source broke; nothing more will come
//     if (!*next) break;                                              // the end
//     sayso::io::Item& item = **next;
//     if (item.failed()) report(item.errors);                         // this one could not be read; the next ones can
//     else auto document = extractor.extract(item.view(), workspace);
//   }
//
// Which formats there are: registry.h.
#ifndef SAYSO_IO_READER_H_
#define SAYSO_IO_READER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "sayso/options.h"
#include "sayso/result.h"

namespace sayso::io {

// Where what a source gave lies in its file. A packed file is a row of members (of gzip) or frames (of zstd).
struct Place {
  std::uint64_t offset = 0;  // of these bytes in the file; where it is packed, of the member that holds them
  std::uint64_t inside = 0;  // where it is packed: how many bytes of the member, unpacked, come before them
  bool packed = false;
};

// Where bytes come from.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills up to `size` bytes at `to` and returns how many; 0 only at the end. Errors: kUnreadable, kMalformedInput.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
  // Of the first of the bytes that the last read() gave; at the end, of the end. A read() gives bytes of one member only.
  virtual Place place() const { return {}; }
  // After an error: looks for where reading can go on behind the damage. False where there is no such place.
  virtual bool recover() { return false; }
};

// Errors: kNotFound, kUnreadable (also for a folder). "-" is a name like any other here.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);
// The standard input of the process, left open at the end.
std::unique_ptr<ByteSource> read_standard_input();
// `bytes` must outlive the source.
std::unique_ptr<ByteSource> read_memory(std::string_view bytes);
// `head` first, then what `rest` gives: puts back what was read to find out the format.
std::unique_ptr<ByteSource> read_after(std::string head, std::unique_ptr<ByteSource> rest);
// What `packed` holds, unpacked: gzip with any number of members, zstd with any number of frames, told by their first
// bytes; anything else as it is. What comes before a damage is given first. A few hundred KB of memory, for zstd as much
// as its window, at most 128 MB.
std::unique_ptr<ByteSource> unpack(std::unique_ptr<ByteSource> packed);

// One document of a stream, or what is known of one that could not be read.
struct Item {
  Input input;  // all fields but the text
  std::string text;
  std::vector<DocumentError> errors;  // what was mended or left out; without spans
  Position position;                  // where it came from: the file, for formats of lines the line
  std::uint64_t offset = 0;           // a record of an archive: where it begins in its file, as that lies on the disk,
  std::uint64_t length = 0;           // and how many bytes it takes there; 0: no archive

  // There is no text: some entry of `errors` is of severity kError and says why.
  bool failed() const;
  // What extract() takes. Valid as long as this item stays where it is and unchanged.
  Input view() const;
};

// A date, with or without a time, as metadata write it ("2025-09-19 08:30:00", "20250919083000", "2025/09/19"), in the
// form that Input::published takes; a time that is not understood is left out. Nothing where it is no such date.
std::optional<std::string> iso_date(std::string_view written);

class Reader {
 public:
  virtual ~Reader() = default;
  // The next document, or nothing at the end. An Error means that the source itself broke: the stream is over.
  // A document that is malformed or too large is an Item that failed(), in its own place.
  virtual Result<std::optional<Item>> next() = 0;
};

struct ReaderOptions {
  std::string name = {};                   // of the file, for ids and messages; empty for a nameless stream
  std::size_t max_bytes = Limits{}.bytes;  // of one text, and of what is read to find it: a line, an object, a page
  std::string text_column = {};            // of tables: the column that holds the text; empty: one of the known names
};

}  // namespace sayso::io

#endif  // SAYSO_IO_READER_H_
