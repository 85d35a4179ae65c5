// schema.org as JSON-LD: for each document one object, a line.
//
// The document is a NewsArticle; words quoted are Quotations with their creator; what was said in other words, and every
// numeric claim, is a Claim with its author where one is known. Nothing is ever rated: no ClaimReview. The context maps the
// terms where they stand, so that nothing is fetched.
#ifndef SAYSO_FORMAT_SCHEMA_ORG_WRITER_H_
#define SAYSO_FORMAT_SCHEMA_ORG_WRITER_H_

#include <memory>

#include "sayso/io/writer.h"

namespace sayso::io {

std::unique_ptr<Writer> make_schema_org_writer(WriterOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_SCHEMA_ORG_WRITER_H_
