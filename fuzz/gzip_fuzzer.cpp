// Packed bytes: what comes out undamaged is the same however it comes, and reading goes on behind damage until the end.
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
  const std::string by_ones = unpacked(bytes, 1, 4096), by_threes = unpacked(bytes, 3, 4096);
  // How much comes out of a member before its damage depends on how it comes; that there is damage does not.
  if (whole.find("\n!") != std::string::npos) {
    fuzz::check(by_ones.find("\n!") != std::string::npos && by_threes.find("\n!") != std::string::npos);
    return 0;
  }
  fuzz::check(by_ones == whole);
  fuzz::check(by_threes == whole);
  return 0;
}
