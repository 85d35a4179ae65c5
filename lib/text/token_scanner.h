// The scanner behind Tokenizer: reads the tokens of one text off it, from left to right.
//
// There are two ways to go on from a place, and both give the same tokens. `step` looks at one character and decides
// (token_scanner.cpp); `scan_block` reads off what is plain in the next 64 bytes by bit sets, and leaves the rest to
// `step` (token_blocks.cpp). A place is always right behind a token or right behind white space.
#ifndef SAYSO_TEXT_TOKEN_SCANNER_H_
#define SAYSO_TEXT_TOKEN_SCANNER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/characters.h"
#include "text/dictionary_words.h"
#include "text/lines.h"
#include "text/tokens.h"
#include "text/utf8.h"
#include "text/word_stops.h"

namespace sayso::text {

// What the bit sets of a block come to; bit i is byte i.
struct TokenBlock {
  std::uint64_t white = 0;    // spaces and line feeds
  std::uint64_t breaks = 0;   // line feeds
  std::uint64_t begins = 0;   // first bytes of tokens
  std::uint64_t ends = 0;     // bytes behind tokens
  std::uint64_t odd = 0;      // what the rules for words and numbers have to look at
  std::uint64_t others = 0;   // … for what it is, rather than for what is beside it
  std::uint64_t clitics = 0;  // first bytes of tokens that are cut off a word
};

class TokenScanner {
 public:
  // All must outlive the scanner. `tokens` is overwritten; `ends` is a buffer.
  TokenScanner(std::string_view text, const TokenTables& tables, DictionaryWords& dictionary, std::vector<std::size_t>& ends,
               std::vector<Token>& tokens);

  void run(TokenPath path);

 private:
  using Kind = CharacterKind;

  // ---- token_blocks.cpp

  // While there is a whole one; the wide path is for processors that have it.
  void scan_blocks();
  void scan_wide_blocks();
  static bool has_wide_blocks();
  template <bool kWide>
  void scan_block();
  template <bool kWide>
  void add_block_tokens(std::size_t base, const TokenBlock& block, std::uint32_t from, std::uint32_t to);
  template <bool kWide>
  void start_lines(std::size_t base, const TokenBlock& block, std::uint64_t begins, std::uint64_t mask, Token* first);

  // ---- token_scanner.cpp

  // What stands at `at_`: white space, or a token or more.
  void step();
  void step_to(std::size_t end) {
    while (at_ < end) step();
  }
  // At least to the end of the chunk: up to white space.
  void step_to_space() {
    do {
      step();
    } while (at_ < text_.size() && text_[at_] != ' ' && text_[at_] != '\n');
  }

  void scan_space();
  bool scan_plain_word();
  std::size_t prefix_end(std::size_t begin) const;
  void scan_word(std::size_t begin);
  void add_with_clitics(std::size_t begin, std::size_t end, std::uint32_t flags);
  void scan_number();
  bool three_digits(std::size_t at) const;
  void scan_dictionary_run();
  void scan_connector(const Decoded& d);
  void scan_punctuation(const Decoded& d);
  bool closes_two() const;
  bool decimal_may_begin() const;
  void add_run(char c, std::uint32_t flags);
  std::size_t skip_marks(std::size_t at) const;
  bool add_stray_clitic();
  void scan_at();
  void add_mailbox(std::size_t end);
  void scan_tag();
  void scan_symbol(const Decoded& d);

  // ---- both

  Decoded peek(std::size_t at) const { return decode(text_, at); }
  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  Kind kind_at(std::size_t at) const { return text::kind_at(text_, at); }
  std::size_t skip_word_characters(std::size_t at) const { return text::skip_word_characters(text_, at); }

  Token& last() { return tokens_[count_ - 1]; }
  const Token& last() const { return tokens_[count_ - 1]; }
  bool adjacent() const { return count_ > 0 && last().end() == at_; }

  // A token from `begin` to `end`, where scanning goes on.
  void add(std::size_t begin, std::size_t end, std::uint32_t flags) {
    if (count_ == tokens_.size()) make_room();
    tokens_[count_++] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin), 0, flags | pending_};
    pending_ = 0;
    at_ = end;
  }
  // For a block of tokens at least.
  void make_room();

  const std::string_view text_;
  const TokenTables& tables_;
  DictionaryWords& dictionary_;
  std::vector<std::size_t>& ends_;
  // Longer than `count_`, so that a token is one store; cut to size at the end. Its memory is used again for the next text.
  std::vector<Token>& tokens_;
  std::size_t count_ = 0;
  const Lines lines_;
  bool plain_clitics_ = true;  // each of them has an apostrophe
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  std::uint32_t pending_ = kLineStart | kParagraphStart;  // flags of the next token
};

}  // namespace sayso::text

#endif  // SAYSO_TEXT_TOKEN_SCANNER_H_
