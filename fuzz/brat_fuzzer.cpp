// A text and its annotations for brat, with a zero byte between them.
#include "records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all = sayso::fuzz::as_text(data, size);
  const std::size_t zero = all.find('\0');
  if (zero != std::string_view::npos) sayso::fuzz::check_records("brat", all.substr(zero + 1), all.substr(0, zero));
  return 0;
}
