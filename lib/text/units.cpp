#include "text/units.h"

#include <algorithm>

#include "text/utf8.h"

namespace sayso::text {
namespace {

constexpr std::size_t kStep = 64;

std::size_t width(const Decoded& c, OffsetUnit unit) {
  if (unit == OffsetUnit::kByte) return c.length;
  return unit == OffsetUnit::kUtf16 && c.codepoint > 0xFFFF ? 2 : 1;
}

}  // namespace

UnitMap::UnitMap(std::string_view text, OffsetUnit from, OffsetUnit to) : text_(text), from_(from), same_(from == to), to_(text, to) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count % kStep == 0) marks_.push_back({size_, at});
    const Decoded c = decode(text, at);
    size_ += width(c, from);
    at += c.length;
  }
}

std::size_t UnitMap::to_byte(std::size_t offset) const {
  if (offset >= size_) return text_.size();
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), offset, [](std::size_t o, const Mark& m) { return o < m.unit; });
  auto [unit, byte] = *(after - 1);
  for (;;) {
    const Decoded c = decode(text_, byte);
    const std::size_t next = unit + width(c, from_);
    if (offset < next) return byte;
    unit = next;
    byte += c.length;
  }
}

}  // namespace sayso::text
