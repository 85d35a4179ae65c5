// Literals and list entries, cut into tokens as a text would be, so that they can match one.
#ifndef SAYSO_GRAMMAR_LITERALS_H_
#define SAYSO_GRAMMAR_LITERALS_H_

#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace sayso::grammar {

class LiteralCutter {
 public:
  explicit LiteralCutter(const text::TokenTables& tables) : tables_(tables) {}

  // The tokens' forms. Cost: that of tokenizing, but for plain words of letters, which are only split at spaces.
  const std::vector<std::string>& cut(std::string_view literal);

 private:
  const text::TokenTables& tables_;
  text::Tokenizer tokenizer_;
  std::vector<text::Token> tokens_;
  std::vector<std::string> forms_;
};

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_LITERALS_H_
