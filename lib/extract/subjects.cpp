#include "extract/subjects.h"

#include <algorithm>

namespace sayso::extract {

using match::Mention;
using match::TokenSpan;

namespace {

constexpr std::uint32_t kReach = 60;  // tokens between a quantity and a verb that may be its own

}  // namespace

Subjects::Subjects(const Analysis& analysis) : analysis_(analysis) {
  const match::MentionTable& table = analysis.mentions;
  for (const Mention& mention : table.all()) {
    const bool clause = mention.label == "clause";
    if (!clause && mention.label != "claim") continue;
    const auto span = table.extent(mention, "subject");
    const auto verb = table.extent(mention, "verb");
    if (!span || !verb) continue;
    const Subject subject = {*span, table.extent(mention, "head")};
    if (clause) {
      clauses_.push_back({*verb, subject, !table.text(mention, "over").empty(), !table.text(mention, "counts").empty()});
    } else if (span->begin >= verb->end) {
      changed_.emplace(verb->begin, *span);
    } else if (span->end <= verb->begin) {
      for (std::uint32_t token = verb->begin; token < verb->end; ++token) {
        const auto [known, fresh] = of_verbs_.emplace(token, subject);
        if (!fresh && span->begin < known->second.span.begin) known->second = subject;  // it has the whole noun phrase
      }
    }
  }
  std::stable_sort(clauses_.begin(), clauses_.end(), [](const Clause& a, const Clause& b) {
    if (a.verb.begin != b.verb.begin) return a.verb.begin < b.verb.begin;
    return a.over != b.over ? a.over : a.subject.span.begin > b.subject.span.begin;
  });
}

std::vector<Subjects::Clause>::const_iterator Subjects::first_after(std::uint32_t token) const {
  return std::upper_bound(clauses_.begin(), clauses_.end(), token, [](std::uint32_t t, const Clause& c) { return t < c.verb.begin; });
}

// "Officials said 300 people may leave": the number is itself part of what a verb is said of.
// Of several readings of it the one that counts goes first.
const Subjects::Clause* Subjects::around(TokenSpan quantity) const {
  const Clause* found = nullptr;
  for (auto clause = first_after(quantity.begin); clause != clauses_.end() && clause->verb.begin < quantity.end + kReach; ++clause) {
    if (found != nullptr && clause->verb.begin != found->verb.begin) break;
    const TokenSpan subject = clause->subject.span;
    if (subject.begin > quantity.end || quantity.begin >= subject.end) continue;
    if (clause->counts) return &*clause;
    if (found == nullptr) found = &*clause;
  }
  return found;
}

// The nearest verb before the quantity, in its sentence.
const Subjects::Clause* Subjects::before(const ReadQuantity& read) const {
  const TokenSpan quantity = read.span;
  const std::size_t sentence = analysis_.sentence_of(quantity.begin);
  const auto after = first_after(quantity.begin);
  if (after != clauses_.begin() && analysis_.sentence_of((after - 1)->verb.begin) == sentence) {
    const Clause& clause = *(after - 1);
    return clause.verb.begin + kReach < quantity.begin ? nullptr : &clause;
  }
  // "At 118 points, the index had fallen": the first to come; but not "two years later, …".
  if (after == clauses_.end() || after->counts || read.kind == "duration" || analysis_.sentence_of(after->verb.begin) != sentence) return nullptr;
  const std::uint32_t begin = after->subject.span.begin;
  return begin >= quantity.end && begin < quantity.end + kReach ? &*after : nullptr;
}

std::optional<TokenSpan> Subjects::first(std::span<const Mention* const> mentions, std::string_view field) const {
  for (const Mention* mention : mentions) {
    if (auto extent = analysis_.mentions.extent(*mention, field)) return extent;
  }
  return std::nullopt;
}

std::optional<Subject> Subjects::of(const ReadQuantity& read, std::span<const Mention* const> mentions, bool tariff) const {
  const match::MentionTable& table = analysis_.mentions;
  const auto verb = first(mentions, "verb");
  const auto changed = verb ? changed_.find(verb->begin) : changed_.end();
  if (changed != changed_.end() && !tariff) return Subject{changed->second, {}};
  std::optional<Subject> named;
  std::optional<TokenSpan> named_verb;
  bool share = false;  // the rule names it as what the number is a part of, too
  for (const Mention* mention : mentions) {
    const auto span = table.extent(*mention, "subject");
    if (!span) continue;
    named = Subject{*span, table.extent(*mention, "head")};
    named_verb = table.extent(*mention, "verb");
    share = table.extent(*mention, "object") == span;
    break;
  }
  const bool apart = std::any_of(mentions.begin(), mentions.end(), [&](const Mention* mention) { return !table.text(*mention, "apart").empty(); });
  if (apart && !named) return std::nullopt;
  const Clause* itself = around(read.span);
  if (itself != nullptr && itself->counts && named_verb && named_verb->end <= read.span.begin) {
    named.reset();
    for (const Mention* mention : mentions) {  // "they say that 30 percent of the men agree": said of the men
      const auto span = table.extent(*mention, "subject");
      if (!span || span->begin < read.low.span.end || table.extent(*mention, "verb")) continue;
      named = Subject{*span, table.extent(*mention, "head")};
      break;
    }
  }
  const Clause* clause = itself != nullptr ? nullptr : before(read);
  // "It could cause seas to rise 5 feet": the verb between has a subject of its own.
  const bool nearer = clause != nullptr && named && named_verb && named_verb->end <= clause->subject.span.begin;
  if (named && !nearer && !share) return named;
  const auto own = verb && !named && itself == nullptr ? of_verbs_.find(verb->begin) : of_verbs_.end();
  if (own != of_verbs_.end()) return own->second;
  if (clause == nullptr) return named;
  // "Four in ten agreed: 15 percent …": not said of those four; of "40 percent of boys" perhaps of boys.
  if (clause->counts && clause->verb.end <= read.span.begin) {
    if (named) return named;
    return clause->subject.head ? std::optional<Subject>(Subject{*clause->subject.head, {}}) : std::nullopt;
  }
  return clause->subject;
}

}  // namespace sayso::extract
