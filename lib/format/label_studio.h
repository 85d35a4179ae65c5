// Label Studio: tasks with predictions to correct (https://labelstud.io/guide/predictions), and the labeling interface for them.
//
// Each label is a region, each piece of an interrupted stretch a region of its own with a relation "continues" to the first;
// features are choices and text areas of their region, what machines keep stands in the region's meta information.
// Annotations that people made are read before predictions.
#ifndef SAYSO_FORMAT_LABEL_STUDIO_H_
#define SAYSO_FORMAT_LABEL_STUDIO_H_

#include <memory>

#include "sayso/io/record_reader.h"
#include "sayso/io/writer.h"

namespace sayso::io {

std::unique_ptr<Writer> make_label_studio_writer(WriterOptions options);
std::unique_ptr<RecordReader> make_label_studio_reader(std::unique_ptr<ByteSource> source, RecordReaderOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_LABEL_STUDIO_H_
