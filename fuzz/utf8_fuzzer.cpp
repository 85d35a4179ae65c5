// Decoding, malformed ranges, offset maps: each against counting from the start.
#include "fuzz.h"
#include "text/offsets.h"
#include "text/utf8.h"

using namespace sayso;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  const text::OffsetMap codepoints(text, OffsetUnit::kCodepoint);
  const text::OffsetMap units(text, OffsetUnit::kUtf16);
  const text::OffsetMap bytes(text, OffsetUnit::kByte);
  std::size_t codepoint = 0;
  std::size_t unit = 0;
  std::size_t malformed = 0;
  for (std::size_t at = 0; at < size;) {
    const text::Decoded d = text::decode(text, at);
    fuzz::check(d.length > 0 && at + d.length <= size);
    for (std::size_t inside = at; inside < at + d.length; ++inside) {
      fuzz::check(codepoints.from_byte(inside) == codepoint && units.from_byte(inside) == unit && bytes.from_byte(inside) == inside);
    }
    at += d.length;
    malformed += d.malformed ? d.length : 0;
    ++codepoint;
    unit += d.codepoint > 0xFFFF ? 2 : 1;
  }
  fuzz::check(codepoints.from_byte(size) == codepoint && units.from_byte(size) == unit);

  std::size_t in_ranges = 0;
  for (const text::ByteRange& range : text::malformed_ranges(text, size + 1)) in_ranges += range.end - range.begin;
  fuzz::check(in_ranges == malformed);
  const std::string good = text::well_formed(text);
  fuzz::check(text::malformed_ranges(good, 1).empty());
  fuzz::check((good == text) == (malformed == 0));
  return 0;
}
