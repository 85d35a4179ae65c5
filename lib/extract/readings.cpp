// Readings are the mentions "quote" of the grammars, made fit to be weighed against each other:
//
// 1. A dateline is no part of a content, nor is the punctuation around it.
// 2. Whoever is quoted in somebody's words says no more than stands in the same marks.
// 3. How sure a reading is, the counts of its rule and cue tell, else the rule itself.
// 4. A paragraph under a label ("Ng: We will wait.") is somebody's turn where the same label comes again.
#include "extract/readings.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace sayso::extract {
namespace {

using match::Mention;
using match::TokenSpan;

constexpr double kDefaultConfidence = 0.8;  // of a rule that says nothing

class Collector {
 public:
  Collector(const Analysis& analysis, const std::vector<std::uint32_t>& outermost)
      : analysis_(analysis), outermost_(outermost) {}

  std::vector<Reading> collect() {
    for (const Mention& mention : analysis_.mentions.all()) {
      if (mention.label == "time") times_[mention.span.begin] = mention.span.end;
    }
    for (const Mention& mention : analysis_.mentions.all()) {
      if (mention.label == "header" && analysis_.mentions.text(mention, "kind") == "place")
        datelines_.emplace(mention.span.begin, mention.span.end);
      if (mention.label != "quote") continue;
      Reading reading;
      reading.mention = &mention;
      const std::string_view form = analysis_.mentions.text(mention, "form");
      reading.set_off = !form.empty();
      reading.turn = form == "turn";
      reading.follows = !analysis_.mentions.text(mention, "follows").empty();
      for (TokenSpan span : analysis_.mentions.spans(mention, "content")) {
        if (const auto dateline = datelines_.find(span.begin); dateline != datelines_.end())
          span.begin = std::min(dateline->second, span.end);
        if (const auto good = reading.set_off ? span : trimmed(span)) reading.content.push_back(*good);
      }
      if (reading.content.empty()) continue;
      std::sort(reading.content.begin(), reading.content.end(),
                [](TokenSpan a, TokenSpan b) { return a.begin < b.begin; });
      reading.cue = analysis_.mentions.extent(mention, "cue");
      clip(reading);
      if (reading.content.empty()) continue;
      reading.confidence = mention.confidence < 1 ? mention.confidence : kDefaultConfidence;
      reading.stated = reading.confidence;
      if (const std::string_view stated = analysis_.mentions.text(mention, "confidence"); !stated.empty())
        std::from_chars(stated.data(), stated.data() + stated.size(), reading.stated);
      reading.inner = reading.cue && (analysis_.tokens[reading.cue->begin].flags & text::kInQuotation);
      reading.source = analysis_.mentions.extent(mention, "source");
      if (reading.source && is_time(*reading.source)) reading.source.reset();  // "The bank this week announced"
      reading.introduced = reading.cue || reading.source;
      if (said_before(reading)) continue;
      readings_.push_back(std::move(reading));
    }
    keep_turns();
    return std::move(readings_);
  }

 private:
  // Whether all of it stands in a time, which says nothing.
  bool is_time(TokenSpan span) const {
    const auto behind = times_.upper_bound(span.begin);
    return behind != times_.begin() && span.end <= std::prev(behind)->second;
  }

  // Punctuation at the edges of a content belongs to the sentence around it, but for marks and what stands in them.
  std::optional<TokenSpan> trimmed(TokenSpan span) const {
    const auto loose = [&](std::uint32_t i, bool at_end) {
      const text::Token& token = analysis_.tokens[i];
      if (!(token.flags & text::kPunctuation) || (token.flags & (text::kOpeningMark | text::kClosingMark)))
        return false;
      const std::string_view form = text::form_of(analysis_.text, token);
      if (form == "(" || form == "[") return at_end;
      if (form == ")" || form == "]") return !at_end;
      // The stop inside marks that are not closed is theirs.
      const std::uint32_t number = outermost_[i];
      if (at_end && number != text::kNoQuotation && analysis_.quotations[number].last_token == i &&
          analysis_.quotations[number].first_token >= span.begin)
        return false;
      if (form == "?" || form == "!") return !at_end || !(token.flags & text::kInQuotation);
      static constexpr std::string_view kLoose[] = {".",      ",",      ";",  ":",   "-",      "--", "\u2013",
                                                    "\u2014", "\u2015", "..", "...", "\u2026", "/"};
      return std::find(std::begin(kLoose), std::end(kLoose), form) != std::end(kLoose);
    };
    while (!span.empty() && loose(span.begin, false)) ++span.begin;
    while (!span.empty() && loose(span.end - 1, true)) --span.end;
    if (span.empty()) return std::nullopt;
    return span;
  }

  // Of one rule, where it names nobody, the same words with less of their cue: the longer one came first.
  bool said_before(const Reading& reading) {
    if (!reading.cue || reading.source) return false;
    const auto [first, added] = cues_.try_emplace(reading.cue->end, readings_.size());
    if (added) return false;
    for (std::size_t i = first->second; i < readings_.size(); ++i) {
      const Reading& other = readings_[i];
      if (other.mention->rule == reading.mention->rule && other.cue && other.cue->end == reading.cue->end && !other.source &&
          other.content == reading.content)
        return true;
    }
    return false;
  }

  // A label is one where it comes twice, by its last word: "Mary Ng:", and later "Ng:". One line that begins so may
  // be a note, a price, a recipe.
  void keep_turns() {
    std::map<std::string_view, int> labels;
    const auto label_of = [&](const Reading& reading) {
      return reading.source ? analysis_.types->norm(analysis_.tokens[reading.source->end - 1].type)
                            : std::string_view();
    };
    for (const Reading& reading : readings_) {
      if (reading.turn) ++labels[label_of(reading)];
    }
    if (labels.empty()) return;
    std::erase_if(readings_, [&](const Reading& reading) { return reading.turn && labels[label_of(reading)] < 2; });
  }

  // Whoever is quoted in somebody's words says no more than stands in the same marks.
  void clip(Reading& reading) const {
    if (!reading.cue) return;
    const std::uint32_t number = outermost_[reading.cue->begin];
    if (number == text::kNoQuotation) return;
    const std::uint32_t end = analysis_.quotations[number].last_token;
    std::vector<TokenSpan> inside_marks;
    for (TokenSpan span : reading.content) {
      span.end = std::min(span.end, end);
      if (span.empty()) continue;
      if (const auto good = trimmed(span)) inside_marks.push_back(*good);
    }
    reading.content = std::move(inside_marks);
  }

  const Analysis& analysis_;
  const std::vector<std::uint32_t>& outermost_;
  std::unordered_map<std::uint32_t, std::uint32_t> datelines_;  // where they begin and end: nobody said them
  std::map<std::uint32_t, std::uint32_t> times_;                // where they begin and end
  std::unordered_map<std::uint32_t, std::size_t> cues_;  // the first reading whose cue ends there
  std::vector<Reading> readings_;
};

}  // namespace

std::vector<std::uint32_t> outermost_quotations(const Analysis& analysis) {
  std::vector<std::uint32_t> outermost(analysis.tokens.size(), text::kNoQuotation);
  for (std::uint32_t i = 0; i < analysis.quotations.size(); ++i) {
    const text::Quotation& q = analysis.quotations[i];
    if (q.parent != text::kNoQuotation) continue;
    for (std::uint32_t t = q.first_token; t <= q.last_token; ++t) outermost[t] = i;
  }
  return outermost;
}

std::vector<Reading> quote_readings(const Analysis& analysis, const std::vector<std::uint32_t>& outermost) {
  return Collector(analysis, outermost).collect();
}

}  // namespace sayso::extract
