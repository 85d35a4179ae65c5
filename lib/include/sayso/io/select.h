// Records that are sure enough, alone.
//
//   auto document = extractor.extract(input, workspace);
//   sayso::io::keep_confident(*document, 0.8);
//
// Quotes, claims, times and records of grammars that are less sure than that are gone, and what pointed at them with them:
// Quote::nested_in, Claim::quote, Claim::linked. Source::speaks counts the quotes that are left. A source that only records
// now gone led to is gone too; the ids of what is left stay as they were.
#ifndef SAYSO_IO_SELECT_H_
#define SAYSO_IO_SELECT_H_

#include "sayso/document.h"

namespace sayso::io {

void keep_confident(Document& document, double least);

}  // namespace sayso::io

#endif  // SAYSO_IO_SELECT_H_
