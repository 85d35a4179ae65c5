#include "grammar/lexicon_table.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sayso::grammar;

namespace {

LexiconIndex example() {
  LexiconIndexBuilder builder;
  const auto add = [&](std::vector<std::string> words, std::uint32_t row) { builder.add(words, {0, row, 0}); };
  add({"snow"}, 0);
  add({"heavy", "snow"}, 1);
  add({"heavy", "snow", "fall"}, 2);
  add({"heavy", "rain"}, 3);
  add({"snow"}, 4);
  return builder.build();
}

std::vector<std::uint32_t> rows(std::span<const Entry> entries) {
  std::vector<std::uint32_t> out;
  for (const Entry& entry : entries) out.push_back(entry.row);
  return out;
}

}  // namespace

TEST_CASE("entries of one word are found by it, those of several word by word") {
  const LexiconIndex index = example();
  using Rows = std::vector<std::uint32_t>;
  CHECK(rows(index.find("snow")) == Rows{0, 4});
  CHECK(index.find("heavy").empty());
  CHECK(index.find("hail").empty());
  CHECK(index.phrase_word("hail") == 0);
  const std::uint32_t heavy = index.follow(LexiconIndex::kRoot, index.phrase_word("heavy"));
  REQUIRE(heavy != LexiconIndex::kNoNode);
  CHECK(index.ends(heavy).empty());
  const std::uint32_t snow = index.follow(heavy, index.phrase_word("snow"));
  CHECK(rows(index.ends(snow)) == Rows{1});
  CHECK(rows(index.ends(index.follow(snow, index.phrase_word("fall")))) == Rows{2});
  CHECK(rows(index.ends(index.follow(heavy, index.phrase_word("rain")))) == Rows{3});
  CHECK(index.follow(snow, index.phrase_word("rain")) == LexiconIndex::kNoNode);
  CHECK(index.follow(LexiconIndex::kRoot, index.phrase_word("snow")) == LexiconIndex::kNoNode);
}

TEST_CASE("a table of entries without row, or with edges that lead back, is not valid") {
  const std::vector<std::size_t> five = {5}, four = {4};
  CHECK(example().valid(five));
  CHECK_FALSE(example().valid(four));
  CHECK_FALSE(example().valid({}));
  LexiconIndex round = example();
  std::vector<LexiconIndex::Edge> edges(round.edges.begin(), round.edges.end());
  edges.back().node = 0;
  round.edges = edges;
  CHECK_FALSE(round.valid(five));
  LexiconIndex outside = example();
  std::vector<sayso::lexicon::Piece> out(outside.out.begin(), outside.out.end());
  out.front().size = 100;
  outside.out = out;
  CHECK_FALSE(outside.valid(five));
  CHECK_FALSE(LexiconIndex().valid({}));
}
