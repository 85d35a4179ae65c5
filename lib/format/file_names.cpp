// Names of files out of ids and back. "=" begins an escape because "%" means one to web servers, which undo it, and brat is
// one; behind it a hex pair is a byte, "~" a digest of the whole id, "-" a number that tells documents of one id apart.
#include <algorithm>

#include "sayso/io/writer.h"
#include "text/digest.h"

namespace sayso::io {
namespace {

constexpr std::size_t kLongest = 180;  // of the 255 that file systems take: endings and marks come behind
constexpr std::string_view kHex = "0123456789ABCDEF";

int digit(char c) {
  const std::size_t at = kHex.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

std::string file_name_for(std::string_view id) {
  std::string name;
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || (c == '.' && !name.empty());
    if (plain) {
      name += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      name += '=';
      name += kHex[byte >> 4];
      name += kHex[byte & 15];
    }
  }
  if (name.empty()) return "=";
  if (name.size() <= kLongest) return name;
  return name.substr(0, kLongest - 20) + "=~" + text::short_key({id});
}

std::string id_from_file_name(std::string_view name) {
  std::string id;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (name[at] != '=') {
      id += name[at];
      continue;
    }
    if (at + 1 == name.size() && at == 0) return {};
    if (at + 1 < name.size() && name[at + 1] == '-') break;  // one of several with this id
    const int high = at + 2 < name.size() ? digit(name[at + 1]) : -1;
    const int low = high < 0 ? -1 : digit(name[at + 2]);
    if (low < 0) return std::string(name);
    id += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return id;
}

}  // namespace sayso::io
