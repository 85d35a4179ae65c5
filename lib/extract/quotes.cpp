// How readings become quotes:
//
// 1. The readings are taken by rank, then by place. A reading's rank is its confidence, in which that which its rule states
//    has a say (match/compete.h), times the doubt in the surest reading whose content holds its cue. One with the cue of a
//    quote already taken, or whose cue lies in such a content, or whose content holds such a cue or overlaps such a
//    content, is dropped, unless it lies wholly within marks of it, or somebody else speaks in it: then it is a quote in a
//    quote. What the speaker says of his own saying ("We only ask that …") is none.
// 2. Quotations that nobody has taken continue a quote: the next paragraph's, where the marks were opened again;
//    and one that begins the sentence right behind a quote with marks in the same paragraph, or follows a comma
//    in the same sentence.
// 3. Readings that name neither cue nor source come next: they are for what is left over.
// 4. Readings inside marks come last ("I think so" in somebody's words): outer before inner.
// 5. Then what follows from those that stand (followers.h).
// 6. By its marks a content is direct (all in marks), mixed (some) or indirect (none).
#include "extract/quotes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "extract/edge_choice.h"
#include "extract/followers.h"
#include "extract/reading_features.h"
#include "extract/readings.h"
#include "extract/source_choice.h"
#include "match/compete.h"

namespace sayso::extract {
namespace {

using match::Mention;
using match::TokenSpan;

constexpr double kLeast = 0.45;     // of readings less sure than this too many are wrong to help anybody
constexpr double kHopeless = 0.1;  // those less sure are not looked at closely
constexpr std::uint32_t kContinuationWords = 4;
constexpr std::uint32_t kOuterReach = 200;  // tokens: how far before a cue the content around it may begin

bool inside(TokenSpan inner, TokenSpan outer) { return outer.begin <= inner.begin && inner.end <= outer.end; }

class QuoteMaker {
 public:
  explicit QuoteMaker(RecordMaker& maker) : maker_(maker), analysis_(maker.analysis()) {}

  void run() {
    find_marks();
    std::vector<Reading> all = quote_readings(analysis_, outermost_);
    weigh(all);
    const auto take = [&](bool inner, bool introduced) {
      readings_.clear();
      for (Reading& reading : all) {
        if (!reading.content.empty() && !reading.follows && reading.inner == inner && reading.introduced == introduced)
          readings_.push_back(std::move(reading));
      }
      settle();
    };
    take(false, true);
    continue_quotations();
    take(false, false);
    take(true, true);
    share_subjects();
    choose_sources();
    std::erase_if(all, [](const Reading& reading) { return reading.content.empty() || !reading.follows; });
    add_followers(analysis_, std::move(all), taken_);
    std::vector<std::size_t> order(taken_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const TokenSpan left = taken_[a].extent(), right = taken_[b].extent();
      return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
    });
    std::vector<std::string> ids(taken_.size());
    for (std::size_t i = 0; i < order.size(); ++i) ids[order[i]] = fmt::format("q{}", i + 1);
    for (const std::size_t i : order) {
      if (maker_.document().quotes.size() >= maker_.options().limits.records) break;
      write(taken_[i], ids[i], taken_[i].nested_in ? ids[*taken_[i].nested_in] : std::string());
    }
  }

 private:
  // What stands where, and that nothing is taken.
  void find_marks() {
    outermost_ = outermost_quotations(analysis_);
    for (const Mention& mention : analysis_.mentions.all()) {
      if (mention.label == "pronoun") pronouns_.emplace(mention.span.begin, &mention);
    }
    content_owner_.assign(analysis_.tokens.size(), kFree);
    cue_owner_.assign(analysis_.tokens.size(), kFree);
    nested_.assign(analysis_.tokens.size(), false);
  }

  // Whether the pack has weights for its rule.
  bool weighed(const Reading& reading) const {
    return maker_.pack().reading_weights.knows(ReadingFeatures::of_rule(reading.mention->rule));
  }

  // How sure readings are of rules that the pack has weights for.
  void weigh(std::vector<Reading>& all) {
    const Weights& weights = maker_.pack().reading_weights;
    if (weights.empty() || all.empty()) return;
    const SeenTokens& tokens = tokens_.emplace(analysis_, maker_.pack().tagger);
    choice_.emplace(tokens, all);
    const ReadingFeatures seen(tokens, outermost_, all);
    const Weights& edges = maker_.pack().edge_weights;
    EdgeChoice choice(tokens, outermost_, all);
    Features features;
    for (Reading& reading : all) {
      if (!weighed(reading)) continue;
      seen.see(reading, features);
      reading.confidence = weights.probability(features);
      if (reading.confidence >= kHopeless && !edges.empty() && choice.choose(reading, edges)) {
        seen.see(reading, features);
        reading.confidence = weights.probability(features);
      }
      if (reading.confidence < kLeast && reading.stated < kLeast) reading.content.clear();  // none
    }
  }

