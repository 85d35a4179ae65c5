#include "extract/source_choice.h"

#include <algorithm>
#include <array>

#include "extract/reading_features.h"
#include "match/run_context.h"

namespace sayso::extract {
namespace {

using match::Mention;
using match::TokenSpan;

constexpr Seen kNone = "-";
constexpr double kOwn = 0.5;     // nats by which another must be likelier than the one that the rule names
constexpr double kNobody = 2.0;  // the same of nobody, where the rule is sure of itself
constexpr std::uint32_t kReach = 40;  // tokens to either side of the cue

Seen distance_of(std::uint32_t tokens) {
  static constexpr std::array<Seen, 6> kSizes = {"0", "1", "2", "3-4", "5-8", "9-"};
  return kSizes[tokens < 3 ? tokens : tokens < 5 ? 3 : tokens < 9 ? 4 : 5];
}

bool inside_content(const Reading& reading, TokenSpan span) {
  return std::any_of(reading.content.begin(), reading.content.end(),
                     [&](TokenSpan s) { return s.begin <= span.begin && span.begin < s.end; });
}

}  // namespace

SourceChoice::SourceChoice(const SeenTokens& tokens, const std::vector<Reading>& readings)
    : tokens_(tokens), analysis_(tokens.analysis()) {
  for (const Reading& reading : readings) {
    if (!reading.cue || !reading.source) continue;
    const auto [told, added] = told_.try_emplace(reading.cue->end - 1, Told{*reading.source, reading.stated});
    if (!added && told->second.stated < reading.stated) told->second = {*reading.source, reading.stated};
  }
  for (const Mention& mention : analysis_.mentions.all()) {
    if (mention.label == "np") {
      phrases_.push_back(mention.span);
    } else if (mention.label == "owner") {
      owners_.push_back(mention.span);
    } else if (mention.label == "subject") {
      const auto who = analysis_.mentions.extent(mention, "who"), verb = analysis_.mentions.extent(mention, "verb");
      if (who && verb) subjects_.push_back({*who, *verb});
    } else if (mention.label == "pronoun") {
      owners_.push_back(mention.span);
    }
  }
  const auto earlier = [](TokenSpan a, TokenSpan b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; };
  std::sort(phrases_.begin(), phrases_.end(), earlier);
  std::sort(owners_.begin(), owners_.end(), earlier);
  std::sort(subjects_.begin(), subjects_.end(),
            [&](const Subject& a, const Subject& b) { return earlier(a.who, b.who); });
}

void SourceChoice::find(const Reading& reading, std::optional<TokenSpan> earlier, std::vector<Candidate>& out) const {
  out.clear();
  const TokenSpan cue = *reading.cue;
  const text::Sentence& sentence = analysis_.sentences[analysis_.sentence_of(cue.begin)];
  const std::uint32_t begin = std::max(sentence.first_token, cue.begin > kReach ? cue.begin - kReach : 0);
  const std::uint32_t end = std::min(sentence.end_token, cue.end + kReach);
  const std::optional<TokenSpan> told = analysis_.mentions.extent(*reading.mention, "addressee");
  const auto add = [&](TokenSpan span, std::string_view as) {
    if (told && span.begin < told->end && told->begin < span.end) return;  // whom it is said to
    for (Candidate& known : out) {
      // One that ends where another does is the same with more or less before it, or with a tail.
      if (known.span->begin != span.begin && known.span->end != span.end) continue;
      if (known.known_as.find(as) == std::string::npos) (known.known_as += ' ') += as;
      return;
    }
    out.push_back({span, std::string(as)});
  };
  if (reading.source) add(*reading.source, "own");
  if (const auto other = told_.find(cue.end - 1); other != told_.end()) add(other->second.who, "told");
  const auto from = std::lower_bound(subjects_.begin(), subjects_.end(), begin,
                                     [](const Subject& s, std::uint32_t t) { return s.who.begin < t; });
  const Subject* nearest = nullptr;
  for (auto s = from; s != subjects_.end() && s->who.begin < end; ++s) {
    if (s->verb.begin < cue.end && cue.begin < s->verb.end) {
      add(s->who, "subject");
    } else if (s->verb.end <= cue.begin) {
      nearest = &*s;
    }
  }
  if (nearest) add(nearest->who, "acting");
  if (earlier) add(*earlier, "before");
  const auto first = std::lower_bound(phrases_.begin(), phrases_.end(), begin,
                                      [](TokenSpan p, std::uint32_t t) { return p.begin < t; });
  const auto after =
      std::lower_bound(first, phrases_.end(), cue.end, [](TokenSpan p, std::uint32_t t) { return p.begin < t; });
  static constexpr std::array<std::string_view, 3> kLeft = {"left1", "left2", "left3"};
  auto left = after;
  for (std::size_t i = 0; i < kLeft.size() && left != first;) {
    --left;
    if (left->end <= cue.begin) add(*left, kLeft[i++]);
  }
  if (after != phrases_.end() && after->end <= end) add(*after, "right1");
  if (reading.content.back().end > cue.end) {
    const auto behind = std::lower_bound(after, phrases_.end(), reading.content.back().end,
                                         [](TokenSpan p, std::uint32_t t) { return p.begin < t; });
    if (behind != phrases_.end() && behind->end <= end) add(*behind, "behind");
  }
  if (first != phrases_.end() && first->end <= cue.begin) add(*first, "first");
  const auto owner = std::lower_bound(owners_.begin(), owners_.end(), cue.end,
                                      [](TokenSpan p, std::uint32_t t) { return p.begin < t; });
  if (owner != owners_.begin() && (owner - 1)->begin >= begin) {
    const TokenSpan whose = *(owner - 1);
    if (whose.end <= cue.begin + 2) add(whose, "owner");
  }
  out.push_back({std::nullopt, "nobody"});
}

void SourceChoice::see(const Reading& reading, const Candidate& candidate, const std::vector<Candidate>& all,
                       Features& out) const {
  out.clear();
  const TokenSpan cue = *reading.cue;
  const Seen rule = reading.mention->rule, as = std::string_view(candidate.known_as);
  const bool starts = (analysis_.tokens[cue.begin].flags & text::kSentenceStart) != 0;
  const Seen before = starts ? kNone : tokens_.norm(cue.begin - 1),
             before_tag = starts ? kNone : tokens_.tag(cue.begin - 1);
  const Seen best = std::string_view(all.front().known_as);
  const Seen verb = tokens_.tag(cue.begin);
  out.add("as", as);
  out.add("as+rule", as, rule);
  out.add("as+best", as, best);
  out.add("as+best+rule", as, best, rule);
  out.add("as+cue.tag", as, verb);
  out.add("as+cue.tags", as, verb, tokens_.tag(cue.end - 1));
  out.add("as+cue", as, tokens_.norm(cue.begin), tokens_.tag(cue.end - 1));
  out.add("as+before", as, before);
  out.add("as+before.tag", as, before_tag);
  out.add("as+before.tag+cue.tag", as, before_tag, verb);
  // What a verb says of who says it: "is asked", "faces criticism".
  const Seen first = as.text.substr(0, as.text.find(' ')), lemma = lemma_of(tokens_, reading);
  const TokenSpan anchor = analysis_.mentions.extent(*reading.mention, match::kEvidenceField).value_or(cue);
  const std::uint32_t at = anchor.end - 1;
  const Seen auxiliary = at > cue.begin ? tokens_.norm(at - 1) : kNone, verb_tag = tokens_.tag(at);
  out.add("nobody+lemma", candidate.span ? "0" : "1", lemma);
  out.add("nobody+tag+lemma", candidate.span ? "0" : "1", verb_tag, lemma);
  out.add("first+lemma", first, lemma);
  out.add("first+auxiliary", first, auxiliary, verb_tag);
  out.add("first+auxiliary+lemma", first, auxiliary, verb_tag, lemma);
  out.add("as+auxiliary+rule", as, auxiliary, verb_tag, rule);
  if (!candidate.span) return;
  const TokenSpan span = *candidate.span;
  const std::uint32_t end = std::min(span.end, tokens_.phrase_end(span.begin, span.end));
  const Seen head = tokens_.tag(end - 1);
  const Mention* person = tokens_.person_at(end - 1);
  const Seen label = person ? Seen(person->label) : kNone, kind = person ? tokens_.kind_of(*person) : kNone;
  out.add("who", label, kind);
  out.add("as+who", as, label, kind);
  out.add("as+tag", as, head);
  out.add("head", tokens_.norm(end - 1));
  out.add("first", tokens_.norm(span.begin));
  out.add("as+inside", as, inside_content(reading, span) ? "1" : "0");
  if (span.end <= cue.begin) {
    out.add("as+away", as, distance_of(cue.begin - span.end));
    if (span.end < cue.begin) {
      out.add("as+next", as, tokens_.norm(span.end));
      out.add("as+next.tag", as, tokens_.tag(span.end));
    }
  }
  out.add("as+front", as,
          span.begin == 0 || (analysis_.tokens[span.begin].flags & text::kSentenceStart)
              ? kNone
              : tokens_.norm(span.begin - 1));
  out.add("marks", (analysis_.tokens[span.begin].flags & text::kInQuotation) ==
                           (analysis_.tokens[cue.begin].flags & text::kInQuotation)
                       ? "1"
                       : "0");
}

std::optional<TokenSpan> SourceChoice::choose(const Reading& reading, std::optional<TokenSpan> earlier,
                                              const Weights& weights) const {
  if (weights.empty() || !reading.cue) return reading.source;
  Features features;
  std::vector<Candidate> candidates;
  find(reading, earlier, candidates);
  const Candidate* best = nullptr;
  double most = 0;
  for (const Candidate& candidate : candidates) {
    see(reading, candidate, candidates, features);
    double sum = weights.sum(features);
    if (reading.source && &candidate == candidates.data()) {
      sum += kOwn;  // the rule's own stands first
    } else if (reading.source && !candidate.span && reading.stated_surely()) {
      sum += kOwn - kNobody;
    } else if (candidate.span && candidate.span->begin == reading.content.front().begin &&
               reading.content.front().end == reading.cue->begin) {
      continue;  // "The clouds are said to be …": what is said, not who says it
    }
    if (best && sum <= most) continue;
    best = &candidate;
    most = sum;
  }
  return best->span;
}

}  // namespace sayso::extract
