#include "extract/claims.h"

namespace sayso::extract {

void make_claims(RecordMaker&) {}

}  // namespace sayso::extract
