// How readings become quotes:
//
// 1. The readings are taken by confidence, then by place. One with the cue of a quote already taken, or
//    whose cue lies in such a content, or whose content holds such a cue or overlaps such a content, is dropped, unless it lies wholly
//    within marks of it: then it is a quote in a quote.
// 2. Quotations that nobody has taken continue a quote: the next paragraph's, where the marks were opened again;
//    and one that begins the sentence right behind a quote with marks in the same paragraph, or follows a comma
//    in the same sentence.
// 3. Readings that name neither cue nor source come next: they are for what is left over.
// 4. Readings inside marks come last ("I think so" in somebody's words): outer before inner.
// 5. By its marks a content is direct (all in marks), mixed (some) or indirect (none).
#include "extract/quotes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace sayso::extract {
namespace {

using match::Mention;
using match::TokenSpan;

constexpr double kDefaultConfidence = 0.8;  // of a rule that says nothing
constexpr std::uint32_t kContinuationWords = 4;

struct Reading {
  const Mention* mention = nullptr;
  std::vector<TokenSpan> content;
  std::optional<TokenSpan> cue;
  double confidence = 0;
  bool introduced = false;               // by a cue or a source
  bool inner = false;                    // its cue stands within marks
  std::optional<std::size_t> nested_in;  // the reading taken, by its place among those taken

  TokenSpan extent() const { return {content.front().begin, content.back().end}; }
};

bool overlaps(TokenSpan a, TokenSpan b) { return a.begin < b.end && b.begin < a.end; }
bool inside(TokenSpan inner, TokenSpan outer) { return outer.begin <= inner.begin && inner.end <= outer.end; }

bool any_overlap(const std::vector<TokenSpan>& spans, TokenSpan span) {
  return std::any_of(spans.begin(), spans.end(), [&](TokenSpan s) { return overlaps(s, span); });
}

class QuoteMaker {
 public:
  explicit QuoteMaker(RecordMaker& maker) : maker_(maker), analysis_(maker.analysis()) {}

