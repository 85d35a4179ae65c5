// Lanes by the greedy colouring of intervals: from left to right, outer before inner, each takes the lowest lane that
// is free; that is the least number of lanes there can be.
#include "format/marks.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "text/utf8.h"

namespace sayso::io {
namespace {

// From the document's unit to bytes, all offsets in one pass over the text.
void to_bytes(std::vector<Mark>& marks, OffsetUnit unit, std::string_view text) {
  std::vector<std::size_t*> offsets;
  for (Mark& mark : marks) {
    for (Span& s : mark.spans) {
      offsets.push_back(&s.begin);
      offsets.push_back(&s.end);
    }
  }
  std::sort(offsets.begin(), offsets.end(), [](const auto* a, const auto* b) { return *a < *b; });
  std::size_t at = 0, units = 0;
  for (std::size_t* offset : offsets) {
    while (at < text.size() && units < *offset) {
      const text::Decoded c = text::decode(text, at);
      at += c.length;
      units += unit == OffsetUnit::kByte ? c.length : unit == OffsetUnit::kUtf16 && c.codepoint > 0xFFFF ? 2 : 1;
    }
    *offset = at;
  }
}

void give_lanes(std::vector<Mark>& marks) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].has_lane()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return marks[a].begin() != marks[b].begin() ? marks[a].begin() < marks[b].begin() : marks[a].end() > marks[b].end();
  });
  std::vector<std::size_t> free_from;  // of each lane
  for (const std::size_t i : order) {
    std::size_t lane = 0;
    while (lane < free_from.size() && free_from[lane] > marks[i].begin()) ++lane;
    if (lane == free_from.size()) free_from.push_back(0);
    free_from[lane] = marks[i].end();
    marks[i].lane = lane;
  }
}

std::string id_or(const std::string& id, char letter, std::size_t index) {
  return id.empty() ? letter + std::to_string(index + 1) : id;
}

// The segments of all lines, before they know their marks: cut at line ends and at borders.
std::vector<MarkedLine> cut(const std::vector<std::size_t>& borders, std::string_view text) {
  std::vector<MarkedLine> lines;
  auto border = borders.begin();
  for (std::size_t at = 0; at <= text.size();) {
    MarkedLine line;
    line.begin = at;
    const std::size_t feed = text.find('\n', at);
    at = feed == std::string_view::npos ? text.size() + 1 : feed + 1;
    line.end = std::min(at - 1, text.size());
    if (line.end > line.begin && text[line.end - 1] == '\r') --line.end;
    std::size_t begin = line.begin;
    while (border != borders.end() && *border <= begin) ++border;
    for (; border != borders.end() && *border < line.end; ++border) {
      Segment segment;
      segment.begin = begin;
      segment.end = begin = *border;
      line.segments.push_back(std::move(segment));
    }
    if (begin < line.end) {
      Segment segment;
      segment.begin = begin;
      segment.end = line.end;
      line.segments.push_back(std::move(segment));
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::vector<Mark> marks_of(const Document& d, std::string_view text) {
  std::vector<Mark> marks;
  const auto add = [&](MarkKind kind, std::size_t index, std::string id, const std::vector<Span>& spans) {
    if (!spans.empty()) marks.push_back({kind, index, std::move(id), spans, 0});
  };
  for (std::size_t i = 0; i < d.quotes.size(); ++i) {
    const Quote& q = d.quotes[i];
    const std::string id = id_or(q.id, 'q', i);
    add(MarkKind::kQuote, i, id, q.content.spans);
    add(MarkKind::kSpeaker, i, q.source.id, q.source.spans);
    add(MarkKind::kCue, i, id, q.cue.spans);
  }
  for (std::size_t i = 0; i < d.claims.size(); ++i) {
    const std::string id = id_or(d.claims[i].id, 'c', i);
    add(MarkKind::kClaim, i, id, d.claims[i].content.spans);
    add(MarkKind::kQuantity, i, id, d.claims[i].quantity.spans);
  }
  for (std::size_t i = 0; i < d.times.size(); ++i) {
    add(MarkKind::kTime, i, id_or(d.times[i].id, 't', i), d.times[i].content.spans);
  }
  for (std::size_t i = 0; i < d.records.size(); ++i) {
    add(MarkKind::kRecord, i, id_or(d.records[i].id, 'r', i), d.records[i].content.spans);
  }
  for (std::size_t i = 0; i < d.sources.size(); ++i) {
    for (const Anchor& mention : d.sources[i].mentions) {
      add(MarkKind::kMention, i, id_or(d.sources[i].id, 's', i), mention.spans);
    }
  }
  to_bytes(marks, d.offset_unit, text);
  for (Mark& mark : marks) {
    std::erase_if(mark.spans, [](const Span& s) { return s.begin >= s.end; });
    std::sort(mark.spans.begin(), mark.spans.end());
  }
  std::erase_if(marks, [](const Mark& mark) { return mark.spans.empty(); });
  give_lanes(marks);
  return marks;
}

std::vector<MarkedLine> marked_lines(const std::vector<Mark>& marks, std::string_view text) {
  std::vector<std::size_t> borders;
  for (const Mark& mark : marks) {
    for (const Span& s : mark.spans) {
      borders.push_back(s.begin);
      borders.push_back(s.end);
    }
  }
  std::sort(borders.begin(), borders.end());
  std::vector<MarkedLine> lines = cut(borders, text);

  std::vector<std::uint32_t> order(marks.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return marks[a].begin() < marks[b].begin(); });
  std::vector<std::uint32_t> open;
  std::vector<bool> started(marks.size());
  auto next = order.begin();
  for (MarkedLine& line : lines) {
    for (Segment& segment : line.segments) {
      for (; next != order.end() && marks[*next].begin() <= segment.begin; ++next) open.push_back(*next);
      std::erase_if(open, [&](std::uint32_t m) { return marks[m].end() <= segment.begin; });
      for (const std::uint32_t m : open) {
        const bool covered = std::any_of(marks[m].spans.begin(), marks[m].spans.end(), [&](const Span& s) {
          return s.begin <= segment.begin && segment.begin < s.end;
        });
        if (covered) {
          segment.marks.push_back(m);
          if (!started[m]) segment.starts.push_back(m);
          started[m] = true;
        } else if (marks[m].has_lane()) {
          segment.gaps.push_back(m);
        }
        if (marks[m].has_lane()) line.lanes = std::max(line.lanes, marks[m].lane + 1);
      }
      std::stable_sort(segment.marks.begin(), segment.marks.end(), [&](auto a, auto b) {
        return marks[a].end() - marks[a].begin() < marks[b].end() - marks[b].begin();
      });
    }
  }
  return lines;
}

std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded c = text::decode(text, at);
    const bool control = c.codepoint < 0x20 || (c.codepoint >= 0x7F && c.codepoint < 0xA0);
    if (c.malformed || (control && c.codepoint != '\t' && c.codepoint != '\n' && c.codepoint != '\r')) {
      text::append_utf8(0xFFFD, out);
    } else if (control) {
      out += ' ';
    } else {
      out.append(text, at, c.length);
    }
    at += c.length;
  }
  return out;
}

}  // namespace sayso::io
