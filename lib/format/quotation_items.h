// GDELT's Global Quotation Graph: an object an article, {date, url, title, lang, quotes: [{pre, quote, post}]}.
// https://blog.gdeltproject.org/announcing-the-global-quotation-graph/
//
// Each quote is a small document, url#n, with pre, quote and post one after the other as its text. The graph leaves out the
// marks around a quote; where none stands at the edges, typographic ones are set, so that the text reads as it was printed.
// "lang" is the English name of a language; ICU knows its tag. A quote without words is passed over.
#ifndef SAYSO_FORMAT_QUOTATION_ITEMS_H_
#define SAYSO_FORMAT_QUOTATION_ITEMS_H_

#include <simdjson.h>

#include <string>
#include <vector>

#include "sayso/io/reader.h"

namespace sayso::io {

bool is_quotations(const simdjson::dom::object& object);
// `item` knows its position; `id` stands for an article without address. An object that is broken is one item that failed.
std::vector<Item> read_quotations(const simdjson::dom::object& object, const Item& item, const std::string& id);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_QUOTATION_ITEMS_H_
