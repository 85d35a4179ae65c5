// What is to be marked in a text, and the text cut where marks begin and end.
//
// Records overlap and nest, and what shows a text can do neither: so the text is cut into segments at every border, and
// each segment knows all marks that cover it. Records that are drawn as bars get lanes: two that overlap never share
// one, the pieces of an interrupted record and what is between them stay in the same.
#ifndef SAYSO_FORMAT_MARKS_H_
#define SAYSO_FORMAT_MARKS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/document.h"

namespace sayso::io {

enum class MarkKind : std::uint8_t { kQuote, kClaim, kTime, kRecord, kSpeaker, kCue, kQuantity, kMention };

struct Mark {
  MarkKind kind = MarkKind::kQuote;
  std::size_t index = 0;    // of the record in its list; of kSpeaker and kCue the quote, of kMention the source
  std::string id;           // "q1": of the record, of kSpeaker and kMention of the source
  std::vector<Span> spans;  // in bytes
  std::size_t lane = 0;     // of the first four kinds
  std::size_t begin() const { return spans.front().begin; }
  std::size_t end() const { return spans.back().end; }
  bool has_lane() const { return kind <= MarkKind::kRecord; }
};

struct Segment {
  std::size_t begin = 0, end = 0;     // in bytes; never over the end of a line
  std::vector<std::uint32_t> marks;   // that cover it, the shortest first
  std::vector<std::uint32_t> gaps;    // with lanes, that are interrupted here
  std::vector<std::uint32_t> starts;  // of `marks`: those whose record begins here
};

struct MarkedLine {
  std::size_t begin = 0, end = 0;  // without the line break
  std::size_t lanes = 0;           // that are used in it
  std::vector<Segment> segments;   // without gaps from begin to end; none where the line is empty
};

// Spans in any unit become bytes; those outside of the text are dropped.
std::vector<Mark> marks_of(const Document& document, std::string_view text);
// Cost: linear in the text, and in the marks times how many are open at a time.
std::vector<MarkedLine> marked_lines(const std::vector<Mark>& marks, std::string_view text);

// For show: what is no character to look at, such as the start of a terminal's command, becomes U+FFFD; tabs spaces.
std::string harmless(std::string_view text);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_MARKS_H_
