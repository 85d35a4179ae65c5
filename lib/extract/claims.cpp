// From quantities to claims.
//
// Every quantity that says something is one claim. What it says is gathered from the `claim` mentions that the
// grammars made of it: each names the quantity and one or more aspects (kind, subject, object, what is counted,
// the change it is part of), and several go together. Of two that name the same aspect the more confident
// decides, then the one that reaches further to the left: it has the whole noun phrase. A bare number without
// any aspect says nothing.
#include "extract/claims.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extract/quantities.h"
#include "extract/subjects.h"
#include "extract/times.h"

namespace sayso::extract {
namespace {

using match::Mention;
using match::TokenSpan;

constexpr std::uint32_t kContentReach = 60;  // tokens from the quantity to a part of its content
constexpr double kConfidence = 0.8;
constexpr const char* kPoint = "point";  // units that CLDR lacks, as the schema names them
constexpr const char* kPercentagePoint = "percentage-point";

struct Aspects {
  std::vector<const Mention*> mentions;  // best first
};

// A claim in the making.
struct Draft {
  ReadQuantity read;
  Aspects aspects;
  std::optional<std::uint32_t> verb;  // the token of the verb of change
  std::size_t claim = 0;              // index in the document
};

class ClaimMaker {
 public:
  ClaimMaker(RecordMaker& maker, std::span<const FoundTime> times) : maker_(maker), times_(times), analysis_(maker.analysis()), table_(maker.mentions()), reader_(maker, maker.document().language), subjects_(maker.analysis()) {
    gather();
  }

  void run() {
    std::vector<Draft> drafts;
    std::vector<ReadQuantity> reads;
    std::vector<const Mention*>& quantities = in_order_;
    for (const Mention& mention : table_.all()) {
      if (mention.label == "quantity") quantities.push_back(&mention);
    }
    std::stable_sort(quantities.begin(), quantities.end(), [](const Mention* a, const Mention* b) { return a->span.begin < b->span.begin; });
    for (const Mention* mention : quantities) quantities_.emplace(mention->span.begin, mention);
    for (const Mention* mention : quantities) {
      if (maker_.document().claims.size() >= maker_.options().limits.records) break;
      if (beginnings_.contains(mention->span.begin)) continue;  // told with where it went to
      reads.clear();
      reader_.read(*mention, reads);
      for (ReadQuantity& read : reads) {
        if (in_a_date(read.low.span)) continue;
        Draft draft;
        draft.read = std::move(read);
        if (const auto found = aspects_.find(mention->span.begin); found != aspects_.end()) draft.aspects = found->second;
        if (make(draft)) drafts.push_back(std::move(draft));
      }
    }
    link(drafts);
  }

 private:
  // All claim mentions, by the first token of their quantity; and the times they compare with.
  void gather() {
    for (const Mention& mention : table_.all()) {
      if (mention.label == "baseline") {
        if (const auto time = table_.extent(mention, "time")) baselines_.insert(time->begin);
      }
      if (mention.label != "claim") continue;
      if (const auto quantity = table_.extent(mention, "quantity")) aspects_[quantity->begin].mentions.push_back(&mention);
      if (const auto from = table_.extent(mention, "from")) beginnings_.insert(from->begin);
    }
    for (auto& [token, aspects] : aspects_) {
      std::stable_sort(aspects.mentions.begin(), aspects.mentions.end(), [](const Mention* a, const Mention* b) {
        if (a->confidence != b->confidence) return a->confidence > b->confidence;
        return a->span.begin < b->span.begin;
      });
    }
  }

  // Numbers of dates say nothing of their own; lengths of time and how often do.
  bool in_a_date(TokenSpan span) const {
    auto after = std::upper_bound(times_.begin(), times_.end(), span.begin, [](std::uint32_t token, const FoundTime& t) { return token < t.span.begin; });
    return after != times_.begin() && (after - 1)->span.end > span.begin && (after - 1)->value.type != TimeType::kDuration && (after - 1)->value.type != TimeType::kSet;
  }

  std::string_view word(const Aspects& aspects, std::string_view field) const {
    for (const Mention* mention : aspects.mentions) {
      if (const std::string_view text = table_.text(*mention, field); !text.empty()) return text;
    }
    return {};
  }
  std::optional<TokenSpan> place(const Aspects& aspects, std::string_view field) const {
    for (const Mention* mention : aspects.mentions) {
      if (auto extent = table_.extent(*mention, field)) return extent;
    }
    return std::nullopt;
  }

