// What kind of character it is, as far as tokens care.
#ifndef SAYSO_TEXT_CHARACTERS_H_
#define SAYSO_TEXT_CHARACTERS_H_

#include <array>
#include <cstdint>

namespace sayso::text {

enum class CharacterKind : std::uint8_t {
  kSpace,       // White_Space, and the invisible spaces U+200B and U+FEFF; line breaks among them
  kLetter,      // L, Nl
  kDictionary,  // letters of scripts written without spaces: Thai, Lao, Khmer, Burmese, Han, kana
  kDigit,       // Nd
  kFraction,    // No: ½ ² ①
  kExtend,      // M, and invisible format characters: part of what is before
  kConnector,   // _ and its like
  kPunctuation,
  kSymbol,
  kOther,       // controls, unassigned, malformed
};

// Kinds of the ASCII characters.
extern const std::array<CharacterKind, 128> kAsciiKinds;

// By byte: whether it is an ASCII letter, digit or low line.
extern const std::array<bool, 256> kAsciiWordBytes;

// Of the characters of two bytes and less: the kind in the lower four bits, whether it is a capital (or title-case)
// or lower-case letter above. Generated.
inline constexpr std::uint32_t kTableSize = 0x800;
extern const std::uint8_t kCharacters[];
inline constexpr std::uint8_t kKindBits = 0x0F;
inline constexpr std::uint8_t kCapitalBit = 0x10;
inline constexpr std::uint8_t kLowerBit = 0x20;

// The same three, for any character.
CharacterKind kind_beyond_ascii(std::uint32_t codepoint);
bool is_capital_beyond_ascii(std::uint32_t codepoint);
bool is_lower_beyond_ascii(std::uint32_t codepoint);
std::uint32_t lower_beyond_ascii(std::uint32_t codepoint);

inline CharacterKind kind_of(std::uint32_t codepoint) {
  return codepoint < kTableSize ? static_cast<CharacterKind>(kCharacters[codepoint] & kKindBits) : kind_beyond_ascii(codepoint);
}
// Upper or title case.
inline bool is_capital(std::uint32_t codepoint) {
  return codepoint < kTableSize ? (kCharacters[codepoint] & kCapitalBit) != 0 : is_capital_beyond_ascii(codepoint);
}
inline bool is_lower(std::uint32_t codepoint) {
  return codepoint < kTableSize ? (kCharacters[codepoint] & kLowerBit) != 0 : is_lower_beyond_ascii(codepoint);
}

inline bool is_apostrophe(std::uint32_t codepoint) { return codepoint == '\'' || codepoint == 0x2019; }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace sayso::text

#endif  // SAYSO_TEXT_CHARACTERS_H_
