// The grammar language's lexer: one pass, one escape layer, every token with its place.
#ifndef SAYSO_GRAMMAR_LEXER_H_
#define SAYSO_GRAMMAR_LEXER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/diagnostics.h"

namespace sayso::grammar {

enum class Lexeme : std::uint8_t {
  kEnd,      // of the file
  kWord,     // a name or keyword: letters, digits, _ and inner hyphens
  kNumber,   // digits, with an optional point and minus
  kString,   // "…", unescaped in `value`
  kExact,    // '…'
  kRegex,    // /…/, only \/ unescaped
  kMark,     // punctuation: the longest of => (?< (?<= (?<! (?= (?! >= <= != [] and single characters
};

struct LexToken {
  Lexeme kind = Lexeme::kEnd;
  std::string value;
  SourceRange at;
  bool line_start = false;  // first on its line: the only place where keywords are keywords
  bool glued = false;       // no space before it
};

// The whole file as tokens, closed by one of kind kEnd. Errors (an open string, a stray character) are
// reported and passed over.
std::vector<LexToken> lex(std::string_view text, std::uint32_t file, Reporter& reporter);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_LEXER_H_
