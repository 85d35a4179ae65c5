// What is packed inside of a format, all at once: the body of an HTTP message.
#ifndef SAYSO_FORMAT_UNPACK_H_
#define SAYSO_FORMAT_UNPACK_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sayso::io {

struct Unpacked {
  std::string bytes;
  bool complete = true;  // false: it breaks off, or is damaged; `bytes` is what came before
  bool too_large = false;
};

// gzip, zlib or bare deflate: servers send all three under the name "deflate". Never more than `max_bytes`.
Unpacked inflate_all(std::string_view packed, std::size_t max_bytes);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_UNPACK_H_
