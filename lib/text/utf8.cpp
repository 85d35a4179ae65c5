// Decoding by utf8proc, and by hand what it refuses.
//
// utf8proc says that a sequence is malformed, not how much of it. The length of a maximal subpart follows
// from table 3-7 of the Unicode Standard: a lead byte, then as many bytes as a well-formed sequence could
// still have there.
#include "text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>

namespace sayso::text {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

// Bytes of the maximal subpart at `at`, where no well-formed sequence stands.
std::uint32_t maximal_subpart(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  std::uint32_t wanted = 1;
  unsigned low = 0x80;  // bounds of the second byte; the others are 80..BF
  unsigned high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    wanted = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    wanted = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    wanted = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  }
  std::uint32_t length = 1;
  while (length < wanted && at + length < text.size()) {
    const unsigned next = byte(at + length);
    if (next < low || next > high) break;
    low = 0x80;
    high = 0xBF;
    ++length;
  }
  return length;
}

// The first byte from `at` on that is not ASCII.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080u;
  while (at + 8 <= text.size()) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & kHighBits) != 0) break;
    at += 8;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

Decoded decode_beyond_ascii(std::string_view text, std::size_t at) {
  const auto left = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size() - at, 4));
  utf8proc_int32_t codepoint = -1;
  const utf8proc_ssize_t length =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at, left, &codepoint);
  if (length > 0) return {static_cast<std::uint32_t>(codepoint), static_cast<std::uint32_t>(length), false};
  return {kReplacement, maximal_subpart(text, at), true};
}

std::vector<ByteRange> malformed_ranges(std::string_view text, std::size_t limit) {
  std::vector<ByteRange> ranges;
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const Decoded d = decode(text, at);
    if (d.malformed) {
      if (!ranges.empty() && ranges.back().end == at) {
        ranges.back().end += d.length;
      } else if (ranges.size() < limit) {
        ranges.push_back({at, at + d.length});
      } else {
        break;
      }
    }
    at += d.length;
  }
  return ranges;
}

std::string well_formed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t copied = 0;
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const Decoded d = decode(text, at);
    if (d.malformed) {
      out.append(text, copied, at - copied);
      append_utf8(kReplacement, out);
      copied = at + d.length;
    }
    at += d.length;
  }
  out.append(text, copied, text.size() - copied);
  return out;
}

void append_utf8(std::uint32_t codepoint, std::string& out) {
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(codepoint), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(std::max<utf8proc_ssize_t>(length, 0)));
}

}  // namespace sayso::text
