// The records of a document as one JSON object, in the shape and the order of schema.h.
#ifndef SAYSO_FORMAT_JSONL_WRITER_H_
#define SAYSO_FORMAT_JSONL_WRITER_H_

#include <memory>

#include "sayso/io/writer.h"

namespace sayso::io {

std::unique_ptr<Writer> make_jsonl_writer(WriterOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_JSONL_WRITER_H_
