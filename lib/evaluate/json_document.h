// The JSON of an annotated document, opened: what is said where it is none is the same for whoever reads it.
#ifndef SAYSO_EVALUATE_JSON_DOCUMENT_H_
#define SAYSO_EVALUATE_JSON_DOCUMENT_H_

#include <simdjson.h>

#include <string>
#include <string_view>

#include "sayso/result.h"

namespace sayso::evaluate {

Error malformed(std::string message);

// The object that `json` is, with or without a byte order mark in front. It lives as long as `parser` is not used again;
// `json` is not needed any more. Error: kMalformedInput, where it is no JSON or no object.
Result<simdjson::dom::element> open_document(simdjson::dom::parser& parser, std::string_view json);

}  // namespace sayso::evaluate

#endif  // SAYSO_EVALUATE_JSON_DOCUMENT_H_
