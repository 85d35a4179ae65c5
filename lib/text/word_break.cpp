// The rules WB1 to WB999 one after the other, over the classes of the characters.
//
// Extend, Format and ZWJ are skipped by remembering the last two classes that count (WB4). Three rules need to know
// what comes behind the next character (WB6, WB7b, WB12); they look ahead over the characters that do not count, which
// happens once for each mark between two words or numbers: linear.
#include "text/word_break.h"

#include "text/utf8.h"
#include "text/word_break_table.h"

namespace sayso::text {
namespace {

using enum WordBreak;

bool is_newline(WordBreak c) { return c == kCR || c == kLF || c == kNewline; }
bool is_ignored(WordBreak c) { return c == kExtend || c == kFormat || c == kZWJ; }
bool is_letter(WordBreak c) { return c == kALetter || c == kHebrewLetter; }
bool joins_letters(WordBreak c) { return c == kMidLetter || c == kMidNumLet || c == kSingleQuote; }
bool joins_digits(WordBreak c) { return c == kMidNum || c == kMidNumLet || c == kSingleQuote; }

class Breaker {
 public:
  explicit Breaker(std::string_view text) : text_(text) {}

  void run(std::vector<std::uint32_t>& boundaries) {
    for (std::size_t at = 0; at < text_.size();) {
      const Decoded d = decode(text_, at);
      const WordBreakClass c = d.malformed ? WordBreakClass{} : word_break_class(d.codepoint);
      if (at == 0 || breaks_before(c, at + d.length)) boundaries.push_back(static_cast<std::uint32_t>(at));
      pass(at == 0, c.value);
      at += d.length;
    }
    if (!text_.empty()) boundaries.push_back(static_cast<std::uint32_t>(text_.size()));
  }

 private:
  // The class of the next character that counts, from `at` on.
  WordBreak ahead(std::size_t at) const {
    while (at < text_.size()) {
      const Decoded d = decode(text_, at);
      const WordBreak c = d.malformed ? kOther : word_break_class(d.codepoint).value;
      if (!is_ignored(c)) return c;
      at += d.length;
    }
    return kOther;
  }

  bool breaks_before(WordBreakClass c, std::size_t next) const {
    const WordBreak right = c.value;
    if (previous_ == kCR && right == kLF) return false;                        // WB3
    if (is_newline(previous_) || is_newline(right)) return true;               // WB3a, WB3b
    if (previous_ == kZWJ && c.pictographic) return false;                     // WB3c
    if (previous_ == kWSegSpace && right == kWSegSpace) return false;          // WB3d
    if (is_ignored(right)) return false;                                       // WB4
    if (is_letter(left_) && is_letter(right)) return false;                    // WB5
    if (is_letter(left_)) {
      if (joins_letters(right) && is_letter(ahead(next))) return false;        // WB6
      if (right == kNumeric) return false;                                     // WB9
    }
    if (is_letter(right)) {
      if (joins_letters(left_) && is_letter(before_)) return false;            // WB7
      if (left_ == kNumeric) return false;                                     // WB10
    }
    if (left_ == kHebrewLetter) {
      if (right == kSingleQuote) return false;                                 // WB7a
      if (right == kDoubleQuote && ahead(next) == kHebrewLetter) return false; // WB7b
    }
    if (before_ == kHebrewLetter && left_ == kDoubleQuote && right == kHebrewLetter) return false;  // WB7c
    if (right == kNumeric) {
      if (left_ == kNumeric) return false;                                     // WB8
      if (before_ == kNumeric && joins_digits(left_)) return false;            // WB11
    }
    if (left_ == kNumeric && joins_digits(right) && ahead(next) == kNumeric) return false;  // WB12
    if (left_ == kKatakana && right == kKatakana) return false;                // WB13
    const auto extends = [](WordBreak w) { return is_letter(w) || w == kNumeric || w == kKatakana; };
    if (right == kExtendNumLet && (extends(left_) || left_ == kExtendNumLet)) return false;  // WB13a
    if (left_ == kExtendNumLet && extends(right)) return false;                // WB13b
    return !(left_ == kRegionalIndicator && right == kRegionalIndicator && odd_flags_);  // WB15, WB16
  }

  void pass(bool first, WordBreak c) {
    const bool counts = first || !is_ignored(c) || is_newline(previous_);
    if (counts) {
      odd_flags_ = c == kRegionalIndicator && !(left_ == kRegionalIndicator && odd_flags_);
      before_ = left_;
      left_ = c;
    }
    previous_ = c;
  }

  const std::string_view text_;
  WordBreak previous_ = kOther;  // the last character
  WordBreak left_ = kOther;      // the last one that counts
  WordBreak before_ = kOther;    // the one before
  bool odd_flags_ = false;       // `left_` is the first half of a flag
};

}  // namespace

void word_boundaries(std::string_view text, std::vector<std::uint32_t>& boundaries) {
  boundaries.clear();
  Breaker(text).run(boundaries);
}

}  // namespace sayso::text
