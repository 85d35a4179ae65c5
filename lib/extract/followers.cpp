#include "extract/followers.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace sayso::extract {
namespace {

using match::TokenSpan;

constexpr std::size_t kNear = 2;    // sentences
constexpr std::size_t kReach = 12;  // sentences back to who speaks on
constexpr std::size_t kAround = 3;  // sentences back to whom the text is about, where nobody has spoken
constexpr std::uint32_t kFree = 0xffffffffu;

class Followers {
 public:
  Followers(const Analysis& analysis, std::vector<Reading>& taken) : analysis_(analysis), taken_(taken) {
    owner_.assign(analysis.tokens.size(), kFree);
    held_.assign(analysis.tokens.size(), false);
    for (std::uint32_t i = 0; i < taken_.size(); ++i) own(i);
    for (const match::Mention& mention : analysis.mentions.all()) {
      if (mention.label == "pronoun") pronouns_.insert(mention.span.begin);
    }
    actors_ = actors_of(analysis, Actors::kSpeaking);
    subjects_ = actors_of(analysis);
  }

  void add(std::vector<Reading> readings) {
    std::stable_sort(readings.begin(), readings.end(),
                     [](const Reading& a, const Reading& b) { return a.extent().begin < b.extent().begin; });
    for (const bool around : {false, true}) {  // what goes on may have stretches, too
      for (Reading& reading : readings) {
        const std::string_view whom = analysis_.mentions.text(*reading.mention, "follows");
        if ((whom == "around") != around) continue;
        if (around) {
          stand_inside(std::move(reading));
        } else {
          go_on(std::move(reading), whom == "near");
        }
      }
    }
  }

 private:
  void own(std::uint32_t number) {
    const Reading& reading = taken_[number];
    if (reading.cue) std::fill(held_.begin() + reading.cue->begin, held_.begin() + reading.cue->end, true);
    if (reading.nested_in) return;
    for (const TokenSpan span : reading.content) {
      std::fill(owner_.begin() + span.begin, owner_.begin() + span.end, number);
      std::fill(held_.begin() + span.begin, held_.begin() + span.end, true);
    }
  }

  static std::uint32_t end_of(const Reading& reading) {
    return std::max(reading.extent().end, reading.cue ? reading.cue->end : 0);
  }

  // Who speaks on: whoever the quote before is by, or whom the sentence in between is about.
  std::optional<TokenSpan> speaker(std::uint32_t token) const {
    if (const auto found = speaker(token, actors_)) return found;
    if (const auto found = speaker(token, subjects_)) return found;
    const auto behind = first_behind(token, actors_);
    if (behind == actors_.begin()) return std::nullopt;
    const TokenSpan last = *(behind - 1);
    return analysis_.sentence_of(last.begin) + kAround < analysis_.sentence_of(token) ? std::nullopt : std::optional(last);
  }

  static std::vector<TokenSpan>::const_iterator first_behind(std::uint32_t token, const std::vector<TokenSpan>& actors) {
    return std::lower_bound(actors.begin(), actors.end(), token,
                            [](TokenSpan span, std::uint32_t at) { return span.begin < at; });
  }

  std::optional<TokenSpan> speaker(std::uint32_t token, const std::vector<TokenSpan>& actors) const {
    const std::size_t sentence = analysis_.sentence_of(token);
    const auto actor = first_behind(token, actors);
    // "Quist was content: “We win.”": the quote stands behind whom its own sentence is about.
    if (actor != actors.begin() && analysis_.sentence_of((actor - 1)->begin) == sentence &&
        (actor - 1)->end <= token)
      return *(actor - 1);
    const Reading* last = nullptr;
    for (const Reading& reading : taken_) {
      const std::uint32_t end = end_of(reading);
      if (reading.nested_in || !reading.source || end > token) continue;
      if (reading.source == reading.cue) continue;  // "accordingly": it points at somebody before
      if (sentence - analysis_.sentence_of(end - 1) > kReach) continue;
      if (!last || end >= end_of(*last)) last = &reading;
    }
    if (last && sentence - analysis_.sentence_of(end_of(*last) - 1) <= 1) return last->source;
    if (actor != actors.begin() && analysis_.sentence_of((actor - 1)->begin) + 1 == sentence) {
      // "He said nothing more. Prices were to rise.": he is whom a sentence before is about.
      auto named = actor - 1;
      while (named != actors.begin() && pronouns_.contains(named->begin)) --named;
      if (last && end_of(*last) > named->begin) return last->source;
      return *named;
    }
    return last ? last->source : std::nullopt;
  }

