#include "value/digits.h"

#include <unicode/uchar.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "text/utf8.h"

namespace sayso::value {
namespace {

// Longer forms are refused before anything is made of them: 38 digits and their group marks fit.
constexpr std::size_t kLongestForm = 200;

// One way to read the marks of a form: nullopt where the groups do not come out.
std::optional<DigitForm> read_with(const std::string& digits_and_marks, char decimal, char group) {
  std::string plain;
  DigitForm form;
  int run = 0;          // digits since the last group mark
  bool any_group = false;
  bool point = false;
  for (const char c : digits_and_marks) {
    if (c == decimal) {
      const bool leads = plain.empty() && !any_group;  // ".5"
      if (point || (run == 0 && !leads) || (any_group && run != 3)) return std::nullopt;
      point = true;
      run = 0;
      plain += leads ? "0." : ".";
    } else if (c == group || c == '\'') {
      // The last group has three digits; those before it two (Indian) or three; the first up to three.
      if (point || run == 0 || run > 3 || (any_group && run < 2) || plain == "0") return std::nullopt;  // "0.683" has no groups
      any_group = true;
      run = 0;
    } else if (c >= '0' && c <= '9') {
      plain += c;
      ++run;
      if (!point) ++form.digits;
    } else {
      return std::nullopt;
    }
  }
  if (run == 0 || (any_group && !point && run != 3)) return std::nullopt;
  const auto value = Decimal::parse(plain);
  if (!value) return std::nullopt;
  form.value = *value;
  form.grouped = any_group;
  form.decimals = point;
  form.leading_zero = plain.size() > 1 && plain[0] == '0' && plain[1] != '.';
  return form;
}

struct FractionSign {
  std::uint32_t codepoint;
  std::int8_t numerator;
  std::int8_t denominator;
};
constexpr std::array<FractionSign, 19> kFractionSigns = {{
    {0x00BC, 1, 4}, {0x00BD, 1, 2}, {0x00BE, 3, 4}, {0x2150, 1, 7}, {0x2151, 1, 9}, {0x2152, 1, 10}, {0x2153, 1, 3},
    {0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5}, {0x2157, 3, 5}, {0x2158, 4, 5}, {0x2159, 1, 6}, {0x215A, 5, 6},
    {0x215B, 1, 8}, {0x215C, 3, 8}, {0x215D, 5, 8}, {0x215E, 7, 8}, {0x2189, 0, 3},
}};

}  // namespace

std::optional<DigitForm> read_digits(std::string_view form, const DigitMarks& marks) {
  if (form.empty() || form.size() > kLongestForm) return std::nullopt;
  std::string ascii;  // digits of every script as ASCII, every apostrophe as '\''
  for (std::size_t at = 0; at < form.size();) {
    const text::Decoded character = text::decode(form, at);
    const auto codepoint = static_cast<UChar32>(character.codepoint);
    if (codepoint < 0x80) {
      ascii += static_cast<char>(codepoint);
    } else if (codepoint == 0x2019 || codepoint == 0x02BC) {
      ascii += '\'';
    } else if (u_charType(codepoint) == U_DECIMAL_DIGIT_NUMBER) {
      ascii += static_cast<char>('0' + u_charDigitValue(codepoint));
    } else if (codepoint == 0x066B) {
      ascii += marks.decimal;
    } else if (codepoint == 0x066C) {
      ascii += marks.group;
    } else {
      return std::nullopt;
    }
    at += character.length;
  }
  if (auto own = read_with(ascii, marks.decimal, marks.group)) return own;
  // The other convention, where it alone makes sense: one or two decimals behind the group mark, or
  // several groups behind the decimal mark.
  if (auto other = read_with(ascii, marks.group, marks.decimal)) {
    const std::size_t mark = ascii.find(marks.group);
    if (mark == std::string::npos ? other->digits > 6 : (ascii.size() - mark <= 3 || ascii.front() == '0') && other->digits > 0 && !other->leading_zero) {
      return other;
    }
  }
  return std::nullopt;
}

std::optional<Decimal> read_fraction_sign(std::string_view form) {
  const text::Decoded character = text::decode(form, 0);
  if (character.length != form.size() || form.empty()) return std::nullopt;
  for (const FractionSign& sign : kFractionSigns) {
    if (sign.codepoint == character.codepoint) return fraction(Decimal(sign.numerator), Decimal(sign.denominator));
  }
  return std::nullopt;
}

std::optional<Decimal> fraction(const Decimal& numerator, const Decimal& denominator) {
  // 1/128 ends after seven places: as long as the numbers are small, look for where it ends.
  const auto over = numerator.to_int64();
  const auto under = denominator.to_int64();
  constexpr std::int64_t kSmall = 1'000'000;
  if (over && under && *over >= 0 && *over < kSmall && *under > 0 && *under < kSmall) {
    std::int64_t scaled = *over;
    for (int places = 0; places <= 9; ++places, scaled *= 10) {
      if (scaled % *under == 0) return shift10(Decimal(scaled / *under), -places);
    }
  }
  return divide(numerator, denominator);
}

}  // namespace sayso::value
