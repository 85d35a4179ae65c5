#include "extract/record_maker.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/digest.h"

namespace sayso::extract {

std::vector<text::ByteRange> RecordMaker::joined(std::vector<text::ByteRange> ranges) const {
  std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  std::vector<text::ByteRange> out;
  for (const text::ByteRange& range : ranges) {
    if (range.begin >= range.end) continue;
    if (!out.empty()) {
      text::ByteRange& last = out.back();
      const bool gap = range.begin > last.end && analysis_.text.substr(last.end, range.begin - last.end).find_first_not_of(" \t") != std::string_view::npos;
      if (!gap) {
        last.end = std::max(last.end, range.end);
        continue;
      }
    }
    out.push_back(range);
  }
  return out;
}

std::vector<text::ByteRange> RecordMaker::bytes(std::span<const match::TokenSpan> spans) const {
  std::vector<text::ByteRange> ranges;
  for (const match::TokenSpan& span : spans) {
    if (!span.empty()) ranges.push_back({analysis_.tokens[span.begin].begin, analysis_.tokens[span.end - 1].end()});
  }
  return joined(std::move(ranges));
}

Anchor RecordMaker::anchor(std::span<const text::ByteRange> ranges) const {
  Anchor anchor;
  for (const text::ByteRange& range : ranges) {
    if (!anchor.text.empty()) anchor.text += ' ';
    anchor.text += analysis_.text.substr(range.begin, range.end - range.begin);
    anchor.spans.push_back(span_of_bytes(range.begin, range.end));
  }
  return anchor;
}

void RecordMaker::fill(RecordBase& record, const match::Mention& mention, double confidence, std::string_view type, std::span<const text::ByteRange> content,
                       std::uint32_t first_token, std::string_view more) const {
  record.rule = std::string(mention.rule);
  record.confidence = confidence;
  record.content = anchor(content);
  record.sentence = analysis_.sentence_of(first_token);
  record.paragraph = analysis_.paragraph_of(first_token);
  std::string spans;
  for (const text::ByteRange& range : content) spans += fmt::format("{}-{},", range.begin, range.end);
  record.key = text::short_key({document_.id, type, spans, more});
}

}  // namespace sayso::extract
