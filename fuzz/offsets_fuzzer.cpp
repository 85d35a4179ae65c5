// Offsets: a span in any unit slices the text, held as bytes, code points or UTF-16 units, to the same words.
#include <array>
#include <string>
#include <vector>

#include "fuzz.h"
#include "pieces.h"
#include "sayso/sayso.h"
#include "text/offsets.h"
#include "text/utf8.h"

using namespace sayso;

namespace {

// The text as an array of units, and back.
struct Units {
  std::vector<std::uint32_t> codepoints;
  std::u16string utf16;

  explicit Units(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const text::Decoded d = text::decode(text, at);
      at += d.length;
      codepoints.push_back(d.codepoint);
      if (d.codepoint > 0xFFFF) {
        utf16 += static_cast<char16_t>(0xD7C0 + (d.codepoint >> 10));
        utf16 += static_cast<char16_t>(0xDC00 + (d.codepoint & 0x3FF));
      } else {
        utf16 += static_cast<char16_t>(d.codepoint);
      }
    }
  }

  std::string slice_codepoints(Span span) const {
    std::string out;
    for (std::size_t i = span.begin; i < span.end; ++i) text::append_utf8(codepoints.at(i), out);
    return out;
  }
  std::string slice_utf16(Span span) const {
    std::string out;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      const std::uint32_t unit = utf16.at(i);
      if (unit < 0xD800 || unit > 0xDFFF) {
        text::append_utf8(unit, out);
        continue;
      }
      fuzz::check(unit < 0xDC00 && i + 1 < span.end);  // a slice takes both halves or none
      text::append_utf8(0x10000 + ((unit - 0xD800) << 10) + (utf16.at(++i) - 0xDC00u), out);
    }
    return out;
  }
};

void check_maps(std::string_view text) {
  const text::OffsetMap bytes(text, OffsetUnit::kByte), codepoints(text, OffsetUnit::kCodepoint), units(text, OffsetUnit::kUtf16);
  std::size_t codepoint = 0, unit = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded d = text::decode(text, at);
    for (std::size_t inside = at; inside < at + d.length; ++inside) {
      fuzz::check(codepoints.from_byte(inside) == codepoint && units.from_byte(inside) == unit && bytes.from_byte(inside) == inside);
    }
    at += d.length;
    ++codepoint;
    unit += d.codepoint > 0xFFFF ? 2 : 1;
  }
  for (const std::size_t behind : {text.size(), text.size() + 1, text.size() * 2 + 100}) {
    fuzz::check(codepoints.from_byte(behind) == codepoint && units.from_byte(behind) == unit && bytes.from_byte(behind) == text.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::array<Segmenter, 3> segmenters = [] {
    const auto make = [](OffsetUnit unit) {
      Options options;
      options.offset_unit = unit;
      return Segmenter({*Pack::builtin("en")}, options);
    };
    return std::array<Segmenter, 3>{make(OffsetUnit::kByte), make(OffsetUnit::kCodepoint), make(OffsetUnit::kUtf16)};
  }();
  static Workspace workspace;
  const std::string text = fuzz::spell(data, size);
  check_maps(text);

  const Units units(text);
  Input input;
  input.text = text;
  input.language = "en";
  for (const SegmentUnit unit : {SegmentUnit::kWord, SegmentUnit::kSentence, SegmentUnit::kQuotation}) {
    const auto bytes = segmenters[0].segment(input, unit, workspace, true);
    const auto codepoints = segmenters[1].segment(input, unit, workspace, true);
    const auto utf16 = segmenters[2].segment(input, unit, workspace, true);
    fuzz::check(bytes.ok() && codepoints.ok() && utf16.ok());
    fuzz::check(bytes->texts == codepoints->texts && bytes->texts == utf16->texts && bytes->texts.size() == bytes->spans.size());
    fuzz::check(codepoints->spans.size() == bytes->spans.size() && utf16->spans.size() == bytes->spans.size());
    for (std::size_t i = 0; i < bytes->spans.size(); ++i) {
      const Span span = bytes->spans[i];
      fuzz::check(span.begin < span.end && span.end <= text.size());
      fuzz::check(codepoints->spans[i].end <= units.codepoints.size() && utf16->spans[i].end <= units.utf16.size());
      fuzz::check(text::well_formed(std::string_view(text).substr(span.begin, span.end - span.begin)) == bytes->texts[i]);
      fuzz::check(units.slice_codepoints(codepoints->spans[i]) == bytes->texts[i]);
      fuzz::check(units.slice_utf16(utf16->spans[i]) == bytes->texts[i]);
    }
  }
  return 0;
}
