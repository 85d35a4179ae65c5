// Annotated documents as evidence is counted by them (sayso/evidence.h): out of whole documents of schema sayso/1, out of
// the short form that people write by hand (corpora/en/README.md), and out of JSON lines of annotated corpora, where a
// record is {"content": [[begin, end], …], "source": [[…]], "cue": [[…]]}.
#ifndef SAYSO_IO_ANNOTATION_H_
#define SAYSO_IO_ANNOTATION_H_

#include <string_view>

#include "sayso/evidence.h"
#include "sayso/result.h"

namespace sayso::io {

// The records of one document, one JSON object. `text` is the document's: offsets are read in the unit that the object
// names ("offset_unit"), else in code points, and become bytes of it. A list that is there is complete, unless "partial"
// names it. Errors: kMalformedInput.
Result<Annotation> read_annotation(std::string_view json, std::string_view text);

}  // namespace sayso::io

#endif  // SAYSO_IO_ANNOTATION_H_
