// Records for people: a line or two each, no offsets, nothing to parse.
#ifndef SAYSO_FORMAT_BRIEF_WRITER_H_
#define SAYSO_FORMAT_BRIEF_WRITER_H_

#include <memory>

#include "sayso/io/writer.h"

namespace sayso::io {

std::unique_ptr<Writer> make_brief_writer(WriterOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_BRIEF_WRITER_H_
