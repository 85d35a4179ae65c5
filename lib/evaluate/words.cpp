#include "evaluate/words.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>

#include "text/utf8.h"

namespace sayso::evaluate {
namespace {

bool is_word(std::uint32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

constexpr std::uint32_t kCurlyApostrophe = 0x2019;

}  // namespace

Words words_of(std::string_view text) {
  Words words;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded c = text::decode(text, at);
    at += c.length;
    if (is_word(c.codepoint)) {
      text::append_utf8(static_cast<std::uint32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.codepoint))), word);
    } else if (!word.empty() && (c.codepoint == '\'' || c.codepoint == kCurlyApostrophe) &&
               is_word(text::decode(text, at).codepoint)) {
      word += '\'';
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool holds(const Words& whole, const Words& part) {
  return !part.empty() && std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

double dice(const Words& a, const Words& b) {
  if (a.empty() || b.empty()) return 0;
  Words x = a, y = b;
  std::sort(x.begin(), x.end());
  std::sort(y.begin(), y.end());
  std::size_t common = 0;
  for (auto i = x.begin(), j = y.begin(); i != x.end() && j != y.end();) {
    const int order = i->compare(*j);
    if (order == 0) ++common;
    if (order <= 0) ++i;
    if (order >= 0) ++j;
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

std::string plain_number(std::string_view written) {
  const bool digits = !written.empty() && written.find_first_not_of("-.0123456789") == std::string_view::npos;
  if (!digits) return std::string(written);
  const bool minus = written[0] == '-';
  if (minus) written.remove_prefix(1);
  while (written.size() > 1 && written[0] == '0' && written[1] != '.') written.remove_prefix(1);
  if (written.find('.') != std::string_view::npos) {
    while (written.ends_with('0')) written.remove_suffix(1);
    if (written.ends_with('.')) written.remove_suffix(1);
  }
  return (minus ? "-" : "") + std::string(written);
}

}  // namespace sayso::evaluate
