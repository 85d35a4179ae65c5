// What stands in a pattern: [conditions], "literals", (groups), captures, lookaround, repeats.
#ifndef SAYSO_GRAMMAR_PATTERN_PARSER_H_
#define SAYSO_GRAMMAR_PATTERN_PARSER_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/diagnostics.h"
#include "grammar/lexer.h"
#include "grammar/syntax_tree.h"

namespace sayso::grammar {

// A token as messages name it: 'word', "a string", the end of the file.
std::string shown(const LexToken& token);

// The tokens of a file and the place that has been reached. The functions that can fail report why and give
// false; whoever called them gives false in turn.
class Cursor {
 public:
  Cursor(std::vector<LexToken> tokens, Reporter& reporter) : tokens_(std::move(tokens)), reporter_(reporter) {}

  const LexToken& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  const LexToken& next() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }
  bool at_end() const { return peek().kind == Lexeme::kEnd; }
  bool at_mark(std::string_view mark) const { return peek().kind == Lexeme::kMark && peek().value == mark; }
  bool at_keyword(std::string_view word) const { return peek().kind == Lexeme::kWord && peek().line_start && peek().value == word; }

  bool take(std::string_view mark);
  bool expect(std::string_view mark);
  bool name(std::string& out, std::string_view what);         // one word
  bool declared_name(std::string& out, std::string_view what);  // the same, on the line of its keyword
  bool dotted_name(std::string& out, std::string_view what);  // words joined by points
  bool end_of_line();                                         // nothing more on this line
  bool fail(std::string code, std::string message, std::string hint = {});
  // To the next line that begins with one of `keywords`, which may be where the cursor stands unless it has not
  // moved since `before`.
  void skip_to_declaration(std::span<const std::string> keywords, std::size_t before);
  std::size_t place() const { return at_; }
  // Where the last token that was taken ends.
  std::uint32_t last_end() const { return at_ == 0 ? 0 : tokens_[at_ - 1].at.end; }

  Reporter& reporter() { return reporter_; }

 private:
  std::vector<LexToken> tokens_;
  std::size_t at_ = 0;
  Reporter& reporter_;
};

// A pattern up to the first token that can't belong to it.
bool parse_pattern(Cursor& cursor, PatternTree& out, int depth = 0);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_PATTERN_PARSER_H_
