// The tokens of a document as values of features: normal forms and tags, hashed once.
#ifndef SAYSO_EXTRACT_SEEN_TOKENS_H_
#define SAYSO_EXTRACT_SEEN_TOKENS_H_

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "extract/analysis.h"
#include "extract/weights.h"
#include "tag/tagger.h"

namespace sayso::extract {

class SeenTokens {
 public:
  SeenTokens(const Analysis& analysis, const tag::Tagger& tagger);

  const Analysis& analysis() const { return analysis_; }
  // "-" beyond the end.
  const Seen& norm(std::uint32_t token) const { return norms_[token < norms_.size() ? token : norms_.size() - 1]; }
  const Seen& tag(std::uint32_t token) const {
    return token < analysis_.tokens.size() ? tags_[analysis_.tags[token]] : norms_.back();
  }

  // Who ends with a token: a name, a pronoun, a description; nullptr where nobody does.
  const match::Mention* person_at(std::uint32_t last) const;
  // What it is: the mention's label, and kind of name or person of pronoun.
  Seen kind_of(const match::Mention& person) const;
  // Where the noun phrase ends that begins with a token; `otherwise` where none does.
  std::uint32_t phrase_end(std::uint32_t begin, std::uint32_t otherwise) const;

 private:
  const Analysis& analysis_;
  std::vector<Seen> norms_;  // by token, and one more
  std::vector<Seen> tags_;   // by tag
  std::unordered_map<std::uint32_t, const match::Mention*> persons_;
  std::unordered_map<std::uint32_t, std::uint32_t> phrases_;
};

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_SEEN_TOKENS_H_
