// Stretches over line ends, which brat cannot have: parted there, and put together again.
#ifndef SAYSO_FORMAT_BRAT_LINES_H_
#define SAYSO_FORMAT_BRAT_LINES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/records.h"

namespace sayso::io {

// Whether brat, which is written in Python and reads by lines, takes this character for the end of one.
bool is_line_break(std::uint32_t codepoint);

// The parts between line ends. `starts` as starts_of() gives them.
std::vector<Span> part_lines(const std::vector<Span>& spans, std::string_view text, const std::vector<std::size_t>& starts);
// Parts with the end of one line between them and nothing else are one again; over an empty line they stay apart.
std::vector<Span> join_lines(const std::vector<Span>& parts, std::string_view text, const std::vector<std::size_t>& starts);

// How many parts make up each span, "1,3", and the spans by that; none where it does not fit the parts.
std::string counts_of(const std::vector<Span>& spans, const std::vector<Span>& parts);
std::vector<Span> by_counts(const std::vector<Span>& parts, std::string_view counts);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_BRAT_LINES_H_
