// Numbers: where a text says one, and which.
//
//   const NumberReader reader(word_list);                    // grammars/*/lex/value_numbers.tsv
//   NumberMemory memory;                                      // one a workspace
//   std::vector<Number> numbers;
//   reader.read(text, tokens, types, memory, numbers);
//   // "twenty-eight thousand six hundred and forty-two", "1.3 million", "half a dozen", "2nd", "tens of thousands"
//
// A number takes in its sign and the magnitudes that can be nothing else ("1.3 million", "2bn"), not its
// unit, its bound ("over") or a magnitude that may be a unit ("5 m"): those are the rules' to attach.
// Several things look like numbers and are left out: version and phone numbers, dates of digits
// ("31/05/2026"), digits behind a name and a hyphen ("COVID-19"), forms that begin with a letter ("G20").
// What is doubtful is given, with a flag.
#ifndef SAYSO_VALUE_NUMBERS_H_
#define SAYSO_VALUE_NUMBERS_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/types.h"
#include "lexicon/word_list.h"
#include "text/tokens.h"
#include "value/decimal.h"

namespace sayso::value {

enum class NumberKind : std::uint8_t {
  kCardinal,
  kOrdinal,   // "second", "41st"
  kFraction,  // "half", "two-thirds", "½"; but "one and a half" and "1½" are cardinals
  kMultiple,  // "twice", "sixfold", "3x"
  kVague,     // "dozens", "tens of millions", "several hundred": value is the magnitude
  kSome,      // "several", "a few": no value
};
// "cardinal", "ordinal" …: what rules test.
std::string_view number_kind_name(NumberKind kind);

enum NumberFlag : std::uint32_t {
  kInWords = 1u << 0,      // no digit in it
  kOne = 1u << 1,          // the word for one, alone: often a pronoun
  kYearLike = 1u << 2,     // four digits without marks, 1000 to 2199
  kGluedAfter = 1u << 3,   // a word follows without a space: a unit, or a name such as "5G"
  kJoinedBefore = 1u << 4, // "-", "–", "/" or ":" and another number stand before it without a space
  kJoinedAfter = 1u << 5,  // … behind it
  kApprox = 1u << 6,       // "a couple of"
  kNegative = 1u << 7,     // written with a sign or a word for one
  kLeadingZero = 1u << 8,  // "007"
};

struct Number {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;  // exclusive
  std::uint32_t begin = 0;      // bytes
  std::uint32_t end = 0;
  NumberKind kind = NumberKind::kCardinal;
  std::uint32_t flags = 0;
  Decimal value;                 // of kVague the magnitude; of kSome nothing
  Decimal magnitude = Decimal(1);  // the word of magnitude in it: 1000000 in "1.3 million"; it may spread to the left
};

// What a word may do in a number, as a set of the kinds below, and its value.
struct NumberWord {
  std::uint32_t kinds = 0;
  Decimal value;
};

// What a reader remembers of the types it has met. One a workspace; not for two calls at a time.
struct NumberMemory {
  const void* reader = nullptr;
  std::uint64_t epoch = 0;
  std::vector<std::uint16_t> codes;   // by type: 0 not yet met
  std::vector<NumberWord> compounds;  // what words mean that are no entries of the list
};

class NumberReader {
 public:
  // Columns form, value, kind; one word a row, a word may have several rows. Kinds, with English examples:
  //
  //   zero unit one teen ten hundred multiplier dozen     cardinal words; one: "one"
  //   short glued             magnitudes that stand behind digits: "bn"; only without a space: "k"
  //   joiner article of       "and"; "a"; "of"
  //   half denominator denominators      "half"; "quarter", "third"; "quarters", "thirds"
  //   ordinal ordinal_suffix  "second"; "nd"
  //   plural plural_of        vague: "dozens"; only before an `of`: "scores"
  //   some pair               "several", "few"; "couple"
  //   multiple fold           "twice"; "fold", "x"
  //   minus point             words for the sign and the decimal mark
  //   beside_part             "by", "than", "since": between two of them "a third" is no place in an order
  //   stands_alone            hundreds and multipliers that need no number before them: "cent", "tausend"
  //   several_hundreds        "doscientos": several hundreds in one word
  //   ten_joiner              between a ten and a unit: "treinta y uno", "ein-und-zwanzig"
  //   score teens_follow      "(quatre-)vingt", "soixante": a ten that another ten's numbers follow
  //   in_one_word             no form of its own: "-" says that numbers are written in one word
  //   decimal_mark group_mark one character: how digits are written
  //
  // Rows with an unknown kind or a value that is no number are reported and left out.
  explicit NumberReader(const lexicon::WordList& words, std::vector<Diagnostic>* diagnostics = nullptr);
  ~NumberReader();
  NumberReader(NumberReader&&) noexcept;

  // Replaces `numbers` by those of `tokens` (whose types are interned in `types`), in text order, none
  // overlapping, none across the start of a sentence. Linear; nothing is allocated for a token seen before.
  void read(std::string_view text, std::span<const text::Token> tokens, const lexicon::TypeTable& types, NumberMemory& memory,
            std::vector<Number>& numbers) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace sayso::value

#endif  // SAYSO_VALUE_NUMBERS_H_
