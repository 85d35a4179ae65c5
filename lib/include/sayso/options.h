// What an Extractor may be told.
//
//   sayso::Options options;
//   options.offset_unit = sayso::OffsetUnit::kUtf16;   // for JavaScript, UIMA, GATE
//   options.limits.bytes = 1 << 20;
//
// | field               | default    | what it does                                              |
// |---------------------|------------|-----------------------------------------------------------|
// | offset_unit         | kCodepoint | the unit of every offset in a Document                    |
// | limits.bytes        | 32 MiB     | a longer text is refused with kTooLarge, nothing is cut   |
// | limits.sentence     | 1000       | tokens; a longer sentence is matched in windows this long |
// | limits.records      | 100,000    | records of one kind; the rest is dropped and noted        |
// | quotes, claims, times | true     | whether records of that kind are wanted; without quotes, claims have no source, |
// |                     |            | and a text takes less than half the time                  |
// | sentences           | false      | whether Document::sentences is filled                     |
#ifndef SAYSO_OPTIONS_H_
#define SAYSO_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

// What an offset counts. Ends are exclusive in each.
enum class OffsetUnit : std::uint8_t {
  kCodepoint,  // Unicode code points: Python, the Web Annotation model, brat
  kByte,       // bytes of UTF-8
  kUtf16,      // UTF-16 code units: JavaScript, Java, UIMA
};

// "codepoint", "byte", "utf16", and back.
std::string_view offset_unit_name(OffsetUnit unit);
std::optional<OffsetUnit> offset_unit_from(std::string_view name);

struct Limits {
  std::size_t bytes = std::size_t{32} << 20;
  std::size_t sentence = 1000;
  std::size_t records = 100'000;
};

struct Options {
  OffsetUnit offset_unit = OffsetUnit::kCodepoint;
  Limits limits;
  bool quotes = true;
  bool claims = true;
  bool times = true;
  bool sentences = false;
};

}  // namespace sayso

#endif  // SAYSO_OPTIONS_H_