  void run() {
    collect();
    std::vector<Reading> all = std::move(readings_);
    const auto take = [&](bool inner, bool introduced) {
      readings_.clear();
      for (Reading& reading : all) {
        if (!reading.content.empty() && reading.inner == inner && reading.introduced == introduced) readings_.push_back(std::move(reading));
      }
      settle();
    };
    take(false, true);
    continue_quotations();
    take(false, false);
    take(true, true);
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
  // Punctuation at the edges of a content belongs to the sentence around it, but for marks and what stands in them.
  std::optional<TokenSpan> trimmed(TokenSpan span) const {
    const auto loose = [&](std::uint32_t i, bool at_end) {
      const text::Token& token = analysis_.tokens[i];
      if (!(token.flags & text::kPunctuation) || (token.flags & (text::kOpeningMark | text::kClosingMark))) return false;
      const std::string_view form = text::form_of(analysis_.text, token);
      if (form == "(" || form == "[") return at_end;
      if (form == ")" || form == "]") return !at_end;
      return form != "'" && form != "\u2019" && !(at_end && (form == "?" || form == "!") && (token.flags & text::kInQuotation));
    };
    while (!span.empty() && loose(span.begin, false)) ++span.begin;
    while (!span.empty() && loose(span.end - 1, true)) --span.end;
    if (span.empty()) return std::nullopt;
    return span;
  }

  void collect() {
    for (const Mention& mention : analysis_.mentions.all()) {
      if (mention.label != "quote") continue;
      Reading reading;
      reading.mention = &mention;
      for (const TokenSpan& span : analysis_.mentions.spans(mention, "content")) {
        if (const auto good = trimmed(span)) reading.content.push_back(*good);
      }
      if (reading.content.empty()) continue;
      std::sort(reading.content.begin(), reading.content.end(), [](TokenSpan a, TokenSpan b) { return a.begin < b.begin; });
      reading.cue = analysis_.mentions.extent(mention, "cue");
      reading.confidence = mention.confidence < 1 ? mention.confidence : kDefaultConfidence;
      reading.inner = reading.cue && (analysis_.tokens[reading.cue->begin].flags & text::kInQuotation);
      reading.introduced = reading.cue || analysis_.mentions.field(mention, "source");
      readings_.push_back(std::move(reading));
    }
  }

  // Whether `span` stands between the marks of a quotation that lies in the content of `outer`.
  bool within_marks(TokenSpan span, const Reading& outer) const {
    return std::any_of(analysis_.quotations.begin(), analysis_.quotations.end(), [&](const text::Quotation& q) {
      const TokenSpan marks = {q.first_token, q.last_token + 1};
      return span.begin > marks.begin && span.end <= marks.end && std::any_of(outer.content.begin(), outer.content.end(), [&](TokenSpan c) { return inside(marks, c); });
    });
  }

  void settle() {
    std::stable_sort(readings_.begin(), readings_.end(), [](const Reading& a, const Reading& b) {
      if (a.confidence != b.confidence) return a.confidence > b.confidence;
      const TokenSpan left = a.extent(), right = b.extent();
      return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
    });
    for (Reading& reading : readings_) {
      bool free = true;
      for (std::size_t i = 0; i < taken_.size() && free; ++i) {
        const Reading& other = taken_[i];
        const bool touches = std::any_of(reading.content.begin(), reading.content.end(), [&](TokenSpan c) { return any_overlap(other.content, c); });
        const bool cue_in = reading.cue && any_overlap(other.content, *reading.cue);
        const bool holds_cue = other.cue && any_overlap(reading.content, *other.cue);
        const bool same_cue = reading.cue && other.cue && overlaps(*reading.cue, *other.cue);
        if (!touches && !cue_in && !holds_cue && !same_cue) continue;
        const TokenSpan whole = reading.cue ? TokenSpan{std::min(reading.extent().begin, reading.cue->begin), std::max(reading.extent().end, reading.cue->end)} : reading.extent();
        if (reading.cue && !same_cue && within_marks(whole, other) && !other.nested_in) {
          reading.nested_in = i;
        } else {
          free = false;
        }
      }
      if (free) taken_.push_back(std::move(reading));
    }
  }

  std::uint32_t words_in(const text::Quotation& quotation) const {
    std::uint32_t words = 0;
    for (std::uint32_t i = quotation.first_token; i <= quotation.last_token; ++i) words += (analysis_.tokens[i].flags & (text::kWord | text::kNumber)) != 0;
    return words;
  }

  Reading* owner_of(std::uint32_t token) {
    for (Reading& reading : taken_) {
      if (!reading.nested_in && any_overlap(reading.content, {token, token + 1})) return &reading;
    }
    return nullptr;
  }

  void continue_quotations() {
    for (std::size_t i = 0; i < analysis_.quotations.size(); ++i) {
      const text::Quotation& quotation = analysis_.quotations[i];
      if (quotation.parent != text::kNoQuotation) continue;
      const TokenSpan span = {quotation.first_token, quotation.last_token + 1};
      const bool used = std::any_of(taken_.begin(), taken_.end(), [&](const Reading& r) { return any_overlap(r.content, span) || (r.cue && overlaps(*r.cue, span)); });
      if (used) continue;
      if (quotation.continues != text::kNoQuotation) {
        if (Reading* before = owner_of(analysis_.quotations[quotation.continues].first_token)) before->content.push_back(span);
        continue;
      }
      const bool begins = (analysis_.tokens[quotation.first_token].flags & text::kSentenceStart) != 0;
      const bool after_comma = quotation.first_token > 0 && text::form_of(analysis_.text, analysis_.tokens[quotation.first_token - 1]) == ",";
      if (words_in(quotation) < kContinuationWords || (!begins && !after_comma)) continue;
      Reading* before = last_before(span);
      // Behind a comma it is the second half of what the same sentence began.
      if (before && (begins || analysis_.sentence_of(before->content.back().end - 1) == analysis_.sentence_of(span.begin))) before->content.push_back(span);
    }
    for (Reading& reading : taken_) std::sort(reading.content.begin(), reading.content.end(), [](TokenSpan a, TokenSpan b) { return a.begin < b.begin; });
  }

  // The quote with marks that ended in the sentence right before, in the same paragraph.
  Reading* last_before(TokenSpan span) {
    Reading* best = nullptr;
    std::uint32_t best_end = 0;
    for (Reading& reading : taken_) {
      std::uint32_t end = reading.extent().end;
      if (reading.cue) end = std::max(end, reading.cue->end);
      if (reading.nested_in || end > span.begin || end < best_end) continue;
      best_end = end;
      best = &reading;
    }
    if (!best || best_end == 0 || analysis_.paragraph_of(best_end - 1) != analysis_.paragraph_of(span.begin)) return nullptr;
    if (analysis_.sentence_of(span.begin) - analysis_.sentence_of(best_end - 1) > 1) return nullptr;
    // What has no marks goes on in marks only where its cue came behind it: "… , Ng said. “And it hurts.”"
    const bool marked = std::any_of(best->content.begin(), best->content.end(), [&](TokenSpan c) {
      return std::any_of(analysis_.tokens.begin() + c.begin, analysis_.tokens.begin() + c.end, [](const text::Token& t) { return (t.flags & text::kInQuotation) != 0; });
    });
    return marked || (best->cue && best->cue->begin >= best->content.front().end) ? best : nullptr;
  }

  // The words in marks, and whether anything that is a word stands outside of them.
  void verbatim(const Reading& reading, Quote& quote) const {
    bool outside = false;
    std::vector<text::ByteRange> pieces;
    for (const TokenSpan& span : reading.content) {
      std::uint32_t covered_to = span.begin;
      for (const text::Quotation& q : analysis_.quotations) {
        const TokenSpan marks = {q.first_token, q.last_token + 1};
        if (q.parent != text::kNoQuotation || !inside(marks, span)) continue;
        outside = outside || has_word({covered_to, marks.begin});
        covered_to = marks.end;
        if (q.inner_begin < q.inner_end) pieces.push_back({q.inner_begin, q.inner_end});
      }
      outside = outside || has_word({covered_to, span.end});
    }
    for (const text::ByteRange& piece : pieces) quote.verbatim.push_back(maker_.span_of_bytes(piece.begin, piece.end));
    quote.type = pieces.empty() ? QuoteType::kIndirect : outside ? QuoteType::kMixed : QuoteType::kDirect;
  }

  bool has_word(TokenSpan span) const {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (analysis_.tokens[i].flags & (text::kWord | text::kNumber)) return true;
    }
    return false;
  }

