// What a page says of its article: title, authors, publisher, date, language, address.
//
// First its JSON-LD (an object whose @type ends in Article or Posting), then the tags that sites give to search engines and
// networks (og:, article:, parsely-, dc.), then <time>, <html lang>, <title>. https://schema.org/NewsArticle
#ifndef SAYSO_FORMAT_HTML_METADATA_H_
#define SAYSO_FORMAT_HTML_METADATA_H_

#include <string>

#include "format/html_tree.h"
#include "sayso/io/reader.h"

namespace sayso::io {

// Fills those fields of item.input that are empty. Gives the articleBody of the JSON-LD, for pages that write their text
// by script; empty where there is none.
std::string read_metadata(const HtmlTree& tree, Item& item);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_HTML_METADATA_H_
