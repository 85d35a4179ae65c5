// Header lines: what the text itself says of its date, title and authors.
#ifndef SAYSO_EXTRACT_HEADER_H_
#define SAYSO_EXTRACT_HEADER_H_

#include "extract/record_maker.h"

namespace sayso::extract {

// Fills in document.published, title and authors where the input did not. Dates and names come from `header`
// mentions of the grammars near the top; a title is a first line of its own without a final stop.
void read_header(RecordMaker& maker);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_HEADER_H_
