// JSON files: an array of objects, one object, or objects one after the other; a document each, with the keys of
// jsonl_reader.h. An object may be as large as the limit; the file may be of any size, and is read in one pass.
//
// The id of an object without one is its number from 0, of an object that is the whole file the name of that file.
#ifndef SAYSO_FORMAT_JSON_READER_H_
#define SAYSO_FORMAT_JSON_READER_H_

#include <memory>

#include "sayso/io/reader.h"

namespace sayso::io {

std::unique_ptr<Reader> make_json_reader(std::unique_ptr<ByteSource> source, ReaderOptions options);
// The same, each object an item of ninjs.
std::unique_ptr<Reader> make_ninjs_reader(std::unique_ptr<ByteSource> source, ReaderOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_JSON_READER_H_