  // Whether `span` stands between the marks of a quotation that lies in the content of reading `outer`.
  bool within_marks(TokenSpan span, std::uint32_t outer) const {
    const std::uint32_t number = outermost_[span.begin];
    if (number == text::kNoQuotation) return false;
    const text::Quotation& q = analysis_.quotations[number];
    return span.begin > q.first_token && span.end <= q.last_token + 1 && content_owner_[q.first_token] == outer &&
           content_owner_[q.last_token] == outer;
  }

  bool fits_inside(const Reading& reading, std::uint32_t around) const {
    const Reading& outer = taken_[around];
    if (!reading.cue || outer.nested_in) return false;
    const auto& source = reading.source;
    const Mention* pronoun = source ? pronoun_of(*source) : nullptr;
    if (pronoun && analysis_.mentions.text(*pronoun, "person") == "first" &&
        !analysis_.mentions.field(*reading.mention, "addressee"))
      return false;
    TokenSpan whole = {std::min(reading.extent().begin, reading.cue->begin),
                       std::max(reading.extent().end, reading.cue->end)};
    if (within_marks(whole, around)) return true;
    if (!outer.set_off && (!source || pronoun)) return false;
    if (source) whole = {std::min(whole.begin, source->begin), std::max(whole.end, source->end)};
    return std::any_of(outer.content.begin(), outer.content.end(),
                       [&](TokenSpan span) { return inside(whole, span) && !(whole == span); });
  }

  // Of two readings of the same words inside a quote, the first is kept.
  bool said_already(const Reading& reading) const {
    const TokenSpan span = reading.extent();
    return std::any_of(nested_.begin() + span.begin, nested_.begin() + span.end, [](bool nested) { return nested; });
  }

  // The pronoun that the phrase is.
  const Mention* pronoun_of(TokenSpan span) const {
    const auto found = pronouns_.find(span.begin);
    return found != pronouns_.end() && found->second->span == span ? found->second : nullptr;
  }

  // Outer before inner: whoever is said to have said something says it only as surely as the outer reading fails.
  void rank() {
    std::vector<std::size_t> order(readings_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto begin_of = [&](std::size_t i) { return readings_[i].content.front().begin; };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return begin_of(a) < begin_of(b); });
    for (Reading& reading : readings_) {
      reading.rank = match::rank_of(reading.confidence, reading.stated);
      if (!reading.cue) continue;
      const std::uint32_t at = reading.cue->begin;
      double strongest = 0;
      auto other = std::upper_bound(order.begin(), order.end(), at,
                                    [&](std::uint32_t token, std::size_t i) { return token < begin_of(i); });
      while (other != order.begin() && begin_of(*(other - 1)) + kOuterReach > at) {
        const Reading& outer = readings_[*--other];
        if (&outer == &reading || !outer.cue || !holds(outer, at) || holds(reading, outer.cue->begin)) continue;
        strongest = std::max(strongest, outer.confidence);
      }
      reading.rank *= 1 - strongest;
    }
  }

  static bool holds(const Reading& reading, std::uint32_t token) {
    return std::any_of(reading.content.begin(), reading.content.end(),
                       [&](TokenSpan s) { return s.begin <= token && token < s.end; });
  }

