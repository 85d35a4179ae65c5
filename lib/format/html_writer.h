// One page for all documents: the text with its records in lanes below the lines, the sources beside it, and the fields
// of a record when it is pointed at. Everything is in the page; nothing is loaded, which the page itself forbids.
#ifndef SAYSO_FORMAT_HTML_WRITER_H_
#define SAYSO_FORMAT_HTML_WRITER_H_

#include <memory>

#include "sayso/io/writer.h"

namespace sayso::io {

std::unique_ptr<Writer> make_html_writer(WriterOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_HTML_WRITER_H_