  // Whether the document holds numbers with their bounds and marks alone: a cell of a table.
  bool is_all_numbers() const {
    constexpr std::size_t kCell = 32;  // tokens
    if (analysis_.tokens.size() > kCell) return false;
    std::uint32_t token = 0;
    const auto words_to = [&](std::uint32_t end) {
      for (; token < end; ++token) {
        if ((analysis_.tokens[token].flags & (text::kWord | text::kNumber)) != 0) return true;
      }
      return false;
    };
    for (const Mention* quantity : in_order_) {
      if (words_to(quantity->span.begin)) return false;
      token = std::max(token, quantity->span.end);
    }
    return !words_to(static_cast<std::uint32_t>(analysis_.tokens.size()));
  }

  // What it is, by what the rules say of it, then by its unit. nullopt: nothing that is worth a record.
  std::optional<ClaimKind> kind_of(const Draft& draft) const {
    if (const auto kind = claim_kind_from(word(draft.aspects, "kind"))) return kind;
    const std::string_view kind = draft.read.kind;
    if (const auto named = claim_kind_from(kind)) return named;  // money, duration, age, measurement, ratio, score
    if (kind == "percent") return ClaimKind::kPercentage;
    if (kind == "points") return ClaimKind::kPercentagePoint;
    const Aspects& aspects = draft.aspects;
    if (kind == "plain" && is_all_numbers()) return draft.read.low.number->kind == value::NumberKind::kFraction ? ClaimKind::kRatio : ClaimKind::kCount;
    if (kind != "plain" || (!place(aspects, "counted") && !place(aspects, "subject") && word(aspects, "direction").empty() && word(aspects, "bare").empty())) return std::nullopt;
    const std::uint32_t flags = draft.read.low.number->flags;
    if ((flags & value::kOne) != 0 && (flags & value::kNegative) == 0 && !place(aspects, "counted")) return std::nullopt;  // a pronoun
    if (!draft.read.quantity.per_text.empty()) return ClaimKind::kRate;
    const bool fraction = draft.read.low.number->kind == value::NumberKind::kFraction;
    return fraction ? ClaimKind::kRatio : ClaimKind::kCount;
  }

  bool make(Draft& draft) {
    const auto kind = kind_of(draft);
    if (!kind) return false;
    const Aspects& aspects = draft.aspects;
    const Mention& main = aspects.mentions.empty() ? *draft.read.mention : *aspects.mentions.front();
    Claim claim;
    claim.kind = *kind;
    claim.quantity = std::move(draft.read.quantity);
    claim.also = std::move(draft.read.also);
    const std::size_t index = maker_.document().claims.size();
    std::vector<TokenSpan> parts = {draft.read.span};
    const auto refer = [&](const Subject& to_whom, RoleUse::Role role, Reference& to) {
      static_cast<Anchor&>(to) = maker_.anchor(to_whom.span);
      maker_.roles().push_back({role, true, index, 0, to_whom.head.value_or(to_whom.span)});
      if (role != RoleUse::Role::kPlace) parts.push_back(to_whom.span);
    };
    auto counted = place(aspects, "counted");
    if (!counted) counted = table_.extent(*draft.read.mention, "counted");
    // "Dozens of people": the people are counted, and nothing more is said of them.
    auto subject = subjects_.of(draft.read, aspects.mentions, claim.kind == ClaimKind::kTariff);
    if (subject && counted && subject->span.begin < counted->end && counted->begin < subject->span.end) subject.reset();
    if (subject) refer(*subject, RoleUse::Role::kSubject, claim.subject);
    if (const auto object = place(aspects, "object"); object && !(subject && subject->span == *object) && !(counted && counted->begin <= object->begin && object->end <= counted->end)) refer({*object, {}}, RoleUse::Role::kObject, claim.object);
    if (const auto where = place(aspects, "place")) refer({*where, {}}, RoleUse::Role::kPlace, claim.place);
    if (counted) {
      claim.counted = maker_.anchor(*counted);
      parts.push_back(*counted);
    }
    points(claim, draft.read.span, counted);
    if (const auto bound = bound_from(word(aspects, "bound")); bound && claim.quantity.bound == Bound::kEq) claim.quantity.bound = *bound;
    change(draft, claim);
    if (const auto verb = place(aspects, "verb")) parts.push_back(*verb);
    if (const auto from = place(aspects, "from")) parts.push_back(*from);
    if (!claim.also.empty()) parts.push_back(draft.read.mention->span);
    const TokenSpan content = around(parts);
    time(draft.read.span, content, claim);
    claim.modality = modality_from(word(aspects, "modality")).value_or(Modality::kAsserted);
    claim.quote = quote_around(claim.quantity);
    maker_.fill(claim, main, std::min(1.0, kConfidence * main.confidence), "claim", maker_.bytes(content), content.begin,
                std::string(claim_kind_name(claim.kind)) + '/' + std::to_string(draft.read.span.begin - content.begin));
    claim.id = 'c' + std::to_string(index + 1);
    draft.claim = index;
    maker_.document().claims.push_back(std::move(claim));
    return true;
  }

