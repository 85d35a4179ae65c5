// What a thread keeps between documents: shared by the extractor and the segmenter.
#ifndef SAYSO_EXTRACT_WORKSPACE_H_
#define SAYSO_EXTRACT_WORKSPACE_H_

#include <map>
#include <memory>

#include "extract/analysis.h"
#include "sayso/extractor.h"

namespace sayso {

struct Workspace::State {
  std::shared_ptr<const void> owner;  // whose packs `memories` belong to; kept alive, so that no address comes back
  std::map<const extract::LanguagePack*, extract::PackMemory> memories;
  text::Tokenizer tokenizer;
  lexicon::TypeTable types;
  extract::Analysis analysis;
};

}  // namespace sayso

#endif  // SAYSO_EXTRACT_WORKSPACE_H_
