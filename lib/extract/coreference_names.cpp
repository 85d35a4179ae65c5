// The names of a document: which of them are one.
#include <algorithm>

#include "extract/coreference.h"

namespace sayso::extract {

using match::Mention;
using match::TokenSpan;

namespace {

bool is_subsequence(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  auto at = whole.begin();
  for (const std::string& word : part) {
    at = std::find(at, whole.end(), word);
    if (at == whole.end()) return false;
    ++at;
  }
  return true;
}

}  // namespace

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
  const bool may_be_person = kind == SourceKind::kUnknown || kind == SourceKind::kPerson;
  if (!known && words.size() == 1 && may_be_person)
    known = by_part(words.front(), span, gender_from(analysis_.mentions.text(mention, "gender")));
  if (!known && words.size() > 1 && may_be_person) known = by_other_form(words, span);
  if (!known && words.size() == 1) known = by_letters(words.front());
  if (!known) {
    known = entities_.size();
    entities_.emplace_back();
    entities_.back().name = std::string(analysis_.text_of(span));
    entities_.back().words = words;
    by_name_.emplace(joined(words), *known);
    for (const std::string& word : words) by_word_.emplace(word, *known);
    if (kind == SourceKind::kOrganization || kind == SourceKind::kGovernment)
      by_content_.emplace(content_key(span), *known);
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
  return span.begin > body.mentions.front().begin ||
         analysis_.sentences[analysis_.sentence_of(span.begin)].paragraph == 0;
}

// The person whose full name differs by what stands between first and last ("Mary J. Ng" and "Mary Ng"), or by a word more
// in front ("Democrat Mary Ng"), which is then no part of the name.
std::optional<EntityId> Entities::by_other_form(const std::vector<std::string>& words, TokenSpan span) {
  const auto [begin, end] = by_word_.equal_range(words.back());
  for (auto place = begin; place != end; ++place) {
    Entity& entity = entities_[place->second];
    if (entity.words.size() < 2 || entity.words.back() != words.back()) continue;
    if (entity.kind != SourceKind::kPerson && entity.kind != SourceKind::kUnknown) continue;
    const bool longer = words.size() > entity.words.size();
    const auto& more = longer ? words : entity.words;
    const auto& less = longer ? entity.words : words;
    const bool between = more.front() == less.front() && is_subsequence(less, more);
    const bool in_front = std::equal(less.rbegin(), less.rend(), more.rbegin());
    if (!between && !in_front) continue;
    if (between == longer) {
      entity.name = std::string(analysis_.text_of(span));
      entity.words = words;
      for (const std::string& word : words) by_word_.emplace(word, place->second);
    }
    by_name_.emplace(joined(words), place->second);
    return place->second;
  }
  return std::nullopt;
}

// Of several persons of one surname, whom it means alone: the only one of that gender, the only one whom the article has
// introduced by then, or the one who came first and is named most, as an article calls others by their full names.
std::optional<EntityId> Entities::main_bearer(const std::vector<EntityId>& bearers, TokenSpan span,
                                              Gender gender) const {
  std::vector<EntityId> left;
  // A headline that is all capitals at the beginnings of words makes long names that nothing else knows.
  const bool any_person =
      std::any_of(bearers.begin(), bearers.end(), [&](EntityId id) { return is_person(entities_[id]); });
  for (const EntityId id : bearers) {
    if (any_person && !is_person(entities_[id])) continue;
    const Gender own = entities_[id].gender;
    if (gender == Gender::kUnknown || own == Gender::kUnknown || own == gender) left.push_back(id);
  }
  if (left.size() == 1) return left.front();
  const auto introduced = [&](EntityId id) { return entities_[id].mentions.front().begin < span.begin; };
  if (std::count_if(left.begin(), left.end(), introduced) == 1)
    return *std::find_if(left.begin(), left.end(), introduced);
  const auto begin = [&](EntityId a, EntityId b) {
    return entities_[a].mentions.front().begin < entities_[b].mentions.front().begin;
  };
  const auto first = std::min_element(left.begin(), left.end(), begin);
  if (first == left.end() || !introduced(*first)) return std::nullopt;
  for (const EntityId id : left) {
    if (id != *first && entities_[id].mentions.size() >= entities_[*first].mentions.size()) return std::nullopt;
  }
  return *first;
}

// The person whose name ends with the word, or else the one name that begins with it ("Xi" of "Xi Jinping").
std::optional<EntityId> Entities::by_part(const std::string& word, TokenSpan span, Gender gender) const {
  std::vector<EntityId> last, first;
  const auto add = [](std::vector<EntityId>& ids, EntityId id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  const auto [begin, end] = by_word_.equal_range(word);
  for (auto place = begin; place != end; ++place) {
    const Entity& entity = entities_[place->second];
    const bool body = entity.kind == SourceKind::kOrganization;
    if (entity.words.size() < 2 || (!body && entity.kind != SourceKind::kPerson && entity.kind != SourceKind::kUnknown))
      continue;
    if (entity.words.back() == word && !body) {  // "Bank" is not the Bank of Nordhaven, but "Lantern" Lantern Optics
      add(last, place->second);
    } else if (entity.words.front() == word && (!body || may_shorten(entity, span))) {
      add(first, place->second);
    }
  }
  std::sort(last.begin(), last.end());  // the order of the map is not the same everywhere
  if (last.size() == 1) return last.front();
  if (last.size() > 1) return main_bearer(last, span, gender);
  if (first.size() == 1) return first.front();
  return std::nullopt;
}

// "Baker" that stands alone, a capital in front: a baker, or else a person of that surname whom the article has named.
std::optional<EntityId> Entities::by_surname(TokenSpan span) const {
  if (span.end - span.begin != 1 || (analysis_.tokens[span.begin].flags & text::kCapital) == 0) return std::nullopt;
  const std::string word(analysis_.types->norm(analysis_.tokens[span.begin].type));
  const auto person = by_part(word, span, Gender::kUnknown);
  if (!person || !is_person(entities_[*person]) || entities_[*person].words.back() != word) return std::nullopt;
  return entities_[*person].mentions.front().begin < span.begin ? person : std::nullopt;
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
