// From byte offsets to code points or UTF-16 units.
//
// Spans are bytes everywhere inside sayso; they are converted once, on the way out. The map keeps one
// counter every 64 bytes and counts on from there, so it costs a pass over the text to make, a twelfth
// of its size, and some tens of nanoseconds a look-up. Nothing at all for ASCII, which it remembers.
#ifndef SAYSO_TEXT_OFFSETS_H_
#define SAYSO_TEXT_OFFSETS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sayso/options.h"

namespace sayso::text {

class OffsetMap {
 public:
  // `text` must outlive the map. A malformed sequence counts one for each maximal subpart, as utf8.h has it.
  OffsetMap(std::string_view text, OffsetUnit unit);

  // `byte` may be anything from 0 to text.size(); inside a character it gives that character's offset.
  std::size_t from_byte(std::size_t byte) const;

 private:
  std::string_view text_;
  OffsetUnit unit_;
  bool identity_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint8_t> steps_;  // from the checkpoint to the first character that begins there or behind
};

}  // namespace sayso::text

#endif  // SAYSO_TEXT_OFFSETS_H_