  // Whether a quote ends in the sentence before a token, or in the same paragraph a little further up.
  bool near(std::uint32_t token) const {
    const std::size_t sentence = analysis_.sentence_of(token);
    return std::any_of(taken_.begin(), taken_.end(), [&](const Reading& reading) {
      const std::size_t end = analysis_.sentence_of(end_of(reading) - 1);
      if (reading.nested_in || end >= sentence || end + kNear < sentence) return false;
      return end + 1 == sentence || analysis_.paragraph_of(end_of(reading) - 1) == analysis_.paragraph_of(token);
    });
  }

  void go_on(Reading reading, bool only_near) {
    const TokenSpan span = reading.extent();
    if (std::any_of(held_.begin() + span.begin, held_.begin() + span.end, [](bool held) { return held; })) return;
    const std::size_t sentence = analysis_.sentence_of(span.begin);
    if (only_near && !near(span.begin)) return;
    for (std::uint32_t i = 0; i < taken_.size() && !reading.source; ++i) {
      Reading& other = taken_[i];
      if (!other.runs_on || analysis_.sentence_of(other.extent().end - 1) + 1 != sentence ||
          analysis_.paragraph_of(other.extent().end - 1) != analysis_.paragraph_of(span.begin))
        continue;
      other.content.insert(other.content.end(), reading.content.begin(), reading.content.end());
      own(i);
      return;
    }
    reading.runs_on = !reading.source;
    if (!reading.source) reading.source = speaker(span.begin);
    taken_.push_back(std::move(reading));
    own(static_cast<std::uint32_t>(taken_.size() - 1));
  }

  void stand_inside(Reading reading) {
    const TokenSpan span = reading.extent();
    const std::uint32_t number = owner_[span.begin];
    const auto owned = [&](std::uint32_t owner) { return owner == number; };
    if (number == kFree || !std::all_of(owner_.begin() + span.begin, owner_.begin() + span.end, owned)) return;
    const bool repeated = std::any_of(taken_.begin(), taken_.end(), [&](const Reading& other) {
      return other.nested_in && other.extent().begin < span.end && span.begin < other.extent().end;
    });
    const Reading& outer = taken_[number];
    if (repeated || !words_outside_marks(outer)) return;
    reading.nested_in = number;
    reading.introduced_by = outer.introduced_by ? outer.introduced_by : outer.mention;
    reading.cue = outer.cue;
    reading.source = outer.source;
    taken_.push_back(std::move(reading));
  }

  bool words_outside_marks(const Reading& reading) const {
    return std::any_of(reading.content.begin(), reading.content.end(), [&](TokenSpan span) {
      const auto outside = [](const text::Token& token) {
        return (token.flags & (text::kWord | text::kNumber)) && !(token.flags & text::kInQuotation);
      };
      return std::any_of(analysis_.tokens.begin() + span.begin, analysis_.tokens.begin() + span.end, outside);
    });
  }

  const Analysis& analysis_;
  std::vector<Reading>& taken_;
  std::unordered_set<std::uint32_t> pronouns_;
  std::vector<TokenSpan> actors_;     // whom sentences are about
  std::vector<TokenSpan> subjects_;   // what they are about, whether it can speak or not
  std::vector<std::uint32_t> owner_;  // by token: the reading whose content it is in
  std::vector<bool> held_;            // by token: content or cue of a reading
};

}  // namespace

std::vector<TokenSpan> actors_of(const Analysis& analysis, Actors which) {
  std::vector<TokenSpan> actors;
  for (const match::Mention& mention : analysis.mentions.all()) {
    if (mention.label != "actor") continue;
    if (which == Actors::kSpeaking && !analysis.mentions.text(mention, "mute").empty()) continue;
    if (const auto who = analysis.mentions.extent(mention, "who")) actors.push_back(*who);
  }
  std::sort(actors.begin(), actors.end(), [](TokenSpan a, TokenSpan b) { return a.begin < b.begin; });
  return actors;
}

void add_followers(const Analysis& analysis, std::vector<Reading> readings, std::vector<Reading>& taken) {
  if (!readings.empty()) Followers(analysis, taken).add(std::move(readings));
}

}  // namespace sayso::extract
