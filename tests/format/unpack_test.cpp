// Packed sources: where their bytes lie in the file, and how reading goes on behind damage.
#include <zlib.h>

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "sayso/io/reader.h"

using namespace sayso;

namespace {

std::string gzip(std::string_view data) {
  z_stream z{};
  REQUIRE(deflateInit2(&z, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(data.size() + 1000, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  z.avail_in = static_cast<uInt>(data.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&z, Z_FINISH) == Z_STREAM_END);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

std::string rest_of(io::ByteSource& source) {
  std::string all;
  char block[7];
  for (;;) {
    auto got = source.read(block, sizeof block);
    if (!got || *got == 0) return got ? all : all + "!";
    all.append(block, *got);
  }
}

}  // namespace

TEST_CASE("what is not packed comes as it is") {
  for (const std::string_view bytes : {"", "a", "plain text", "\x1F\x8B", "\x28\xB5\x2F"}) {
    CHECK(rest_of(*io::unpack(io::read_memory(bytes))) == bytes);
  }
}

TEST_CASE("a read gives bytes of one member, and says where that begins") {
  const std::string first = gzip("first"), second = gzip("second member"), all = first + second;
  const auto source = io::unpack(io::read_memory(all));
  std::vector<std::pair<std::string, std::uint64_t>> reads;
  char block[100];
  for (;;) {
    auto got = source->read(block, sizeof block);
    REQUIRE(got.ok());
    reads.emplace_back(std::string(block, *got), source->place().offset);
    if (*got == 0) break;
  }
  REQUIRE(reads.size() == 3);
  CHECK(reads[0] == std::pair<std::string, std::uint64_t>("first", 0));
  CHECK(reads[1] == std::pair<std::string, std::uint64_t>("second member", first.size()));
  CHECK(reads[2].second == all.size());
}

TEST_CASE("behind damage the next member is found, and only once asked for") {
  std::string bad = gzip("the one in the middle, which is damaged");
  for (std::size_t i = 12; i < 24; ++i) bad[i] = '\xFF';
  const std::string all = gzip("one") + bad + gzip("three");
  const auto source = io::unpack(io::read_memory(all));
  const std::string before = rest_of(*source);
  CHECK(before.starts_with("one"));
  CHECK(before.ends_with("!"));
  CHECK(rest_of(*source).empty());
  REQUIRE(source->recover());
  CHECK(rest_of(*source) == "three");
  CHECK_FALSE(source->recover());
}

TEST_CASE("data that break off are an error behind what came before") {
  const std::string data(100'000, 'x'), packed = gzip(data);
  const auto source = io::unpack(io::read_memory(std::string_view(packed).substr(0, packed.size() - 9)));
  const std::string got = rest_of(*source);
  CHECK(got == data + "!");
}
