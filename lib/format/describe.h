// What a record says, for people: its fields as pairs of label and value, without offsets.
#ifndef SAYSO_FORMAT_DESCRIBE_H_
#define SAYSO_FORMAT_DESCRIBE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/document.h"

namespace sayso::io {

using Described = std::vector<std::pair<std::string_view, std::string>>;

// In the order of the schema; what is not known is left out.
Described describe(const Document& document, const Quote& quote);
Described describe(const Document& document, const Claim& claim);
Described describe(const Document& document, const Time& time);
Described describe(const Document& document, const OtherRecord& record);
Described describe(const Document& document, const Source& source);

// "approx 180 EUR a ton"
std::string in_words(const Quantity& quantity);
// As the text has it, with the name of the source behind it where that says more: "she (Mary Ng)". Empty: nothing known.
std::string in_words(const Document& document, const Reference& reference);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_DESCRIBE_H_
