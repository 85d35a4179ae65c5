#include "extract/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "extract/coreference.h"

namespace sayso::extract {
namespace {

Part part_of(const RoleUse& use) {
  if (use.claim) return Part::kOther;
  if (use.role == RoleUse::Role::kSource) return Part::kSpeaks;
  return use.role == RoleUse::Role::kMedium || use.role == RoleUse::Role::kVia ? Part::kCarries : Part::kOther;
}

Reference* reference_of(Document& document, const RoleUse& use) {
  if (use.claim) {
    Claim& claim = document.claims[use.record];
    return use.role == RoleUse::Role::kSubject  ? &claim.subject
           : use.role == RoleUse::Role::kObject ? &claim.object
           : use.role == RoleUse::Role::kPlace  ? &claim.place
                                                : nullptr;
  }
  Quote& quote = document.quotes[use.record];
  switch (use.role) {
    case RoleUse::Role::kSource:
      return &quote.source;
    case RoleUse::Role::kMedium:
      return &quote.medium;
    case RoleUse::Role::kAddressee:
      return &quote.addressee;
    case RoleUse::Role::kVia:
      return &quote.via[use.item];
    default:
      return nullptr;
  }
}

// "I tell them to wait," inside of somebody's words: I am who speaks around it.
void speakers_of_their_own_words(RecordMaker& maker, Entities& entities,
                                 std::vector<std::optional<EntityId>>& answers) {
  const std::vector<RoleUse>& roles = maker.roles();
  std::unordered_map<std::string_view, std::optional<EntityId>> speakers;  // by the id of the quote
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (!roles[i].claim && roles[i].role == RoleUse::Role::kSource)
      speakers[maker.document().quotes[roles[i].record].id] = answers[i];
  }
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (answers[i] || roles[i].claim || roles[i].role != RoleUse::Role::kSource ||
        !entities.is_first_person(roles[i].span))
      continue;
    const auto around = speakers.find(maker.document().quotes[roles[i].record].nested_in);
    if (around == speakers.end() || !around->second) continue;
    answers[i] = around->second;
    entities[*answers[i]].mentions.push_back(roles[i].span);
  }
}

}  // namespace

void make_sources(RecordMaker& maker) {
  Entities entities(maker.analysis());
  entities.add_names();
  const std::size_t named = entities.size();
  // Speakers in text order, so that a pronoun finds who spoke before it.
  std::vector<RoleUse>& roles = maker.roles();
  std::stable_sort(roles.begin(), roles.end(),
                   [](const RoleUse& a, const RoleUse& b) { return a.span.begin < b.span.begin; });
  std::vector<std::optional<EntityId>> answers;
  for (const RoleUse& use : roles) {
    answers.push_back(entities.resolve(use.span, part_of(use)));
    // A medium is somebody where it has a name: not "a note" or "his website".
    if (use.role != RoleUse::Role::kMedium || use.claim || !answers.back()) continue;
    const bool one_name =
        use.span.end == use.span.begin + 1 && (maker.analysis().tokens[use.span.begin].flags & text::kCapital);
    if (*answers.back() >= named && !one_name) {
      answers.back().reset();
    } else if (entities[*answers.back()].kind == SourceKind::kUnknown) {
      entities[*answers.back()].kind = SourceKind::kPublication;
    }
  }

  speakers_of_their_own_words(maker, entities, answers);

  std::vector<bool> used(entities.size()), acts(entities.size());
  std::vector<std::size_t> spoken(entities.size());
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (!answers[i]) continue;
    // What a number is said of is somebody where it has a name, or speaks elsewhere: not "voters" or "the yield". A place
    // is one where it is a country.
    if (roles[i].role == RoleUse::Role::kPlace && entities[*answers[i]].kind != SourceKind::kCountry) continue;
    if (!roles[i].claim || *answers[i] < named || entities[*answers[i]].kind == SourceKind::kGovernment)
      used[*answers[i]] = true;
    if (!roles[i].claim) acts[*answers[i]] = true;
    if (roles[i].role == RoleUse::Role::kSource && !roles[i].claim) ++spoken[*answers[i]];
  }
  for (EntityId id = 0; id < entities.size(); ++id) {
    if (!used[id]) continue;
    for (const EntityId member : entities[id].members) used[member] = acts[member] = true;
  }
  std::vector<EntityId> order;
  for (EntityId id = 0; id < entities.size(); ++id) {
    std::sort(entities[id].mentions.begin(), entities[id].mentions.end(),
              [](auto a, auto b) { return a.begin < b.begin; });
    // Every person and every body named, and whoever has a part in a record.
    const SourceKind kind = entities[id].kind;
    const bool named_body = id < named && (kind == SourceKind::kOrganization || kind == SourceKind::kPublication ||
                                           kind == SourceKind::kAgency);
    // What a number is said of and nothing is known about acts where it comes again; once, it may be a place or a thing.
    if (!acts[id] && kind == SourceKind::kUnknown && entities[id].mentions.size() < 2) continue;
    if (used[id] || (kind == SourceKind::kPerson && id < named) || named_body) order.push_back(id);
  }
  std::stable_sort(order.begin(), order.end(), [&](EntityId a, EntityId b) {
    return entities[a].mentions.front().begin < entities[b].mentions.front().begin;
  });

  Document& document = maker.document();
  std::vector<std::string> ids(entities.size());
  for (const EntityId id : order) {
    if (document.sources.size() >= maker.options().limits.records) break;
    const Entity& entity = entities[id];
    Source source;
    source.id = ids[id] = fmt::format("s{}", document.sources.size() + 1);
    source.kind = entity.kind;
    source.name = maker.shown(entity.name);
    source.role = maker.shown(entity.role);
    source.speaks = spoken[id];
    for (std::size_t i = 0; i < entity.mentions.size(); ++i) {
      if (i > 0 && entity.mentions[i] == entity.mentions[i - 1]) continue;
      source.mentions.push_back(maker.anchor(entity.mentions[i]));
      if (entities.is_pronoun(entity.mentions[i])) continue;
      const std::string form = maker.shown(maker.analysis().text_of(entity.mentions[i]));
      if (form != source.name && std::find(source.aliases.begin(), source.aliases.end(), form) == source.aliases.end())
        source.aliases.push_back(form);
    }
    document.sources.push_back(std::move(source));
  }
  for (std::size_t i = 0; i < document.sources.size(); ++i) {  // in the same order
    for (const EntityId member : entities[order[i]].members) {
      if (!ids[member].empty()) document.sources[i].members.push_back(ids[member]);
    }
  }
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (!answers[i]) continue;
    if (Reference* reference = reference_of(document, roles[i])) reference->id = ids[*answers[i]];
  }
  // A claim inside a quote stands in the words of its speaker.
  std::unordered_map<std::string_view, const Quote*> quotes;
  for (const Quote& quote : document.quotes) quotes.emplace(quote.id, &quote);
  for (Claim& claim : document.claims) {
    if (const auto quote = quotes.find(claim.quote); quote != quotes.end()) claim.source = quote->second->source.id;
  }
}

}  // namespace sayso::extract
