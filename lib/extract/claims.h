// Claims: `claim` mentions of the grammars to records.
#ifndef SAYSO_EXTRACT_CLAIMS_H_
#define SAYSO_EXTRACT_CLAIMS_H_

#include <span>

#include "extract/record_maker.h"
#include "extract/times.h"

namespace sayso::extract {

// Appends to document.claims, and to maker.roles() whoever they point at. `times`: what find_times found.
void make_claims(RecordMaker& maker, std::span<const FoundTime> times);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_CLAIMS_H_
