// Web pages: a file a page, a page a document, its text the article alone (html_text.h). Title, authors, publisher, date,
// language and address are what the page says (html_metadata.h), its encoding by charset.h.
#ifndef SAYSO_FORMAT_HTML_READER_H_
#define SAYSO_FORMAT_HTML_READER_H_

#include <memory>
#include <string_view>

#include "sayso/io/reader.h"

namespace sayso::io {

std::unique_ptr<Reader> make_html_reader(std::unique_ptr<ByteSource> source, ReaderOptions options);

// The same for a page that came another way: fills item.text and those fields of item.input that are empty. `charset`: of
// the HTTP header, may be empty. Errors and warnings go to the item.
void read_page(std::string_view bytes, std::string_view charset, Item& item);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_HTML_READER_H_
