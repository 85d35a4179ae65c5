// A document as the matcher sees it: tokens with their types, tags and sentences. Owned by the caller.
#ifndef SAYSO_MATCH_DOCUMENT_VIEW_H_
#define SAYSO_MATCH_DOCUMENT_VIEW_H_

#include <span>
#include <string_view>

#include "lexicon/types.h"
#include "tag/tagger.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace sayso::match {

struct DocumentView {
  std::string_view text;
  std::span<const text::Token> tokens;
  std::span<const tag::TagId> tags;  // one a token
  std::span<const text::Sentence> sentences;
  const lexicon::TypeTable* types = nullptr;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_DOCUMENT_VIEW_H_
