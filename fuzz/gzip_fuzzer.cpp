// Packed bytes: what comes out is the same however they come, and reading goes on behind damage until the end.
#include "readers.h"

using namespace sayso;

namespace {

// What is unpacked, with marks for damage and for members.
std::string unpacked(std::string_view bytes, std::size_t drop, std::size_t block) {
  const auto source = io::unpack(std::make_unique<fuzz::Drops>(bytes, drop));
  std::string all;
  std::uint64_t member = 0;
  for (std::size_t left = 2000 * (bytes.size() + 10);; --left) {
    fuzz::check(left > 0);
    char buffer[4096];
    auto got = source->read(buffer, block);
    if (got && *got == 0) return all;
    const io::Place place = source->place();
    if (!got) {
      all += "\n!" + got.error().message + "\n";
      if (!source->recover()) return all;
      continue;
    }
    fuzz::check(*got <= block && place.offset <= bytes.size());
    if (place.packed && place.offset != member) all += "\n@" + std::to_string(member = place.offset) + "\n";
    if (all.size() < 100'000) all.append(buffer, *got);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::as_text(data, size);
  const std::string whole = unpacked(bytes, bytes.size() + 1, 4096);
  fuzz::check(unpacked(bytes, 1, 4096) == whole);
  fuzz::check(unpacked(bytes, 3, 4096) == whole);
  return 0;
}
