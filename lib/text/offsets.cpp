// A checkpoint every 64 bytes: how many units stand before the first character that begins at or behind it.
//
// In a well-formed text that character is found by stepping over continuation bytes. In a malformed one it
// is not, since a stray continuation byte is a character of its own; there the checkpoint keeps the step, too.
#include "text/offsets.h"

#include <algorithm>

#include "text/utf8.h"

namespace sayso::text {
namespace {

constexpr std::size_t kBlock = 64;

std::uint32_t units_of(const Decoded& d, OffsetUnit unit) {
  return unit == OffsetUnit::kUtf16 && d.codepoint > 0xFFFF ? 2 : 1;
}

}  // namespace

OffsetMap::OffsetMap(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  unsigned char all = 0;
  for (const char c : text) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
  identity_ = unit == OffsetUnit::kByte || all < 0x80;
  if (identity_) return;

  counts_.reserve(text.size() / kBlock + 1);
  steps_.reserve(text.size() / kBlock + 1);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at <= text.size();) {
    while (counts_.size() * kBlock <= at && counts_.size() * kBlock <= text.size()) {
      steps_.push_back(static_cast<std::uint8_t>(at - counts_.size() * kBlock));
      counts_.push_back(count);
    }
    if (at == text.size()) break;
    const Decoded d = decode(text, at);
    at += d.length;
    count += units_of(d, unit);
  }
}

std::size_t OffsetMap::from_byte(std::size_t byte) const {
  byte = std::min(byte, text_.size());
  if (identity_) return byte;
  std::size_t block = byte / kBlock;
  // The block's first character may begin behind `byte`, which then is in the middle of the one before.
  if (block > 0 && block * kBlock + steps_[block] > byte) --block;
  std::size_t at = block * kBlock + steps_[block];
  std::size_t count = counts_[block];
  while (at < byte) {
    const Decoded d = decode(text_, at);
    if (at + d.length > byte) break;
    at += d.length;
    count += units_of(d, unit_);
  }
  return count;
}

}  // namespace sayso::text
