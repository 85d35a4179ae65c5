// Cuts a JSON file into the objects of its array, or into the objects that stand one after the other, without parsing them.
//
// simdjson parses what lies in memory as a whole; a file of many gigabytes cannot. So brackets are counted here, strings
// stepped over, and each element is parsed by itself. Nesting is a number, no recursion.
//
// Where an element is broken (a bracket or a quotation mark too few), its end is not to be found by counting, and all that
// follows would be lost. Files of many objects mostly begin each on a line of its own, at the same column; the first
// element that fails to end turns this into the rule for the rest of the file: a line with an opening brace at the column of
// the element's own ends it.
#ifndef SAYSO_FORMAT_JSON_ELEMENTS_H_
#define SAYSO_FORMAT_JSON_ELEMENTS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sayso/io/reader.h"
#include "sayso/result.h"

namespace sayso::io {

struct JsonElement {
  std::string_view bytes;    // empty where too long
  std::uint32_t number = 0;  // from 0
  std::uint32_t line = 1;    // where it begins, from 1
  bool too_long = false;
  bool whole = false;  // it stands alone: not in an array, nothing before it, nothing but white space after it
};

class JsonElements {
 public:
  // After the bytes of every element there are `padding` more that may be read.
  JsonElements(std::unique_ptr<ByteSource> source, std::size_t max_bytes, std::size_t padding);
  // Nothing at the end. What it gives is valid up to the next call.
  Result<std::optional<JsonElement>> next();

 private:
  class Brackets;
  // Reads more behind end_; false at the end of the source, or where it broke.
  bool fill();
  // Steps over what stands between elements; false at the end.
  bool to_element();
  std::size_t forget(Brackets& brackets, std::size_t seen);
  void count_lines(std::size_t from, std::size_t to);
  std::size_t end_by_lines(std::size_t size) const;

  std::unique_ptr<ByteSource> source_;
  std::size_t max_bytes_, padding_;
  std::string buffer_;
  std::size_t begin_ = 0, end_ = 0;  // what is not handed out yet
  std::uint32_t number_ = 0, line_ = 1;
  std::size_t column_ = 0;       // bytes since the last line feed
  std::optional<Error> broken_;  // the source; told when all before it is handed out
  bool ended_ = false, started_ = false, in_array_ = false, by_lines_ = false;
};

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_JSON_ELEMENTS_H_
