// From offsets of any unit to any other: the way back of offsets.h.
#ifndef SAYSO_TEXT_UNITS_H_
#define SAYSO_TEXT_UNITS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "sayso/options.h"
#include "text/offsets.h"

namespace sayso::text {

class UnitMap {
 public:
  // `text` must outlive the map. Costs a pass over the text, and a pass over 64 of its characters a look-up.
  UnitMap(std::string_view text, OffsetUnit from, OffsetUnit to);

  // How many units of `from` the text has: no offset is larger.
  std::size_t size() const { return size_; }
  // The byte at which the character with this offset begins; of the second half of a surrogate pair, that of the pair.
  std::size_t to_byte(std::size_t offset) const;
  std::size_t operator()(std::size_t offset) const { return same_ ? offset : to_.from_byte(to_byte(offset)); }

 private:
  std::string_view text_;
  OffsetUnit from_;
  bool same_;
  OffsetMap to_;
  std::size_t size_ = 0;
  struct Mark {
    std::size_t unit = 0, byte = 0;
  };
  std::vector<Mark> marks_;  // every 64 characters
};

}  // namespace sayso::text

#endif  // SAYSO_TEXT_UNITS_H_
