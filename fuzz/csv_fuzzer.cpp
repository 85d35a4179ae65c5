// Tables.
#include "readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::fuzz::check_reader("csv", sayso::fuzz::as_text(data, size), false);
  sayso::fuzz::check_reader("tsv", sayso::fuzz::as_text(data, size), false);
  return 0;
}
