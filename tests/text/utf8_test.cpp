#include "text/utf8.h"

#include <catch2/catch.hpp>
#include <string>

using namespace sayso::text;

TEST_CASE("characters of one to four bytes are decoded") {
  const std::string text = "aé€😀";
  CHECK(decode(text, 0).codepoint == 'a');
  CHECK(decode(text, 1).codepoint == 0xE9);
  CHECK(decode(text, 3).codepoint == 0x20AC);
  CHECK(decode(text, 6).codepoint == 0x1F600);
  CHECK(decode(text, 6).length == 4);
  CHECK(decode(text, 10).length == 0);
}

TEST_CASE("each maximal subpart of a malformed sequence is one character") {
  // The example of the Unicode Standard, table 3-8, and others of its chapter.
  CHECK(well_formed("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64") == "a���b�c��d");
  CHECK(well_formed("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") == "��������A");
  CHECK(well_formed("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") == "��������A");
  CHECK(well_formed("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") == "�����A��B");
  CHECK(well_formed("\xE1\x80") == "�");
}

TEST_CASE("well-formed text is unchanged and has no malformed ranges") {
  const std::string text = "Bärenstraße — 10 €, 😀";
  CHECK(well_formed(text) == text);
  CHECK(malformed_ranges(text, 10).empty());
}

TEST_CASE("malformed ranges are runs of bytes, as many as asked for") {
  const std::string text = "abcdefgh\xFF\xFFij\xC3k\x80";
  const auto ranges = malformed_ranges(text, 10);
  REQUIRE(ranges.size() == 3);
  CHECK(ranges[0].begin == 8);
  CHECK(ranges[0].end == 10);
  CHECK(ranges[1].begin == 12);
  CHECK(ranges[2].end == 15);
  const auto first = malformed_ranges(text, 1);
  REQUIRE(first.size() == 1);
  CHECK(first[0].end == 10);
}

TEST_CASE("every code point survives encoding and decoding") {
  for (std::uint32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(c, bytes);
    const Decoded d = decode(bytes, 0);
    if (d.codepoint != c || d.length != bytes.size() || d.malformed) FAIL("code point " << c);
  }
}
