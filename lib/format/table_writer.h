// Rows for spreadsheets and data frames: RFC 4180 with commas, or the same with tabs.
//
// One row a quote, claim, time or source; names of the columns first. Every cell is one value: what is a list in the
// records is joined by "; ". U+0000, which readers of such files do not take, becomes U+FFFD.
#ifndef SAYSO_FORMAT_TABLE_WRITER_H_
#define SAYSO_FORMAT_TABLE_WRITER_H_

#include <memory>

#include "sayso/io/writer.h"

namespace sayso::io {

std::unique_ptr<Writer> make_csv_writer(WriterOptions options);
std::unique_ptr<Writer> make_tsv_writer(WriterOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_TABLE_WRITER_H_
