// JSON, one object a line, a document each. The keys that are read, first that is there wins:
//
//   text        text, body, content, maintext, articleBody        needed
//   id          id, then uri, url, then the number of the line from 0; a number is taken as its text
//   uri         uri, url
//   title       title
//   authors     authors, author: a string, an object with a name, or a list of these
//   publisher   publisher: a string, or an object with a name
//   published   date, publish_date, date_publish, versionCreated, published, reference; see iso_date()
//   language    language, lang
//
// All others are ignored. Blank lines are passed over, but counted. Objects of ninjs and of GDELT's quotations are
// known by their keys (json_objects.h).
#ifndef SAYSO_FORMAT_JSONL_READER_H_
#define SAYSO_FORMAT_JSONL_READER_H_

#include <memory>

#include "sayso/io/reader.h"

namespace sayso::io {

std::unique_ptr<Reader> make_jsonl_reader(std::unique_ptr<ByteSource> source, ReaderOptions options);
// GDELT's Global Quotation Graph: lines too, every object one of quotations.
std::unique_ptr<Reader> make_gqg_reader(std::unique_ptr<ByteSource> source, ReaderOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_JSONL_READER_H_
