// Sentences, and tags upon them: every token in one sentence, none across a paragraph, the flags say the same.
#include <span>

#include "cut.h"
#include "fuzz.h"
#include "tag/tagger.h"

using namespace sayso;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static fuzz::Cutter cutter;
  static const std::shared_ptr<const Pack> english = *Pack::builtin("en");
  static const tag::Tagger tagger(english->compiled().tags);
  static tag::TagMemory memory;
  static lexicon::TypeTable types;
  cutter.read(data, size);
  cutter.tokenize();
  lexicon::intern_tokens(cutter.text, types, cutter.tokens);
  cutter.pair_marks();
  cutter.segment();
  const auto& tokens = cutter.tokens;
  std::vector<tag::TagId> tags(tokens.size());
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < cutter.sentences.size(); ++i) {
    const text::Sentence& sentence = cutter.sentences[i];
    fuzz::check(sentence.first_token == at && sentence.end_token > at && sentence.end_token <= tokens.size());
    const bool opens_paragraph = (tokens[at].flags & text::kParagraphStart) != 0;
    if (i == 0) {
      fuzz::check(sentence.paragraph == 0);
    } else {
      fuzz::check(sentence.paragraph == cutter.sentences[i - 1].paragraph + (opens_paragraph ? 1 : 0));
    }
    for (std::uint32_t t = at; t < sentence.end_token; ++t) {
      fuzz::check(((tokens[t].flags & text::kSentenceStart) != 0) == (t == at));
      fuzz::check(((tokens[t].flags & text::kSentenceEnd) != 0) == (t + 1 == sentence.end_token));
      fuzz::check(t == at || (tokens[t].flags & text::kParagraphStart) == 0);
    }
    const std::size_t length = sentence.end_token - at;
    tagger.tag(cutter.text, std::span<const text::Token>(tokens).subspan(at, length), types, memory, std::span(tags).subspan(at, length));
    at = sentence.end_token;
  }
  fuzz::check(at == tokens.size());
  for (const tag::TagId tag : tags) fuzz::check(tag < tagger.tag_count());
  if (types.size() > 100'000) types.clear();
  return 0;
}