  void settle() {
    rank();
    std::stable_sort(readings_.begin(), readings_.end(), [](const Reading& a, const Reading& b) {
      if (a.rank != b.rank) return a.rank > b.rank;
      const TokenSpan left = a.extent(), right = b.extent();
      return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
    });
    for (Reading& reading : readings_) {
      // Who is in the way: at most one, and only if it is the quote around this one, may be.
      std::uint32_t around = kFree;
      bool free = true;
      const auto meet = [&](std::uint32_t owner, bool may_be_around) {
        if (owner == kFree) return;
        if (!may_be_around || (around != kFree && around != owner)) free = false;
        around = owner;
      };
      for (const TokenSpan& span : reading.content) {
        for (std::uint32_t t = span.begin; t < span.end && free; ++t) {
          meet(content_owner_[t], true);
          meet(cue_owner_[t], false);
        }
      }
      if (reading.cue) {
        for (std::uint32_t t = reading.cue->begin; t < reading.cue->end && free; ++t) {
          meet(content_owner_[t], true);
          meet(cue_owner_[t], false);
        }
      }
      if (around != kFree && free && !reading.source && reading.cue && weighed(reading)) {
        reading.source = choice_->choose(reading, std::nullopt, maker_.pack().source_weights);
      }
      if (around != kFree && (!free || !fits_inside(reading, around) || said_already(reading))) {
        if (maker_.displaced()) maker_.displaced()->push_back({reading.mention, taken_[around].mention});
        continue;
      }
      if (around != kFree) reading.nested_in = around;
      const auto number = static_cast<std::uint32_t>(taken_.size());
      if (!reading.nested_in) {
        for (const TokenSpan& span : reading.content) own(span, number);
      } else {
        std::fill(nested_.begin() + reading.extent().begin, nested_.begin() + reading.extent().end, true);
      }
      if (reading.cue)
        std::fill(cue_owner_.begin() + reading.cue->begin, cue_owner_.begin() + reading.cue->end, number);
      taken_.push_back(std::move(reading));
    }
  }

  void own(TokenSpan span, std::uint32_t number) {
    std::fill(content_owner_.begin() + span.begin, content_owner_.begin() + span.end, number);
  }

