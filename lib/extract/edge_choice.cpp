#include "extract/edge_choice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace sayso::extract {
namespace {

using match::Mention;
using match::TokenSpan;

constexpr std::uint32_t kLongest = 90;  // tokens
constexpr double kUnlikely = 0.003;     // a share that is not looked at
constexpr double kWorthwhile = 0.3;     // of the best share
constexpr Seen kNone = "-";

Seen size_of(std::uint32_t tokens) {
  static constexpr std::array<Seen, 8> kSizes = {"1", "2", "3", "4", "5-6", "7-10", "11-20", "21-"};
  return kSizes[tokens <= 4 ? tokens - 1 : tokens <= 6 ? 4 : tokens <= 10 ? 5 : tokens <= 20 ? 6 : 7];
}

}  // namespace

EdgeChoice::EdgeChoice(const SeenTokens& tokens, const std::vector<std::uint32_t>& outermost,
                       const std::vector<Reading>& readings)
    : tokens_(tokens), analysis_(tokens.analysis()), outermost_(outermost) {
  const std::size_t size = analysis_.tokens.size();
  inside_phrase_.assign(size + 1, false);
  begins_clause_.assign(size + 3, false);
  subject_of_.assign(size + 1, 0);
  verbs_.assign(size + 1, 0);
  for (const Mention& mention : analysis_.mentions.all()) {
    if (mention.label == "np") {
      for (std::uint32_t t = mention.span.begin + 1; t < mention.span.end; ++t) inside_phrase_[t] = true;
    } else if (mention.label == "subject") {
      begins_clause_[mention.span.begin] = true;
      const auto verb = analysis_.mentions.extent(mention, "verb");
      if (!verb) continue;
      ++verbs_[verb->end];
      // Nothing ends between a subject and its verb.
      for (std::uint32_t t = mention.span.begin + 1; t <= verb->begin; ++t) subject_of_[t] = mention.span.begin + 1;
    }
  }
  begins_cue_.assign(size + 3, false);
  for (const Reading& reading : readings) {
    if (reading.cue && reading.stated_surely()) begins_cue_[reading.cue->begin] = true;
  }
  for (std::size_t t = 1; t <= size; ++t) verbs_[t] += verbs_[t - 1];
}

bool EdgeChoice::open(const Reading& reading) {
  return reading.cue && !reading.set_off && !reading.follows && reading.content.back().begin >= reading.cue->end;
}

std::uint32_t EdgeChoice::limit_of(const Reading& reading) const {
  const std::uint32_t begin = reading.content.back().begin;
  std::uint32_t limit = analysis_.sentences[analysis_.sentence_of(begin)].end_token;
  // What stands in marks may be several sentences.
  while (outermost_[limit - 1] != text::kNoQuotation) {
    const text::Quotation& q = analysis_.quotations[outermost_[limit - 1]];
    if (q.first_token < begin || q.last_token < limit) break;
    limit = q.last_token + 1;
  }
  // Somebody who is quoted in marks says no more than stands in them.
  if (const std::uint32_t around = outermost_[reading.cue->begin]; around != text::kNoQuotation)
    limit = std::min(limit, analysis_.quotations[around].last_token);
  return std::min(limit, begin + kLongest);
}

void EdgeChoice::find(const Reading& reading, std::vector<std::uint32_t>& out) const {
  out.clear();
  const std::uint32_t begin = reading.content.back().begin, limit = limit_of(reading);
  const auto& tokens = analysis_.tokens;
  for (std::uint32_t end = begin + 1; end <= limit; ++end) {
    if (end < limit && (inside_phrase_[end] || subject_of_[end] > begin)) continue;
    // No quotation is cut.
    if (end < tokens.size() && outermost_[end] != text::kNoQuotation) {
      const text::Quotation& q = analysis_.quotations[outermost_[end]];
      if (q.first_token >= begin && q.first_token < end) continue;
    }
    const std::uint32_t last = tokens[end - 1].flags;
    if (last & (text::kWord | text::kNumber | text::kClosingMark))
      out.push_back(end);  // behind punctuation nothing ends
  }
}

EdgeChoice::Looked EdgeChoice::look_at(const Reading& reading) const {
  const TokenSpan content = reading.content.back();
  return {content, reading.mention->rule, analysis_.mentions.text(*reading.mention, "lemma"),
          tokens_.norm(content.begin)};
}

