// What rules say besides their patterns: what a match may not hold, the state of the document, what it teaches.
#include <catch2/catch.hpp>

#include "bench_pack.h"

using Found = std::vector<std::string>;
using sayso::tests::BenchPack;

TEST_CASE("a match that holds what its rule forbids is none, and others take its place") {
  BenchPack pack(R"(
mention m { x: span? }
phase p
rule long
  [word]+ => emit m { }
  unless "not" [word]
  unless "never"
end
rule short
  "a" [word]? => emit m { }
end
)");
  CHECK(pack.run("a b c d") == Found{"long[a b c d]"});
  // What begins behind what is forbidden holds it no more.
  CHECK(pack.run("a not b c") == Found{"short[a not]", "long[b c]"});
  CHECK(pack.run("a b not") == Found{"long[a b not]"});
  CHECK(pack.run("b never c") == Found{"long[c]"});
}

TEST_CASE("what a match may not hold is looked for inside of it alone, with lookaround and mentions") {
  BenchPack pack(R"(
mention no { }
mention m { }
phase first
rule negation
  "not" | "no" "more" => emit no { }
end
phase second after first match all
rule pair
  [word] [word] => emit m { }
  unless @no
end
rule before_stop
  [word] [word] => emit m { }
  unless [word] (?= ".")
end
)");
  CHECK(pack.run("a b no more c d.") == Found{"negation[no more]", "pair[a b]", "before_stop[a b]", "pair[b no]", "before_stop[b no]", "before_stop[no more]", "pair[more c]", "before_stop[more c]", "pair[c d]"});
}

namespace {

constexpr const char* kRegions = R"(
mention heading { name: span }
mention warning { region: span?, name: string?, level: string? }
phase p scope paragraph
rule region
  "Region" (?<name> [word]) => emit heading { name=$name }
  set region=$name
end
rule alert
  "storm" => emit warning { region=%region, name=%region }
  when region & !(region = "South" | region = west)
  set level=storm
end
rule calm
  "calm" => emit warning { level=%level }
  when level != storm
end
rule same
  "again" (?<name> [word]) => emit warning { }
  when region = $name
end
rule over
  "over" => emit warning { }
  set region=""
end
)";

}  // namespace

TEST_CASE("a variable has the value that was set last before a place") {
  BenchPack pack(kRegions);
  CHECK(pack.run("storm Region North storm storm") == Found{"region[Region North] name=[North]", "alert[storm] region=[North] name=North", "alert[storm] region=[North] name=North"});
  CHECK(pack.run("Region North. Region East: storm") == Found{"region[Region North] name=[North]", "region[Region East] name=[East]", "alert[storm] region=[East] name=East"});
}

TEST_CASE("conditions on the document join, deny and compare by normal form") {
  BenchPack pack(kRegions);
  CHECK(pack.run("Region SOUTH storm") == Found{"region[Region SOUTH] name=[SOUTH]"});
  CHECK(pack.run("Region West storm").size() == 1);
  CHECK(pack.run("Region North storm calm").size() == 2);
  CHECK(pack.run("calm") == Found{"calm[calm]"});
  CHECK(pack.run("Region North again north again east") == Found{"region[Region North] name=[North]", "same[again north]"});
}

TEST_CASE("what is set empty is set no more, and a document begins with nothing set") {
  BenchPack pack(kRegions);
  CHECK(pack.run("Region North over storm") == Found{"region[Region North] name=[North]", "over[over]"});
  CHECK(pack.run("storm").empty());
}

TEST_CASE("a later phase asks for what an earlier one set before the place, not behind it") {
  BenchPack pack(R"(
mention heading { name: span }
mention found { under: string? }
phase headings
rule heading
  "Region" (?<name> [word]) => emit heading { name=$name }
  set region=$name
end
phase finds after headings
rule find
  "x" => emit found { under=%region }
end
)");
  CHECK(pack.run("x Region A x Region B x") ==
        Found{"heading[Region A] name=[A]", "heading[Region B] name=[B]", "find[x]", "find[x] under=A", "find[x] under=B"});
}

