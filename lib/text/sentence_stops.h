// Stops of sentences, with what belongs to them.
#ifndef SAYSO_TEXT_SENTENCE_STOPS_H_
#define SAYSO_TEXT_SENTENCE_STOPS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/tokens.h"
#include "text/utf8.h"

namespace sayso::text {

// What kind of stop a token is.
enum class Stop {
  kNone,
  kFull,          // .
  kStrong,        // ? ! and their like
  kWide,          // 。 and others that need no space behind them
  kEllipsis,      // … or two or three stops
  kAbbreviation,  // a word that keeps its stop: U.S., J., p.m.
};

// What belongs to a stop: more stops, brackets and quotation marks that close, a note's number in brackets.
struct Tail {
  std::uint32_t end = 0;  // the token behind it all
  Stop stop = Stop::kNone;
  bool settled = false;   // … that no abbreviation explains
  bool quoted = false;    // a closing quotation mark is among it
  std::uint32_t mark = 0;  // … the last one
};

// Reads stops off the tokens of one paragraph; who segments it says where the sentence began, and where it ends.
class StopReader {
 public:
  StopReader(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  std::string_view form(std::uint32_t i) const { return form_of(text_, tokens_[i]); }
  bool has(std::uint32_t i, std::uint32_t flags) const { return (tokens_[i].flags & flags) != 0; }
  bool glued(std::uint32_t i) const { return !has(i, kSpaceBefore); }
  std::uint32_t first_character(std::uint32_t i) const { return decode(text_, tokens_[i].begin).codepoint; }

  Stop stop_of(std::uint32_t i) const;
  Tail tail_of(std::uint32_t i, Stop stop) const;

  // Whether `j` is a quotation mark that closes what is before it: a paired one, or a stray one by its looks.
  bool closes_quotation(std::uint32_t j) const;
  bool is_closing_bracket(std::uint32_t j) const;

 protected:
  const std::string_view text_;
  const std::vector<Token>& tokens_;
  std::uint32_t start_ = 0;  // of the sentence
  std::uint32_t end_ = 0;    // of the paragraph

 private:
  bool is_omission(std::uint32_t i) const;
  bool opened_before(std::uint32_t j) const;
  bool closes_in_sentence(std::uint32_t j) const;
};

}  // namespace sayso::text

#endif  // SAYSO_TEXT_SENTENCE_STOPS_H_
