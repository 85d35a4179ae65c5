#include "format/text_fragment.h"

#include <algorithm>

#include "text/utf8.h"

namespace sayso::io {
namespace {

constexpr std::size_t kWhole = 90;      // bytes; a longer stretch is told by its ends
constexpr std::size_t kWords = 5;       // at each end
constexpr std::size_t kSearched = std::size_t{1} << 20;  // bytes of a text in which the same words are looked for
constexpr std::size_t kContext = 8;     // words of prefix or suffix, at most
constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'; }

// The syntax of a directive takes "-", "," and "&" for itself, so they are encoded as well.
std::string encoded(std::string_view words) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  bool space = false;
  for (const char c : text::well_formed(words)) {
    if (is_space(c)) {
      space = !out.empty();
      continue;
    }
    if (space) out += "%20";
    space = false;
    if (kUnreserved.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

// Quotation marks and other marks at the ends: a page may make them itself, so they are not looked for.
bool is_mark(std::string_view text, std::size_t at, std::size_t& length) {
  const text::Decoded c = text::decode(text, at);
  length = c.length;
  const std::uint32_t p = c.codepoint;
  const bool letter = (p >= 'a' && p <= 'z') || (p >= 'A' && p <= 'Z') || (p >= '0' && p <= '9');
  if (p < 0x80) return !letter && p != '$' && p != '%';
  return (p >= 0x2000 && p <= 0x206F) || p == 0xAB || p == 0xBB || p == 0xA0 || (p >= 0x3000 && p <= 0x303F);
}

Span without_marks(std::string_view text, Span span) {
  std::size_t length = 0;
  while (span.begin < span.end && is_mark(text, span.begin, length)) span.begin += length;
  while (span.begin < span.end) {
    std::size_t last = span.end - 1;
    while (last > span.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!is_mark(text, last, length) || last + length > span.end) break;
    span.end = last;
  }
  return span;
}

// The end of the n-th word from `at`, and the beginning of the n-th before it; not over `limit`.
std::size_t words_on(std::string_view text, std::size_t at, std::size_t n, std::size_t limit) {
  for (; n > 0 && at < limit; --n) {
    while (at < limit && is_space(text[at])) ++at;
    while (at < limit && !is_space(text[at])) ++at;
  }
  return at;
}
std::size_t words_back(std::string_view text, std::size_t at, std::size_t n, std::size_t limit) {
  for (; n > 0 && at > limit; --n) {
    while (at > limit && is_space(text[at - 1])) --at;
    while (at > limit && !is_space(text[at - 1])) --at;
  }
  return at;
}

}  // namespace

TextFragments::TextFragments(std::string_view text) : text_(text) {
  to_folded_.reserve(text.size() + 1);
  folded_.reserve(text.size());
  for (const char c : text) {
    to_folded_.push_back(folded_.size());
    if (is_space(c)) {
      if (folded_.empty() || folded_.back() != ' ') folded_ += ' ';
      else to_folded_.back() = folded_.size() - 1;
    } else {
      folded_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
  to_folded_.push_back(folded_.size());
}

std::size_t TextFragments::find(std::string_view words, std::size_t from) const {
  const auto in_word = [&](std::size_t i) {
    for (int n = 0; n < 3 && i > 0 && (static_cast<unsigned char>(folded_[i]) & 0xC0) == 0x80; ++n) --i;
    std::size_t length = 0;
    return !is_mark(folded_, i, length);
  };
  for (std::size_t at = folded_.find(words, from); at != std::string::npos; at = folded_.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if (words.empty() || ((at == 0 || !in_word(at - 1) || !in_word(at)) && (end == folded_.size() || !in_word(end - 1) || !in_word(end)))) return at;
  }
  return std::string::npos;
}

std::string TextFragments::directive(Span span) const {
  span = without_marks(text_, span);
  if (span.begin >= span.end) return {};
  const auto folded = [&](std::size_t begin, std::size_t end) {
    std::string_view s = std::string_view(folded_).substr(to_folded_[begin], to_folded_[end] - to_folded_[begin]);
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    return s;
  };
  const std::string_view whole = text_.substr(span.begin, span.end - span.begin);
  const bool lines = whole.find('\n') != std::string_view::npos;
  std::size_t start_end = span.end, end_begin = span.end;
  if (whole.size() > kWhole || lines) {
    // Not over a line: one search word must not, as blocks of a page end there.
    const std::size_t line = std::min(text_.find('\n', span.begin), span.end);
    start_end = words_on(text_, span.begin, kWords, line);
    const std::size_t last_line = std::max(text_.rfind('\n', span.end - 1) + 1, span.begin);  // npos + 1 is 0
    for (std::size_t n = kWords; n <= 2 * kContext; ++n) {
      end_begin = std::max(words_back(text_, span.end, n, last_line), start_end);
      while (end_begin < span.end && is_space(text_[end_begin])) ++end_begin;
      if (folded_.size() > kSearched || end_begin <= start_end || find(folded(end_begin, span.end), to_folded_[start_end]) == to_folded_[end_begin]) break;
    }
    if (end_begin >= span.end || end_begin <= start_end) {
      start_end = lines ? line : span.end;
      end_begin = span.end;
    }
  }
  const std::string_view start = folded(span.begin, start_end);
  std::string out = encoded(text_.substr(span.begin, start_end - span.begin));
  if (end_begin < span.end) out += ',' + encoded(text_.substr(end_begin, span.end - end_begin));
  if (folded_.size() > kSearched || find(start, 0) == to_folded_[span.begin]) return out;

  // Something alike comes first: words before it, else behind it, until it is the only one.
  const std::size_t line = span.begin == 0 ? 0 : text_.rfind('\n', span.begin - 1) + 1;
  for (std::size_t n = 1; n <= kContext; ++n) {
    std::size_t from = words_back(text_, span.begin, n, line);
    if (from == span.begin) break;
    if (find(folded(from, start_end), 0) != to_folded_[from] && n < kContext && from > line) continue;
    const std::string prefix = encoded(text_.substr(from, span.begin - from));
    // The prefix must end where a word does: marks directly before the words are left to the page.
    if (!prefix.empty() && find(folded(from, start_end), 0) == to_folded_[from]) return prefix + "-," + out;
    break;
  }
  if (end_begin < span.end) return out;
  const std::size_t rest = std::min(text_.find('\n', span.end), text_.size());
  for (std::size_t n = 1; n <= kContext; ++n) {
    const std::size_t to = words_on(text_, span.end, n, rest);
    if (to == span.end) break;
    if (find(folded(span.begin, to), 0) == to_folded_[span.begin]) return out + ",-" + encoded(text_.substr(span.end, to - span.end));
    if (to == rest) break;
  }
  return out;
}

std::string TextFragments::link(std::string_view uri, const std::vector<Span>& spans) const {
  if (uri.find("://") == std::string_view::npos) return {};
  std::string directives;
  for (const Span& span : spans) {
    const std::string one = directive({std::min(span.begin, text_.size()), std::min(span.end, text_.size())});
    if (one.empty()) continue;
    directives += directives.empty() ? "text=" : "&text=";
    directives += one;
  }
  std::string link(uri);
  if (directives.empty()) return link;
  link += uri.find('#') == std::string_view::npos ? "#:~:" : uri.find(":~:") == std::string_view::npos ? ":~:" : "&";
  return link + directives;
}

}  // namespace sayso::io