TEST_CASE("a condition on the document is asked after conflicts are settled") {
  BenchPack pack(R"(
mention m { }
phase p
rule sets
  "never" => emit m { }
  set seen=yes
end
rule long
  "a" "b" => emit m { }
  when seen
end
rule short
  "a" => emit m { }
end
)");
  CHECK(pack.run("a b").empty());
  CHECK(pack.run("never a b") == Found{"sets[never]", "long[a b]"});
}

TEST_CASE("what a rule teaches is known to later phases, all over the document, with its columns") {
  BenchPack pack(R"g(
mention named { name: span }
mention use { full: string? }
mention capital { }
lexicon nicknames learned { full, kind }
phase names
rule name
  (?<name> [cap]{2,3}) "(" (?<short> [word]{1,2}) ")" => emit named { name=$name }
  learn $short as nicknames { full=$name, kind=person }
end
phase uses after names
rule known
  (?<who> nicknames) "!" => emit use { full=$who.full }
end
rule one_word
  [nicknames & cap & lex=nicknames] "?" => emit capital { }
end
)g");
  CHECK(pack.run("Bo! Ann Lee (Bo) Bo!") == Found{"name[Ann Lee ( Bo )] name=[Ann Lee]", "known[Bo !] full=Ann Lee", "known[Bo !] full=Ann Lee"});
  CHECK(pack.run("Big Bo! Ann Lee (Big Bo) big bo! Bo!") == Found{"name[Ann Lee ( Big Bo )] name=[Ann Lee]", "known[Big Bo !] full=Ann Lee", "known[big bo !] full=Ann Lee"});
  CHECK(pack.run("Bo? bo? Ann Lee (Bo)") == Found{"name[Ann Lee ( Bo )] name=[Ann Lee]", "one_word[Bo ?]"});
  CHECK(pack.run("Bo! Bo?").empty());  // another document
  CHECK(pack.run("Ann Lee (Bo) Mary Roe (Bo) Bo!").back() == "known[Bo !] full=Ann Lee");
}

TEST_CASE("a match of a window stands in so many sentences that follow one another") {
  BenchPack pack(R"(
mention m { }
phase p scope window 2
rule from_to
  "aa" []* "bb" => emit m { }
end
)");
  CHECK(pack.run("xx aa. Yy bb. Zz.") == Found{"from_to[aa . Yy bb]"});
  CHECK(pack.run("xx aa.\n\nYy bb.") == Found{"from_to[aa . Yy bb]"});
  CHECK(pack.run("xx aa. Yy. Zz bb.").empty());
  CHECK(pack.run("xx aa bb. Yy. Zz bb. Ww bb.") == Found{"from_to[aa bb]"});
}

TEST_CASE("lookaround stands inside of lookaround") {
  BenchPack pack(R"(
mention m { }
phase p match all
rule ahead_in_ahead
  "aa" (?= [word] (?! "cc")) => emit m { }
end
rule behind_in_ahead
  "xx" (?= [word]* (?<= "dd") ".") => emit m { }
end
rule ahead_in_behind
  (?<= "ee" (?= "ff" "gg")) "ff" => emit m { }
end
rule three_deep
  "kk" (?! "ll" (?! "mm" (?! "nn"))) => emit m { }
end
)");
  CHECK(pack.run("aa bb cc. aa bb dd.") == Found{"ahead_in_ahead[aa]"});
  CHECK(pack.run("xx bb dd. xx dd bb.") == Found{"behind_in_ahead[xx]"});
  CHECK(pack.run("ee ff gg. ee ff hh.") == Found{"ahead_in_behind[ff]"});
  // kk, unless an ll follows; but an ll with an mm behind it does not count, unless an nn follows the mm.
  CHECK(pack.run("kk") == Found{"three_deep[kk]"});
  CHECK(pack.run("kk ll").empty());
  CHECK(pack.run("kk ll mm") == Found{"three_deep[kk]"});
  CHECK(pack.run("kk ll mm nn").empty());
}
