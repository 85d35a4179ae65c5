// Web archives, plain and packed.
#include "readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::fuzz::check_reader("warc", sayso::fuzz::as_text(data, size), true);
  return 0;
}
