// Lines of a source, in bounded memory.
//
// A line over the limit is not kept: its bytes are read and forgotten up to its end, so that a single bad line costs
// time but no memory, and the next one is read as if nothing had been.
#ifndef SAYSO_FORMAT_LINES_H_
#define SAYSO_FORMAT_LINES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sayso/io/reader.h"
#include "sayso/result.h"

namespace sayso::io {

struct Line {
  std::string_view bytes;    // without its line feed; empty where too long
  std::uint32_t number = 0;  // from 0
  bool too_long = false;
};

class LineReader {
 public:
  // After the bytes of every line there are `padding` more that may be read, whatever they hold.
  LineReader(std::unique_ptr<ByteSource> source, std::size_t max_bytes, std::size_t padding);
  // Nothing at the end. What it gives is valid up to the next call. A byte order mark at the start is skipped.
  Result<std::optional<Line>> next();

 private:
  // Reads more behind end_; false at the end of the source.
  Result<bool> fill();
  Line take(std::size_t length, std::size_t skip);

  std::unique_ptr<ByteSource> source_;
  std::size_t max_bytes_;
  std::size_t padding_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is not handed out yet
  std::size_t end_ = 0;
  std::uint32_t number_ = 0;
  bool ended_ = false;
  bool started_ = false;
};

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_LINES_H_
