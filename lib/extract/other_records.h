// Records of types that a grammar declares itself.
#ifndef SAYSO_EXTRACT_OTHER_RECORDS_H_
#define SAYSO_EXTRACT_OTHER_RECORDS_H_

#include "extract/record_maker.h"

namespace sayso::extract {

// Every mention of a type declared by `record`, but for those that the schema names and others make of them (quote,
// claim, time), becomes a record, by where it begins. A field declared as span is an anchor, any other a string. The
// content is the field of that name, else the whole match.
void make_other_records(RecordMaker& maker);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_OTHER_RECORDS_H_
