#include "extract/coreference.h"

#include <algorithm>

namespace sayso::extract {
namespace {

using match::Mention;
using match::TokenSpan;

constexpr std::size_t kPronounReach = 3;  // sentences back
constexpr int kLongestChain = 8;          // sentences that open with the same pronoun

}  // namespace

Gender gender_from(std::string_view word) {
  return word == "f" ? Gender::kFemale : word == "m" ? Gender::kMale : word == "n" ? Gender::kNeuter : Gender::kUnknown;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

Entities::Entities(const Analysis& analysis) : analysis_(analysis) {
  for (const Mention& mention : analysis.mentions.all()) {
    if (mention.label == "pronoun") pronouns_.push_back(&mention);
    if (mention.label == "descriptor") descriptors_.push_back(&mention);
    if (mention.label == "possessive") possessives_.push_back(&mention);
    if (mention.label == "modified") modified_.push_back(&mention);
    if (mention.label == "number") numbers_.push_back(&mention);
  }
  for (auto* sorted : {&pronouns_, &descriptors_, &possessives_, &modified_, &numbers_}) {
    std::stable_sort(sorted->begin(), sorted->end(),
                     [](const Mention* a, const Mention* b) { return a->span.begin < b->span.begin; });
  }
}

const Mention* Entities::first_in(const std::vector<const Mention*>& sorted, TokenSpan span) const {
  auto place = std::lower_bound(sorted.begin(), sorted.end(), span.begin,
                                [](const Mention* m, std::uint32_t b) { return m->span.begin < b; });
  for (; place != sorted.end() && (*place)->span.begin < span.end; ++place) {
    if ((*place)->span.end <= span.end) return *place;
  }
  return nullptr;
}

// The first descriptor that is neither an owner ("the bank's report") nor part of a longer noun ("bank manager").
const Mention* Entities::head_descriptor(TokenSpan span) const {
  for (TokenSpan rest = span; !rest.empty();) {
    const Mention* found = first_in(descriptors_, rest);
    if (!found) return nullptr;
    const TokenSpan behind = {found->span.end, std::min(found->span.end + 1, span.end)};
    if (behind.empty() || (!first_in(possessives_, behind) && !first_in(descriptors_, behind))) return found;
    rest.begin = found->span.end;
  }
  return nullptr;
}

std::vector<std::string> Entities::words_of(TokenSpan span) const {
  std::vector<std::string> words;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (analysis_.tokens[i].flags & (text::kWord | text::kNumber))
      words.emplace_back(analysis_.types->norm(analysis_.tokens[i].type));
  }
  return words;
}

std::vector<const Entities::NameMention*> Entities::names_in(TokenSpan span) const {
  std::vector<const NameMention*> inside;
  auto place = std::lower_bound(names_.begin(), names_.end(), span.begin,
                                [](const NameMention& n, std::uint32_t b) { return n.span.begin < b; });
  for (; place != names_.end() && place->span.begin < span.end; ++place) {
    if (place->span.end <= span.end) inside.push_back(&*place);
  }
  return inside;
}

bool Entities::compatible(const Entity& entity, std::string_view number, Gender gender) const {
  if (number == "plural")
    return entity.plural || entity.kind == SourceKind::kCollective || entity.kind == SourceKind::kGroup;
  if (entity.plural) return false;
  if (gender == Gender::kNeuter) return entity.kind != SourceKind::kPerson;
  if (entity.kind != SourceKind::kPerson && (entity.kind != SourceKind::kUnknown || entity.described)) return false;
  return entity.gender == Gender::kUnknown || entity.gender == gender;
}

bool Entities::is_pronoun(TokenSpan span) const {
  const Mention* pronoun = first_in(pronouns_, span);
  return pronoun && pronoun->span == span;
}

bool Entities::is_first_person(TokenSpan span) const {
  const Mention* pronoun = first_in(pronouns_, span);
  return pronoun && pronoun->span == span && analysis_.mentions.text(*pronoun, "person") == "first" &&
         analysis_.mentions.text(*pronoun, "number") == "singular";
}

// "She": a pronoun of the same person that opens one of the sentences before, the nearest; nothing where there is none.
const Mention* Entities::pronoun_before(const Mention& pronoun) const {
  const std::size_t sentence = analysis_.sentence_of(pronoun.span.begin);
  for (std::size_t back = 1; back <= kPronounReach && back <= sentence; ++back) {
    const std::uint32_t first = analysis_.sentences[sentence - back].first_token;
    const Mention* opens = first_in(pronouns_, {first, first + 1});
    if (opens && (analysis_.tokens[first].flags & text::kInQuotation) == 0 &&
        analysis_.types->norm(analysis_.tokens[first].type) ==
            analysis_.types->norm(analysis_.tokens[pronoun.span.begin].type))
      return opens;
  }
  return nullptr;
}

std::optional<EntityId> Entities::resolve_pronoun(const Mention& pronoun) {
  const Mention* at = &pronoun;
  std::optional<Antecedent> found;
  for (int step = 0; step < kLongestChain; ++step) {
    found = antecedent(*at);
    // A sentence that opens with the same pronoun goes on about the same person, whatever other names it holds.
    const Mention* before = pronoun_before(*at);
    if (!before || (found && analysis_.sentence_of(found->token) > analysis_.sentence_of(before->span.begin))) break;
    at = before;
  }
  if (!found) return std::nullopt;
  Entity& entity = entities_[found->entity];
  const Gender gender = gender_from(analysis_.mentions.text(pronoun, "gender"));
  if (entity.gender == Gender::kUnknown && gender != Gender::kUnknown) entity.gender = gender;
  if (entity.kind == SourceKind::kUnknown && (gender == Gender::kFemale || gender == Gender::kMale))
    entity.kind = SourceKind::kPerson;
  return found->entity;
}

std::optional<Entities::Antecedent> Entities::antecedent(const Mention& pronoun) const {
  const match::MentionTable& mentions = analysis_.mentions;
  const std::string_view person = mentions.text(pronoun, "person");
  const std::string_view number = mentions.text(pronoun, "number");
  const Gender gender = gender_from(mentions.text(pronoun, "gender"));
  const std::uint32_t at = pronoun.span.begin;
  auto place = std::lower_bound(names_.begin(), names_.end(), at,
                                [](const NameMention& n, std::uint32_t b) { return n.span.begin < b; });
  if (person == "relative") {  // the name right before, over a comma
    if (place == names_.begin()) return std::nullopt;
    const NameMention& before = *(place - 1);
    if (at - before.span.end <= 1) return Antecedent{before.span.begin, before.entity};
    return std::nullopt;
  }
  if (person != "third") return std::nullopt;
  const std::size_t sentence = analysis_.sentence_of(at);
  const auto near = [&](std::uint32_t token) { return sentence - analysis_.sentence_of(token) <= kPronounReach; };
  // Who spoke last, if that was near, or the name that came since: of the nearest sentence that has one, the first,
  // because subjects stand first. Names in somebody's mouth do not count.
  std::optional<Antecedent> last;
  for (auto speaker = speakers_.rbegin(); speaker != speakers_.rend(); ++speaker) {
    if (speaker->token >= at || !near(speaker->token) || !compatible(entities_[speaker->entity], number, gender))
      continue;
    if (analysis_.tokens[speaker->token].flags & text::kInQuotation) continue;  // somebody's words about somebody else
    // Of a sentence the first: "Ng said that Roe had called for it" goes on about Ng.
    if (last && analysis_.sentence_of(last->token) != analysis_.sentence_of(speaker->token)) break;
    if (!last || speaker->token < last->token) last = *speaker;
  }
  std::optional<EntityId> subject;
  std::uint32_t subject_token = 0;
  while (place != names_.begin()) {
    --place;
    const std::uint32_t token = place->span.begin;
    if (!near(token) || (subject && analysis_.sentence_of(token) != analysis_.sentence_of(subject_token))) break;
    if ((analysis_.tokens[token].flags & text::kInQuotation) || !compatible(entities_[place->entity], number, gender))
      continue;
    // A name of which nothing is known may be a place, but for one that opens its sentence and owns nothing there.
    if (entities_[place->entity].kind == SourceKind::kUnknown) {
      if (!(analysis_.tokens[token].flags & text::kSentenceStart) ||
          first_in(possessives_, {place->span.end, place->span.end + 1}))
        continue;
      if (subject && is_person(entities_[*subject])) continue;
      // One word that never comes again may be any word with a capital.
      if (entities_[place->entity].words.size() == 1 && entities_[place->entity].mentions.size() == 1) continue;
    }
    subject = place->entity;
    subject_token = token;
  }
  if (last && (!subject || analysis_.sentence_of(last->token) >= analysis_.sentence_of(subject_token)))
    return Antecedent{last->token, last->entity};
  if (!subject) return std::nullopt;
  return Antecedent{subject_token, *subject};
}

// "Mary Ng and Paul Roe": several names with nothing but a comma or a conjunction between them, a conjunction last.
std::optional<EntityId> Entities::group(const std::vector<const NameMention*>& names, TokenSpan span) {
  std::vector<EntityId> members;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) {
      const TokenSpan between = {names[i - 1]->span.end, names[i]->whole.begin};
      const bool comma = form_at(between.begin) == ",";
      const bool last = i + 1 == names.size();
      if (between.empty() || between.end - between.begin > (comma && last ? 2u : 1u) ||
          (last && comma && between.end - between.begin == 1))
        return std::nullopt;
      if (!comma && !(analysis_.tokens[between.begin].flags & text::kWord)) return std::nullopt;
    }
    if (std::find(members.begin(), members.end(), names[i]->entity) == members.end())
      members.push_back(names[i]->entity);
  }
  if (members.size() < 2) return std::nullopt;
  std::vector<EntityId> key = members;
  std::sort(key.begin(), key.end());
  const auto [place, fresh] = by_members_.emplace(key, entities_.size());
  if (fresh) {
    Entity entity;
    entity.kind = SourceKind::kGroup;
    entity.plural = entity.described = true;
    entity.name = std::string(analysis_.text_of({names.front()->whole.begin, names.back()->span.end}));
    entity.members = members;
    entities_.push_back(std::move(entity));
  }
  entities_[place->second].mentions.push_back(span);
  return place->second;
}

