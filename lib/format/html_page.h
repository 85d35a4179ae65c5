// The parts of the page that are the same for every document: its head with the style, and its end with the script.
#ifndef SAYSO_FORMAT_HTML_PAGE_H_
#define SAYSO_FORMAT_HTML_PAGE_H_

#include <string_view>

namespace sayso::io {

extern const std::string_view kPageHead;
extern const std::string_view kPageEnd;
// How many lanes the style draws; what lies deeper is drawn in the last.
inline constexpr int kPageLanes = 8;

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_HTML_PAGE_H_
