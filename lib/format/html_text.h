// The article of a page: its text without menus, headers, related links, captions, comments and banners.
//
// Two things tell an article from what stands around it. Pages say it themselves, by elements (<article>, <nav>), roles and
// the names that the classes of such things have on nearly every site. And paragraphs are long and hold few links, where
// menus and teasers are short and hold little else (Kohlschütter et al., Boilerplate detection using shallow text features,
// WSDM 2010). Hints may be wrong (a class of the whole page that speaks of its sidebar), so that what they speak against is
// dropped only where it holds the smaller part of the paragraphs. The article is then the smallest element with nearly all
// of what is left.
//
// The headline is metadata and not part of the text. A blockquote is a quotation: where the page sets no marks, each of its
// paragraphs opens with one and the last one closes, as in print.
#ifndef SAYSO_FORMAT_HTML_TEXT_H_
#define SAYSO_FORMAT_HTML_TEXT_H_

#include <string>
#include <string_view>

#include "format/html_tree.h"
#include "sayso/io/reader.h"

namespace sayso::io {

// Paragraphs are parted by an empty line. `language` is for the marks of <q> and <blockquote>, `title` is left out of the
// text. Empty where there is no article.
std::string article_text(const HtmlTree& tree, std::string_view language, std::string_view title);

// All paragraphs of a piece of HTML that is an article by itself, into item.text; an error where it cannot be read.
void read_fragment(std::string_view html, Item& item);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_HTML_TEXT_H_
