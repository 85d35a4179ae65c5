#include "text/tokens.h"

#include "text/dictionary_words.h"
#include "text/token_scanner.h"

namespace sayso::text {

struct Tokenizer::Impl {
  DictionaryWords dictionary;
  std::vector<std::size_t> ends;
};

Tokenizer::Tokenizer() : impl_(std::make_unique<Impl>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

void Tokenizer::tokenize(std::string_view text, const TokenTables& tables, std::vector<Token>& tokens, TokenPath path) {
  TokenScanner(text, tables, impl_->dictionary, impl_->ends, tokens).run(path);
}

}  // namespace sayso::text