  void write(const Reading& reading, std::string id, std::string nested_in) {
    const match::MentionTable& mentions = analysis_.mentions;
    const Mention& mention = *reading.mention;
    Quote quote;
    const std::vector<text::ByteRange> content = maker_.bytes(reading.content);
    maker_.fill(quote, mention, reading.confidence, "quote", content, reading.content.front().begin);
    quote.id = std::move(id);
    quote.nested_in = std::move(nested_in);
    verbatim(reading, quote);
    if (reading.cue) {
      static_cast<Anchor&>(quote.cue) = maker_.anchor(mentions.spans(mention, "cue"));
      quote.cue.lemma = maker_.shown(mentions.text(mention, "lemma"));
      quote.cue.stance = stance_from(mentions.text(mention, "stance")).value_or(Stance::kUnknown);
    }
    quote.polarity = polarity_from(mentions.text(mention, "polarity")).value_or(Polarity::kAsserted);
    const std::size_t record = maker_.document().quotes.size();
    const auto point = [&](std::string_view field, Reference& reference, RoleUse::Role role) {
      const auto spans = mentions.spans(mention, field);
      if (spans.empty()) return;
      static_cast<Anchor&>(reference) = maker_.anchor(spans);
      maker_.roles().push_back({role, false, record, 0, {spans.front().begin, spans.back().end}});
    };
    point("source", quote.source, RoleUse::Role::kSource);
    point("medium", quote.medium, RoleUse::Role::kMedium);
    point("addressee", quote.addressee, RoleUse::Role::kAddressee);
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
  std::vector<Reading> readings_;
  std::vector<Reading> taken_;
};

}  // namespace

void make_quotes(RecordMaker& maker) { QuoteMaker(maker).run(); }

}  // namespace sayso::extract
