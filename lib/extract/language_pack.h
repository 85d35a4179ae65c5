// A pack made ready to run: its tagger, matcher and value tables. Immutable but for the matcher, which is made when a
// document of the language comes first: most runs read one language, and making all of them would cost each start more
// than reading an article. Shared by all threads.
#ifndef SAYSO_EXTRACT_LANGUAGE_PACK_H_
#define SAYSO_EXTRACT_LANGUAGE_PACK_H_

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "extract/weights.h"
#include "grammar/compiled_pack.h"
#include "match/matcher.h"
#include "sayso/pack.h"
#include "tag/tagger.h"
#include "value/numbers.h"
#include "value/units.h"

namespace sayso::extract {

struct LanguagePack {
  explicit LanguagePack(std::shared_ptr<const Pack> pack);

  const grammar::CompiledPack& compiled() const { return pack->compiled(); }
  const match::Matcher& matcher() const;

  std::shared_ptr<const Pack> pack;
  tag::Tagger tagger;
  std::optional<value::NumberReader> numbers;
  std::optional<value::UnitTable> units;
  std::unordered_set<std::string> frequent;  // normal forms of the language's commonest words
  // Of what is seen of readings of quotes, of where they end and of who may have said them; empty where the pack has none.
  Weights reading_weights, edge_weights, source_weights;
  std::unordered_map<std::string, std::string> strangers;  // the same of languages without a pack, and which

 private:
  mutable std::once_flag matcher_asked_;
  mutable std::optional<match::Matcher> matcher_;
};

// What a workspace keeps for one pack.
struct PackMemory {
  match::MatchMemory match;
  tag::TagMemory tag;
  value::NumberMemory number;
};

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_LANGUAGE_PACK_H_
