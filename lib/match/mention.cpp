#include "match/mention.h"

#include <algorithm>

namespace sayso::match {

void MentionTable::clear() {
  labels_.clear();
  mentions_.clear();
  fields_.clear();
  pool_.clear();
  kept_.clear();
  kept_spans_.clear();
}

std::size_t MentionTable::add(std::string_view label, std::string_view rule, TokenSpan span, double confidence) {
  std::uint32_t number = label_number(label);
  if (number == kNoLabel) {
    number = static_cast<std::uint32_t>(labels_.size());
    labels_.push_back(label);
  }
  mentions_.push_back({label, number, rule, span, confidence, static_cast<std::uint32_t>(fields_.size()), 0});
  return mentions_.size() - 1;
}

std::uint32_t MentionTable::label_number(std::string_view label) const {
  const auto place = std::find(labels_.begin(), labels_.end(), label);
  return place == labels_.end() ? kNoLabel : static_cast<std::uint32_t>(place - labels_.begin());
}

void MentionTable::add_field(std::string_view name, std::string_view text, std::span<const TokenSpan> spans) {
  fields_.push_back({name, text, static_cast<std::uint32_t>(pool_.size()), static_cast<std::uint32_t>(spans.size())});
  pool_.insert(pool_.end(), spans.begin(), spans.end());
  ++mentions_.back().field_count;
}

std::string_view MentionTable::keep(std::string text) { return kept_.emplace_back(std::move(text)); }

std::span<const TokenSpan> MentionTable::keep(std::vector<TokenSpan> spans) { return kept_spans_.emplace_back(std::move(spans)); }

const Field* MentionTable::field(const Mention& mention, std::string_view name) const {
  for (std::uint32_t i = 0; i < mention.field_count; ++i) {
    const Field& field = fields_[mention.first_field + i];
    if (field.name == name) return &field;
  }
  return nullptr;
}

std::string_view MentionTable::text(const Mention& mention, std::string_view name) const {
  const Field* found = field(mention, name);
  return found ? found->text : std::string_view();
}

std::span<const TokenSpan> MentionTable::spans(const Mention& mention, std::string_view name) const {
  const Field* found = field(mention, name);
  return found ? std::span<const TokenSpan>(pool_).subspan(found->first_span, found->span_count) : std::span<const TokenSpan>();
}

std::optional<TokenSpan> MentionTable::extent(const Mention& mention, std::string_view name) const {
  const auto all = spans(mention, name);
  if (all.empty()) return std::nullopt;
  return TokenSpan{all.front().begin, all.back().end};
}

const Mention* MentionTable::find(std::string_view label, TokenSpan span) const {
  const auto place = std::find_if(mentions_.rbegin(), mentions_.rend(), [&](const Mention& m) { return m.span == span && m.label == label; });
  return place == mentions_.rend() ? nullptr : &*place;
}

}  // namespace sayso::match
