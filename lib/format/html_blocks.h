// The visible text of a page in blocks: paragraphs, headings, entries of lists, as a browser would set them apart.
//
// White space is collapsed as CSS does it, <br> is a line, two of them part blocks. <q> gets the marks of the page's language,
// as browsers set them (CLDR by ICU). What is never shown (scripts, controls, embedded things) is not there.
#ifndef SAYSO_FORMAT_HTML_BLOCKS_H_
#define SAYSO_FORMAT_HTML_BLOCKS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "format/html_tree.h"

namespace sayso::io {

struct HtmlBlock {
  std::string text;
  std::uint32_t node = 0;        // the nearest block element around it
  std::size_t linked = 0;        // bytes that are part of links
  std::uint32_t blockquote = 0;  // the outermost around it; 0: none
  bool has_time = false;         // <time> stands in it
};

struct QuoteMarks {
  std::string open, close, inner_open, inner_close;
};
// Of a language; those of the root of CLDR where it is not known.
QuoteMarks quote_marks(std::string_view language);

std::vector<HtmlBlock> html_blocks(const HtmlTree& tree, const QuoteMarks& marks);

// Whether a text begins with a quotation mark of any kind.
bool opens_with_mark(std::string_view text);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_HTML_BLOCKS_H_
