#include "format/json_out.h"

#include <simdjson.h>

#include <cmath>

#include "text/utf8.h"

namespace sayso::io {

void JsonOut::quoted(std::string_view value) {
  std::string mended;
  if (!simdjson::validate_utf8(value.data(), value.size())) {
    mended = text::well_formed(value);
    value = mended;
  }
  static constexpr std::string_view kHex = "0123456789abcdef";
  out_ += '"';
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        out_ += "\\\"";
        break;
      case '\\':
        out_ += "\\\\";
        break;
      case '\n':
        out_ += "\\n";
        break;
      case '\r':
        out_ += "\\r";
        break;
      case '\t':
        out_ += "\\t";
        break;
      default:
        if (byte < 0x20 || byte == 0x7F) {
          out_ += "\\u00";
          out_ += kHex[byte >> 4];
          out_ += kHex[byte & 15];
        } else {
          out_ += c;
        }
    }
  }
  out_ += '"';
}

void JsonOut::fraction(double value) {
  const auto parts = static_cast<long>(std::lround(value * 1e4));
  std::string digits = std::to_string(parts % 10000);
  digits.insert(0, 4 - digits.size(), '0');
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  raw(std::to_string(parts / 10000) + '.' + digits);
}

}  // namespace sayso::io
