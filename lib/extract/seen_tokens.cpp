#include "extract/seen_tokens.h"

#include <algorithm>

namespace sayso::extract {

using match::Mention;

SeenTokens::SeenTokens(const Analysis& analysis, const tag::Tagger& tagger) : analysis_(analysis) {
  norms_.reserve(analysis.tokens.size() + 1);
  for (const text::Token& token : analysis.tokens) norms_.emplace_back(analysis.types->norm(token.type));
  norms_.emplace_back();
  for (std::size_t id = 0; id < tagger.tag_count(); ++id)
    tags_.emplace_back(tagger.tag_name(static_cast<tag::TagId>(id)));
  if (tags_.empty()) tags_.emplace_back();
  for (const Mention& mention : analysis.mentions.all()) {
    if (mention.label == "np") {
      phrases_.emplace(mention.span.begin, mention.span.end);
    } else if (mention.label == "name" || mention.label == "pronoun" || mention.label == "descriptor") {
      const Mention*& kept = persons_[mention.span.end - 1];
      if (!kept || kept->label == "descriptor") kept = &mention;
    }
  }
}

const Mention* SeenTokens::person_at(std::uint32_t last) const {
  const auto found = persons_.find(last);
  return found == persons_.end() ? nullptr : found->second;
}

Seen SeenTokens::kind_of(const Mention& person) const {
  return analysis_.mentions.text(person, person.label == "pronoun" ? "person" : "kind");
}

std::uint32_t SeenTokens::phrase_end(std::uint32_t begin, std::uint32_t otherwise) const {
  const auto found = phrases_.find(begin);
  return found == phrases_.end() ? otherwise : found->second;
}

}  // namespace sayso::extract
