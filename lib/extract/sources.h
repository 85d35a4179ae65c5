// Sources: who is who in a document.
#ifndef SAYSO_EXTRACT_SOURCES_H_
#define SAYSO_EXTRACT_SOURCES_H_

#include "extract/record_maker.h"

namespace sayso::extract {

// Makes document.sources of `name` mentions and of whoever the records point at (maker.roles()), and fills in the
// ids of the records. Who stays in doubt gets no id.
void make_sources(RecordMaker& maker);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_SOURCES_H_
