// Rows of bits: what is true of a place, and which conditions hold of a symbol.
#ifndef SAYSO_MATCH_PLACE_BITS_H_
#define SAYSO_MATCH_PLACE_BITS_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "grammar/program.h"

namespace sayso::match {

// The position bits of one place.
using PlaceBits = std::array<std::uint64_t, grammar::kPositionBits / 64>;

inline void set_bit(PlaceBits& bits, std::uint32_t bit) { bits[bit >> 6] |= std::uint64_t{1} << (bit & 63); }
// The same in a row of conditions.
inline void set_bit(std::uint64_t* row, std::uint32_t bit) { row[bit >> 6] |= std::uint64_t{1} << (bit & 63); }
inline bool has_bit(const PlaceBits& bits, std::uint32_t bit) { return (bits[bit >> 6] >> (bit & 63)) & 1; }
inline bool has_bit(const std::uint64_t* row, std::uint32_t bit) { return (row[bit >> 6] >> (bit & 63)) & 1; }
// Calls visit(number) for each bit of a word, …
template <class Visit>
void for_each_bit(std::uint64_t word, Visit&& visit) {
  for (; word != 0; word &= word - 1) visit(static_cast<std::size_t>(std::countr_zero(word)));
}
// … and of a row of `words` of them.
template <class Visit>
void for_each_bit(const std::uint64_t* row, std::size_t words, Visit&& visit) {
  for (std::size_t i = 0; i < words; ++i) for_each_bit(row[i], [&](std::size_t bit) { visit(static_cast<std::uint32_t>(i * 64 + bit)); });
}
inline bool same_bits(const PlaceBits& a, const PlaceBits& b) {  // as ==, but without a call: asked of every token of every phase
  std::uint64_t different = 0;
  for (std::size_t i = 0; i < a.size(); ++i) different |= a[i] ^ b[i];
  return different == 0;
}
inline void add_bits(PlaceBits& bits, const PlaceBits& more) {
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= more[i];
}
// Whether two rows of `width` words have a bit in common.
inline bool share_a_bit(const std::uint64_t* a, const std::uint64_t* b, std::size_t width) {
  std::uint64_t common = 0;
  for (std::size_t i = 0; i < width; ++i) common |= a[i] & b[i];
  return common != 0;
}

}  // namespace sayso::match

#endif  // SAYSO_MATCH_PLACE_BITS_H_