  // Points on an index or of a percentage are a unit, not things that are counted, and part of the quantity.
  void points(Claim& claim, TokenSpan quantity, const std::optional<TokenSpan>& counted) const {
    if (claim.quantity.unit || claim.counted.text.empty() || (claim.kind != ClaimKind::kIndex && claim.kind != ClaimKind::kPercentagePoint)) return;
    Unit unit;
    unit.text = std::move(claim.counted.text);
    unit.id = claim.kind == ClaimKind::kIndex ? kPoint : kPercentagePoint;
    claim.quantity.unit = std::move(unit);
    claim.counted = {};
    if (counted && counted->begin == quantity.end) static_cast<Anchor&>(claim.quantity) = maker_.anchor(TokenSpan{quantity.begin, counted->end});
  }

  // From the first part to the last, within the quantity's sentence and reach.
  TokenSpan around(const std::vector<TokenSpan>& parts) const {
    TokenSpan content = parts.front();
    const std::size_t sentence = analysis_.sentence_of(content.begin);
    for (const TokenSpan& part : parts) {
      if (analysis_.sentence_of(part.begin) != sentence) continue;
      if (part.begin + kContentReach < parts.front().begin || part.end > parts.front().end + kContentReach) continue;
      content.begin = std::min(content.begin, part.begin);
      content.end = std::max(content.end, part.end);
    }
    return content;
  }

  void change(Draft& draft, Claim& claim) {
    if (claim.kind == ClaimKind::kScore) return;
    auto direction = direction_from(word(draft.aspects, "direction"));
    const std::string_view role = word(draft.aspects, "role");
    const std::optional<ReadQuantity> beginning = beginning_of(draft);
    if (!direction && beginning) {  // no word says it, the values do
      const value::Decimal& before = beginning->low.value;
      direction = before < draft.read.low.value ? Direction::kUp : draft.read.low.value < before ? Direction::kDown : Direction::kNone;
    }
    if (!direction && role == "to" && draft.read.from_to && draft.read.high) {  // "went from $100 to $150"
      const value::Decimal& before = draft.read.low.value;
      const value::Decimal& then = draft.read.high->value;
      direction = before < then ? Direction::kUp : then < before ? Direction::kDown : Direction::kNone;
    }
    if (!direction) return;
    if (const auto verb = place(draft.aspects, "verb")) draft.verb = verb->begin;
    Change made;
    made.direction = *direction;
    const ReadQuantity& read = draft.read;
    if (read.high && read.from_to) {
      made.from = reader_.quantity_of(read.low);
      made.to = read.top ? reader_.range_of(*read.high, *read.top) : reader_.quantity_of(*read.high);
      if (const auto bound = bound_from(table_.text(*read.mention, "bound"))) made.from->bound = *bound;
      if (const auto bound = bound_from(table_.text(*read.mention, "high_bound")); bound && !read.top) made.to->bound = *bound;
      for (Quantity* end : {&*made.from, &*made.to}) same_reckoning(claim.quantity, *end);
      claim.quantity.bound = made.to->bound;
      claim.quantity.value = made.to->value;
      claim.quantity.magnitude = made.to->magnitude;
      claim.quantity.min = made.to->min;
      claim.quantity.max = made.to->max;
    } else if (role == "from") {
      made.from = claim.quantity;
    } else if (role == "to" || read.second) {
      made.to = claim.quantity;
    } else {
      made.by = claim.quantity;
    }
    if (beginning) made.from = beginning->quantity;
    claim.change = std::move(made);
  }

  // "From $2 a share to $3": both ends are reckoned as the whole is.
  static void same_reckoning(const Quantity& whole, Quantity& end) {
    end.per_text = whole.per_text;
    end.per_unit = whole.per_unit;
    end.per_counted = whole.per_counted;
    if (!whole.per_text.empty() && whole.unit && end.unit) end.unit = whole.unit;
  }

