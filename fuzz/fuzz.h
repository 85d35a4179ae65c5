// What the fuzz targets share.
#ifndef SAYSO_FUZZ_FUZZ_H_
#define SAYSO_FUZZ_FUZZ_H_

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace sayso::fuzz {

// A promise that must hold for any input.
inline void check(bool holds) {
  if (!holds) std::abort();
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace sayso::fuzz

#endif  // SAYSO_FUZZ_FUZZ_H_
