// Apache UIMA's CAS, as INCEpTION, DKPro and others exchange it: JSON 0.4 (https://github.com/apache/uima-uimaj-io-jsoncas)
// and XMI 1.0 with its type system.
//
// A label is a type "sayso.LABEL" with a string feature each; relations are of the type "sayso.Relation" with Governor and
// Dependent, as INCEpTION has them, and "label"; what is known of the document stands in one "sayso.Document". A CAS knows no
// interrupted annotations, so pieces are annotations of their own with a relation "continues" to the first. Offsets count
// UTF-16 units. XML 1.0 has no place for control characters: in XMI they become U+FFFD, one for one, so that offsets hold.
#ifndef SAYSO_FORMAT_CAS_H_
#define SAYSO_FORMAT_CAS_H_

#include <memory>

#include "sayso/io/record_reader.h"
#include "sayso/io/writer.h"

namespace sayso::io {

inline constexpr std::string_view kCasPrefix = "sayso.";
inline constexpr std::string_view kCasRelation = "Relation";
inline constexpr std::string_view kCasDocument = "Document";
inline constexpr std::string_view kCasGovernor = "Governor", kCasDependent = "Dependent";

std::unique_ptr<Writer> make_cas_json_writer(WriterOptions options);
std::unique_ptr<Writer> make_cas_xmi_writer(WriterOptions options);
std::unique_ptr<RecordReader> make_cas_json_reader(std::unique_ptr<ByteSource> source, RecordReaderOptions options);
std::unique_ptr<RecordReader> make_cas_xmi_reader(std::unique_ptr<ByteSource> source, RecordReaderOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_CAS_H_
