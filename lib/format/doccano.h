// doccano's JSON lines with entities and relations (a project of the kind "sequence labeling" with relations and overlapping
// spans allowed), and the labels for it.
//
// Pieces of an interrupted stretch are entities of their own with a relation "continues" to the first. doccano knows no
// features of entities: they stand beside, under "sayso", by label and place, and are found again as long as both stay.
#ifndef SAYSO_FORMAT_DOCCANO_H_
#define SAYSO_FORMAT_DOCCANO_H_

#include <memory>

#include "sayso/io/record_reader.h"
#include "sayso/io/writer.h"

namespace sayso::io {

std::unique_ptr<Writer> make_doccano_writer(WriterOptions options);
std::unique_ptr<RecordReader> make_doccano_reader(std::unique_ptr<ByteSource> source, RecordReaderOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_DOCCANO_H_
