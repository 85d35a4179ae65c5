// Names for documents, records and sources in linked data: the document's own address where it has one, else a URN of ours.
#ifndef SAYSO_FORMAT_IRI_H_
#define SAYSO_FORMAT_IRI_H_

#include <string>

#include "sayso/document.h"

namespace sayso::io {

// "urn:sayso:document:…", of its id.
std::string document_iri(const Document& document);
// Its uri, where that is an address; else document_iri().
std::string source_iri(const Document& document);
// Of a source of a document: ids of sources hold inside one document.
std::string source_iri(const Document& document, const Source& source);
// The same for the same record in every run.
std::string record_iri(const RecordBase& record);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_IRI_H_
