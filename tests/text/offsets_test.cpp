#include "text/offsets.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "text/utf8.h"

using namespace sayso;
using text::OffsetMap;

namespace {

// The offset of the character that holds `byte`, counted from the start.
std::size_t slow_offset(std::string_view s, OffsetUnit unit, std::size_t byte) {
  if (unit == OffsetUnit::kByte) return byte;
  std::size_t count = 0;
  for (std::size_t at = 0; at < s.size();) {
    const text::Decoded d = text::decode(s, at);
    if (at + d.length > byte) break;
    at += d.length;
    count += unit == OffsetUnit::kUtf16 && d.codepoint > 0xFFFF ? 2u : 1u;
  }
  return count;
}

std::uint32_t below(std::mt19937& random, std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); }

// Some random characters, and with `broken` some random bytes.
std::string random_text(std::mt19937& random, bool broken) {
  std::string s;
  const std::size_t length = random() % 400;
  while (s.size() < length) {
    switch (below(random, broken ? 6 : 5)) {
      case 0: text::append_utf8(0x20 + below(random, 0x5F), s); break;
      case 1: s += "plain ascii for a while "; break;
      case 2: text::append_utf8(0xA0 + below(random, 0x700), s); break;
      case 3: text::append_utf8(0x2000 + below(random, 0xB000), s); break;
      case 4: text::append_utf8(0x10000 + below(random, 0x10000), s); break;
      default: s += static_cast<char>(0x80 + below(random, 0x80)); break;
    }
  }
  return s;
}

}  // namespace

TEST_CASE("offsets count code points, bytes or UTF-16 units") {
  const std::string s = "a€😀b";
  CHECK(OffsetMap(s, OffsetUnit::kCodepoint).from_byte(8) == 3);
  CHECK(OffsetMap(s, OffsetUnit::kUtf16).from_byte(8) == 4);
  CHECK(OffsetMap(s, OffsetUnit::kByte).from_byte(8) == 8);
  CHECK(OffsetMap(s, OffsetUnit::kCodepoint).from_byte(s.size()) == 4);
  CHECK(OffsetMap(s, OffsetUnit::kUtf16).from_byte(s.size()) == 5);
}

TEST_CASE("a byte inside a character has that character's offset") {
  const std::string s = "a€b";
  const OffsetMap map(s, OffsetUnit::kCodepoint);
  CHECK(map.from_byte(2) == 1);
  CHECK(map.from_byte(3) == 1);
  CHECK(map.from_byte(4) == 2);
}

TEST_CASE("a byte behind the text has the offset of its end") {
  CHECK(OffsetMap("é", OffsetUnit::kCodepoint).from_byte(100) == 1);
  CHECK(OffsetMap("", OffsetUnit::kUtf16).from_byte(7) == 0);
}

TEST_CASE("offsets agree with counting from the start, on random text, well formed or not") {
  std::mt19937 random(20240811);
  for (int round = 0; round < 300; ++round) {
    const std::string s = random_text(random, round % 2 == 1);
    for (const OffsetUnit unit : {OffsetUnit::kCodepoint, OffsetUnit::kByte, OffsetUnit::kUtf16}) {
      const OffsetMap map(s, unit);
      for (std::size_t byte = 0; byte <= s.size(); ++byte) {
        if (map.from_byte(byte) != slow_offset(s, unit, byte)) {
          FAIL("round " << round << ", byte " << byte << " of " << s.size());
        }
      }
    }
  }
}
