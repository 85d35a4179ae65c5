// Sentences.
//
// A sentence ends at a stop that is no part of an abbreviation, initial or number, with the closing marks
// behind it, and at the end of every line that is a paragraph of its own. In doubt it does not end.
#ifndef SAYSO_TEXT_SENTENCES_H_
#define SAYSO_TEXT_SENTENCES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/quotation_marks.h"
#include "text/sentence_tables.h"
#include "text/tokens.h"

namespace sayso::text {

struct Sentence {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;  // exclusive
  std::uint32_t paragraph = 0;  // from 0
};

// Replaces `sentences` and sets kSentenceStart and kSentenceEnd, which no token may have yet. Every token is in one
// sentence. Linear.
void segment_sentences(std::string_view text, const SentenceTables& tables, const std::vector<Quotation>& quotations,
                       std::vector<Token>& tokens, std::vector<Sentence>& sentences);

}  // namespace sayso::text

#endif  // SAYSO_TEXT_SENTENCES_H_
