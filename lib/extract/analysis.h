// From text to mentions: every layer of one document.
#ifndef SAYSO_EXTRACT_ANALYSIS_H_
#define SAYSO_EXTRACT_ANALYSIS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/language_pack.h"
#include "lexicon/types.h"
#include "match/mention.h"
#include "sayso/options.h"
#include "tag/tagger.h"
#include "text/quotation_marks.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "value/numbers.h"

namespace sayso::extract {

// All of it refers to `text`. Reused between documents.
struct Analysis {
  std::string_view text;
  std::vector<text::Token> tokens;
  std::vector<text::Quotation> quotations;
  std::vector<text::Sentence> sentences;
  std::vector<tag::TagId> tags;
  std::vector<value::Number> numbers;
  match::MentionTable mentions;
  const lexicon::TypeTable* types = nullptr;

  // The number of the sentence in which a token stands, and of its paragraph.
  std::size_t sentence_of(std::uint32_t token) const;
  std::size_t paragraph_of(std::uint32_t token) const;
  // Bytes from the first token of a span to its last.
  std::string_view text_of(match::TokenSpan span) const;
};

// Fills `analysis`. The mentions begin with what is built in:
//   quoted   a quotation with its marks: depth "0", "1"; closed yes, no; final (the last character inside: comma,
//            stop, question, exclamation, ellipsis, none); size short (up to three words), medium, long (eight and more);
//            start (the first token inside: capital, other); continues yes, no
//   number   a number as value::NumberReader gives it: value, kind, and yes for each flag that is set
// and go on with what the phases of the pack found, but for those that serve mentions with the labels `unwanted` alone.
void analyze(std::string_view text, const LanguagePack& pack, const Limits& limits, text::Tokenizer& tokenizer, lexicon::TypeTable& types,
             PackMemory& memory, Analysis& analysis, std::vector<match::Lost>* lost = nullptr, bool propose = false, std::span<const std::string_view> unwanted = {});

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_ANALYSIS_H_
