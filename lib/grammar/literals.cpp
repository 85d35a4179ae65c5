#include "grammar/literals.h"

#include <algorithm>

namespace sayso::grammar {

const std::vector<std::string>& LiteralCutter::cut(std::string_view literal) {
  forms_.clear();
  const bool plain = std::all_of(literal.begin(), literal.end(), [](char c) { return c == ' ' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  // "cannot" is plain but may hold a clitic without an apostrophe: the tokenizer knows.
  const auto ends_in_clitic = [&](std::string_view word) {
    return std::any_of(tables_.clitics.begin(), tables_.clitics.end(), [&](const std::string& c) { return word.size() > c.size() && word.ends_with(c); });
  };
  if (plain && !ends_in_clitic(literal)) {
    std::size_t at = 0;
    bool good = true;
    while (at < literal.size()) {
      if (literal[at] == ' ') { ++at; continue; }
      const std::size_t end = std::min(literal.find(' ', at), literal.size());
      good = good && !ends_in_clitic(literal.substr(at, end - at));
      forms_.emplace_back(literal.substr(at, end - at));
      at = end;
    }
    if (good) return forms_;
    forms_.clear();
  }
  tokenizer_.tokenize(literal, tables_, tokens_);
  for (const text::Token& token : tokens_) forms_.emplace_back(text::form_of(literal, token));
  return forms_;
}

}  // namespace sayso::grammar
