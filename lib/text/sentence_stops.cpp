#include "text/sentence_stops.h"

#include <algorithm>

namespace sayso::text {
namespace {

constexpr std::uint32_t kLongestStray = 80;  // tokens

}  // namespace

Stop StopReader::stop_of(std::uint32_t i) const {
  const std::string_view f = form(i);
  if (has(i, kWord)) return has(i, kOwnStop) && !has(i, kUrl) ? Stop::kAbbreviation : Stop::kNone;
  if (!has(i, kPunctuation)) return Stop::kNone;
  if (f[0] > 0 && f[0] != '.' && f[0] != '?' && f[0] != '!') return Stop::kNone;
  if (is_omission(i)) return Stop::kNone;
  if (f[0] == '.') return f.size() == 1 ? Stop::kFull : f.size() <= 3 ? Stop::kEllipsis : Stop::kFull;
  switch (first_character(i)) {
    case '?': case '!': case 0x61F: case 0x6D4: case 0x203C: case 0x203D: case 0x2047: case 0x2048: case 0x2049:
      return Stop::kStrong;
    case 0x3002: case 0xFF01: case 0xFF0E: case 0xFF1F: case 0xFF61: return Stop::kWide;
    case 0x2026: return Stop::kEllipsis;
    case 0x964: case 0x965: case 0x104A: case 0x104B: case 0x1362: case 0x1367: case 0x17D4: case 0x17D5:
      return Stop::kStrong;
    default: return Stop::kNone;
  }
}

// "[...]"
bool StopReader::is_omission(std::uint32_t i) const {
  if (i == start_ || i + 1 >= end_ || !glued(i) || !glued(i + 1)) return false;
  const std::string_view before = form(i - 1);
  return (before == "[" || before == "(") && is_closing_bracket(i + 1);
}

Tail StopReader::tail_of(std::uint32_t i, Stop stop) const {
  Tail tail;
  tail.stop = stop;
  std::uint32_t j = i + 1;
  std::uint32_t dots = stop == Stop::kFull ? 1 : 0;
  for (; j < end_; ++j) {
    if (closes_quotation(j)) {
      tail.quoted = true;
      tail.mark = j;
      continue;
    }
    if (is_closing_bracket(j)) continue;
    if (j + 2 < end_ && form(j) == "[" && has(j + 1, kNumber) && form(j + 2) == "]") {
      j += 2;
      continue;
    }
    const Stop more = has(j, kWord) ? Stop::kNone : stop_of(j);
    if (more == Stop::kNone) break;
    // Stops apart make an ellipsis, four of them with an end: ". . . ."
    if (!glued(j) && (more != Stop::kFull || form(j - 1) != ".")) break;
    if (more == Stop::kFull && !glued(j)) {
      tail.stop = ++dots < 4 ? Stop::kEllipsis : Stop::kFull;
    } else if (more == Stop::kStrong || more == Stop::kWide) {
      tail.stop = more;
    } else if (more == Stop::kFull && j > i + 1) {
      tail.settled = true;  // "(Calif.)." has a stop of its own behind that of the abbreviation
    } else if (more == Stop::kFull) {
      tail.stop = Stop::kFull;
    }
  }
  tail.end = j;
  return tail;
}

bool StopReader::closes_quotation(std::uint32_t j) const {
  if (has(j, kClosingMark)) return true;
  if (has(j, kOpeningMark) || !has(j, kPunctuation)) return false;
  // A stray mark goes with what is before it, unless it is glued to what is behind.
  const std::uint32_t c = first_character(j);
  const bool mark = c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == 0xBB || c == 0x203A;
  if (j + 1 == end_ && !glued(j)) return false;
  if (!mark || (j + 1 < end_ && glued(j + 1))) return false;
  return glued(j) || opened_before(j);
}

// Whether a mark with space on both sides, that nothing paired, ends what is before it rather than begin what is
// behind: there is an odd number of its like before it in the sentence; where there is none, none behind either.
bool StopReader::opened_before(std::uint32_t j) const {
  if (j + 1 < end_ && !has(j + 1, kCapital)) return true;
  std::uint32_t unpaired = 0;
  std::uint32_t like = 0;
  for (std::uint32_t k = j - start_ > kLongestStray ? j - kLongestStray : start_; k < j; ++k) {
    if (has(k, kWord | kNumber) || form(k) != form(j)) continue;
    ++like;
    unpaired += !has(k, kOpeningMark | kClosingMark);
  }
  return like > 0 ? unpaired % 2 == 1 : !closes_in_sentence(j);
}

// Whether a mark like the one at `j` comes before the sentence behind it ends, or with its stop.
bool StopReader::closes_in_sentence(std::uint32_t j) const {
  const std::uint32_t limit = std::min(end_, j + kLongestStray);
  for (std::uint32_t k = j + 1; k < limit; ++k) {
    if (has(k, kWord | kNumber)) continue;
    if (form(k) == form(j)) return true;
    if (stop_of(k) != Stop::kNone && (k + 1 == limit || form(k + 1) != form(j))) return false;
  }
  return false;
}

bool StopReader::is_closing_bracket(std::uint32_t j) const {
  const std::string_view f = form(j);
  return glued(j) && f.size() == 1 && (f[0] == ')' || f[0] == ']' || f[0] == '}');
}

}  // namespace sayso::text
