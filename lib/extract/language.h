// Which pack reads a document.
#ifndef SAYSO_EXTRACT_LANGUAGE_H_
#define SAYSO_EXTRACT_LANGUAGE_H_

#include <memory>
#include <string>
#include <vector>

#include "extract/language_pack.h"
#include "sayso/document.h"
#include "text/tokens.h"

namespace sayso::extract {

struct LanguageChoice {
  const LanguagePack* pack = nullptr;
  std::string language;  // as given, else the pack's; empty where nothing tells
  bool fits = false;     // the pack is of that language
};

// The input's language decides; without one, the packs' frequent words in the first part of the text: a pack
// is of the text's language if one word in eight is among them, and the pack with most is taken; but none where there are
// more frequent words of a language that no pack reads.
LanguageChoice choose_language(const Input& input, const std::vector<std::unique_ptr<LanguagePack>>& packs, text::Tokenizer& tokenizer);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_LANGUAGE_H_
