// Word boundaries, tokens on both paths, quotation marks, sentences, tags: everything is covered, in order, and properly nested.
#include <span>
#include <vector>

#include "fuzz.h"
#include "grammar/compiled_pack.h"
#include "lexicon/types.h"
#include "sayso/pack.h"
#include "tag/tagger.h"
#include "text/characters.h"
#include "text/quotation_marks.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "text/utf8.h"
#include "text/word_break.h"

using namespace sayso;

namespace {

struct State {
  std::shared_ptr<const Pack> pack = *Pack::builtin("en");
  const grammar::CompiledPack& compiled = pack->compiled();
  tag::Tagger tagger{compiled.setting("tag_words"), compiled.setting("tag_trigrams"), compiled.setting("tag_settings")};
  tag::TagMemory memory;
  lexicon::TypeTable types;
  text::Tokenizer tokenizer;
};

void check_tokens(std::string_view text, const std::vector<text::Token>& tokens) {
  std::size_t at = 0;
  const auto skip_spaces = [&](std::size_t to) {
    while (at < to) {
      const text::Decoded d = text::decode(text, at);
      fuzz::check(!d.malformed && text::kind_of(d.codepoint) == text::CharacterKind::kSpace);
      at += d.length;
    }
  };
  for (const text::Token& token : tokens) {
    fuzz::check(token.length > 0 && token.begin >= at && token.end() <= text.size());
    skip_spaces(token.begin);
    at = token.end();
  }
  skip_spaces(text.size());
}

// Reading off token by token gives the same.
void check_paths(std::string_view text, text::Tokenizer& tokenizer, const text::TokenTables& tables, const std::vector<text::Token>& tokens) {
  std::vector<text::Token> slow;
  tokenizer.tokenize(text, tables, slow, false);
  fuzz::check(slow.size() == tokens.size());
  for (std::size_t i = 0; i < slow.size(); ++i) {
    fuzz::check(slow[i].begin == tokens[i].begin && slow[i].length == tokens[i].length && slow[i].flags == tokens[i].flags);
  }
}

void check_boundaries(std::string_view text) {
  std::vector<std::uint32_t> boundaries;
  text::word_boundaries(text, boundaries);
  fuzz::check(text.empty() ? boundaries.empty() : boundaries.front() == 0 && boundaries.back() == text.size());
  for (std::size_t i = 1; i < boundaries.size(); ++i) fuzz::check(boundaries[i - 1] < boundaries[i]);
}

void check_quotations(const std::vector<text::Quotation>& quotations) {
  for (std::size_t i = 0; i < quotations.size(); ++i) {
    const text::Quotation& q = quotations[i];
    fuzz::check(q.first_token < q.last_token && q.begin < q.inner_begin && q.inner_begin < q.inner_end && q.inner_end <= q.end);
    fuzz::check(i == 0 || quotations[i - 1].first_token < q.first_token);
    fuzz::check(q.parent == text::kNoQuotation || (q.parent < i && quotations[q.parent].last_token >= q.last_token));
    fuzz::check(q.continues == text::kNoQuotation || (q.continues < i && !quotations[q.continues].closed));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static State state;
  const std::string_view text = fuzz::as_text(data, size);
  std::vector<text::Token> tokens;
  std::vector<text::Quotation> quotations;
  std::vector<text::Sentence> sentences;
  state.tokenizer.tokenize(text, state.compiled.tokens, tokens);
  check_tokens(text, tokens);
  check_paths(text, state.tokenizer, state.compiled.tokens, tokens);
  check_boundaries(text);
  lexicon::intern_tokens(text, state.types, tokens);
  for (const text::Token& token : tokens) fuzz::check(state.types.form(token.type) == text::form_of(text, token));
  text::pair_quotation_marks(text, state.compiled.marks, tokens, quotations);
  check_quotations(quotations);
  text::segment_sentences(text, state.compiled.sentences, quotations, tokens, sentences);
  std::uint32_t at = 0;
  std::vector<tag::TagId> tags(tokens.size());
  for (const text::Sentence& sentence : sentences) {
    fuzz::check(sentence.first_token == at && sentence.end_token > at);
    state.tagger.tag(text, std::span<const text::Token>(tokens).subspan(at, sentence.end_token - at), state.types, state.memory,
                     std::span(tags).subspan(at, sentence.end_token - at));
    at = sentence.end_token;
  }
  fuzz::check(at == tokens.size());
  for (const tag::TagId tag : tags) fuzz::check(tag < state.tagger.tag_count());
  if (state.types.size() > 100'000) state.types.clear();
  return 0;
}