void EdgeChoice::see(const Looked& reading, std::uint32_t end, Features& out) const {
  out.clear();
  const auto& [content, rule, lemma, first] = reading;
  const bool last = end >= analysis_.tokens.size() || (analysis_.tokens[end].flags & text::kSentenceStart) ||
                    (end + 1 == analysis_.sentences[analysis_.sentence_of(end)].end_token &&
                     (analysis_.tokens[end].flags & text::kPunctuation));
  const bool opens = !last && (analysis_.tokens[end].flags & text::kOpeningMark);
  const Seen word = last    ? Seen(".")
                    : opens ? Seen("open")
                            : tokens_.norm(end),
             word_tag = last ? Seen(".") : tokens_.tag(end);
  const Seen next = tokens_.norm(end + 1), next_tag = tokens_.tag(end + 1), third_tag = tokens_.tag(end + 2);
  const Seen before = tokens_.norm(end - 1), before_tag = tokens_.tag(end - 1);
  const Seen clause = verbs_[end] > verbs_[content.begin] ? "1" : "0";
  const Seen own = end == content.end ? "1" : end < content.end ? "0" : "2";
  const Seen closed = analysis_.tokens[end - 1].flags & text::kClosingMark ? "1" : "0";
  const Seen follows = begins_clause_[end]       ? Seen("0")
                       : begins_clause_[end + 1] ? Seen("1")
                       : begins_clause_[end + 2] ? Seen("2")
                                                 : kNone;
  const Seen cue = begins_cue_[end]       ? Seen("0")
                   : begins_cue_[end + 1] ? Seen("1")
                   : begins_cue_[end + 2] ? Seen("2")
                                          : kNone;
  out.add("cue", cue);
  out.add("cue+word", cue, word);
  out.add("cue+word+clause", cue, word, clause);
  out.add("cue+next.tag", cue, word, next_tag);
  out.add("own", own);
  out.add("own+rule", own, rule);
  out.add("own+word", own, word);
  out.add("own+word+rule", own, word, rule);
  out.add("word", word);
  out.add("word+rule", word, rule);
  out.add("tag+rule", word_tag, rule);
  out.add("tag+rule+clause", word_tag, rule, clause);
  out.add("word+clause", word, clause);
  out.add("word+first", word, first);
  out.add("tag+first+clause", word_tag, first, clause);
  out.add("word+next", word, next);
  out.add("word+next.tag", word, next_tag);
  out.add("word+next.tag+clause", word, next_tag, clause);
  out.add("word+next.tag+rule", word, next_tag, rule);
  out.add("word+tags", word, next_tag, third_tag);
  out.add("word+follows", word, follows);
  out.add("word+follows+clause", word, follows, clause);
  out.add("follows+rule", follows, rule);
  out.add("before", before);
  out.add("before.tag+tag", before_tag, word_tag);
  out.add("before+word", before, word);
  out.add("size+rule", size_of(end - content.begin), rule);
  out.add("size+word", size_of(end - content.begin), word);
  out.add("closed+word", closed, word);
  out.add("closed+rule", closed, rule);
  out.add("closed+tag", closed, word_tag);
  out.add("lemma+word", lemma, word);
  out.add("lemma+size", lemma, size_of(end - content.begin));
}

bool EdgeChoice::choose(Reading& reading, const Weights& weights) {
  if (weights.empty() || !open(reading)) return false;
  TokenSpan& content = reading.content.back();
  const std::uint64_t key = Features::mixed_in(content.begin, reading.mention->rule);
  if (const auto known = known_.find(key); known != known_.end()) {
    return std::exchange(content.end, known->second) != known->second;
  }
  find(reading, places_);
  if (places_.size() < 2) return false;
  const Looked looked = look_at(reading);
  shares_.clear();
  double left = 1;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    double stop = 1;
    if (i + 1 < places_.size() && left > kUnlikely) {
      see(looked, places_[i], features_);
      stop = weights.probability(features_);
    }
    shares_.push_back(left * stop);
    left *= 1 - stop;
    if (left <= kUnlikely) break;
  }
  std::uint32_t best = content.end;
  double most = -1;
  const double least = kWorthwhile * *std::max_element(shares_.begin(), shares_.end());
  for (std::size_t i = 0; i < shares_.size(); ++i) {
    if (shares_[i] < least) continue;  // between two good places there may be a bad one
    double sum = 0.15 * shares_[i];
    const double size = places_[i] - content.begin;
    for (std::size_t j = 0; j < shares_.size(); ++j) {
      if (shares_[j] < kUnlikely) continue;
      const double other = places_[j] - content.begin;
      const double dice = 2 * std::min(size, other) / (size + other);
      if (dice >= 0.5) sum += shares_[j] * (0.75 + 0.25 * dice);
    }
    if (sum > most) {
      most = sum;
      best = places_[i];
    }
  }
  known_[key] = best;
  return std::exchange(content.end, best) != best;
}

}  // namespace sayso::extract
