// Tasks of Label Studio.
#include "records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::fuzz::check_records("labelstudio", sayso::fuzz::as_text(data, size));
  return 0;
}
