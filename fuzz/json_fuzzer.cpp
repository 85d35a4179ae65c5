// Files of JSON: lists, objects, lines.
#include "readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sayso::fuzz::check_reader("json", sayso::fuzz::as_text(data, size), true);
  sayso::fuzz::check_reader("jsonl", sayso::fuzz::as_text(data, size), true);
  return 0;
}
