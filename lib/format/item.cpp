#include "format/item.h"

#include <algorithm>

#include "sayso/io/writer.h"

namespace sayso::io {

bool Item::failed() const {
  return std::any_of(errors.begin(), errors.end(),
                     [](const DocumentError& e) { return e.severity == Severity::kError; });
}

Input Item::view() const {
  Input copy = input;
  copy.text = text;
  return copy;
}

bool RecordItem::failed() const {
  return std::any_of(errors.begin(), errors.end(),
                     [](const DocumentError& e) { return e.severity == Severity::kError; });
}

void fail(RecordItem& item, ErrorCode code, std::string message) {
  Document named;
  named.id = std::move(item.document.id);
  named.uri = std::move(item.document.uri);
  named.title = std::move(item.document.title);
  named.language = std::move(item.document.language);
  named.offset_unit = item.document.offset_unit;
  item.document = std::move(named);
  item.text = {};
  item.has_text = false;
  item.errors.push_back(DocumentError{code, Severity::kError, std::move(message), std::nullopt});
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

Document failed_document(const Item& item, OffsetUnit unit, const Error* reason) {
  Document d;
  d.id = item.input.id;
  d.uri = item.input.uri;
  d.title = item.input.title;
  d.authors = item.input.authors;
  d.publisher = item.input.publisher;
  d.published = item.input.published;
  d.language = item.input.language;
  d.offset_unit = unit;
  d.errors = item.errors;
  if (reason) d.errors.push_back(DocumentError{reason->code, Severity::kError, reason->message, std::nullopt});
  return d;
}

}  // namespace sayso::io
