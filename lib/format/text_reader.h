// Plain text: the whole source is one document.
#ifndef SAYSO_FORMAT_TEXT_READER_H_
#define SAYSO_FORMAT_TEXT_READER_H_

#include <memory>

#include "sayso/io/reader.h"

namespace sayso::io {

std::unique_ptr<Reader> make_text_reader(std::unique_ptr<ByteSource> source, ReaderOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_TEXT_READER_H_
