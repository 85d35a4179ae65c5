// Which of several readings stand: what match/compete.h and grammar/evidence_list.h promise.
#include <catch2/catch.hpp>

#include "bench_pack.h"

using Found = std::vector<std::string>;
using sayso::tests::BenchPack;

namespace {

// "x says y": two rules read it, each by the word between; the evidence tells how good they are.
std::string speech(const std::string& phase) {
  return R"(
mention said { who: span?, content: span, confidence: real? }
lexicon cue = { says, hopes, shows }
phase )" + phase + R"(
rule to_the_stop
  (?<who> [word]) (?<cue> cue) (?<content> [!sent_end]+) => emit said { who=$who, content=$content }
  evidence $cue.norm from "lex/said.evidence.tsv"
end
rule one_word
  (?<who> [word]) (?<cue> cue) (?<content> [word]) => emit said { who=$who, content=$content }
  evidence $cue.norm from "lex/said.evidence.tsv"
end
)";
}

sayso::PackFile counts(const std::string& rows) { return {"lex/said.evidence.tsv", "rule\tkey\tright\twrong\n" + rows}; }

}  // namespace

TEST_CASE("of readings that claim the same words the one with the better counts stands") {
  const std::string both = "test.to_the_stop\tsays\t90\t10\ntest.one_word\tsays\t5\t95\ntest.to_the_stop\thopes\t5\t95\ntest.one_word\thopes\t90\t10\n";
  BenchPack pack(speech("p match compete"), {counts(both)});
  CHECK(pack.run("ann says we go.") == Found{"to_the_stop[ann says we go] who=[ann] content=[we go]"});
  CHECK(pack.run("ann hopes we go.") == Found{"one_word[ann hopes we] who=[ann] content=[we]"});
  CHECK(pack.mentions()[0].confidence == Approx((90 + 4 * 95.0 / 200) / 104).margin(0.02));
}

TEST_CASE("without compete all readings are given, as sure as the counts are") {
  BenchPack pack(speech("p match all"), {counts("test.to_the_stop\tsays\t90\t10\ntest.one_word\tsays\t5\t95\n")});
  CHECK(pack.run("ann says we go.").size() == 2);
  CHECK(pack.mentions()[0].confidence != pack.mentions()[1].confidence);
}

TEST_CASE("the outer reading stands before the one inside, though that is surer") {
  const std::string rows = "test.to_the_stop\tsays\t90\t10\ntest.to_the_stop\thopes\t98\t2\ntest.one_word\tsays\t0\t100\ntest.one_word\thopes\t0\t100\n";
  BenchPack pack(speech("p match compete"), {counts(rows)});
  CHECK(pack.run("ann says bob hopes we go.") == Found{"to_the_stop[ann says bob hopes we go] who=[ann] content=[bob hopes we go]"});
  // … but not where the outer one is most likely none.
  const std::string doubtful = "test.to_the_stop\tshows\t5\t95\ntest.to_the_stop\thopes\t98\t2\ntest.one_word\tshows\t0\t100\ntest.one_word\thopes\t0\t100\n";
  BenchPack other(speech("p match compete above 0.1"), {counts(doubtful)});
  CHECK(other.run("ann shows bob hopes we go.") == Found{"to_the_stop[bob hopes we go] who=[bob] content=[we go]"});
}

TEST_CASE("readings less sure than the phase asks are none") {
  const auto pack = counts("test.to_the_stop\tsays\t30\t70\ntest.one_word\tsays\t0\t100\n");
  CHECK(BenchPack(speech("p match compete above 0.25"), {pack}).run("ann says we go.").size() == 1);
  CHECK(BenchPack(speech("p match compete above 0.4"), {pack}).run("ann says we go.").empty());
  CHECK(BenchPack(speech("p match all above 0.4"), {pack}).run("ann says we go.").empty());
}

TEST_CASE("few cases are smoothed by those of the rule, those of the rule by those of the phase") {
  // One right case of a key moves its rate only a little away from the rule's.
  BenchPack pack(speech("p match all"), {counts("test.to_the_stop\tsays\t50\t50\ntest.to_the_stop\thopes\t1\t0\n")});
  const auto rate = [&](const std::string& text) {
    pack.run(text);
    return pack.mentions()[0].confidence;
  };
  CHECK(rate("ann hopes we.") == Approx((1 + 4 * 0.505) / 5).margin(0.01));
  CHECK(rate("ann shows we.") == Approx(0.505).margin(0.01));  // no case at all
  pack.run("ann shows we.");
  CHECK(pack.mentions()[1].confidence == Approx(0.505).margin(0.01));  // a rule without cases: as the phase
}

TEST_CASE("what is too rare for a row of its own shares the row of the rest") {
  BenchPack pack(speech("p match all"), {counts("test.to_the_stop\tsays\t90\t10\ntest.to_the_stop\t*\t0\t96\n")});
  pack.run("ann shows we.");
  CHECK(pack.mentions()[0].confidence < 0.05);
}

TEST_CASE("of readings as good as one another the rule that states more goes first, then the one that begins first") {
  BenchPack pack(R"(
mention m { content: span, confidence: real? }
phase p match compete
rule low
  (?<c> "a" "b") => emit m { content=$c, confidence=0.85 }
end
rule high
  (?<c> "b" "c") => emit m { content=$c, confidence=0.9 }
end
rule same
  (?<c> "c" "d") => emit m { content=$c, confidence=0.9 }
end
)");
  CHECK(pack.run("a b c d") == Found{"high[b c] content=[b c] confidence=0.9"});
  CHECK(pack.run("a b x c d").size() == 2);
}

TEST_CASE("readings that share words outside what they claim stand side by side") {
  BenchPack pack(speech("p match compete"), {counts("test.to_the_stop\tsays\t0\t100\ntest.one_word\tsays\t90\t10\ntest.one_word\thopes\t90\t10\ntest.to_the_stop\thopes\t0\t100\n")});
  // "we" is what Ann says and who hopes.
  CHECK(pack.run("ann says we hopes go.") == Found{"one_word[ann says we] who=[ann] content=[we]", "one_word[we hopes go] who=[we] content=[go]"});
}
