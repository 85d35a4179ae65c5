// W3C Web Annotation (https://www.w3.org/TR/annotation-model/): an AnnotationPage a document, one a line.
//
// Each quote, claim, time and other record is an annotation: its body says what it is, its targets where, by a
// TextQuoteSelector and a TextPositionSelector each, which are alternatives. What is in several pieces has a target a piece.
// Positions count code points, as the model demands, whatever the unit of the document. The state of a target is the SHA-256 of
// the text that positions count in: a page that changed has another.
#ifndef SAYSO_FORMAT_WEB_ANNOTATION_WRITER_H_
#define SAYSO_FORMAT_WEB_ANNOTATION_WRITER_H_

#include <memory>

#include "sayso/io/writer.h"

namespace sayso::io {

std::unique_ptr<Writer> make_web_annotation_writer(WriterOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_WEB_ANNOTATION_WRITER_H_
