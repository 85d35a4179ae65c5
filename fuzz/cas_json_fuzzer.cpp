// A CAS as JSON.
#include "records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::fuzz::check_records("casjson", sayso::fuzz::as_text(data, size));
  return 0;
}
