#include "format/fields.h"

#include <algorithm>

#include "format/item.h"

namespace sayso::io {

void set_published(Item& item, std::string_view name, const std::string& written) {
  if (auto date = iso_date(written)) {
    item.input.published = *date;
  } else if (!written.empty()) {
    add_error(item, ErrorCode::kMalformedInput, Severity::kWarning,
              "\"" + std::string(name) + "\" is no date of the form 2025-09-19 and was left out; times stay open");
  }
}

std::string language_tag(std::string_view written) {
  while (!written.empty() && (written.front() == ' ' || written.front() == '\t')) written.remove_prefix(1);
  written = written.substr(0, written.find_first_of(" ,;.@\t\r\n"));
  std::string tag;
  bool first = true;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t end = std::min(written.find_first_of("-_", at), written.size());
    std::string part(written.substr(at, end - at));
    at = end + 1;
    if (part.empty() || part.size() > 8) return {};
    bool letters = true;
    for (char& c : part) {
      const bool upper = c >= 'A' && c <= 'Z';
      if (upper) c = static_cast<char>(c - 'A' + 'a');
      const bool lower = c >= 'a' && c <= 'z';
      letters = letters && lower;
      if (!lower && !(c >= '0' && c <= '9')) return {};
    }
    if (first && (!letters || part.size() < 2)) return {};
    const auto capital = [](char& c) { c = static_cast<char>(c - 'a' + 'A'); };
    if (!first && letters && part.size() == 2) {
      for (char& c : part) capital(c);
    } else if (!first && letters && part.size() == 4) {
      capital(part[0]);
    }
    tag += (first ? "" : "-") + part;
    first = false;
  }
  return tag;
}

}  // namespace sayso::io
