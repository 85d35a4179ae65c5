// Writers: documents as text in some format.
//
//   auto writer = sayso::io::find_writer("jsonl")->make({});
//   std::string out;
//   writer->begin(out);
//   writer->write(document, text, out);       // once a document; const, so any number of threads may
//   writer->end(out);
//
// A writer appends to a string and opens no files. What is unknown in a record is left out. Strings with malformed
// bytes are written with U+FFFD for each maximal subpart, so that offsets in code points hold in what is written.
#ifndef SAYSO_IO_WRITER_H_
#define SAYSO_IO_WRITER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "sayso/document.h"
#include "sayso/io/reader.h"

namespace sayso::io {

struct WriterOptions {
  bool with_text = false;  // the document text beside its records
  bool pretty = false;     // for people: indented, several lines a document
  bool color = false;      // terminal: with colours
  std::size_t width = 80;  // terminal: columns of a line
};

class Writer {
 public:
  virtual ~Writer() = default;
  virtual void begin(std::string&) const {}
  // `text` is what was extracted from; needed for `with_text`, and by the formats that show it (terminal, html).
  virtual void write(const Document& document, std::string_view text, std::string& out) const = 0;
  virtual void end(std::string&) const {}
};

// A document without records for an item that could not be read or extracted, so that every input has its line.
// `reason`, where given, comes behind the item's own errors.
Document failed_document(const Item& item, OffsetUnit unit, const Error* reason = nullptr);

}  // namespace sayso::io

#endif  // SAYSO_IO_WRITER_H_
