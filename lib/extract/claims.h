// Claims: `claim` mentions of the grammars to records.
#ifndef SAYSO_EXTRACT_CLAIMS_H_
#define SAYSO_EXTRACT_CLAIMS_H_

#include "extract/record_maker.h"

namespace sayso::extract {

// Appends to document.claims, and to maker.roles() whoever they point at.
void make_claims(RecordMaker& maker);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_CLAIMS_H_
