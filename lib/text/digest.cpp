#include "text/digest.h"

#include <nettle/sha2.h>

#include <array>
#include <cstdint>

namespace sayso::text {
namespace {

std::string finish(sha256_ctx& context) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&context, digest.size(), digest.data());
  std::string out;
  for (const std::uint8_t byte : digest) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

void add(sha256_ctx& context, std::string_view part) { sha256_update(&context, part.size(), reinterpret_cast<const std::uint8_t*>(part.data())); }

}  // namespace

std::string sha256(std::initializer_list<std::string_view> parts) {
  sha256_ctx context;
  sha256_init(&context);
  for (const std::string_view part : parts) add(context, part);
  return finish(context);
}

std::string short_key(std::initializer_list<std::string_view> parts) {
  sha256_ctx context;
  sha256_init(&context);
  for (const std::string_view part : parts) {
    add(context, std::to_string(part.size()));
    add(context, ":");
    add(context, part);
  }
  return finish(context).substr(0, 16);
}

}  // namespace sayso::text
