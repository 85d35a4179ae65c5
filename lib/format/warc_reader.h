// Web archives: WARC 1.0 and 1.1 and the texts of Common Crawl (WET), plain, or packed by gzip or zstd.
// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
//
// A document is a `response` of HTTP status 200 that holds a page or plain text, or a `conversion` to plain text; all other
// records are passed over. The id is WARC-Record-ID, the address WARC-Target-URI, the date what the page says, else that of
// the crawl, with a note. Item::offset and length tell where the record lies in its file.
//
// A record that is damaged, that says a wrong length or breaks off is a document that failed; reading goes on at the next
// one that begins as records do.
#ifndef SAYSO_FORMAT_WARC_READER_H_
#define SAYSO_FORMAT_WARC_READER_H_

#include <memory>

#include "sayso/io/reader.h"

namespace sayso::io {

std::unique_ptr<Reader> make_warc_reader(std::unique_ptr<ByteSource> source, ReaderOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_WARC_READER_H_
