#include "format/passages.h"

#include <algorithm>

namespace sayso::io {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

Passages::Passages(const Document& document, std::string_view text)
    : document_(document), text_(text), units_(text, document.offset_unit, OffsetUnit::kByte) {}

std::string_view Passages::slice(const Span& span) const {
  const Span b = bytes(span);
  return b.begin < b.end ? text_.substr(b.begin, b.end - b.begin) : std::string_view();
}

std::string_view Passages::sentences(const Anchor& record) const {
  if (record.empty()) return {};
  const Span whole{record.spans.front().begin, record.spans.back().end};
  const auto& all = document_.sentences;
  const auto first = std::partition_point(all.begin(), all.end(), [&](const Sentence& s) { return s.span.end <= whole.begin; });
  const auto last = std::partition_point(first, all.end(), [&](const Sentence& s) { return s.span.begin < whole.end; });
  if (first != last) return slice({std::min(first->span.begin, whole.begin), std::max((last - 1)->span.end, whole.end)});
  const Span b = bytes(whole);
  const std::size_t line = b.begin == 0 ? 0 : text_.rfind('\n', b.begin - 1) + 1;  // npos + 1 is 0
  return text_.substr(line, std::min(text_.find('\n', b.end), text_.size()) - line);
}

std::string_view Passages::before(std::size_t byte, std::size_t most) const {
  std::size_t begin = byte > most ? byte - most : 0;
  if (begin > 0) {
    std::size_t word = begin;
    while (word < byte && !is_space(text_[word])) ++word;
    if (word < byte) begin = word + 1;
    while (begin < byte && continues(text_[begin])) ++begin;  // one long word: at least whole characters
  }
  return text_.substr(begin, byte - begin);
}

std::string_view Passages::behind(std::size_t byte, std::size_t most) const {
  std::size_t end = text_.size() - byte > most ? byte + most : text_.size();
  if (end < text_.size()) {
    std::size_t word = end;
    while (word > byte && !is_space(text_[word])) --word;
    if (word > byte) end = word;
    while (end > byte && continues(text_[end])) --end;
  }
  return text_.substr(byte, end - byte);
}

}  // namespace sayso::io
