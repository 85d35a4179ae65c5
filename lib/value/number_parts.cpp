// Fractions in words, alone and behind what they are part of: "two-thirds", "a quarter of a million", "two and a half".
#include <cstddef>

#include "value/number_scan.h"

namespace sayso::value {

// "two-thirds", "one third", "three quarters of": the draft is the numerator.
bool NumberScan::denominator_tail(Draft& draft) const {
  std::size_t p = behind(draft.end);
  if (continues(p) && code(p) == kHyphenCode && !glued(p) && !glued(p + 1) && continues(p + 1) &&
      is(p + 1, kDenominatorWord | kDenominatorsWord))
    ++p;  // "one - third"
  if (!continues(p)) return false;
  const bool hyphen = p == draft.end + 1;
  const bool one = draft.value == Decimal(1);
  const bool one_half = one && hyphen && is(p, kHalfWord);
  if (one_half) {
    draft.kind = NumberKind::kFraction;
    draft.value = word(p)->value;
    draft.end = p + 1;
    of_a_magnitude(draft);
    return true;
  }
  const auto under = denominator_at(p, one);
  if (!under) return false;
  // "for three quarters" is a time, where a word tells what they are of; what is also an ordinal is none behind a number.
  const bool all = !continues(p + 1) && !continues(draft.begin);  // nothing else is said
  if (tables_.parts_of && !hyphen && !is(p, kOrdinalWord) && !is(p + 1, kOfWord | kMultiplierWord) &&
      word(p)->value == Decimal(4) && !all)
    return false;
  const auto value = fraction(draft.value, under->value);
  if (!value) return false;
  draft.kind = NumberKind::kFraction;
  draft.value = *value;
  draft.end = under->end;
  of_a_magnitude(draft);
  return true;
}

// What a fraction is over: "third", "thirds", "twenty-fifths".
std::optional<NumberScan::Part> NumberScan::denominator_at(std::size_t p, bool one) const {
  const std::uint32_t kind = one ? kDenominatorWord : kDenominatorsWord;
  const std::size_t unit = is(p, kTenWord) ? behind(p + 1) : p;
  if (unit != p && continues(unit) && is(unit, kind) && word(unit)->value < Decimal(10)) {
    const auto sum = add(word(p)->value, word(unit)->value);
    return sum ? std::optional<Part>(Part{*sum, unit + 1}) : std::nullopt;
  }
  if (is(p, kind) && is(p, kHalfWord) && !one) {  // "drei halbe"
    const auto under = divide(Decimal(1), word(p)->value);
    return under ? std::optional<Part>(Part{*under, p + 1}) : std::nullopt;
  }
  return is(p, kind) && word(p)->value > Decimal(1) ? std::optional<Part>(Part{word(p)->value, p + 1}) : std::nullopt;
}

// "(a quarter) of a million", "(half) a dozen"
bool NumberScan::of_a_magnitude(Draft& draft) const {
  std::size_t p = draft.end;
  if (is(p, kOfWord) && continues(p)) ++p;
  if (is(p, kArticleWord) && continues(p)) ++p;
  p = p == draft.end ? behind(p) : p;
  if (!continues(p) || !is(p, kMagnitudeWords)) return false;
  Draft whole = draft;
  whole.end = p;
  multiply_by_words(whole);
  if (whole.end == p) return false;
  whole.kind = NumberKind::kCardinal;
  draft = whole;
  return true;
}

// "a half", "one third", "three-quarters", "fifty-four hundredths": behind "and" a fraction of what stands before it.
std::optional<NumberScan::Part> NumberScan::part_at(std::size_t p) const {
  const auto pure = [&](std::size_t i) {
    return is(i, kDenominatorWord) && !is(i, kOrdinalWord) && continues(i + 1) && flag(i + 1, text::kWord) &&
           !is(i + 1, kOfWord);
  };
  if (!continues(p) || (!is(p, kArticleWord | kSmallWords | kHalfWord) && !pure(p)))
    return std::nullopt;   // pure: "(one and) quarter hour"
  if (is(p, kHalfWord)) {  // "deux et demi"
    const bool open =
        is(p, kAloneWord) && !(continues(p + 1) && flag(p + 1, text::kWord) && is(p + 1, kMagnitudeWords));
    return open ? std::optional<Part>(Part{word(p)->value, p + 1}) : std::nullopt;
  }
  Decimal numerator = is(p, kArticleWord | kDenominatorWord) ? Decimal(1) : word(p)->value;
  std::size_t q = is(p, kDenominatorWord) ? p : behind(p + 1);
  if (is(p, kTenWord) && continues(q) && is(q, kUnitWord | kOneWord)) {
    numerator = add(numerator, word(q)->value).value_or(numerator);
    q = behind(q + 1);
  }
  if (!continues(q)) return std::nullopt;
  const bool one = numerator == Decimal(1);
  if (one && is(q, kHalfWord) && !(code(q + 1) == kHyphenCode && glued(q + 1))) return Part{word(q)->value, q + 1};
  if ((!is(q, one ? kDenominatorWord : kDenominatorsWord) && !pure(q)) || is(q + 1, kOfWord)) return std::nullopt;
  if (one && is(q, kOrdinalWord) && continues(q + 1) && flag(q + 1, text::kWord) && !is(q + 1, kMagnitudeWords))
    return std::nullopt;  // "five and a third man"
  const auto value = fraction(numerator, word(q)->value);
  return value && *value < Decimal(1) ? std::optional<Part>(Part{*value, q + 1}) : std::nullopt;
}

// "(two) and a half", "(two) and three-quarters": a fraction of `scale` on top, or of the magnitude behind it:
// "(one billion) and a half million".
bool NumberScan::and_a_fraction(Draft& draft, const Decimal& scale) const {
  std::size_t p = draft.end;
  if (!continues(p) || !is(p, kJoinerWord | kTenJoinerWord | kPointWord)) return false;
  const auto part = part_at(p + 1);
  if (!part) return false;
  std::size_t end = part->end;
  Decimal by = scale;
  if (scale != Decimal(1) && continues(end) && is(end, kMultiplierWord) && word(end)->value < scale)
    by = word(end++)->value;
  const auto scaled = multiply(part->value, by);
  const auto sum = scaled ? add(draft.value, *scaled) : std::nullopt;
  if (!sum) return false;
  draft.value = *sum;
  draft.end = end;
  return true;
}

std::optional<NumberScan::Draft> NumberScan::half(std::size_t at) const {
  // "the second half", "half-time": a part of something else.
  if (at > 0 && continues(at) && is(at - 1, kOrdinalWord)) return std::nullopt;
  Draft draft{at, at + 1, NumberKind::kFraction, 0, word(at)->value, Decimal(1)};
  if (of_a_magnitude(draft)) return draft;
  if (code(at + 1) == kHyphenCode && glued(at + 1)) {  // "half-mile", "half-brother": the rules tell which
    if (!glued(at + 2) || !flag(at + 2, text::kWord)) return std::nullopt;
    draft.flags |= kGluedAfter;
  }
  if (glued(at) && at > 0 && code(at - 1) == kHyphenCode) return std::nullopt;
  return draft;
}

// "a quarter million", "quarter of a million": `at` is where it begins, `p` the fraction.
std::optional<NumberScan::Draft> NumberScan::part_of_a_magnitude(std::size_t at, std::size_t p) const {
  const auto value = fraction(Decimal(1), word(p)->value);
  if (!value) return std::nullopt;
  Draft draft{at, p + 1, NumberKind::kFraction, 0, *value, Decimal(1)};
  if (of_a_magnitude(draft)) return draft;
  // "quarter-mile", "quarter-final": the rules tell which.
  if (at != p || code(p + 1) != kHyphenCode || !glued(p + 1) || !glued(p + 2) || !flag(p + 2, text::kWord) || glued(p))
    return std::nullopt;
  draft.flags |= kGluedAfter;
  return draft;
}

}  // namespace sayso::value