// "The opposition leader, Sir Crispin Mallory": a role and, behind a comma, the name it belongs to.
const Entities::NameMention* Entities::name_behind_role(const std::vector<const NameMention*>& names,
                                                        const Mention& descriptor) const {
  const std::string_view described_as = analysis_.mentions.text(descriptor, "kind");
  if (described_as != "person" && described_as != "collective") return nullptr;
  for (const NameMention* name : names) {
    if (name->whole.begin <= descriptor.span.end || form_at(name->whole.begin - 1) != ",") continue;
    const SourceKind kind = entities_[name->entity].kind;
    return kind == SourceKind::kPerson || kind == SourceKind::kUnknown ? name : nullptr;
  }
  return nullptr;
}

std::optional<EntityId> Entities::resolve(TokenSpan span, Part part) {
  const bool speaks = part != Part::kOther;
  const TokenSpan core = without_relative_clause(span);
  const Mention* descriptor = head_descriptor(core);
  const Mention* pronoun = first_in(pronouns_, span);
  const std::vector<const NameMention*> names = names_in(core);
  // A name that owns something ("Ng's lawyer") is not whom the phrase means, unless it is all there is to it.
  std::vector<const NameMention*> own;
  for (const NameMention* name : names) {
    const bool possessive = first_in(possessives_, {name->span.end, name->span.end + 1}) != nullptr;
    // "A Verity poll", "House prices": the name only tells what sort it is of.
    const TokenSpan behind = {name->span.end, std::min(name->span.end + 1, span.end)};
    const bool modifier = !behind.empty() && (first_in(modified_, behind) || first_in(descriptors_, behind));
    if (!modifier && (!possessive || name->span.end + 1 >= span.end)) own.push_back(name);
  }
  std::optional<EntityId> found;
  if (speaks && own.size() > 1 && own.front()->whole.begin - span.begin <= 1) found = group(own, span);
  if (found) {
    for (const NameMention* name : own) {
      if (entities_[name->entity].kind == SourceKind::kUnknown && entities_[name->entity].words.size() > 1)
        entities_[name->entity].kind = SourceKind::kPerson;
    }
  } else if (!own.empty()) {
    // A role before or behind the name is part of it; two persons side by side are a group.
    const NameMention* person = nullptr;
    for (const NameMention* name : own) {
      const bool described = descriptor && descriptor->span.begin < name->whole.begin;  // "a dentist in Perth"
      if (!person && (is_person(entities_[name->entity]) ||
                      (speaks && !described && entities_[name->entity].kind == SourceKind::kUnknown)))
        person = name;
    }
    // "The insurer Alpina Re": the noun is part of the name.
    const bool own_role = descriptor && descriptor->span.begin >= own.front()->whole.begin &&
                          descriptor->span.end <= own.front()->span.begin;
    if (descriptor && descriptor->span.begin < own.front()->whole.begin) {
      if (const NameMention* named = name_behind_role(own, *descriptor)) {
        person = named;
        Entity& entity = entities_[named->entity];
        entity.kind = SourceKind::kPerson;
        if (entity.role.empty()) {
          const TokenSpan role = {span.begin, descriptor->span.end};
          entity.role = std::string(analysis_.text_of(role));
          entity.role_words = words_of(role);
        }
      }
    }
    // "An instrument in Chile": in a claim, a thing that has a name somewhere behind it is that thing.
    if (part == Part::kOther && !descriptor && !person && own.front()->whole.begin > span.begin + 2)
      return std::nullopt;
    const bool descriptor_first =
        descriptor && !person && !own_role && descriptor->span.begin < own.front()->span.begin;
    if (descriptor_first) {
      found = resolve_description(span, descriptor);  // "a spokesman for Acme"
    } else if (descriptor && !person && descriptor->span.begin >= own.front()->span.end &&
               own.front()->span.begin - span.begin <= 1) {
      found = resolve_description(span, descriptor);  // "Acme workers"
    } else {
      found = (person ? person : own.front())->entity;
      // Who speaks and has two names is a person; one word alone may be a firm as well.
      if (part == Part::kSpeaks && entities_[*found].kind == SourceKind::kUnknown && entities_[*found].words.size() > 1)
        entities_[*found].kind = SourceKind::kPerson;
    }
  } else if (pronoun && pronoun->span == span) {
    found = resolve_pronoun(*pronoun);
    if (found) entities_[*found].mentions.push_back(span);
  } else if (const auto person = by_surname(core)) {
    found = person;
    entities_[*found].mentions.push_back(core);
  } else if (speaks || descriptor) {
    found = resolve_description(span, descriptor);
  }  // else a thing: inflation, a bridge
  if (found && part == Part::kSpeaks) speakers_.push_back({span.begin, *found});
  return found;
}

}  // namespace sayso::extract
