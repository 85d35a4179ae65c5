// UTF-8, well formed or not.
//
// Decoding is utf8proc's. What it refuses is split as the Unicode Standard recommends (chapter 3, "U+FFFD
// substitution of maximal subparts"): each maximal subpart is one character, U+FFFD.
#ifndef SAYSO_TEXT_UTF8_H_
#define SAYSO_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::text {

struct Decoded {
  std::uint32_t codepoint = 0;  // U+FFFD where malformed
  std::uint32_t length = 0;     // bytes; 0 only at the end of the text
  bool malformed = false;
};

// The same, where a character that is not ASCII begins.
Decoded decode_beyond_ascii(std::string_view text, std::size_t at);

// The character at byte `at`.
inline Decoded decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, false};
  if (first >= 0xC2 && first <= 0xDF && at + 1 < text.size() && (text[at + 1] & 0xC0) == 0x80) {
    return {(first & 0x1Fu) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3Fu), 2, false};
  }
  if (first == 0xE2 && at + 2 < text.size() && (text[at + 1] & 0xC0) == 0x80 && (text[at + 2] & 0xC0) == 0x80) {
    return {0x2000u | (static_cast<unsigned char>(text[at + 1]) & 0x3Fu) << 6 | (static_cast<unsigned char>(text[at + 2]) & 0x3Fu), 3, false};
  }
  return decode_beyond_ascii(text, at);
}

// Byte ranges of the malformed sequences, a run of them as one; at most `limit` ranges. Linear, fast where all is well.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::vector<ByteRange> malformed_ranges(std::string_view text, std::size_t limit);

// The text with U+FFFD for each maximal subpart: for output, never for matching.
std::string well_formed(std::string_view text);

// Appends `codepoint` to `out`.
void append_utf8(std::uint32_t codepoint, std::string& out);

}  // namespace sayso::text

#endif  // SAYSO_TEXT_UTF8_H_
