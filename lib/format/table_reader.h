// Tables: CSV as RFC 4180 and as people write it, and TSV; a row a document.
//
// The first row names the columns. The text is in the one that ReaderOptions::text_column names, else in the first of text,
// body, content, maintext, articleBody; id, uri, title, authors, publisher, date and language by the names of
// jsonl_reader.h; all others are ignored. CSV may be parted by commas, semicolons or tabs, as its first row tells. A cell in
// quotation marks may hold line breaks, and marks that are doubled. The id of a row without one is its number from 0.
#ifndef SAYSO_FORMAT_TABLE_READER_H_
#define SAYSO_FORMAT_TABLE_READER_H_

#include <memory>

#include "sayso/io/reader.h"

namespace sayso::io {

std::unique_ptr<Reader> make_csv_reader(std::unique_ptr<ByteSource> source, ReaderOptions options);
std::unique_ptr<Reader> make_tsv_reader(std::unique_ptr<ByteSource> source, ReaderOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_TABLE_READER_H_
