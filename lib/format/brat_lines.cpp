#include "format/brat_lines.h"

#include "text/utf8.h"

namespace sayso::io {

bool is_line_break(std::uint32_t c) {
  return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

std::vector<Span> part_lines(const std::vector<Span>& spans, std::string_view text, const std::vector<std::size_t>& starts) {
  std::vector<Span> out;
  for (const Span& span : spans) {
    std::size_t begin = span.begin;
    for (std::size_t at = span.begin; at <= span.end; ++at) {
      if (at < span.end && !is_line_break(text::decode(text, starts[at]).codepoint)) continue;
      if (begin < at) out.push_back({begin, at});
      begin = at + 1;
    }
  }
  return out;
}

std::vector<Span> join_lines(const std::vector<Span>& parts, std::string_view text, const std::vector<std::size_t>& starts) {
  std::vector<Span> out;
  for (const Span& part : parts) {
    bool one = false;
    if (!out.empty() && out.back().end < part.begin) {
      const std::size_t begin = starts[out.back().end], end = starts[part.begin];
      const std::string_view gap = text.substr(begin, end - begin);
      one = gap == "\r\n" || (part.begin - out.back().end == 1 && is_line_break(text::decode(text, begin).codepoint));
    }
    if (one) {
      out.back().end = part.end;
    } else {
      out.push_back(part);
    }
  }
  return out;
}

std::string counts_of(const std::vector<Span>& spans, const std::vector<Span>& parts) {
  std::string counts;
  std::size_t at = 0;
  for (const Span& span : spans) {
    std::size_t count = 0;
    for (; at < parts.size() && parts[at].end <= span.end; ++at) ++count;
    if (!counts.empty()) counts += ',';
    counts += std::to_string(count);
  }
  return counts;
}

std::vector<Span> by_counts(const std::vector<Span>& parts, std::string_view counts) {
  std::vector<Span> out;
  std::size_t at = 0;
  while (!counts.empty()) {
    std::size_t count = 0, digits = 0;
    for (; digits < counts.size() && counts[digits] >= '0' && counts[digits] <= '9' && digits < 9; ++digits) {
      count = count * 10 + static_cast<std::size_t>(counts[digits] - '0');
    }
    if (count == 0 || count > parts.size() - at) return {};
    out.push_back({parts[at].begin, parts[at + count - 1].end});
    at += count;
    if (digits < counts.size() && counts[digits] != ',') return {};
    counts.remove_prefix(digits < counts.size() ? digits + 1 : digits);
  }
  return at == parts.size() ? out : std::vector<Span>();
}

}  // namespace sayso::io
