// Rows of a table of text, cell by cell.
//
// Own code, as what Debian has (libcsv, last changed in 2013) knows no limits, no line numbers and no way back. Here a cell
// that opens with a quotation mark that nothing closes costs one row: its line alone is given up, and the next one is read
// as a new row, where a parser that goes by the standard would take the rest of the file for that one cell.
#ifndef SAYSO_FORMAT_TABLE_ROWS_H_
#define SAYSO_FORMAT_TABLE_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/io/reader.h"
#include "sayso/result.h"

namespace sayso::io {

struct Row {
  std::vector<std::string> cells;
  std::uint32_t line = 1;  // where it begins, from 1
  bool unclosed = false;   // a quotation mark is never closed; there are no cells
  bool too_long = false;
};

class TableRows {
 public:
  TableRows(std::unique_ptr<ByteSource> source, std::size_t max_bytes);
  // What parts the cells: the one of `candidates` that the first line has most of.
  Status find_separator(std::string_view candidates);
  // Nothing at the end. Blank lines are passed over.
  Result<std::optional<Row>> next();

 private:
  // Reads more behind end_; false at the end of the source, or where it broke.
  bool fill();
  // The row that begins at begin_, as far as it lies in memory; its size with its line end, or npos where it goes on.
  std::size_t cut(Row& row) const;
  std::size_t skip_line();

  std::unique_ptr<ByteSource> source_;
  std::size_t max_bytes_;
  std::string buffer_;
  std::size_t begin_ = 0, end_ = 0;
  std::uint32_t line_ = 1;
  char separator_ = ',';
  bool ended_ = false;
  std::optional<Error> broken_;
};

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_TABLE_ROWS_H_
