// Records as JSON lines: what every such reader does with a line before it looks into it. An empty line is passed over; one
// that is too long or no JSON is an item that failed, in its place.
#ifndef SAYSO_FORMAT_RECORD_LINES_H_
#define SAYSO_FORMAT_RECORD_LINES_H_

#include <simdjson.h>

#include <memory>
#include <optional>

#include "format/lines.h"
#include "sayso/io/record_reader.h"

namespace sayso::io {

class RecordLines : public RecordReader {
 public:
  RecordLines(std::unique_ptr<ByteSource> source, RecordReaderOptions options);
  Result<std::optional<RecordItem>> next() final;

 protected:
  // What the line says, into an item that has its position, and the number of the line as id.
  virtual void read(const simdjson::dom::element& line, RecordItem& item) const = 0;
  const RecordReaderOptions& options() const { return options_; }

 private:
  RecordItem item_of(const Line& line);

  RecordReaderOptions options_;
  LineReader lines_;
  simdjson::dom::parser parser_;
};

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_RECORD_LINES_H_
