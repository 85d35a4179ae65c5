#include "evaluate/json_document.h"

#include <optional>
#include <utility>

namespace sayso::evaluate {

Error malformed(std::string message) { return Error{ErrorCode::kMalformedInput, std::move(message), std::nullopt}; }

Result<simdjson::dom::element> open_document(simdjson::dom::parser& parser, std::string_view json) {
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  simdjson::dom::element root;
  const auto code = parser.parse(json.data(), json.size()).get(root);
  if (code != simdjson::SUCCESS) return malformed(std::string("no valid JSON: ") + simdjson::error_message(code));
  if (!root.is_object()) return malformed("an object is needed, a document with its records");
  return root;
}

}  // namespace sayso::evaluate
