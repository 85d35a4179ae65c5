// Digits, as numbers are made of them: groups behind spaces, fractions, powers, magnitudes and smaller numbers behind
// them. What only looks like a number is told apart here: dates of digits, versions, "COVID-19".
#include <cstddef>
#include <string>

#include "value/number_scan.h"

namespace sayso::value {

// The end of the run of digit tokens that starts at `at` and is joined by hyphens, slashes or colons without spaces.
std::size_t NumberScan::chain_end(std::size_t at) const {
  std::size_t end = at + 1;
  while (code(end) >= kHyphenCode && code(end) < kWordCode && glued(end) && glued(end + 1) &&
         code(end + 1) == kDigitsCode)
    end += 2;
  return end;
}

// "COVID-19", "mid-90s": a word, a hyphen and the digits in one; but "3km-5km" is a range, and so may "3-to-1" be.
bool NumberScan::stands_behind_a_name(std::size_t at) const {
  const bool unit = at >= 3 && glued(at - 2) &&
                    (code(at - 3) == kDigitsCode ||
                     (at >= 4 && glued(at - 3) && code(at - 3) == kHyphenCode && code(at - 4) == kDigitsCode));
  return at >= 2 && !unit && glued(at) && glued(at - 1) && code(at - 1) == kHyphenCode && flag(at - 2, text::kWord);
}

// "3/4": below one, and over something that people divide by.
std::optional<NumberScan::Draft> NumberScan::fraction_of_digits(std::size_t at) const {
  if (code(at) != kDigitsCode || code(at + 1) != kSlashCode || chain_end(at) != at + 3) return std::nullopt;
  const auto over = read_digits(text::form_of(text_, tokens_[at]), tables_.marks);
  const auto under = read_digits(text::form_of(text_, tokens_[at + 2]), tables_.marks);
  if (!over || !under || !over->value.is_integer() || !under->value.is_integer()) return std::nullopt;
  const auto n = over->value.to_int64().value_or(0);
  const auto d = under->value.to_int64().value_or(0);
  const bool usual =
      (d >= 2 && d <= 6) || d == 8 || d == 10 || d == 16 || d == 32 || d == 64 || d == 100 || d == 128 || d == 1000;
  if (n < 1 || n >= d || !usual) return std::nullopt;
  const auto value = fraction(over->value, under->value);
  if (!value) return std::nullopt;
  return Draft{at, at + 3, NumberKind::kFraction, 0, *value, Decimal(1)};
}

// "1 234 567": groups of three behind single spaces. A plain space also parts two numbers ("in 1998 200
// people"), so with it two groups are asked for, or one of three zeros.
void NumberScan::group_by_spaces(Draft& draft, std::size_t limit, int first_digits) const {
  if (first_digits > 3) return;
  const auto is_group = [&](std::size_t i) {
    return i < limit && continues(i) && code(i) == kDigitsCode && tokens_[i].length == 3 && chain_end(i) == i + 1;
  };
  const auto last_group = [&](std::size_t i) {  // "567,89" of "1 234 567,89"
    const auto form = i < limit && continues(i) && code(i) == kDigitsCode
                          ? read_digits(text::form_of(text_, tokens_[i]), tables_.marks)
                          : std::nullopt;
    return form && form->decimals && !form->grouped && form->digits == 3 && chain_end(i) == i + 1
               ? std::optional<Decimal>(form->value)
               : std::nullopt;
  };
  std::size_t end = draft.end;
  bool plain_space = false;
  Decimal value = draft.value;
  bool decimals = false;
  while (!decimals) {
    const auto closing = is_group(end) ? std::nullopt : last_group(end);
    if (!closing && !is_group(end)) break;
    const std::uint32_t from = tokens_[end - 1].end();
    const std::string_view gap = text_.substr(from, tokens_[end].begin - from);
    if (gap != " " && gap != "\u00A0" && gap != "\u202F" && gap != "\u2009") break;
    plain_space = plain_space || gap == " ";
    const auto group = closing ? closing : Decimal::parse(text::form_of(text_, tokens_[end]));
    decimals = closing.has_value();
    const auto shifted = shift10(value, 3);
    const auto sum = group && shifted ? add(*shifted, *group) : std::nullopt;
    if (!sum) return;
    value = *sum;
    ++end;
  }
  const std::size_t groups = end - draft.end;
  if (groups == 0) return;
  const bool by_space = tables_.marks.decimal == ',';  // where points and spaces part the groups
  if (plain_space && groups == 1 && !decimals && !by_space && text::form_of(text_, tokens_[end - 1]) != "000") return;
  draft.end = end;
  draft.value = value;
}

// "million", "bn", "hundred thousand" behind what is there.
void NumberScan::multiply_by_words(Draft& draft) const {
  for (int i = 0; i < 3; ++i) {
    std::size_t at = behind(draft.end);
    const bool coins = is(at, kHundredWord) && is(at, kAloneWord);  // "34 cents"
    bool fits = (is(at, kHundredWord | kMultiplierWord | kShortWord | kDozenWord) && !coins) ||
                (is(at, kGluedWord) && glued(at) && at == draft.end);
    // "millions" behind a number is a magnitude, unless it goes on as a vague one: "2 thousands of".
    if (!fits && is(at, kPluralWord) && at == draft.end && !is(at + 1, kOfWord)) fits = true;
    if (!fits) return;
    const auto value = multiply(draft.value, word(at)->value);
    const auto magnitude = multiply(draft.magnitude, word(at)->value);
    if (!value || !magnitude) return;
    draft.value = *value;
    draft.magnitude = *magnitude;
    draft.end = at + 1;
  }
}

// "1e10", "1.3e-4", "1.3x10^6": the power of ten glued behind the digits. `end` is where it ends.
std::optional<int> NumberScan::power_of_ten(std::size_t& end) const {
  const auto is_times = [](std::string_view sign) { return sign == "x" || sign == "\u00D7"; };
  const bool apart = end + 2 < tokens_.size() && is_times(text::form_of(text_, tokens_[end])) &&
                     text::form_of(text_, tokens_[end + 1]) == "10" && text::form_of(text_, tokens_[end + 2]) == "^";
  if (!glued(end) && !apart) return std::nullopt;
  std::string_view form = text::form_of(text_, tokens_[end]);
  std::size_t p = apart ? end + 2 : end + 1;
  const bool times = apart || form == "x10" || form == "\u00D710";
  if (times) {
    if (!glued(p) || text::form_of(text_, tokens_[p]) != "^") return std::nullopt;
    form = {};
    ++p;
  } else if (form[0] == 'e' || form[0] == 'E') {
    form.remove_prefix(1);
  } else {
    return std::nullopt;
  }
  bool negative = false;
  if (form.empty()) {
    if (!glued(p)) return std::nullopt;
    const bool plus = text::form_of(text_, tokens_[p]) == "+";
    negative = code(p) == kHyphenCode || code(p) == kMinusCode;
    if (plus || negative) ++p;
    if (!glued(p) || code(p) != kDigitsCode) return std::nullopt;
    form = text::form_of(text_, tokens_[p++]);
  }
  int power = 0;
  for (const char c : form) {
    constexpr int kMost = 37;  // what a decimal holds
    if (c < '0' || c > '9' || power > kMost) return std::nullopt;
    power = power * 10 + (c - '0');
  }
  end = p;
  return negative ? -power : power;
}

// ",08": decimals behind a mark that nothing stands before. Tokens begin so with a point, not with a comma.
std::optional<Decimal> NumberScan::decimals_alone(std::size_t at) const {
  if (at == 0 || !glued(at) || (glued(at - 1) && at > 1) || tokens_[at - 1].length != 1) return std::nullopt;
  if (text_[tokens_[at - 1].begin] != tables_.marks.decimal) return std::nullopt;
  return Decimal::parse("0." + std::string(text::form_of(text_, tokens_[at])));
}

// "10^6", "2.5^-1": the base and its power.
std::optional<Decimal> NumberScan::raised(const Decimal& base, std::size_t& end) const {
  if (!glued(end) || text::form_of(text_, tokens_[end]) != "^") return std::nullopt;
  std::size_t p = end + 1;
  const bool negative = code(p) == kHyphenCode || code(p) == kMinusCode;
  if (glued(p) && (negative || text::form_of(text_, tokens_[p]) == "+")) ++p;
  if (!glued(p) || code(p) != kDigitsCode) return std::nullopt;
  const auto form = read_digits(text::form_of(text_, tokens_[p]), tables_.marks);
  const auto power = form ? form->value.to_int64() : std::nullopt;
  constexpr std::int64_t kMost = 64;  // times; a decimal is full before
  if (!power || *power > kMost) return std::nullopt;
  std::optional<Decimal> value = Decimal(1);
  for (std::int64_t i = 0; value && i < *power; ++i) value = multiply(*value, base);
  if (value && negative) value = divide(Decimal(1), *value);
  if (value) end = p + 1;
  return value;
}

// "4 thousand 3 hundred and 21": smaller digits behind digits and their magnitude.
void NumberScan::add_smaller(Draft& draft) const {
  constexpr int kMostParts = 3;
  for (int i = 0; i < kMostParts && draft.magnitude != Decimal(1); ++i) {
    std::size_t p = draft.end;
    const bool joined = is(p, kJoinerWord);
    if (joined) ++p;
    if (!continues(p)) return;
    Draft part{p, p + 1, NumberKind::kCardinal, 0, Decimal(), Decimal(1)};
    if (code(p) == kDigitsCode && chain_end(p) == p + 1) {
      const auto form = read_digits(text::form_of(text_, tokens_[p]), tables_.marks);
      if (!form || form->decimals || form->grouped || form->value.is_zero()) return;
      part.value = form->value;
      multiply_by_words(part);
    } else if (const auto said = joined && is(p, kSmallWords) ? cardinal_words(p) : std::nullopt) {
      part = *said;
    } else {
      return;
    }
    const bool hundreds = draft.magnitude == Decimal(100);
    if (!(part.value < draft.magnitude) || (part.magnitude == Decimal(1)) != joined || (joined && !hundreds)) return;
    const auto sum = add(draft.value, part.value);
    if (!sum) return;
    draft.value = *sum;
    draft.end = part.end;
    draft.magnitude = part.magnitude;
  }
}

std::optional<NumberScan::Draft> NumberScan::digits(std::size_t at, std::size_t& next) const {
  next = at + 1;
  if (code(at) == kFractionSignCode) {
    const auto value = read_fraction_sign(text::form_of(text_, tokens_[at]));
    if (!value) return std::nullopt;
    Draft sign{at, at + 1, NumberKind::kFraction, 0, *value, Decimal(1)};
    multiply_by_words(sign);
    if (sign.magnitude != Decimal(1)) sign.kind = NumberKind::kCardinal;
    return sign;
  }
  const auto form = read_digits(text::form_of(text_, tokens_[at]), tables_.marks);
  if (!(form && form->grouped) && stands_behind_a_name(at)) {
    next = chain_end(at);
    return std::nullopt;
  }
  if (auto part = fraction_of_digits(at)) {
    multiply_by_words(*part);
    if (part->magnitude != Decimal(1)) part->kind = NumberKind::kCardinal;
    return part;
  }
  // "3-1/2 cents", as markets write it.
  if (form && form->value.is_integer() && !form->grouped && !form->leading_zero && form->digits <= 3 &&
      code(at + 1) == kHyphenCode && glued(at + 1) && glued(at + 2) && chain_end(at) == at + 5) {
    const auto part = fraction_of_digits(at + 2);
    if (const auto sum = part ? add(form->value, part->value) : std::nullopt)
      return Draft{at, part->end, NumberKind::kCardinal, 0, *sum, Decimal(1)};
  }
  // Three or more joined parts are a date, a phone number or a code; two with a slash ("9/11") something else again.
  const std::size_t chain = chain_end(at);
  if (chain > at + 3 || (chain == at + 3 && code(at + 1) == kSlashCode)) {
    next = chain;
    return std::nullopt;
  }
  if (!form) return std::nullopt;
  Draft draft{at, at + 1, NumberKind::kCardinal, 0, form->value, Decimal(1)};
  if (const auto part = decimals_alone(at)) {
    draft.begin = at - 1;
    draft.value = *part;
    multiply_by_words(draft);
    return draft;
  }
  if (form->leading_zero) draft.flags |= kLeadingZero;
  if (form->digits == 4 && !form->grouped && !form->decimals && form->value >= Decimal(1000) &&
      form->value < Decimal(2200)) {
    draft.flags |= kYearLike;
  }
  if (const auto power = power_of_ten(draft.end)) {
    const auto value = shift10(draft.value, *power);
    if (!value) return std::nullopt;
    draft.value = *value;
    draft.flags = 0;
    return draft;
  }
  if (is(at + 1, kOrdinalSuffixWord) && glued(at + 1) && !form->decimals) {
    draft.kind = NumberKind::kOrdinal;
    draft.flags &= ~std::uint32_t{kYearLike};
    draft.end = at + 2;
    return draft;
  }
  if (const auto value = raised(draft.value, draft.end)) {
    draft.value = *value;
    draft.flags = 0;
    return draft;
  }
  // "80, 000", as converters leave it: three zeros alone are no number.
  if (!form->grouped && !form->decimals && form->digits <= 3 && !form->leading_zero && glued(at + 1) &&
      tokens_[at + 1].length == 1 && text_[tokens_[at + 1].begin] == tables_.marks.group && continues(at + 2) &&
      text::form_of(text_, tokens_[at + 2]) == "000") {
    const auto thousands = shift10(draft.value, 3);
    if (thousands) {
      draft.value = *thousands;
      draft.end = at + 3;
      multiply_by_words(draft);
      return draft;
    }
  }
  const std::size_t behind_point = at + 2;  // "1 point 1"
  if (!form->decimals && continues(at + 1) && is(at + 1, kPointWord) && code(behind_point) == kDigitsCode &&
      continues(behind_point) && !continues(behind_point + 1)) {
    const auto part = Decimal::parse("0." + std::string(text::form_of(text_, tokens_[behind_point])));
    const auto sum = part ? add(draft.value, *part) : std::nullopt;
    if (sum) {
      draft.value = *sum;
      draft.end = behind_point + 1;
      return draft;
    }
  }
  if (!form->grouped && !form->decimals) group_by_spaces(draft, tokens_.size(), form->digits);
  // "1½", "2 1/2", "3 and a half"
  const std::size_t after = draft.end;
  if (!form->decimals && continues(after)) {
    std::optional<Draft> part;
    if (code(after) == kFractionSignCode) {
      part = Draft{after,
                   after + 1,
                   NumberKind::kFraction,
                   0,
                   read_fraction_sign(text::form_of(text_, tokens_[after])).value_or(Decimal()),
                   Decimal(1)};
    } else if (!glued(after)) {
      part = fraction_of_digits(after);
    }
    if (const auto sum = part ? add(draft.value, part->value) : std::nullopt) {
      draft.value = *sum;
      draft.end = part->end;
      draft.flags &= ~std::uint32_t{kYearLike};
    } else {
      and_a_fraction(draft, Decimal(1));
    }
  }
  multiply_by_words(draft);
  if (draft.magnitude != Decimal(1) && !and_a_fraction(draft, draft.magnitude))
    add_smaller(draft);  // "3 million and a half"
  const std::size_t fold = behind(draft.end);
  if (is(fold, kFoldWord) && glued(fold) && !(glued(fold + 1) && flag(fold + 1, text::kNumber))) {
    draft.kind = NumberKind::kMultiple;
    draft.end = fold + 1;
  }
  if (draft.end > at + 1) draft.flags &= ~std::uint32_t{kYearLike};
  return draft;
}

}  // namespace sayso::value
