// What is known to blow up in other engines is linear here: counted in steps of the automata, so that no clock has a say.
#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "bench_pack.h"

using sayso::tests::BenchPack;

namespace {

std::string repeated(const std::string& word, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += word;
  return text;
}

std::string grammar_of(const std::string& pattern) {
  return "mention m { x: span? }\nphase p scope document\nrule r\n  (?<x> " + pattern + ") => emit m { x=$x }\nend\n";
}

std::uint64_t steps(BenchPack& pack, const std::string& text) {
  const std::uint64_t before = pack.work();
  (void)pack.run(text);
  return pack.work() - before;
}

struct Case {
  const char* name;
  std::string pattern;
};

}  // namespace

TEST_CASE("patterns that tempt to backtrack take steps in proportion to the text") {
  // What a match needs is there again and again, in the wrong order: so every place has to be tried, and none is left out
  // beforehand.
  const std::string piece = repeated("a ", 200) + "c b z y x ";
  const std::vector<Case> cases = {
      {"a star in a star in a star", "((\"a\"*)*)* \"b\" \"c\""},
      {"alternatives that agree", "(\"a\" | \"a\" | \"a\" \"a\")* \"b\" \"c\""},
      {"gaps", "\"a\" []* \"x\" []* \"y\" []* \"z\" \"q\"? \"a\""},
      {"optional pieces", "(\"a\"?){20} \"a\"{20} \"b\" \"c\"?"},
      {"lazy optional pieces", "(\"a\"?\?){20} \"a\"{20} \"b\" \"c\"?"},
      {"a lookahead to the end at every place", "\"a\" (?= []* \"b\" \"c\" | []* \"b\" \"z\")"},
      {"a lookbehind to the beginning at every place", "(?<= ^ []*) \"a\" (?! \"a\")"},
      {"captures of a long match", "((?<y[]> \"a\"?) \"a\"*)* \"c\""},
  };
  for (const Case& c : cases) {
    BenchPack pack(grammar_of(c.pattern));
    (void)pack.run(piece + piece);  // states are made when they are first met, which is no step of a text's own
    const auto cost = [&](std::size_t times) { return steps(pack, repeated(piece, times)); };
    const std::uint64_t one = cost(20), four = cost(80);
    INFO(c.name << ": " << one << " steps for " << 20 * 205 << " tokens, then " << four);
    CHECK(one > 20 * 205 / 2);
    CHECK(four < one * 4 + one / 2);
    CHECK(one < std::uint64_t{20} * 205 * 1000);  // no place looks further than the window
  }
}

TEST_CASE("(a?){n} a{n} takes steps in proportion to n and to the text, not to the ways to match") {
  std::vector<double> a_token_and_n;
  for (const std::size_t n : {8u, 16u, 32u, 64u}) {
    INFO(n);
    BenchPack pack(grammar_of("(\"a\"?){" + std::to_string(n) + "} \"a\"{" + std::to_string(n) + "}"));
    (void)pack.run(repeated("a ", 1'000));
    const std::uint64_t taken = steps(pack, repeated("a ", 20'000));
    a_token_and_n.push_back(static_cast<double>(taken) / 20'000 / static_cast<double>(n));
    CHECK(taken < 20'000 * n * 10);
  }
  CHECK(a_token_and_n.back() < a_token_and_n.front() * 2);
}

TEST_CASE("a sentence of a million tokens takes twice the steps of half a million") {
  BenchPack pack(
      "mention m { x: span? }\nclass name = [cap & word]\nphase p\nrule said\n  (?<x> name{1,4}) \",\"? (\"said\" | \"says\") [word]{0,5} \"that\"? => emit m { x=$x }\nend\n"
      "rule gap\n  \"the\" []* \"end\" \".\" \".\" => emit m { }\nend\nrule behind\n  (?<= \"the\" [word]*) (?<x> [number]) (?! [word]* \"that\") => emit m { x=$x }\nend\n");
  const std::string piece = "the wind that Ada Lorn said that 7 of 9 was the cold end and ";
  (void)pack.run(repeated(piece, 100));
  const auto cost = [&](std::size_t tokens) {
    const std::uint64_t taken = steps(pack, repeated(piece, tokens / 15));
    REQUIRE(pack.tokens().size() == tokens / 15 * 15);
    return taken;
  };
  const std::uint64_t half = cost(500'000), whole = cost(1'000'000);
  INFO(half << " steps, then " << whole);
  CHECK(whole < half * 2 + half / 10);
}
