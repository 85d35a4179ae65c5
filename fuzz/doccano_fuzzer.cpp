// Examples of doccano.
#include "records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::fuzz::check_records("doccano", sayso::fuzz::as_text(data, size));
  return 0;
}
