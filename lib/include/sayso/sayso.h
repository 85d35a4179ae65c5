// sayso: who said what, and which numbers.  One include for the whole face of sayso::core.
//
//   #include <sayso/sayso.h>
//
//   auto pack = sayso::Pack::builtin("en");
//   const sayso::Extractor extractor({*pack});
//   sayso::Workspace workspace;
//   sayso::Input input;
//   input.text = "“We will wait,” Mary Ng said on Friday.";
//   auto document = extractor.extract(input, workspace);
//   document->quotes[0].content.text;     // “We will wait,”
//   document->quotes[0].source.text;      // Mary Ng
//
// Readers and writers of formats are in sayso::io: <sayso/io/reader.h>, <sayso/io/writer.h>.
#ifndef SAYSO_SAYSO_H_
#define SAYSO_SAYSO_H_

#include "sayso/document.h"
#include "sayso/extractor.h"
#include "sayso/options.h"
#include "sayso/pack.h"
#include "sayso/records.h"
#include "sayso/result.h"
#include "sayso/segment.h"
#include "sayso/version.h"

#endif  // SAYSO_SAYSO_H_
