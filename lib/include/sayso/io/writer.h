// Writers: documents as text in some format.
//
//   auto writer = sayso::io::find_writer("jsonl")->make({});
//   std::string out;
//   writer->begin(out);
//   writer->write(document, text, out);       // once a document; const, so any number of threads may
//   writer->end(out);
//
// A writer appends to a string and opens no files. Formats that are a folder of files (WriterFormat::shape) name them:
//
//   for (const sayso::io::OutputFile& file : writer->configuration()) save(file.name, file.bytes);
//   for (const sayso::io::OutputFile& file : writer->files(document, text))
//     save(sayso::io::file_name_for(document.id) + file.name, file.bytes);      // file.name is an ending: ".ann"
//
// What is unknown in a record is left out. Strings with malformed
// bytes are written with U+FFFD for each maximal subpart, so that offsets in code points hold in what is written.
#ifndef SAYSO_IO_WRITER_H_
#define SAYSO_IO_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "sayso/io/reader.h"

namespace sayso::io {

// What the rows of a table are.
enum class Rows : std::uint8_t { kQuotes, kClaims, kSources, kTimes };
std::string_view rows_name(Rows rows);  // "quotes"
std::optional<Rows> rows_from(std::string_view name);

struct WriterOptions {
  bool with_text = false;  // the document text beside its records
  bool pretty = false;     // for people: indented, several lines a document
  bool color = false;      // terminal: with colours
  std::size_t width = 80;  // terminal: columns of a line
  Rows rows = Rows::kQuotes;     // csv, tsv: what a row is
  bool guard_formulas = false;   // csv, tsv: "'" before a cell that a spreadsheet would take for a formula
  bool byte_order_mark = false;  // csv, tsv: at the start, for Excel
};

struct OutputFile {
  std::string name;
  std::string bytes;
};

class Writer {
 public:
  virtual ~Writer() = default;
  virtual void begin(std::string&) const {}
  // `text` is what was extracted from; needed for `with_text`, and by the formats that show it (terminal, html).
  virtual void write(const Document& document, std::string_view text, std::string& out) const = 0;
  virtual void end(std::string&) const {}
  // What stands between two documents of a stream.
  virtual std::string_view between() const { return {}; }

  // What the tool that reads the format must be told: files beside the documents, by their whole names.
  virtual std::vector<OutputFile> configuration() const { return {}; }
  // Of WriterShape::kFolder, in place of write(): the files of one document, named by their endings.
  virtual std::vector<OutputFile> files(const Document&, std::string_view) const { return {}; }
};

// A name for the files of a document, out of its id: letters, digits, ".", "_", "-" stay, other bytes become "=2F"; what
// is very long is cut and ends in a digest. Never empty, hidden, or with a folder in it; two ids never give the same.
std::string file_name_for(std::string_view id);
// Back to the id, where the name (without its ending) tells it; else the name as it stands.
std::string id_from_file_name(std::string_view name);

// A document without records for an item that could not be read or extracted, so that every input has its line.
// `reason`, where given, comes behind the item's own errors.
Document failed_document(const Item& item, OffsetUnit unit, const Error* reason = nullptr);

}  // namespace sayso::io

#endif  // SAYSO_IO_WRITER_H_
