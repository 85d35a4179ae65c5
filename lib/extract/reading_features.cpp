#include "extract/reading_features.h"

#include <algorithm>
#include <array>

namespace sayso::extract {
namespace {

using match::Mention;
using match::TokenSpan;

constexpr std::uint32_t kNear = 40;  // tokens to words in marks
constexpr Seen kNone = "-";

Seen size_of(std::uint32_t tokens) {
  static constexpr std::array<Seen, 7> kSizes = {"1", "2", "3-4", "5-8", "9-16", "17-32", "33-"};
  std::size_t size = 0;
  for (std::uint32_t most = 1; size + 1 < kSizes.size() && tokens > most; most *= 2) ++size;
  return kSizes[size];
}

}  // namespace

Seen lemma_of(const SeenTokens& tokens, const Reading& reading) {
  const std::string_view lemma = tokens.analysis().mentions.text(*reading.mention, "lemma");
  return lemma.empty() && reading.cue ? tokens.norm(reading.cue->end - 1) : Seen(lemma);
}

ReadingFeatures::ReadingFeatures(const SeenTokens& tokens, const std::vector<std::uint32_t>& outermost,
                                 const std::vector<Reading>& readings)
    : tokens_(tokens), analysis_(tokens.analysis()), outermost_(outermost) {
  for (const Reading& reading : readings) {
    if (!reading.cue) continue;
    std::vector<Seen>& rules = beside_[reading.cue->end - 1];
    const std::string_view rule = reading.mention->rule;
    if (std::none_of(rules.begin(), rules.end(), [&](const Seen& other) { return other.text == rule; }))
      rules.emplace_back(rule);
  }
}

std::uint64_t ReadingFeatures::of_rule(std::string_view rule) { return Features::mixed("rule", rule); }

void ReadingFeatures::see(const Reading& reading, Features& out) const {
  out.clear();
  const Seen rule = reading.mention->rule, lemma = lemma_of(tokens_, reading), marks = reading.inner ? "in" : "out";
  out.add("rule", rule);
  out.add("rule+marks", rule, marks);
  out.add("lemma", lemma);
  out.add("lemma+marks", lemma, marks);
  out.add("rule+lemma", rule, lemma);
  out.add("rule+lemma+marks", rule, lemma, marks);
  // Verbs that a list knows have one.
  const Seen stance = analysis_.mentions.text(*reading.mention, "stance");
  out.add("stance", stance);
  out.add("rule+stance", rule, stance);

  if (reading.cue) {
    const std::uint32_t first = reading.cue->begin, last = reading.cue->end - 1;
    out.add("rule+cue.tags", rule, tokens_.tag(first), tokens_.tag(last));
    if (first != last) {
      out.add("rule+cue.first", rule, tokens_.norm(first));
      out.add("rule+cue.last", rule, tokens_.norm(last));
      out.add("lemma+cue.first", lemma, tokens_.norm(first));
      out.add("lemma+cue.last", lemma, tokens_.norm(last));
    }
    const auto beside = beside_.find(last);
    if (beside != beside_.end()) {
      for (const Seen& other : beside->second) {
        if (other.hash != rule.hash) out.add("rule+beside", rule, other);
      }
    }
  }

  Seen who = kNone, head = kNone;
  if (reading.source) {
    const std::uint32_t end =
        std::min(reading.source->end, tokens_.phrase_end(reading.source->begin, reading.source->end));
    head = tokens_.norm(end - 1);
    who = tokens_.tag(end - 1);
    const Mention* person = tokens_.person_at(end - 1);
    const Seen label = person ? Seen(person->label) : kNone, kind = person ? tokens_.kind_of(*person) : kNone;
    out.add("source.kind", label, kind);
    out.add("rule+source.kind", rule, label, kind);
    out.add("lemma+source.kind", lemma, label, kind);
    if (reading.source->end > end) out.add("rule+source.more", rule, tokens_.norm(end));
  }
  out.add("rule+source.tag", rule, who);
  out.add("source.head", head);
  out.add("rule+source.head", rule, head);

  const TokenSpan content = reading.content.front();
  const TokenSpan whole = reading.extent();
  const std::uint32_t size = static_cast<std::uint32_t>(analysis_.tokens.size());
  std::uint32_t in_marks = 0, all = 0;
  for (const TokenSpan& span : reading.content) {
    all += span.end - span.begin;
    for (std::uint32_t t = span.begin; t < span.end; ++t) in_marks += outermost_[t] != text::kNoQuotation;
  }
  const Seen quoted = in_marks == 0                                     ? "0"
                      : in_marks == all                                 ? "all"
                      : outermost_[content.begin] != text::kNoQuotation ? "first"
                                                                        : "some";
  const Seen one = tokens_.tag(content.begin);
  const Seen two = content.begin + 1 < content.end ? tokens_.tag(content.begin + 1) : kNone;
  const Seen three = content.begin + 2 < content.end ? tokens_.tag(content.begin + 2) : kNone;
  out.add("rule+content.first", rule, tokens_.norm(content.begin));
  out.add("lemma+content.first", lemma, tokens_.norm(content.begin));
  out.add("lemma+content.tag", lemma, one);
  out.add("rule+content.tags", rule, one, two, three);
  out.add("content.last", tokens_.norm(whole.end - 1));
  out.add("rule+content.size", rule, size_of(all));
  out.add("rule+content.marks", rule, quoted);
  out.add("lemma+content.marks", lemma, quoted);
  out.add("rule+content.pieces", rule, reading.content.size() > 1 ? "2" : "1");
  const std::uint32_t behind = std::max(whole.end, reading.cue ? reading.cue->end : whole.end);
  out.add("rule+behind", rule, behind < size ? tokens_.norm(behind) : kNone);
  if (reading.cue && content.begin >= reading.cue->end) {
    const std::uint32_t gap = content.begin - reading.cue->end;
    out.add("rule+gap", rule, size_of(gap + 1));
    if (gap > 0) out.add("rule+gap.first", rule, tokens_.norm(reading.cue->end));
  }

  std::uint32_t begin = whole.begin;
  if (reading.cue) begin = std::min(begin, reading.cue->begin);
  if (reading.source) begin = std::min(begin, reading.source->begin);
  const bool starts = (analysis_.tokens[begin].flags & text::kSentenceStart) != 0;
  const Seen before = starts || begin == 0 ? kNone : tokens_.norm(begin - 1);
  out.add("rule+before", rule, before);
  out.add("before", before);
  out.add("rule+before.tag", rule, starts || begin == 0 ? kNone : tokens_.tag(begin - 1));

  std::uint32_t next = behind;
  while (next < size && next < behind + kNear && outermost_[next] == text::kNoQuotation) ++next;
  const bool far = next >= size || next >= behind + kNear;
  const Seen near = far ? "0" : analysis_.paragraph_of(next) != analysis_.paragraph_of(begin) ? "2" : "1";
  out.add("rule+near", rule, near);
  out.add("lemma+near", lemma, near);
}

}  // namespace sayso::extract
