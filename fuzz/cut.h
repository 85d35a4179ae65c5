// A text cut up by one of the built-in packs, as the extractor does it: what the targets of lib/text look at.
#ifndef SAYSO_FUZZ_CUT_H_
#define SAYSO_FUZZ_CUT_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/compiled_pack.h"
#include "lexicon/types.h"
#include "pieces.h"
#include "sayso/pack.h"
#include "text/quotation_marks.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace sayso::fuzz {

class Cutter {
 public:
  Cutter() {
    for (const std::string_view name : Pack::builtin_names()) packs_.push_back(*Pack::builtin(name));
  }

  // `data`: see pieces.h.
  void read(const std::uint8_t* data, std::size_t size) {
    text = spell(data, size);
    pack = &packs_[choose(data, size, packs_.size())]->compiled();
  }
  void tokenize() { tokenizer.tokenize(text, pack->tokens, tokens); }
  void pair_marks() { text::pair_quotation_marks(text, pack->marks, tokens, quotations); }
  void segment() { text::segment_sentences(text, pack->sentences, quotations, tokens, sentences); }

  std::string text;
  const grammar::CompiledPack* pack = nullptr;
  text::Tokenizer tokenizer;
  std::vector<text::Token> tokens;
  std::vector<text::Quotation> quotations;
  std::vector<text::Sentence> sentences;

 private:
  std::vector<std::shared_ptr<const Pack>> packs_;
};


}  // namespace sayso::fuzz

#endif  // SAYSO_FUZZ_CUT_H_
