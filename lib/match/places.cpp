#include "match/places.h"

#include <algorithm>
#include <span>

namespace sayso::match {

using grammar::PositionBit;

Places::Places(const grammar::Phase& phase)
    : phase_(phase), first_bit_(phase.span_sets.size(), -1), inside_bit_(phase.span_sets.size(), -1), last_bit_(phase.span_sets.size(), -1) {
  for (std::uint32_t bit = 0; bit < phase.position_bits.size(); ++bit) {
    const PositionBit& position = phase.position_bits[bit];
    const auto number = static_cast<std::int32_t>(bit);
    switch (position.kind) {
      case PositionBit::Kind::kFlag: flag_bits_.emplace_back(position.number, bit); break;
      case PositionBit::Kind::kScopeStart: set_bit(start_, bit); break;
      case PositionBit::Kind::kScopeEnd: set_bit(end_, bit); break;
      case PositionBit::Kind::kSpanFirst: first_bit_[position.number] = number; break;
      case PositionBit::Kind::kSpanInside: inside_bit_[position.number] = number; break;
      case PositionBit::Kind::kSpanLast: last_bit_[position.number] = number; break;
      case PositionBit::Kind::kLook: break;  // found later, in the symbols of the places
    }
  }
}

void Places::mark(const RunContext& context, const MentionTable& mentions) {
  const auto tokens = context.document.tokens;
  bits_.assign(tokens.size() + 1, {});
  if (!flag_bits_.empty()) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      for (const auto& [mask, bit] : flag_bits_) {
        if (tokens[i].flags & mask) set_bit(bits_[i], bit);
      }
    }
  }
  sets_by_label_.assign(mentions.labels(), {});
  spans_.resize(phase_.span_sets.size());
  for (std::uint32_t set = 0; set < phase_.span_sets.size(); ++set) {
    spans_[set].clear();
    if (phase_.span_sets[set].lexicon >= 0) continue;
    const std::uint32_t label = mentions.label_number(phase_.span_sets[set].label);
    if (label != MentionTable::kNoLabel) sets_by_label_[label].push_back(set);
  }
  for (const Mention& mention : mentions.all()) {
    if (mention.span.empty()) continue;
    for (const std::uint32_t set : sets_by_label_[mention.label_number]) {
      const grammar::SpanSet& wanted = phase_.span_sets[set];
      if (wanted.field.empty() || mentions.text(mention, wanted.field) == wanted.value) spans_[set].push_back(mention.span);
    }
  }
  for (std::uint32_t set = 0; set < phase_.span_sets.size(); ++set) {
    const grammar::SpanSet& wanted = phase_.span_sets[set];
    for (const Phrase& phrase : wanted.lexicon >= 0 ? context.phrases : std::span<const Phrase>()) {
      if (phrase.lexicon == static_cast<std::uint32_t>(wanted.lexicon)) spans_[set].push_back(phrase.span);
    }
    mark_spans(set);
  }
}

// Of spans that overlap, the one that begins first is stepped over; of two that begin together, the longer.
void Places::mark_spans(std::uint32_t set) {
  std::vector<TokenSpan>& spans = spans_[set];
  std::sort(spans.begin(), spans.end(), [](const TokenSpan& a, const TokenSpan& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::uint32_t free_from = 0;
  for (const TokenSpan& span : spans) {
    if (span.begin < free_from) continue;
    free_from = span.end;
    if (first_bit_[set] >= 0) set_bit(bits_[span.begin], static_cast<std::uint32_t>(first_bit_[set]));
    if (last_bit_[set] >= 0) set_bit(bits_[span.end - 1], static_cast<std::uint32_t>(last_bit_[set]));
    for (std::uint32_t i = span.begin + 1; inside_bit_[set] >= 0 && i + 1 < span.end; ++i) set_bit(bits_[i], static_cast<std::uint32_t>(inside_bit_[set]));
  }
}

}  // namespace sayso::match
