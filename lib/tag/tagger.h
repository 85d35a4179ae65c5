// Parts of speech, from counts.
//
// A trigram hidden Markov model: how often a word bore a tag, and how often three tags followed one
// another, both counted over news and kept in the pack as plain tables. Words that only ever bore one tag
// cost nothing; the rest a Viterbi search over their few tags. After Brants, "TnT: a statistical
// part-of-speech tagger" (2000), with the smoothing of the note in the pack's list.
//
// Tags are the pack's own (English: Penn Treebank); this room knows none by name, except what the pack's
// settings list tells it.
#ifndef SAYSO_TAG_TAGGER_H_
#define SAYSO_TAG_TAGGER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/types.h"
#include "lexicon/word_list.h"
#include "text/tokens.h"

namespace sayso::tag {

using TagId = std::uint8_t;
inline constexpr TagId kNoTag = 0;  // its name is ""

// What a tagger remembers of the types it has met, and its scratch memory; one a workspace.
class TagMemory {
 public:
  TagMemory();
  ~TagMemory();
  TagMemory(TagMemory&&) noexcept;
  TagMemory& operator=(TagMemory&&) noexcept;
  struct Impl;
  std::unique_ptr<Impl> impl;
};

struct ModelTables;

class Tagger {
 public:
  // `words`: columns form, tag, lemma, count. `trigrams`: columns first, second, third, count, with <s> and </s> for the edges.
  // `settings`: columns form (of a token or a shape), tag: tags that are fixed, and how other tables spell them.
  // Any may be null: then every tag is kNoTag.
  Tagger(const lexicon::WordList* words, const lexicon::WordList* trigrams, const lexicon::WordList* settings);
  // The same, of what was made of such lists before (model.h).
  explicit Tagger(ModelTables tables);
  ~Tagger();

  bool empty() const;
  TagId tag_id(std::string_view name) const;          // kNoTag where unknown
  std::string_view tag_name(TagId id) const;
  std::size_t tag_count() const;

  // One tag a token of a sentence. `tags` has the size of `tokens`.
  void tag(std::string_view text, std::span<const text::Token> tokens, const lexicon::TypeTable& types, TagMemory& memory,
           std::span<TagId> tags) const;

  // The lemma of a form (given normalised) under a tag: from the counts, else by the pack's endings, else the form itself.
  std::string lemma(std::string_view norm, TagId tag) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;  // shared with the memories that hold what it said
};

}  // namespace sayso::tag

#endif  // SAYSO_TAG_TAGGER_H_
