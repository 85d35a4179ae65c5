// Quotes: `quote` mentions of the grammars to records.
#ifndef SAYSO_EXTRACT_QUOTES_H_
#define SAYSO_EXTRACT_QUOTES_H_

#include "extract/record_maker.h"

namespace sayso::extract {

// Settles readings that overlap, takes in continuations, tells direct from mixed and indirect by the marks, and
// appends to document.quotes, and to maker.roles() whoever they point at.
void make_quotes(RecordMaker& maker);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_QUOTES_H_
