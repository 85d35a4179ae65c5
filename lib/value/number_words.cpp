// Number words, composed.
//
// A cardinal is built the way it is said: a group below a thousand from units, teens, tens and "hundred",
// closed by a multiplier, then the next smaller group. The state is the group, the class of the last word
// and the last multiplier; a word that does not fit ends the number. A joiner ("and") is taken only where a
// small number must follow and does not begin a larger one, so that "a hundred and five hundred" stays two.
// Around it stand the small constructions of fractions and of vague numbers, each a function.
// This is the automaton of inverse text normalisation (Sproat and others, "Normalization of non-standard
// words", 2001), with the words in a list.
#include <cstddef>

#include "value/number_scan.h"

namespace sayso::value {
namespace {

constexpr int kFourScore = 80;
constexpr int kMillion = 1'000'000;

// Whether four are the last that was said: of "cent quatre" the score behind it makes a hundred and eighty.
bool group_of_four(const Decimal& group) {
  const auto value = group.to_int64();
  return value && *value % 100 == 4;
}

}  // namespace

std::optional<NumberScan::Draft> NumberScan::words(std::size_t at) const {
  const NumberWord* w = word(at);
  if (w == nullptr) return std::nullopt;
  // A word glued behind a digit ("3D", "5 x") or behind a hyphen and a name is no number of its own.
  if (glued(at) && at > 0 && code(at - 1) == kDigitsCode) return std::nullopt;
  std::optional<Draft> draft;
  if ((w->kinds & kArticleWord) != 0) {
    draft = after_article(at);
  } else if ((w->kinds & kHalfWord) != 0) {
    draft = half(at);
  } else if ((w->kinds & kDenominatorWord) != 0 && (w->kinds & kOrdinalWord) == 0) {
    draft = part_of_a_magnitude(at, at);
  } else if ((w->kinds & (kPluralWord | kPluralOfWord)) != 0) {
    draft = plural(at);
  } else if ((w->kinds & kSomeWord) != 0) {
    draft = some(at);
  } else if ((w->kinds & kMultipleWord) != 0) {
    draft = Draft{at, at + 1, NumberKind::kMultiple, 0, w->value, Decimal(1)};
  } else if ((w->kinds & kOrdinalWord) != 0) {
    draft = Draft{at, at + 1, NumberKind::kOrdinal, 0, w->value, Decimal(1)};
  } else if ((w->kinds & (kSmallWords | kZeroWord | kHundredsWord | kAloneWord)) != 0) {
    draft = cardinal_words(at);
  }
  if (draft) draft->flags |= kInWords;
  return draft;
}

// ---- cardinals and ordinals ---------------------------------------------------------------------

std::optional<NumberScan::Draft> NumberScan::cardinal_words(std::size_t at) const {
  Draft draft{at, at, NumberKind::kCardinal, 0, Decimal(), Decimal(1)};
  const bool article = is(at, kArticleWord);  // "a hundred": the article is the one
  Decimal total;                              // closed groups, from a million up
  Decimal thousands;                          // those below: "four hundred thousand million" multiplies them
  Decimal group;                              // the open one
  std::uint32_t last = 0;                     // the class of the last word of the open group
  std::optional<Decimal> multiplier;          // that closed the last group
  std::optional<Decimal> largest;             // that closed one, from a million up
  const auto put = [&](std::optional<Decimal> value, Decimal& to) {
    if (value) to = *value;
    return value.has_value();
  };
  if (article) {
    group = Decimal(1);
    last = kUnitWord;
    draft.end = at + 1;
  }
  for (;;) {
    std::size_t p = draft.end == at ? at : behind(draft.end);
    const bool hyphen = p == draft.end + 1 && draft.end > at;
    bool joined = false;
    bool ten_joined = false;
    if (is(p, kTenJoinerWord) && (last == kTenWord || last == kTeensFollowWord) && continues(p + 1)) {
      const std::size_t unit = behind(p + 1);  // "treinta y uno", "vingt-et-un", "soixante et onze"
      if (!is(unit, kUnitWord | kOneWord | (last == kTeensFollowWord ? std::uint32_t{kTeenWord} : 0u)) ||
          (is(p, kJoinerWord) && part_at(p + 1)))
        break;
      p = unit;
      ten_joined = true;
    } else if (is(p, kJoinerWord) && !hyphen && (last == kHundredWord || (last == 0 && multiplier))) {
      // Only a smaller number may follow, and no larger one may begin with it; a fraction is added at the end.
      if (!continues(p + 1) || !is(p + 1, kSmallWords | kOrdinalWord) || part_at(p + 1) ||
          larger_after_joiner(p + 1, last == 0 ? multiplier : std::nullopt))
        break;
      ++p;
      joined = true;
    }
    const NumberWord* w = word(p);
    if (w == nullptr || (draft.end > at && !continues(p))) break;
    const std::uint32_t kinds = w->kinds;
    const bool group_open = last == 0 || last == kHundredWord;
    const bool begins = last == 0 && group.is_zero();
    if ((kinds & kZeroWord) != 0 && draft.end == at) {
      draft.end = p + 1;
      last = kZeroWord;
      break;
    }
    if ((kinds & kScoreWord) != 0 && last == kUnitWord && group_of_four(group)) {  // "quatre-vingts"
      if (!put(add(group, Decimal(kFourScore - 4)), group)) break;
      last = kTeensFollowWord;
    } else if ((kinds & (kUnitWord | kOneWord)) != 0 &&
               (group_open || ((last == kTenWord || last == kTeensFollowWord) && !joined))) {
      if (!put(add(group, w->value), group)) break;
      last = kUnitWord;
    } else if ((kinds & (kTeenWord | kTenWord)) != 0 &&
               (group_open || (last == kTeensFollowWord && (kinds & kTeenWord) != 0))) {
      const bool after = last == kTeensFollowWord;
      if (!put(add(group, w->value), group)) break;
      last = (kinds & kTeensFollowWord) != 0 && !after ? kTeensFollowWord
             : (kinds & kTenWord) != 0                 ? kTenWord
                                                       : kTeenWord;
    } else if ((kinds & kHundredsWord) != 0 && begins) {
      group = w->value;
      last = kHundredWord;
    } else if ((kinds & kAloneWord) != 0 && begins && (kinds & kHundredWord) != 0) {
      group = w->value;
      last = kHundredWord;
    } else if ((kinds & kHundredWord) != 0 && (last == kUnitWord || last == kTeenWord || last == kTenWord) &&
               !ten_joined &&
               group < Decimal((kinds & kAloneWord) != 0
                                   ? 10
                                   : 100)) {  // "forty-five hundred", but "quarante-cinq cents" are coins
      if (!put(multiply(group, w->value), group)) break;
      last = kHundredWord;
    } else if ((kinds & kMultiplierWord) != 0 && last != kZeroWord &&
               (last != 0 || multiplier || (kinds & kAloneWord) != 0)) {
      const bool large = w->value >= Decimal(kMillion);
      if (large ? largest && *largest <= w->value : multiplier && *multiplier <= w->value) break;
      std::optional<Decimal> times = large ? add(group, thousands) : std::optional<Decimal>(group);
      if (times && times->is_zero()) {
        if ((kinds & kAloneWord) == 0) break;
        times = Decimal(1);
      }
      const auto closed = times ? multiply(*times, w->value) : std::nullopt;
      Decimal& to = large ? total : thousands;
      if (!closed || !put(add(to, *closed), to)) break;
      if (large) {
        thousands = Decimal();
        largest = w->value;
      }
      group = Decimal();
      last = 0;
      multiplier = w->value;
    } else if ((kinds & kDozenWord) != 0 && last != 0 && last != kHundredWord && !multiplier) {
      if (!put(multiply(group, w->value), group)) break;
      draft.magnitude = w->value;
      draft.end = p + 1;
      break;
    } else if ((kinds & kOrdinalWord) != 0 && draft.end > at && !article &&
               ((last == kTenWord && hyphen && w->value < Decimal(10)) || joined || last == kHundredWord ||
                (last == 0 && multiplier))) {
      if (!put(add(group, w->value), group)) break;
      draft.kind = NumberKind::kOrdinal;
      draft.end = p + 1;
      break;
    } else if ((kinds & kOrdinalWord) != 0 && hyphen && w->value >= Decimal(100) && last != 0) {  // "two-hundredth"
      if (!put(multiply(group, w->value), group)) break;
      draft.kind = NumberKind::kOrdinal;
      draft.end = p + 1;
      break;
    } else {
      break;
    }
    draft.end = p + 1;
  }
  if (draft.end == at || (article && draft.end == at + 1)) return std::nullopt;
  const auto below = add(thousands, group);
  const auto value = below ? add(total, *below) : std::nullopt;
  if (!value) return std::nullopt;
  draft.value = *value;
  if (multiplier) draft.magnitude = *multiplier;
  if (draft.kind == NumberKind::kOrdinal || draft.magnitude != Decimal(1)) {
    if (draft.kind == NumberKind::kCardinal && multiplier && last == 0) {
      if (is(draft.end, kPluralWord) && continues(draft.end) && word(draft.end)->value > *multiplier)
        multiply_by_words(draft);              // "three thousand millions"
      and_a_fraction(draft, draft.magnitude);  // "a million and a half"
    }
    return draft;
  }
  if (denominator_tail(draft)) return draft;
  if (decimals_in_words(draft) || and_a_fraction(draft, Decimal(1))) {
    multiply_by_words(draft);
    return draft;
  }
  if (!article) {
    multiply_by_words(draft);  // what is left are the short forms: "two bn"
    const std::size_t fold = behind(draft.end);
    if (is(fold, kFoldWord) && fold == draft.end + 1) {
      draft.kind = NumberKind::kMultiple;
      draft.end = fold + 1;
    }
  }
  if (draft.end == at + 1 && is(at, kOneWord)) draft.flags |= kOne;
  return draft;
}

// Whether the number behind a joiner goes on to be too large to belong to the one before it: "(a hundred and) five
// hundred", "(a thousand and) two thousand". `multiplier`: that closed the number before it, if one did.
bool NumberScan::larger_after_joiner(std::size_t p, const std::optional<Decimal>& multiplier) const {
  std::size_t tail = p + 1;
  if (is(p, kTenWord) && is(behind(tail), kUnitWord | kOneWord)) tail = behind(tail) + 1;
  if (!continues(tail)) return false;
  if (!multiplier) return is(tail, kHundredWord);
  if (is(tail, kHundredWord)) ++tail;
  return continues(tail) && is(tail, kMultiplierWord) && word(tail)->value >= *multiplier;
}

// "two point seven five"
bool NumberScan::decimals_in_words(Draft& draft) const {
  std::size_t p = draft.end;
  if (!continues(p) || !is(p, kPointWord) || part_at(p + 1)) return false;
  Decimal value = draft.value;
  int place = 0;
  if (continues(p + 1) && is(p + 1, kTenWord | kTeenWord)) {  // "point seventy-one"
    Decimal two = word(p + 1)->value;
    p += 2;
    const std::size_t unit = is(p, kTenJoinerWord) ? p + 1 : behind(p);
    if (is(p - 1, kTenWord) && continues(unit) && is(unit, kUnitWord | kOneWord)) {
      two = add(two, word(unit)->value).value_or(two);
      p = unit + 1;
    }
    const auto digits = shift10(two, -2);
    const auto sum = digits ? add(value, *digits) : std::nullopt;
    if (!sum) return false;
    draft.value = *sum;
    draft.end = p;
    return true;
  }
  for (++p; continues(p) && is(p, kUnitWord | kOneWord | kZeroWord) && place < 9; ++p) {
    const auto digit = shift10(word(p)->value, -++place);
    const auto sum = digit ? add(value, *digit) : std::nullopt;
    if (!sum) return false;
    value = *sum;
  }
  if (place == 0) return false;
  draft.value = value;
  draft.end = p;
  return true;
}

// ---- with an article ----------------------------------------------------------------------------

std::optional<NumberScan::Draft> NumberScan::after_article(std::size_t at) const {
  const std::size_t p = at + 1;
  if (!continues(p)) return std::nullopt;
  const NumberWord* w = word(p);
  if (w == nullptr) return std::nullopt;
  if ((w->kinds & kMagnitudeWords) != 0) return cardinal_words(at);
  if ((w->kinds & kPairWord) != 0) {
    Draft draft{at, p + 1, NumberKind::kCardinal, kApprox, w->value, Decimal(1)};
    const bool of = is(draft.end, kOfWord) && continues(draft.end);
    if (of) ++draft.end;
    const std::size_t before = draft.end;
    multiply_by_words(draft);
    const bool all = !continues(at) && !continues(draft.end);  // nothing else is said
    if (!of && draft.end == before && !all) return std::nullopt;
    return draft;
  }
  if ((w->kinds & kSomeWord) != 0) {
    auto draft = some(p);
    if (draft) draft->begin = at;
    return draft;
  }
  if ((w->kinds & kHalfWord) != 0) {
    auto draft = half(p);
    if (draft) draft->begin = at;
    return draft;
  }
  const bool before = at > 0 && continues(at) && is(at - 1, kBesidePartWord);
  const bool behind = !continues(p + 1) || !flag(p + 1, text::kWord) || is(p + 1, kBesidePartWord);
  const bool part = before && behind && !(code(p + 1) == kHyphenCode && glued(p + 1));
  const bool all = !continues(at) && !continues(p + 1);  // nothing else is said
  if ((w->kinds & kDenominatorWord) != 0 && ((is(p + 1, kOfWord) && continues(p + 1)) || part || all)) {
    const auto value = fraction(Decimal(1), w->value);
    if (!value) return std::nullopt;
    Draft draft{at, p + 1, NumberKind::kFraction, 0, *value, Decimal(1)};
    of_a_magnitude(draft);
    return draft;
  }
  if ((w->kinds & kDenominatorWord) != 0 && (w->kinds & kOrdinalWord) == 0) return part_of_a_magnitude(at, p);
  const auto under = !continues(at) ? denominator_at(p, true) : std::nullopt;
  const auto value =
      under && !continues(under->end) ? fraction(Decimal(1), under->value) : std::nullopt;  // "a twenty-fifth"
  if (value) return Draft{at, under->end, NumberKind::kFraction, 0, *value, Decimal(1)};
  return std::nullopt;
}

// ---- vague --------------------------------------------------------------------------------------

// "dozens", "hundreds of thousands": the product of what is named.
std::optional<NumberScan::Draft> NumberScan::plural(std::size_t at) const {
  Draft draft{at, at + 1, NumberKind::kVague, 0, word(at)->value, Decimal(1)};
  bool needs_of = !is(at, kPluralWord);
  for (int i = 0; i < 3; ++i) {
    if (!continues(draft.end) || !is(draft.end, kOfWord) || !continues(draft.end + 1)) break;
    if (!is(draft.end + 1, kPluralWord | kMultiplierWord)) {
      needs_of =
          needs_of && word(at)->value == Decimal(10);  // "tens of" is said of magnitudes alone, "scores of" of anything
      break;
    }
    const auto value = multiply(draft.value, word(draft.end + 1)->value);
    if (!value) break;
    draft.value = *value;
    draft.end += 2;
    needs_of = false;
  }
  if (needs_of) return std::nullopt;
  return draft;
}

// "several", "a few"; with a magnitude they are vague numbers that have one.
std::optional<NumberScan::Draft> NumberScan::some(std::size_t at) const {
  Draft draft{at, at + 1, NumberKind::kSome, 0, Decimal(1), Decimal(1)};
  multiply_by_words(draft);
  if (draft.magnitude != Decimal(1)) {
    draft.kind = NumberKind::kVague;
  } else {
    draft.value = Decimal();
  }
  return draft;
}

}  // namespace sayso::value
