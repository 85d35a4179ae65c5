// Decoding, well formed or not, against a decoder that is nothing but table 3-7 of the Unicode Standard.
#include <string>
#include <vector>

#include "fuzz.h"
#include "pieces.h"
#include "text/utf8.h"

using namespace sayso;

namespace {

// A row of the table: the range of the first byte, of the second, and how many bytes in all. The others are 80..BF.
struct Row {
  unsigned low, high, second_low, second_high;
  std::uint32_t length;
};
constexpr Row kTable[] = {{0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
                          {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
                          {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};

text::Decoded by_the_table(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[i])); };
  for (const Row& row : kTable) {
    if (byte(at) < row.low || byte(at) > row.high) continue;
    std::uint32_t codepoint = row.length == 1 ? byte(at) : byte(at) & (0x7Fu >> row.length);
    for (std::uint32_t i = 1; i < row.length; ++i) {
      const unsigned low = i == 1 ? row.second_low : 0x80, high = i == 1 ? row.second_high : 0xBF;
      if (at + i >= text.size() || byte(at + i) < low || byte(at + i) > high) return {0xFFFD, i, true};
      codepoint = codepoint << 6 | (byte(at + i) & 0x3F);
    }
    return {codepoint, row.length, false};
  }
  return {0xFFFD, 1, true};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::spell(data, size);
  std::string mended;
  std::vector<text::ByteRange> malformed;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded ours = text::decode(text, at), wanted = by_the_table(text, at);
    fuzz::check(ours.codepoint == wanted.codepoint && ours.length == wanted.length && ours.malformed == wanted.malformed);
    std::string encoded;
    text::append_utf8(ours.codepoint, encoded);
    fuzz::check(ours.malformed || encoded == std::string_view(text).substr(at, ours.length));
    mended += encoded;
    if (ours.malformed && !malformed.empty() && malformed.back().end == at) {
      malformed.back().end += ours.length;
    } else if (ours.malformed) {
      malformed.push_back({at, at + ours.length});
    }
    at += ours.length;
  }
  fuzz::check(text::decode(text, text.size()).length == 0);
  fuzz::check(text::well_formed(text) == mended);
  fuzz::check(text::malformed_ranges(mended, 1).empty());

  const std::size_t limit = size % 5;  // a few, and all
  for (const std::size_t most : {limit, text.size() + 1}) {
    const std::vector<text::ByteRange> ranges = text::malformed_ranges(text, most);
    fuzz::check(ranges.size() == std::min(most, malformed.size()));
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      fuzz::check(ranges[i].begin == malformed[i].begin && ranges[i].end == malformed[i].end);
    }
  }
  return 0;
}
