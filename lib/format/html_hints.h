// What the elements of pages say of themselves: by their tag, their role, and the words in their classes and ids.
#ifndef SAYSO_FORMAT_HTML_HINTS_H_
#define SAYSO_FORMAT_HTML_HINTS_H_

#include <cstdint>

#include "format/html_tree.h"

namespace sayso::io {

enum class Hint : std::uint8_t {
  kNone,
  kAround,   // a menu, a header, teasers, comments, a banner: not the article
  kByline,   // who wrote it, when
  kArticle,  // an article, as an element
  kBody,     // the paragraphs of one
};

Hint hint_of(const HtmlTree& tree, const HtmlNode& node);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_HTML_HINTS_H_
