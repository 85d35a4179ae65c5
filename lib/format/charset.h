// Pages in any encoding, as UTF-8.
//
// What tells the encoding, in this order: a byte order mark, the HTTP header, the page's own <meta>; names as the WHATWG
// reads them (iso-8859-1 means windows-1252). Bytes that are UTF-8 are UTF-8, whatever is said. Where nothing is said, or
// what is said cannot be, ICU's detector guesses, and a warning says so. ICU converts; what it cannot becomes U+FFFD.
#ifndef SAYSO_FORMAT_CHARSET_H_
#define SAYSO_FORMAT_CHARSET_H_

#include <string>
#include <string_view>

#include "sayso/io/reader.h"

namespace sayso::io {

// `declared`: by the HTTP header, may be empty. Warnings go to `item`. `page`: whether to look for <meta> in it.
std::string to_utf8(std::string_view bytes, std::string_view declared, bool page, Item& item);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_CHARSET_H_
