// List entries of several words, found in a document once for all phases.
#ifndef SAYSO_MATCH_PHRASES_H_
#define SAYSO_MATCH_PHRASES_H_

#include <cstdint>
#include <vector>

#include "grammar/program.h"
#include "match/document_view.h"
#include "match/mention.h"
#include "match/word_classes.h"

namespace sayso::match {

struct Phrase {
  TokenSpan span;
  std::uint32_t lexicon = 0;
  std::uint32_t row = 0;
};

// Replaces `phrases`: by where they begin, per list the longest at each place, none overlapping another of its
// list, none over a sentence's end. One step of a trie a token where no entry begins.
void find_phrases(const DocumentView& document, const PredicateIndex& index, WordTable& words, std::vector<Phrase>& phrases);

}  // namespace sayso::match

#endif  // SAYSO_MATCH_PHRASES_H_
