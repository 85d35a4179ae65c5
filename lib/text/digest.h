// Digests: which text, which record, which pack.
#ifndef SAYSO_TEXT_DIGEST_H_
#define SAYSO_TEXT_DIGEST_H_

#include <initializer_list>
#include <string>
#include <string_view>

namespace sayso::text {

// SHA-256 of the parts, one after the other, as 64 hexadecimal digits. By nettle.
std::string sha256(std::initializer_list<std::string_view> parts);

// Its first 16 digits, each part preceded by its length, so that ("ab", "c") and ("a", "bc") differ.
std::string short_key(std::initializer_list<std::string_view> parts);

}  // namespace sayso::text

#endif  // SAYSO_TEXT_DIGEST_H_
