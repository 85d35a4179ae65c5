// The classes that word boundaries are decided by: generated data, and how to look it up.
#ifndef SAYSO_TEXT_WORD_BREAK_TABLE_H_
#define SAYSO_TEXT_WORD_BREAK_TABLE_H_

#include <cstdint>

namespace sayso::text {

// The Word_Break property (UAX #29, table 3), in the order of scripts/make_word_break.
enum class WordBreak : std::uint8_t {
  kOther, kCR, kLF, kNewline, kExtend, kZWJ, kFormat, kKatakana, kHebrewLetter, kALetter, kSingleQuote,
  kDoubleQuote, kMidNumLet, kMidLetter, kMidNum, kNumeric, kExtendNumLet, kRegionalIndicator, kWSegSpace,
};

// By 128 code points, the number of their block; in the blocks, a class with kPictographicBit where the character
// is an Extended_Pictographic.
extern const std::uint8_t kWordBreakBlocks[];
extern const std::uint8_t kWordBreakClasses[][128];
inline constexpr std::uint8_t kPictographicBit = 0x20;

struct WordBreakClass {
  WordBreak value = WordBreak::kOther;
  bool pictographic = false;
};

// `codepoint` is at most 0x10FFFF.
inline WordBreakClass word_break_class(std::uint32_t codepoint) {
  const std::uint8_t bits = kWordBreakClasses[kWordBreakBlocks[codepoint >> 7]][codepoint & 0x7F];
  return {static_cast<WordBreak>(bits & (kPictographicBit - 1)), (bits & kPictographicBit) != 0};
}

}  // namespace sayso::text

#endif  // SAYSO_TEXT_WORD_BREAK_TABLE_H_
