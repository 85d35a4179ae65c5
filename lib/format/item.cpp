#include "format/item.h"

#include <algorithm>

namespace sayso::io {

bool Item::failed() const {
  return std::any_of(errors.begin(), errors.end(), [](const DocumentError& e) { return e.severity == Severity::kError; });
}

Input Item::view() const {
  Input copy = input;
  copy.text = text;
  return copy;
}

void note_oddities(Item& item) {
  if (item.text.empty()) {
    add_error(item, ErrorCode::kMalformedInput, Severity::kWarning, "the text is empty; there is nothing to extract");
  }
  const std::size_t nul = item.text.find('\0');
  if (nul != std::string::npos) {
    add_error(item, ErrorCode::kMalformedText, Severity::kWarning,
              "the text holds NUL characters, the first at byte " + std::to_string(nul) +
                  "; is it UTF-8? They are kept, and count as any other");
  }
}

}  // namespace sayso::io
