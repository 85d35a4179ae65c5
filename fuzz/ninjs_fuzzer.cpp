// Items of agencies, and quotations of GDELT.
#include "readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::fuzz::check_reader("ninjs", sayso::fuzz::as_text(data, size), true);
  sayso::fuzz::check_reader("gqg", sayso::fuzz::as_text(data, size), true);
  return 0;
}
