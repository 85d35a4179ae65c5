// Deciding once for a whole text, by counting, because no single line break can tell; and giving up at the
// first line of more than a hundred characters, which most texts have near their beginning.
#include "text/lines.h"

#include <array>

#include "text/characters.h"
#include "text/utf8.h"

namespace sayso::text {
namespace {

constexpr std::uint32_t kNarrowest = 40;
constexpr std::uint32_t kWidest = 100;

// What the pass over the lines looks at.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;    // without the break
  std::size_t after = 0;  // behind the break
  std::uint32_t length = 0;  // characters, without the spaces at its end
  bool too_long = false;
};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_first_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::uint32_t characters(std::string_view s) {
  std::uint32_t count = 0;
  for (const char c : s) count += is_first_byte(c);
  return count;
}

std::uint32_t trimmed_length(std::string_view line) {
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  return characters(line);
}

// The line that begins at `begin`; stops early, with `too_long`, once it cannot be one of a wrapped text.
Line line_at(std::string_view text, std::size_t begin) {
  Line line;
  line.begin = begin;
  std::size_t at = begin;
  std::uint32_t length = 0;
  while (at < text.size()) {
    const char c = text[at];
    const bool plain = static_cast<signed char>(c) >= ' ';  // most are; what is not ASCII is negative
    const std::size_t broken = plain ? 0 : line_break_length(text, at);
    if (broken > 0) {
      line.end = at;
      line.after = at + broken;
      break;
    }
    length += is_first_byte(c);
    if ((length > kWidest && !is_blank(c)) || ++at - begin > std::size_t{kWidest} * 4) {
      line.too_long = true;
      return line;
    }
  }
  if (at >= text.size()) line.end = line.after = text.size();
  line.length = trimmed_length(text.substr(line.begin, line.end - line.begin));
  line.too_long = line.length > kWidest;
  return line;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

// Characters up to the next white space.
std::uint32_t word_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < kWidest * 4 && !is_blank(text[end]) && line_break_length(text, end) == 0) ++end;
  return characters(text.substr(at, end - at));
}

}  // namespace

std::size_t line_break_length(std::string_view text, std::size_t at) {
  switch (static_cast<unsigned char>(text[at])) {
    case '\n': case '\v': case '\f':
      return 1;
    case '\r':
      return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    case 0xC2:
      return text.compare(at, 2, "\xC2\x85") == 0 ? 2 : 0;
    case 0xE2:
      return text.compare(at, 3, "\xE2\x80\xA8") == 0 || text.compare(at, 3, "\xE2\x80\xA9") == 0 ? 3 : 0;
    default:
      return 0;
  }
}

Lines::Lines(std::string_view text) : text_(text) {
  std::array<std::uint32_t, kWidest + 1> lengths{};
  std::uint32_t lines = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Line line = line_at(text, at);
    if (line.too_long) return;
    if (line.length > 0) {
      ++lengths[line.length];
      ++lines;
    }
    at = line.after;
  }
  // The longest line but for one in twenty: an address may stand out.
  std::uint32_t width = kWidest;
  for (std::uint32_t longer = lengths[width]; width > 0 && longer <= lines / 20; longer += lengths[width]) --width;
  if (width < kNarrowest) return;

  std::uint32_t breaks = 0;
  std::uint32_t needed = 0;
  std::uint32_t lower = 0;
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Line line = line_at(text, at);
    if (before > 0 && line.length > 0) {
      const std::size_t word = skip_blanks(text, line.begin);
      ++breaks;
      needed += before + 1 + word_length(text, word) > width;
      lower += is_lower(decode(text, word).codepoint);
    }
    before = line.length;
    at = line.after;
  }
  if (breaks >= 3 && needed * 3 >= breaks * 2 && lower * 10 >= breaks * 3) width_ = width;
}

bool Lines::paragraph_ends(std::size_t begin, std::size_t end, std::size_t line_begin) const {
  std::size_t breaks = 0;
  std::size_t first_break = end;
  std::size_t next_line = end;
  for (std::size_t at = begin; at < end;) {
    const std::size_t length = line_break_length(text_, at);
    if (length > 0) {
      if (breaks++ == 0) first_break = at;
      next_line = at + length;
    }
    at += length > 0 ? length : 1;
  }
  if (breaks != 1) return true;
  if (first_break > begin && text_[first_break - 1] == ' ' && is_lower(decode(text_, end).codepoint)) return false;
  if (!hard_wrapped()) return true;
  if (end - next_line > skip_blanks(text_, line_begin) - line_begin) return true;
  const std::uint32_t length = trimmed_length(text_.substr(line_begin, begin - line_begin));
  return length + 1 + word_length(text_, end) <= width_;
}

}  // namespace sayso::text
