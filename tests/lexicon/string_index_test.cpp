#include "lexicon/string_index.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using sayso::lexicon::Piece;
using sayso::lexicon::StringIndex;
using sayso::lexicon::StringIndexBuilder;

TEST_CASE("strings get numbers in the order in which they come, and are found by them and for them") {
  StringIndexBuilder builder;
  for (int i = 0; i < 1000; ++i) CHECK(builder.add("word" + std::to_string(i)) == static_cast<std::uint32_t>(i));
  CHECK(builder.add("word7") == 7);
  CHECK(builder.add("") == 1000);
  const StringIndex index = builder.build();
  REQUIRE(index.size() == 1001);
  CHECK(index.valid());
  CHECK(index.find("word999") == 999);
  CHECK(index[999] == "word999");
  CHECK(index.find("") == 1000);
  CHECK(index.find("word1000") == StringIndex::kNone);
  CHECK(StringIndex().find("word") == StringIndex::kNone);
  CHECK(StringIndex().valid());
}

TEST_CASE("an index whose numbers point outside, or whose searches would not end, is not valid") {
  const std::vector<char> text = {'a', 'b'};
  const std::uint32_t none = StringIndex::kNone;
  const auto valid = [&](std::vector<Piece> strings, std::vector<std::uint32_t> slots) { return StringIndex{text, std::move(strings), std::move(slots)}.valid(); };
  CHECK(valid({{0, 1}, {1, 1}}, {0, none, 1, none}));
  CHECK_FALSE(valid({{0, 3}}, {0, none}));           // longer than the text
  CHECK_FALSE(valid({{3, 0}}, {0, none}));           // begins behind it
  CHECK_FALSE(valid({{1, 0xffffffffu}}, {0, none}));  // would come round
  CHECK_FALSE(valid({{0, 1}}, {1, none}));           // a number without a string
  CHECK_FALSE(valid({{0, 1}}, {0, 0}));              // no slot is free
  CHECK_FALSE(valid({{0, 1}}, {0, none, none}));     // no power of two
}
