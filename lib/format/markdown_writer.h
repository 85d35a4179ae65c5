// Markdown (CommonMark, with tables as GitHub has them): a page of what was said and which numbers, to read and to paste.
#ifndef SAYSO_FORMAT_MARKDOWN_WRITER_H_
#define SAYSO_FORMAT_MARKDOWN_WRITER_H_

#include <memory>

#include "sayso/io/writer.h"

namespace sayso::io {

std::unique_ptr<Writer> make_markdown_writer(WriterOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_MARKDOWN_WRITER_H_
