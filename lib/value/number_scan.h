// Inside of NumberReader: one pass over the tokens of one text.
//
// numbers.cpp reads the list, remembers the types and the sign; number_digits.cpp reads digits, number_words.cpp composes
// words, number_parts.cpp their fractions, number_compounds.cpp what is written in one word.
#ifndef SAYSO_VALUE_NUMBER_SCAN_H_
#define SAYSO_VALUE_NUMBER_SCAN_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "value/digits.h"
#include "value/numbers.h"

namespace sayso::value {

// The kinds of the list, as a set.
enum WordKind : std::uint32_t {
  kZeroWord = 1u << 0, kUnitWord = 1u << 1, kOneWord = 1u << 2, kTeenWord = 1u << 3, kTenWord = 1u << 4,
  kHundredWord = 1u << 5, kMultiplierWord = 1u << 6, kDozenWord = 1u << 7, kShortWord = 1u << 8, kGluedWord = 1u << 9,
  kJoinerWord = 1u << 10, kArticleWord = 1u << 11, kOfWord = 1u << 12, kHalfWord = 1u << 13, kDenominatorWord = 1u << 14,
  kDenominatorsWord = 1u << 15, kOrdinalWord = 1u << 16, kOrdinalSuffixWord = 1u << 17, kPluralWord = 1u << 18,
  kPluralOfWord = 1u << 19, kSomeWord = 1u << 20, kPairWord = 1u << 21, kMultipleWord = 1u << 22, kFoldWord = 1u << 23,
  kMinusWord = 1u << 24, kPointWord = 1u << 25, kBesidePartWord = 1u << 26, kAloneWord = 1u << 27, kTenJoinerWord = 1u << 28,
  kHundredsWord = 1u << 29, kScoreWord = 1u << 30, kTeensFollowWord = 1u << 31,
};
inline constexpr std::uint32_t kSmallWords = kUnitWord | kOneWord | kTeenWord | kTenWord;

inline constexpr std::uint32_t kMagnitudeWords = kHundredWord | kMultiplierWord | kDozenWord;

struct NumberTables {
  std::vector<NumberWord> words;
  std::unordered_map<std::string, std::uint16_t> by_form;
  DigitMarks marks;
  bool compounds = false;    // the language writes numbers in one word
  bool parts_of = false;     // it has a word between a part and what that is of
  std::size_t longest = 0;   // of the forms, in bytes
};

// A number written in one word, "achtundzwanzigtausend", by its parts; nullopt for any other word. number_compounds.cpp
std::optional<NumberWord> read_compound(std::string_view form, const NumberTables& tables);

// What a type is to numbers: remembered a type as one small number.
enum NumberCode : std::uint16_t {
  kUnseenCode, kNothingCode, kDigitsCode, kFractionSignCode, kHyphenCode, kDashCode, kMinusCode, kSlashCode, kColonCode,
  kWordCode,  // and above: the word's index
};

class NumberScan {
 public:
  // `compounds`: the words that follow those of the list.
  NumberScan(std::string_view text, std::span<const text::Token> tokens, std::span<const std::uint16_t> codes,
             const NumberTables& tables, std::span<const NumberWord> compounds)
      : text_(text), tokens_(tokens), codes_(codes), tables_(tables), compounds_(compounds) {}

  // The number that begins at token `at`. Sets `next` to where to go on, with or without a number.
  std::optional<Number> read(std::size_t at, std::size_t& next) const;

 private:
  // A number in the making: its tokens so far and its value.
  struct Draft {
    std::size_t begin = 0;
    std::size_t end = 0;
    NumberKind kind = NumberKind::kCardinal;
    std::uint32_t flags = 0;
    Decimal value;
    Decimal magnitude = Decimal(1);
  };

  // number_digits.cpp
  std::optional<Draft> digits(std::size_t at, std::size_t& next) const;
  std::optional<Draft> fraction_of_digits(std::size_t at) const;
  std::size_t chain_end(std::size_t at) const;
  void group_by_spaces(Draft& draft, std::size_t limit, int first_digits) const;
  bool stands_behind_a_name(std::size_t at) const;
  void multiply_by_words(Draft& draft) const;
  std::optional<int> power_of_ten(std::size_t& end) const;
  std::optional<Decimal> decimals_alone(std::size_t at) const;
  std::optional<Decimal> raised(const Decimal& base, std::size_t& end) const;
  void add_smaller(Draft& draft) const;

  // number_words.cpp
  std::optional<Draft> words(std::size_t at) const;
  std::optional<Draft> cardinal_words(std::size_t at) const;
  std::optional<Draft> after_article(std::size_t at) const;
  std::optional<Draft> half(std::size_t at) const;
  std::optional<Draft> part_of_a_magnitude(std::size_t at, std::size_t p) const;
  std::optional<Draft> plural(std::size_t at) const;
  std::optional<Draft> some(std::size_t at) const;
  bool denominator_tail(Draft& draft) const;
  bool of_a_magnitude(Draft& draft) const;
  // A fraction of one: its value and where it ends.
  struct Part {
    Decimal value;
    std::size_t end = 0;
  };
  std::optional<Part> part_at(std::size_t p) const;
  std::optional<Part> denominator_at(std::size_t p, bool one) const;
  bool larger_after_joiner(std::size_t p, const std::optional<Decimal>& multiplier) const;
  bool and_a_fraction(Draft& draft, const Decimal& scale) const;
  bool decimals_in_words(Draft& draft) const;

  std::uint16_t code(std::size_t at) const { return at < tokens_.size() ? codes_[tokens_[at].type] : std::uint16_t{kNothingCode}; }
  bool flag(std::size_t at, std::uint32_t flags) const { return at < tokens_.size() && (tokens_[at].flags & flags) != 0; }
  // Whether the token stands in the same sentence as the one before it.
  bool continues(std::size_t at) const {
    return at < tokens_.size() && !flag(at, text::kSentenceStart | text::kParagraphStart);
  }
  bool glued(std::size_t at) const { return continues(at) && at > 0 && !flag(at, text::kSpaceBefore | text::kLineStart); }
  const NumberWord* word(std::size_t at) const {
    const std::uint16_t c = code(at);
    if (c < kWordCode) return nullptr;
    const std::size_t index = c - kWordCode;
    return index < tables_.words.size() ? &tables_.words[index] : &compounds_[index - tables_.words.size()];
  }
  bool is(std::size_t at, std::uint32_t kinds) const {
    const NumberWord* w = word(at);
    return w != nullptr && (w->kinds & kinds) != 0;
  }
  // Whether there is no word in the text, which is short.
  bool no_words() const {
    return std::none_of(tokens_.begin(), tokens_.end(), [](const text::Token& token) { return (token.flags & text::kWord) != 0; });
  }
  // The token behind `end`, stepping over one hyphen that is glued on both sides; tokens_.size() where the sentence ends.
  std::size_t behind(std::size_t end) const;

  std::string_view text_;
  std::span<const text::Token> tokens_;
  std::span<const std::uint16_t> codes_;
  const NumberTables& tables_;
  std::span<const NumberWord> compounds_;
};

}  // namespace sayso::value

#endif  // SAYSO_VALUE_NUMBER_SCAN_H_