  // "Ng said she would stay, adding that …": who adds is who said, where a verb of speech stands before it.
  void share_subjects() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (taken_[i].cue) order.push_back(i);
    }
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return taken_[a].cue->begin < taken_[b].cue->begin; });
    const std::vector<TokenSpan> actors = actors_of(analysis_);
    for (std::size_t i = 0; i < order.size(); ++i) {
      Reading& reading = taken_[order[i]];
      if (analysis_.mentions.text(*reading.mention, "shares").empty()) continue;
      for (std::size_t j = i; j-- > 0 && analysis_.sentence_of(taken_[order[j]].cue->begin) ==
                                             analysis_.sentence_of(reading.cue->begin);) {
        const Reading& before = taken_[order[j]];
        if (!before.source || before.nested_in != reading.nested_in) continue;
        reading.source = before.source;
        break;
      }
      if (reading.source) continue;
      // "He rose and said": whom the sentence is about.
      for (const TokenSpan actor : actors) {
        if (actor.end > reading.cue->begin) break;
        if (analysis_.sentence_of(actor.begin) == analysis_.sentence_of(reading.cue->begin)) reading.source = actor;
      }
    }
  }

  // Who said it, where a list tells it of all that stand around.
  void choose_sources() {
    const Weights& weights = maker_.pack().source_weights;
    if (weights.empty()) return;
    if (!tokens_) return;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (taken_[i].cue && !taken_[i].inner && !(taken_[i].nested_in && taken_[i].source) && weighed(taken_[i])) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return taken_[a].cue->begin < taken_[b].cue->begin; });
    const Reading* earlier = nullptr;
    for (const std::size_t i : order) {
      Reading& reading = taken_[i];
      const bool same = earlier && earlier->source && earlier->nested_in == reading.nested_in &&
                        analysis_.sentence_of(earlier->cue->begin) == analysis_.sentence_of(reading.cue->begin);
      reading.source = choice_->choose(reading, same ? earlier->source : std::nullopt, weights);
      earlier = &reading;
    }
  }

  std::uint32_t words_in(const text::Quotation& quotation) const {
    std::uint32_t words = 0;
    for (std::uint32_t i = quotation.first_token; i <= quotation.last_token; ++i)
      words += (analysis_.tokens[i].flags & (text::kWord | text::kNumber)) != 0;
    return words;
  }

  void continue_quotations() {
    // Quotes by where they end, to walk beside the quotations.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    for (std::uint32_t i = 0; i < taken_.size(); ++i) {
      std::uint32_t end = taken_[i].extent().end;
      if (taken_[i].cue) end = std::max(end, taken_[i].cue->end);
      ends.emplace_back(end, i);
    }
    std::sort(ends.begin(), ends.end());
    std::size_t next = 0;
    std::uint32_t last = kFree, last_end = 0;  // the quote that ended last before the quotation at hand
    const auto takes_over = [&](std::uint32_t end, std::uint32_t number) {
      if (last == kFree || end < last_end) return last == kFree;
      // "…, says Ng, who wrote the report. “…": the report ends later, but Ng's words stand in marks.
      return marked(taken_[number]) || !marked(taken_[last]) ||
             analysis_.sentence_of(last_end - 1) != analysis_.sentence_of(end - 1);
    };
    for (const text::Quotation& quotation : analysis_.quotations) {
      if (quotation.parent != text::kNoQuotation) continue;
      const TokenSpan span = {quotation.first_token, quotation.last_token + 1};
      for (; next < ends.size() && ends[next].first <= span.begin; ++next) {
        if (takes_over(ends[next].first, ends[next].second)) std::tie(last_end, last) = ends[next];
      }
      bool used = false;
      for (std::uint32_t t = span.begin; t < span.end && !used; ++t)
        used = content_owner_[t] != kFree || cue_owner_[t] != kFree;
      if (used) continue;
      std::uint32_t before = kFree;
      if (quotation.continues != text::kNoQuotation) {
        before = content_owner_[analysis_.quotations[quotation.continues].first_token];
      } else if (last != kFree && goes_on(quotation, span, taken_[last], last_end)) {
        before = last;
      }
      if (before == kFree) continue;
      taken_[before].content.push_back(span);
      own(span, before);
      last = before;
      last_end = span.end;
    }
    take_what_went_before();
    for (Reading& reading : taken_)
      std::sort(reading.content.begin(), reading.content.end(),
                [](TokenSpan a, TokenSpan b) { return a.begin < b.begin; });
  }

  // Who said them is told behind the last of several paragraphs in marks.
  void take_what_went_before() {
    for (auto q = analysis_.quotations.rbegin(); q != analysis_.quotations.rend(); ++q) {
      if (q->continues == text::kNoQuotation) continue;
      const std::uint32_t owner = content_owner_[q->first_token];
      const text::Quotation& before = analysis_.quotations[q->continues];
      const TokenSpan span = {before.first_token, before.last_token + 1};
      // A mark that opens within a paragraph and is not closed there is a slip.
      const bool opens = (analysis_.tokens[span.begin].flags & text::kParagraphStart) != 0;
      if (owner == kFree || taken_[owner].nested_in || !opens) continue;
      bool used = false;
      for (std::uint32_t t = span.begin; t < span.end && !used; ++t)
        used = content_owner_[t] != kFree || cue_owner_[t] != kFree;
      if (used) continue;
      taken_[owner].content.push_back(span);
      own(span, owner);
    }
  }

  bool marked(const Reading& reading) const {
    return std::any_of(reading.content.begin(), reading.content.end(), [&](TokenSpan span) {
      return std::any_of(analysis_.tokens.begin() + span.begin, analysis_.tokens.begin() + span.end,
                         [](const text::Token& t) { return (t.flags & text::kInQuotation) != 0; });
    });
  }

  // Whether a quotation that nobody introduces goes on with the quote before it, which ended at `end`.
  bool goes_on(const text::Quotation& quotation, TokenSpan span, const Reading& before, std::uint32_t end) const {
    const bool begins = (analysis_.tokens[span.begin].flags & text::kSentenceStart) != 0;
    const bool after_comma = span.begin > 0 && text::form_of(analysis_.text, analysis_.tokens[span.begin - 1]) == ",";
    if ((words_in(quotation) < kContinuationWords && !(begins && is_sentence(quotation))) || (!begins && !after_comma))
      return false;
    const bool next_paragraph = analysis_.paragraph_of(end - 1) != analysis_.paragraph_of(span.begin);
    // A whole paragraph in marks behind one that ends with somebody's words and who said them.
    if (next_paragraph && !(begins && marked(before) && before.cue && is_paragraph(span) &&
                            analysis_.sentence_of(before.cue->begin) == analysis_.sentence_of(end - 1) &&
                            analysis_.sentence_of(span.begin) - analysis_.sentence_of(end - 1) == 1)) {
      return false;
    }
    if (analysis_.sentence_of(span.begin) - analysis_.sentence_of(end - 1) > 1) return false;
    // Behind a comma it is the second half of what the same sentence began.
    if (!begins && analysis_.sentence_of(before.content.back().end - 1) != analysis_.sentence_of(span.begin))
      return false;
    return true;
  }

  bool is_paragraph(TokenSpan span) const {
    const auto& tokens = analysis_.tokens;
    const bool ends = span.end >= tokens.size() || (tokens[span.end].flags & text::kParagraphStart);
    return ends && (tokens[span.begin].flags & text::kParagraphStart);
  }

  // Whether the words in marks end as a sentence does: “Three times!”
  bool is_sentence(const text::Quotation& quotation) const {
    if (quotation.last_token == quotation.first_token) return false;
    const std::uint32_t end = quotation.closed ? quotation.last_token - 1 : quotation.last_token;
    const std::string_view last = text::form_of(analysis_.text, analysis_.tokens[end]);
    return last == "." || last == "!" || last == "?";
  }

  // The words in marks, and whether anything that is a word stands outside of them.
  void verbatim(const Reading& reading, Quote& quote) const {
    bool outside = false;
    std::vector<text::ByteRange> pieces;
    for (const TokenSpan& span : reading.content) {
      std::uint32_t covered_to = span.begin;
      auto q = std::lower_bound(analysis_.quotations.begin(), analysis_.quotations.end(), span.begin,
                                [](const text::Quotation& a, std::uint32_t t) { return a.first_token < t; });
      for (; q != analysis_.quotations.end() && q->first_token < span.end; ++q) {
        const TokenSpan marks = {q->first_token, q->last_token + 1};
        if (q->parent != text::kNoQuotation || !inside(marks, span)) continue;
        outside = outside || has_word({covered_to, marks.begin});
        covered_to = marks.end;
        if (q->inner_begin < q->inner_end) pieces.push_back({q->inner_begin, q->inner_end});
      }
      outside = outside || has_word({covered_to, span.end});
    }
    for (const text::ByteRange& piece : pieces) quote.verbatim.push_back(maker_.span_of_bytes(piece.begin, piece.end));
    quote.type = reading.set_off  ? QuoteType::kDirect
                 : pieces.empty() ? QuoteType::kIndirect
                 : outside        ? QuoteType::kMixed
                                  : QuoteType::kDirect;
  }

  bool has_word(TokenSpan span) const {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (analysis_.tokens[i].flags & (text::kWord | text::kNumber)) return true;
    }
    return false;
  }

  void write(const Reading& reading, std::string id, std::string nested_in) {
    const match::MentionTable& mentions = analysis_.mentions;
    const Mention& mention = reading.introduced_by ? *reading.introduced_by : *reading.mention;
    Quote quote;
    const std::vector<text::ByteRange> content = maker_.bytes(reading.content);
    maker_.fill(quote, *reading.mention, reading.confidence, "quote", content, reading.content.front().begin);
    quote.id = std::move(id);
    quote.nested_in = std::move(nested_in);
    verbatim(reading, quote);
    if (reading.cue) {
      static_cast<Anchor&>(quote.cue) = maker_.anchor(mentions.spans(mention, "cue"));
      quote.cue.lemma = maker_.shown(mentions.text(mention, "lemma"));
      quote.cue.stance = stance_from(mentions.text(mention, "stance")).value_or(Stance::kUnknown);
    }
    const bool question =
        reading.turn && text::form_of(analysis_.text, analysis_.tokens[reading.extent().end - 1]) == "?";
    quote.polarity =
        polarity_from(mentions.text(mention, "polarity")).value_or(question ? Polarity::kAsked : Polarity::kAsserted);
    const std::size_t record = maker_.document().quotes.size();
    const auto point = [&](const std::optional<TokenSpan>& span, Reference& reference, RoleUse::Role role) {
      if (!span) return;
      static_cast<Anchor&>(reference) = maker_.anchor(*span);
      maker_.roles().push_back({role, false, record, 0, *span});
    };
    point(reading.source, quote.source, RoleUse::Role::kSource);
    point(mentions.extent(mention, "medium"), quote.medium, RoleUse::Role::kMedium);
    point(mentions.extent(mention, "addressee"), quote.addressee, RoleUse::Role::kAddressee);
    for (const TokenSpan& span : mentions.spans(mention, "via")) {
      Reference via;
      static_cast<Anchor&>(via) = maker_.anchor(span);
      maker_.roles().push_back({RoleUse::Role::kVia, false, record, quote.via.size(), span});
      quote.via.push_back(std::move(via));
    }
    maker_.document().quotes.push_back(std::move(quote));
  }

  RecordMaker& maker_;
  const Analysis& analysis_;
  static constexpr std::uint32_t kFree = 0xffffffffu;
  std::vector<std::uint32_t> outermost_;                        // by token
  std::vector<std::uint32_t> content_owner_, cue_owner_;        // by token: the reading taken
  std::vector<bool> nested_;                                    // by token: in a quote in a quote
  std::unordered_map<std::uint32_t, const Mention*> pronouns_;  // by where they stand
  std::optional<SeenTokens> tokens_;  // where the pack has weights
  std::optional<SourceChoice> choice_;
  std::vector<Reading> readings_;
  std::vector<Reading> taken_;
};

}  // namespace

void make_quotes(RecordMaker& maker) { QuoteMaker(maker).run(); }

}  // namespace sayso::extract
