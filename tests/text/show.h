// Tokens as a string, for tests: forms with a space between.
#ifndef SAYSO_TESTS_TEXT_SHOW_H_
#define SAYSO_TESTS_TEXT_SHOW_H_

#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace sayso::tests {

inline const text::TokenTables& token_tables() {
  static const text::TokenTables tables{{"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"}};
  return tables;
}

inline std::vector<text::Token> tokens_of(std::string_view text) {
  std::vector<text::Token> tokens;
  text::Tokenizer tokenizer;
  tokenizer.tokenize(text, token_tables(), tokens);
  return tokens;
}

inline std::string split(std::string_view text) {
  std::string out;
  for (const text::Token& token : tokens_of(text)) {
    if (!out.empty()) out += ' ';
    out += text::form_of(text, token);
  }
  return out;
}

}  // namespace sayso::tests

#endif  // SAYSO_TESTS_TEXT_SHOW_H_
