// A source as one string.
#ifndef SAYSO_FORMAT_WHOLE_H_
#define SAYSO_FORMAT_WHOLE_H_

#include <algorithm>
#include <cstddef>
#include <string>

#include "sayso/io/reader.h"

namespace sayso::io {

// More than `max_bytes` long where there is more: what lies behind is not read.
inline Result<std::string> read_whole(ByteSource& source, std::size_t max_bytes) {
  constexpr std::size_t kBlock = std::size_t{64} << 10;
  // Three bytes more than the limit, as there may be a byte order mark; one more tells that it goes on.
  const std::size_t most = max_bytes + 4;
  std::string bytes;
  for (std::size_t size = 0;;) {
    bytes.resize(std::min(std::max(2 * size, size + kBlock), most));
    auto got = source.read(bytes.data() + size, bytes.size() - size);
    if (!got) return got.error();
    size += *got;
    if (*got == 0 || size == most) {
      bytes.resize(size);
      return bytes;
    }
  }
}

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_WHOLE_H_
