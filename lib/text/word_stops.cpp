// Read off by looking at the parts between the stops: single letters keep theirs, longer parts do not, and what
// goes on in lower case without a space is an address or a file. One look ahead to the end of the next part,
// which scanning the word passes once more: linear.
#include "text/word_stops.h"

#include "text/lines.h"
#include "text/utf8.h"

namespace sayso::text {
namespace {

// Whether a single letter's stop at `stop` also ends what is said: nothing but a closing mark follows.
bool stop_is_final(std::string_view text, std::size_t stop) {
  const Decoded next = decode(text, stop + 1);
  if (next.length == 0 || line_break_length(text, stop + 1) > 0) return true;
  return next.codepoint == '"' || next.codepoint == 0x201D || next.codepoint == 0xBB ||
         (is_apostrophe(next.codepoint) && kind_at(text, stop + 1 + next.length) != CharacterKind::kLetter);
}

}  // namespace

WordStop word_stop_at(std::string_view text, std::size_t begin, std::size_t segment, std::size_t stop, bool all_single) {
  const std::uint32_t next = decode(text, stop + 1).codepoint;
  const CharacterKind kind = kind_at(text, stop + 1);
  // Behind a digit or a stroke a letter is a unit: "5m.", "85 km/h."
  const bool stroke = begin > 1 && text[begin - 1] == '/' && kind_at(text, begin - 2) == CharacterKind::kLetter;
  const bool glued = stroke || (begin > 0 && is_ascii_digit(text[begin - 1]));
  if (all_single && is_single_letter(text, segment, stop) && !glued) {
    if (kind == CharacterKind::kLetter) {
      const std::size_t end = skip_word_characters(text, stop + 1);
      if (is_single_letter(text, stop + 1, end)) return WordStop::kInside;
      return segment == begin && is_lower(next) ? WordStop::kInside : WordStop::kLast;
    }
    return segment == begin && stop_is_final(text, stop) ? WordStop::kApart : WordStop::kLast;
  }
  if (kind == CharacterKind::kLetter) {
    if (is_lower(next)) return WordStop::kInside;
    // "Ph.D.": a short part, then a single capital with its own stop.
    const std::size_t end = skip_word_characters(text, stop + 1);
    const bool title = stop - begin <= 3 && is_capital(decode(text, begin).codepoint) && end < text.size() && text[end] == '.';
    return title && is_single_letter(text, stop + 1, end) ? WordStop::kInside : WordStop::kApart;
  }
  if (kind == CharacterKind::kDigit && is_ascii_digit(text[stop - 1])) return WordStop::kInside;
  // The last stop of "Ph.D."
  if (segment > begin && is_capital(decode(text, segment).codepoint) && is_single_letter(text, segment, stop)) {
    return WordStop::kLast;
  }
  return WordStop::kApart;
}

bool is_single_letter(std::string_view text, std::size_t begin, std::size_t end) {
  if (kind_at(text, begin) != CharacterKind::kLetter) return false;
  std::size_t at = begin + decode(text, begin).length;
  while (at < end && kind_at(text, at) == CharacterKind::kExtend) at += decode(text, at).length;
  return at == end;
}

std::size_t skip_word_characters(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) {
      if (!kAsciiWordBytes[c]) break;
      ++at;
      continue;
    }
    if (c >= 0xC3 && c <= 0xD4) {  // most of Latin, Greek and Cyrillic
      if (at + 1 >= text.size() || (text[at + 1] & 0xC0) != 0x80) break;
      const std::uint32_t codepoint = (c & 0x1Fu) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3Fu);
      if (!is_word_kind(kind_of(codepoint))) break;
      at += 2;
      continue;
    }
    const Decoded d = decode(text, at);
    if (d.malformed || !is_word_kind(kind_of(d.codepoint))) break;
    at += d.length;
  }
  return at;
}

CharacterKind kind_at(std::string_view text, std::size_t at) {
  const Decoded d = decode(text, at);
  return d.length == 0 || d.malformed ? CharacterKind::kOther : kind_of(d.codepoint);
}

}  // namespace sayso::text
