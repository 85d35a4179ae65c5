// GDELT's Global Quotation Graph, and more: an article a line, its quotations with what stands before and behind them.
//
// "quote" is what the quotation marks enclose, "pre" and "post" up to a hundred bytes around it with the marks; the three in a
// row are the text as it stands. A quotation in pieces is an entry for each. What was said without marks is left out, as it is
// in GDELT's own. Beyond GDELT's keys each entry has the key of the record, its source, cue, offsets and confidence.
#ifndef SAYSO_FORMAT_GQG_WRITER_H_
#define SAYSO_FORMAT_GQG_WRITER_H_

#include <memory>

#include "sayso/io/writer.h"

namespace sayso::io {

std::unique_ptr<Writer> make_gqg_writer(WriterOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_GQG_WRITER_H_
