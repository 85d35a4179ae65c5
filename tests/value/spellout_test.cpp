#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "lexicon/types.h"
#include "reading.h"
#include "text/tokens.h"
#include "value/numbers.h"

using namespace sayso;
using namespace sayso::value;

namespace {

// ICU's words for numbers, read back.
class Speller {
 public:
  explicit Speller(const std::string& language) : reader_(testing::list_of(language + "/lex/value_numbers.tsv")) {
    UErrorCode error = U_ZERO_ERROR;
    format_ = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, icu::Locale(language.c_str()), error);
    REQUIRE(U_SUCCESS(error));
  }

  std::string words(std::int64_t number) const {
    icu::UnicodeString said;
    format_->format(number, said);
    std::string text;
    said.toUTF8String(text);
    return text;
  }

  // "" unless the whole text is one number.
  std::string read(const std::string& text) {
    tokenizer_.tokenize(text, {}, tokens_);
    lexicon::intern_tokens(text, types_, tokens_);
    reader_.read(text, tokens_, types_, memory_, numbers_);
    const bool whole = numbers_.size() == 1 && numbers_[0].begin == 0 && numbers_[0].end == text.size();
    return whole ? numbers_[0].value.to_string() : std::string();
  }

 private:
  NumberReader reader_;
  std::unique_ptr<icu::RuleBasedNumberFormat> format_;
  text::Tokenizer tokenizer_;
  lexicon::TypeTable types_;
  NumberMemory memory_;
  std::vector<text::Token> tokens_;
  std::vector<Number> numbers_;
};

void check(Speller& speller, std::int64_t number, int& wrong) {
  constexpr int kShown = 10;
  const std::string text = speller.words(number);
  const std::string value = speller.read(text);
  if (value == std::to_string(number)) return;
  if (++wrong <= kShown) UNSCOPED_INFO(number << " is said '" << text << "' and read as '" << value << "'");
}

}  // namespace

TEST_CASE("what ICU spells out is read back: every number to 20,000 and random larger ones") {
  const std::string language = GENERATE("en", "de", "fr", "es");
  CAPTURE(language);
  Speller speller(language);
  int wrong = 0;
  for (std::int64_t number = 0; number <= 20'000; ++number) check(speller, number, wrong);
  std::mt19937_64 random(8);
  std::uniform_int_distribution<int> digits(5, 12);
  for (int i = 0; i < 5'000; ++i) {
    std::int64_t bound = 1;
    for (int d = digits(random); d > 0; --d) bound *= 10;
    check(speller, std::uniform_int_distribution<std::int64_t>(20'001, bound)(random), wrong);
  }
  CHECK(wrong == 0);
}
