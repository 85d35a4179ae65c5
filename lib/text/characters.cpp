// General categories by utf8proc's tables; the scripts without spaces by their blocks, which are few and
// will not grow into one another.
#include "text/characters.h"

#include <utf8proc.h>

namespace sayso::text {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

constexpr Range kDictionaryScripts[] = {
    {0x0E01, 0x0EFF},    // Thai, Lao
    {0x1000, 0x109F},    // Myanmar
    {0x1780, 0x17FF},    // Khmer
    {0x19E0, 0x19FF},    // Khmer symbols
    {0x2E80, 0x2FDF},    // radicals
    {0x3005, 0x3007},    {0x3021, 0x3029}, {0x3031, 0x3035}, {0x3038, 0x303C},
    {0x3041, 0x30FF},    // Hiragana, Katakana
    {0x31F0, 0x31FF},    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA9E0, 0xA9FF}, {0xAA60, 0xAA7F}, {0xF900, 0xFAFF},
    {0xFF66, 0xFF9F},    {0x1AFF0, 0x1B16F}, {0x20000, 0x3FFFF},
};

bool in_dictionary_script(std::uint32_t codepoint) {
  if (codepoint < 0x0E01) return false;
  for (const Range& range : kDictionaryScripts) {
    if (codepoint <= range.last) return codepoint >= range.first;
  }
  return false;
}

constexpr bool is_space(std::uint32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

constexpr CharacterKind ascii_kind(unsigned char c) {
  if (is_space(c)) return CharacterKind::kSpace;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharacterKind::kLetter;
  if (c >= '0' && c <= '9') return CharacterKind::kDigit;
  if (c == '_') return CharacterKind::kConnector;
  if (c == '$' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '`' || c == '|' || c == '~') {
    return CharacterKind::kSymbol;
  }
  return c < 0x20 || c == 0x7F ? CharacterKind::kOther : CharacterKind::kPunctuation;
}

constexpr std::array<CharacterKind, 128> make_ascii_kinds() {
  std::array<CharacterKind, 128> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) kinds[c] = ascii_kind(static_cast<unsigned char>(c));
  return kinds;
}

constexpr std::array<bool, 256> make_ascii_word_bytes() {
  std::array<bool, 256> bytes{};
  for (std::size_t c = 0; c < 128; ++c) {
    const CharacterKind kind = ascii_kind(static_cast<unsigned char>(c));
    bytes[c] = kind == CharacterKind::kLetter || kind == CharacterKind::kDigit || kind == CharacterKind::kConnector;
  }
  return bytes;
}

utf8proc_category_t category_of(std::uint32_t codepoint) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(codepoint));
}

}  // namespace

constexpr std::array<CharacterKind, 128> kAsciiKinds = make_ascii_kinds();
constexpr std::array<bool, 256> kAsciiWordBytes = make_ascii_word_bytes();

CharacterKind kind_beyond_ascii(std::uint32_t codepoint) {
  if (is_space(codepoint)) return CharacterKind::kSpace;
  switch (category_of(codepoint)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_NL:
      return in_dictionary_script(codepoint) ? CharacterKind::kDictionary : CharacterKind::kLetter;
    case UTF8PROC_CATEGORY_ND:
      return CharacterKind::kDigit;
    case UTF8PROC_CATEGORY_NO:
      return CharacterKind::kFraction;
    case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME: case UTF8PROC_CATEGORY_CF:
      return CharacterKind::kExtend;
    case UTF8PROC_CATEGORY_PC:
      return CharacterKind::kConnector;
    case UTF8PROC_CATEGORY_PD: case UTF8PROC_CATEGORY_PS: case UTF8PROC_CATEGORY_PE: case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF: case UTF8PROC_CATEGORY_PO:
      return CharacterKind::kPunctuation;
    case UTF8PROC_CATEGORY_SM: case UTF8PROC_CATEGORY_SC: case UTF8PROC_CATEGORY_SK: case UTF8PROC_CATEGORY_SO:
      return CharacterKind::kSymbol;
    default:
      return CharacterKind::kOther;
  }
}

bool is_capital_beyond_ascii(std::uint32_t codepoint) {
  const utf8proc_category_t category = category_of(codepoint);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool is_lower_beyond_ascii(std::uint32_t codepoint) {
  return category_of(codepoint) == UTF8PROC_CATEGORY_LL;
}

std::uint32_t lower_beyond_ascii(std::uint32_t codepoint) {
  return static_cast<std::uint32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(codepoint)));
}

}  // namespace sayso::text
