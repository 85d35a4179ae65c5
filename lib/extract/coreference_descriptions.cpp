// Descriptions: whom "the minister" and "Tarland's central bank" mean, or that they are somebody new.
#include <algorithm>

#include "extract/coreference.h"

namespace sayso::extract {
namespace {

constexpr std::size_t kArticle = 3;  // bytes, at most
constexpr std::size_t kWordInWord = 6;  // bytes, at least, of a noun that ends another one

}  // namespace

using match::Mention;
using match::TokenSpan;

std::optional<EntityId> Entities::resolve_description(TokenSpan span, const Mention* descriptor) {
  const std::vector<std::string> words = words_of(span);
  if (words.empty()) return std::nullopt;
  const match::MentionTable& mentions = analysis_.mentions;
  // "the minister": the one person whose role ends with that word.
  if (descriptor && mentions.text(*descriptor, "kind") == "person" &&
      mentions.text(*descriptor, "number") != "plural") {
    const std::string head(analysis_.types->norm(analysis_.tokens[descriptor->span.end - 1].type));
    std::optional<EntityId> found;
    bool doubt = false;
    for (EntityId id = 0; id < entities_.size(); ++id) {
      const Entity& entity = entities_[id];
      if (entity.described || entity.mentions.empty()) continue;
      const auto is_head = [&](const std::string& word) {
        return word == head || (head.size() >= kWordInWord && word.ends_with(head));  // "Trademinister" in one word
      };
      if (std::none_of(entity.role_words.begin(), entity.role_words.end(), is_head)) continue;
      doubt = found.has_value();
      found = id;
    }
    if (found && !doubt) {
      entities_[*found].mentions.push_back(span);
      return found;
    }
  }
  if (const auto body = by_body(span)) {
    entities_[*body].mentions.push_back(span);
    return body;
  }
  // "Police said … the police said": the same with an article and without. That a short first word is one is a guess.
  const std::string key = joined(words);
  const bool article = words.size() > 1 && words.front().size() <= kArticle;
  const std::string bare = article ? joined({words.begin() + 1, words.end()}) : std::string();
  const auto known = [](const auto& among, const std::string& by) -> std::optional<EntityId> {
    const auto place = among.find(by);
    return place == among.end() ? std::nullopt : std::optional<EntityId>(place->second);
  };
  auto same = known(by_description_, key);
  if (!same && article) same = known(by_description_, bare);
  if (!same) same = known(by_bare_description_, key);
  const std::string content = content_key(span);
  if (!same && !content.empty()) same = known(by_content_, content);
  if (same) {
    entities_[*same].mentions.push_back(span);
    return same;
  }
  Entity entity;
  entity.described = true;
  TokenSpan shown = without_relative_clause(span);
  if (shown.end < shown.begin + 2 || (shown.end == shown.begin + 2 && form_at(shown.begin + 1) == ","))
    shown = span;  // "one, who left"
  while (shown.end > shown.begin + 1 && form_at(shown.end - 1) == ",") --shown.end;
  entity.name = std::string(analysis_.text_of(shown));
  entity.words = words;
  if (!descriptor && first_in(numbers_, {span.begin, span.begin + 1})) {  // "44 percent", "seven of them"
    entity.kind = SourceKind::kCollective;
    entity.plural = true;
  }
  if (descriptor) {
    entity.head = analysis_.types->norm(analysis_.tokens[descriptor->span.end - 1].type);
    entity.kind = source_kind_from(mentions.text(*descriptor, "kind")).value_or(SourceKind::kUnknown);
    entity.plural = mentions.text(*descriptor, "number") == "plural";
    if (entity.plural && entity.kind == SourceKind::kPerson) entity.kind = SourceKind::kCollective;
  }
  entity.mentions.push_back(span);
  const bool body = entity.kind == SourceKind::kOrganization || entity.kind == SourceKind::kGovernment;
  if (body && !content.empty()) by_content_.emplace(content, entities_.size());
  entities_.push_back(std::move(entity));
  by_description_.emplace(key, entities_.size() - 1);
  if (article) by_bare_description_.emplace(bare, entities_.size() - 1);
  return entities_.size() - 1;
}

// "A spokesman for the agency, which pays for Skylark": the names behind "which" are not whom it means.
TokenSpan Entities::without_relative_clause(TokenSpan span) const {
  for (TokenSpan rest = {span.begin + 1, span.end}; !rest.empty();) {
    const Mention* pronoun = first_in(pronouns_, rest);
    if (!pronoun) break;
    if (analysis_.mentions.text(*pronoun, "person") == "relative") return {span.begin, pronoun->span.begin};
    rest.begin = pronoun->span.end;
  }
  return span;
}

// "The bank": the one body whose name has that word, where the phrase says no more than it; else the one described
// with that word before ("the engineers' union").
std::optional<EntityId> Entities::by_body(TokenSpan span) const {
  if (span.end - span.begin != 2) return std::nullopt;
  const std::string head(analysis_.types->norm(analysis_.tokens[span.end - 1].type));
  std::optional<EntityId> found;
  const auto [begin, end] = by_word_.equal_range(head);
  for (auto place = begin; place != end; ++place) {
    const Entity& entity = entities_[place->second];
    const bool body = entity.kind == SourceKind::kOrganization || entity.kind == SourceKind::kGovernment;
    if (!body || entity.described || entity.words.size() < 2 || (found && *found != place->second)) {
      if (body && found && *found != place->second) return std::nullopt;
      continue;
    }
    found = place->second;
  }
  if (found) return found;
  for (EntityId id = 0; id < entities_.size(); ++id) {
    const Entity& entity = entities_[id];
    if (!entity.described || entity.plural || entity.words.size() < 3 ||
        (entity.words.back() != head && entity.head != head))
      continue;
    if (entity.kind != SourceKind::kOrganization && entity.kind != SourceKind::kGovernment) continue;
    if (found) return std::nullopt;
    found = id;
  }
  return found;
}

// "Tarland's central bank" and "Central Bank of Tarland" are told by the same words, in whatever order: all but the short
// ones without a capital. Empty where there are fewer than two.
std::string Entities::content_key(TokenSpan span) const {
  constexpr std::size_t kLongestParticle = 3;  // bytes
  std::vector<std::string> words;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const text::Token& token = analysis_.tokens[i];
    if ((token.flags & text::kWord) == 0 || (token.length <= kLongestParticle && (token.flags & text::kCapital) == 0))
      continue;
    words.emplace_back(analysis_.types->norm(token.type));
  }
  if (words.size() < 2) return {};
  std::sort(words.begin(), words.end());
  return joined(words);
}

}  // namespace sayso::extract