  // "To 3.4% in May from 3.1%": the other quantity, which is no claim of its own.
  std::optional<ReadQuantity> beginning_of(const Draft& draft) const {
    const auto from = place(draft.aspects, "from");
    const auto mention = from ? quantities_.find(from->begin) : quantities_.end();
    if (mention == quantities_.end()) return std::nullopt;
    std::vector<ReadQuantity> reads;
    reader_.read(*mention->second, reads);
    if (reads.empty()) return std::nullopt;
    return std::move(reads.front());
  }

  // The date of the sentence nearest to the claim: one right behind the quantity, then one inside the content, then those around it.
  void time(TokenSpan quantity, TokenSpan content, Claim& claim) const {
    constexpr std::uint32_t kBehind = 3;  // "5 percent so far this year"
    const std::size_t sentence = analysis_.sentence_of(content.begin);
    const FoundTime* best = nullptr;
    std::uint32_t distance = 0;
    const auto from = std::lower_bound(times_.begin(), times_.end(), content.begin > kContentReach ? content.begin - kContentReach : 0u,
                                       [](const FoundTime& t, std::uint32_t token) { return t.span.begin < token; });
    for (auto time = from; time != times_.end() && time->span.begin < content.end + kContentReach; ++time) {
      if (time->silent || time->value.type == TimeType::kDuration || time->value.type == TimeType::kSet || time->value.value.ends_with("_REF")) continue;
      if (baselines_.contains(time->span.begin)) continue;
      if (analysis_.sentence_of(time->span.begin) != sentence) continue;
      const bool behind = time->span.begin >= quantity.end && time->span.begin < quantity.end + kBehind;
      const std::uint32_t gap = behind ? 0
                                : time->span.end <= content.begin ? content.begin - time->span.end + 2
                                : time->span.begin >= content.end ? time->span.begin - content.end + 2 : 1;
      if (best == nullptr || gap < distance) {
        best = &*time;
        distance = gap;
      }
    }
    if (best == nullptr) return;
    static_cast<Anchor&>(claim.time) = maker_.anchor(best->span);
    claim.time.value = best->value.value;
  }

  // The innermost quote whose content holds the quantity.
  std::string quote_around(const Quantity& quantity) {
    if (quantity.spans.empty()) return {};
    if (quote_spans_.empty()) {
      for (std::size_t i = 0; i < maker_.document().quotes.size(); ++i) {
        for (const Span& span : maker_.document().quotes[i].content.spans) quote_spans_.emplace_back(span, i);
      }
      std::sort(quote_spans_.begin(), quote_spans_.end());
    }
    constexpr int kLook = 8;  // quotes nest, but not deeper
    const Span& at = quantity.spans.front();
    auto place = std::upper_bound(quote_spans_.begin(), quote_spans_.end(), at.begin, [](std::size_t begin, const auto& q) { return begin < q.first.begin; });
    for (int i = 0; i < kLook && place != quote_spans_.begin(); ++i) {
      --place;
      if (place->first.end >= at.end) return maker_.document().quotes[place->second].id;
    }
    return {};
  }

  // "Fell 7 percent to 2.3 billion": two claims of one verb.
  void link(const std::vector<Draft>& drafts) {
    auto& claims = maker_.document().claims;
    for (std::size_t i = 0; i + 1 < drafts.size(); ++i) {
      if (!drafts[i].verb || drafts[i].verb != drafts[i + 1].verb) continue;
      claims[drafts[i].claim].linked.push_back(claims[drafts[i + 1].claim].id);
      claims[drafts[i + 1].claim].linked.push_back(claims[drafts[i].claim].id);
    }
  }

  RecordMaker& maker_;
  std::span<const FoundTime> times_;
  const Analysis& analysis_;
  const match::MentionTable& table_;
  QuantityReader reader_;
  Subjects subjects_;
  std::unordered_map<std::uint32_t, Aspects> aspects_;
  std::vector<const Mention*> in_order_;                          // quantities
  std::unordered_map<std::uint32_t, const Mention*> quantities_;  // by first token
  std::unordered_set<std::uint32_t> beginnings_;                  // first tokens of quantities that a change comes from
  std::unordered_set<std::uint32_t> baselines_;                   // first tokens of times that a number is compared with
  std::vector<std::pair<Span, std::size_t>> quote_spans_;
};

}  // namespace

void make_claims(RecordMaker& maker, std::span<const FoundTime> times) { ClaimMaker(maker, times).run(); }

}  // namespace sayso::extract
