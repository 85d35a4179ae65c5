// What a document that comes from outside must hold before anything works on it.
#ifndef SAYSO_FORMAT_RECORD_CHECK_H_
#define SAYSO_FORMAT_RECORD_CHECK_H_

#include <optional>
#include <string>
#include <string_view>

#include "sayso/document.h"

namespace sayso::io {

// What is wrong, with the path of the field; nothing where all is well: ids are there once, links lead to one of the right
// kind, spans are in order, and, where the text is known, lie in it and hold the words that they say they do.
std::optional<std::string> what_is_wrong(const Document& document, const std::string_view* text);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_RECORD_CHECK_H_
