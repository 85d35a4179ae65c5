// The names of a document: which of them are one.
#include <algorithm>

#include "extract/coreference.h"

namespace sayso::extract {

using match::Mention;
using match::TokenSpan;

void Entities::add_names() {
  std::vector<std::pair<const Mention*, TokenSpan>> all;
  std::vector<bool> in_byline(analysis_.tokens.size());  // who wrote the article is nobody in it
  for (const Mention& mention : analysis_.mentions.all()) {
    if (mention.label != "header" || analysis_.mentions.text(mention, "kind") != "byline") continue;
    for (const TokenSpan& span : analysis_.mentions.spans(mention, "content"))
      std::fill(in_byline.begin() + span.begin, in_byline.begin() + span.end, true);
  }
  for (const Mention& mention : analysis_.mentions.all()) {
    if (mention.label != "name") continue;
    const auto span = analysis_.mentions.extent(mention, "name");
    if (span && !in_byline[span->begin]) all.emplace_back(&mention, *span);
  }
  // Names of several words first: "Ng" in a headline is the "Mary Ng" of the text below it.
  for (const bool several : {true, false}) {
    for (const auto& [mention, span] : all) {
      if ((words_of(span).size() > 1) != several) continue;
      names_.push_back({span, mention->span, add_name(*mention, span)});
    }
  }
  std::sort(names_.begin(), names_.end(),
            [](const NameMention& a, const NameMention& b) { return a.span.begin < b.span.begin; });
}

EntityId Entities::add_name(const Mention& mention, TokenSpan span) {
  const std::vector<std::string> words = words_of(span);
  const auto kind = source_kind_from(analysis_.mentions.text(mention, "kind")).value_or(SourceKind::kUnknown);
  std::optional<EntityId> known;
  if (const auto same = by_name_.find(joined(words)); same != by_name_.end()) known = same->second;
  if (!known && words.size() == 1 && (kind == SourceKind::kUnknown || kind == SourceKind::kPerson))
    known = by_part(words.front(), span);
  if (!known && words.size() == 1) known = by_letters(words.front());
  if (!known) {
    known = entities_.size();
    entities_.emplace_back();
    entities_.back().name = std::string(analysis_.text_of(span));
    entities_.back().words = words;
    by_name_.emplace(joined(words), *known);
    for (const std::string& word : words) by_word_.emplace(word, *known);
    if (kind == SourceKind::kOrganization || kind == SourceKind::kGovernment) by_content_.emplace(content_key(span), *known);
  }
  Entity& entity = entities_[*known];
  if (entity.kind == SourceKind::kUnknown) entity.kind = kind;
  if (entity.gender == Gender::kUnknown) entity.gender = gender_from(analysis_.mentions.text(mention, "gender"));
  if (const auto role = analysis_.mentions.extent(mention, "role"); role && entity.role.empty()) {
    entity.role = std::string(analysis_.text_of(*role));
    entity.role_words = words_of(*role);
    if (entity.kind == SourceKind::kUnknown) entity.kind = SourceKind::kPerson;
  }
  entity.mentions.push_back(span);
  return *known;
}

// A body is called by its first word where the whole name was before, or in the title: "Westhaven" that comes before
// "Westhaven Rovers" is the town.
bool Entities::may_shorten(const Entity& body, TokenSpan span) const {
  return span.begin > body.mentions.front().begin || analysis_.sentences[analysis_.sentence_of(span.begin)].paragraph == 0;
}

// The one person whose name ends with the word, or else the one name that begins with it ("Xi" of "Xi Jinping").
std::optional<EntityId> Entities::by_part(const std::string& word, TokenSpan span) const {
  std::optional<EntityId> last, first;
  std::size_t lasts = 0, firsts = 0;
  const auto [begin, end] = by_word_.equal_range(word);
  for (auto place = begin; place != end; ++place) {
    const Entity& entity = entities_[place->second];
    const bool body = entity.kind == SourceKind::kOrganization;
    if (entity.words.size() < 2 || (!body && entity.kind != SourceKind::kPerson && entity.kind != SourceKind::kUnknown))
      continue;
    if (entity.words.back() == word && !body) {  // "Bank" is not the Bank of Nordhaven, but "Lantern" Lantern Optics
      last = place->second;
      ++lasts;
    } else if (entity.words.front() == word && (!body || may_shorten(entity, span))) {
      first = place->second;
      ++firsts;
    }
  }
  if (lasts == 1) return last;
  if (lasts == 0 && firsts == 1) return first;
  return std::nullopt;
}

// "FDA" is the name whose capitals spell it.
std::optional<EntityId> Entities::by_letters(const std::string& word) const {
  if (word.size() < 2 || word.size() > 6) return std::nullopt;
  std::optional<EntityId> found;
  for (EntityId id = 0; id < entities_.size(); ++id) {
    const Entity& entity = entities_[id];
    if (entity.words.size() < 2 || is_person(entity)) continue;
    std::string letters;
    bool start = true;
    for (const char c : entity.name) {
      if (start && c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
      start = c == ' ' || c == '-';
    }
    if (letters != word) continue;
    if (found) return std::nullopt;
    found = id;
  }
  return found;
}

}  // namespace sayso::extract
