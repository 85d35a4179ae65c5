#include <catch2/catch.hpp>

#include "bench_pack.h"

using Found = std::vector<std::string>;
using sayso::tests::BenchPack;

TEST_CASE("the longest of the rules that begin together wins and consumes its span") {
  BenchPack pack(R"(
mention m { x: span? }
phase p
rule short
  "a" "b" => emit m { }
end
rule long
  "a" "b" "c" => emit m { }
end
rule late
  "c" => emit m { }
end
)");
  CHECK(pack.run("a b c") == Found{"long[a b c]"});
  CHECK(pack.run("a b d c") == Found{"short[a b]", "late[c]"});
}

TEST_CASE("of equally long matches the higher priority wins, then the earlier rule") {
  BenchPack pack(R"(
mention m { x: span? }
phase p
rule first
  "a" => emit m { }
end
rule second
  [] => emit m { }
end
rule third priority 5
  "b" => emit m { }
end
)");
  CHECK(pack.run("a b") == Found{"first[a]", "third[b]"});
}

TEST_CASE("rules that may overlap consume nothing") {
  BenchPack pack(R"(
mention m { x: span? }
phase p
rule pair overlap ok
  [word] [word] => emit m { }
end
)");
  CHECK(pack.run("a b c") == Found{"pair[a b]", "pair[b c]"});
}

TEST_CASE("captures inside a match go by preference") {
  BenchPack pack(R"(
mention m { x: span?, y: span? }
phase p
rule greedy
  "g" (?<x> [word]*) (?<y> [word]*) "." => emit m { x=$x, y=$y }
end
rule lazy
  "l" (?<x> [word]*?) (?<y> [word]*) "." => emit m { x=$x, y=$y }
end
)");
  CHECK(pack.run("g a b.") == Found{"greedy[g a b .] x=[a b]"});
  CHECK(pack.run("l a b.") == Found{"lazy[l a b .] y=[a b]"});
}

TEST_CASE("a capture in a loop keeps its last turn, a list all of them") {
  BenchPack pack(R"(
mention m { x: span?, all: span[]? }
phase p
rule list
  "x" ((?<x> (?<all[]> [word])) ","?)+ "." => emit m { x=$x, all=$all }
end
)");
  CHECK(pack.run("x a, b, c.") == Found{"list[x a , b , c .] x=[c] all=[a][b][c]"});
}

TEST_CASE("a phrase of a list matches as one, and its columns are at hand") {
  BenchPack pack(R"(
mention m { lemma: string?, word: span }
lexicon verb from "lex/verb.tsv"
phase p
rule verb
  (?<v> verb) => emit m { lemma=$v.lemma, word=$v }
end
)",
                 {{"lex/verb.tsv", "form\tlemma\nsaid\tsay\nmade it clear\tclear\nmade\tmake\nUS\tcountry\n"}});
  CHECK(pack.run("she made it clear") == Found{"verb[made it clear] lemma=clear word=[made it clear]"});
  CHECK(pack.run("she made it and SAID so") == Found{"verb[made] lemma=make word=[made]", "verb[SAID] lemma=say word=[SAID]"});
}

TEST_CASE("where a list says that capitals count, they do") {
  BenchPack pack("mention m { }\nlexicon c from \"lex/c.tsv\"\nphase p\nrule r\n c => emit m { }\nend\n",
                 {{"lex/c.tsv", "form\tcase\nUS\texact\nthe Hague\texact\n"}});
  CHECK(pack.run("the US told us of The Hague and the Hague") == Found{"r[US]", "r[the Hague]"});
}

TEST_CASE("mentions of an earlier phase are stepped over whole") {
  BenchPack pack(R"(
mention pair { kind: enum(ab, cd)? }
mention m { p: span }
phase first
rule ab
  "a" "x"* "b" => emit pair { kind=ab }
end
rule cd
  "c" "d" => emit pair { kind=cd }
end
phase second after first
rule then
  (?<p> @pair) "!" => emit m { p=$p }
end
rule of_kind
  @pair.kind=cd "?" => emit m { p=@pair }
end
)");
  CHECK(pack.run("a x x b !") == Found{"ab[a x x b] kind=ab", "then[a x x b !] p=[a x x b]"});
  CHECK(pack.run("a b c d ?") == Found{"ab[a b] kind=ab", "cd[c d] kind=cd", "of_kind[c d ?] p=[c d]"});
  CHECK(pack.run("a b ?") == Found{"ab[a b] kind=ab"});
}

TEST_CASE("lookahead and lookbehind of any length test and take nothing") {
  BenchPack pack(R"(
mention m { }
phase p
rule ahead
  "a" (?= "x"* "b") => emit m { }
end
rule not_behind
  (?<! "no" "x"*) "c" => emit m { }
end
)");
  CHECK(pack.run("a x x b") == Found{"ahead[a]"});
  CHECK(pack.run("a x x d").empty());
  CHECK(pack.run("no x x c").empty());
  CHECK(pack.run("yes x x c") == Found{"not_behind[c]"});
}

TEST_CASE("a lookaround may reach the edge of its scope") {
  BenchPack pack(R"(
mention m { }
phase p
rule last
  [word] (?! []) => emit m { }
end
rule first
  (?<! []) [word] (?= []) => emit m { }
end
)");
  CHECK(pack.run("a b c") == Found{"first[a]", "last[c]"});
}

TEST_CASE("what the next token may not be is asked of a token, and behind the last one there is none") {
  BenchPack pack(R"(
mention m { x: span? }
phase p
rule before_another
  "a" (?= [!norm="b"]) => emit m { }
end
rule behind_another
  (?<= [!norm="b"]) "d" => emit m { }
end
)");
  // Of "zzz" no condition of the phase holds but those that deny; of the end of a scope, none.
  CHECK(pack.run("a zzz") == Found{"before_another[a]"});
  CHECK(pack.run("zzz a") == Found{});
  CHECK(pack.run("a b") == Found{});
  CHECK(pack.run("zzz d") == Found{"behind_another[d]"});
  CHECK(pack.run("d zzz") == Found{});
  CHECK(pack.run("b d") == Found{});
}

TEST_CASE("a mirrored lookahead asks anchors and mentions at their own places") {
  BenchPack pack(R"(
mention m { x: span? }
phase p
rule at_the_end
  "a" (?= [word]{1,3} $) => emit m { }
end
rule not_right_before_the_last
  "c" (?! [word] [norm="."]? $) => emit m { }
end
)");
  CHECK(pack.run("a b d") == Found{"at_the_end[a]"});
  CHECK(pack.run("a b d e f") == Found{});
  CHECK(pack.run("c b d") == Found{"not_right_before_the_last[c]"});
  CHECK(pack.run("c b.") == Found{});
  CHECK(pack.run("c") == Found{"not_right_before_the_last[c]"});
}

TEST_CASE("anchors hold at the edges of the scope alone") {
  BenchPack pack(R"(
mention m { }
phase p
rule whole
  ^ [word]+ $ => emit m { }
end
)");
  CHECK(pack.run("a b\n\nc d") == Found{"whole[a b]", "whole[c d]"});
}

TEST_CASE("a pattern never runs over the end of its scope") {
  BenchPack pack("mention m { }\nphase p\nrule r\n \"a\" []* \"b\" => emit m { }\nend\n");
  CHECK(pack.run("a c\n\nb").empty());
  BenchPack wide("mention m { }\nphase p scope document\nrule r\n \"a\" []* \"b\" => emit m { }\nend\n");
  CHECK(wide.run("a c\n\nb") == Found{"r[a c b]"});
}

TEST_CASE("an empty match emits nothing") {
  BenchPack pack("mention m { }\nphase p\nrule r\n \"a\"* => emit m { }\nend\n");
  CHECK(pack.run("b b a b") == Found{"r[a]"});
}

TEST_CASE("macros take arguments, and classes stand in conditions") {
  BenchPack pack(R"(
mention m { all: span[] }
class low = [!cap & word]
macro list(item) = (?<all[]> item) ("," (?<all[]> item))*
phase p
rule r
  "see" list([low & !norm="b"]) => emit m { all=$all }
end
)");
  CHECK(pack.run("see a, c, b") == Found{"r[see a , c] all=[a][c]"});
  CHECK(pack.run("see A, c").empty());
}

TEST_CASE("conditions ask for numbers, lengths, shapes and exact words") {
  BenchPack pack(R"(
mention m { }
phase p
rule year
  [num>=1900 & num<=2100 & len=4] => emit m { }
end
rule shape
  [shape=/\p{Lu}{2,}/] => emit m { }
end
rule exact
  'May' => emit m { }
end
)");
  CHECK(pack.run("in 1999 NATO said May may in 1800") == Found{"year[1999]", "shape[NATO]", "exact[May]"});
}

TEST_CASE("a sentence longer than the window is searched in pieces") {
  BenchPack pack("mention m { }\nphase p\nrule r\n \"a\" => emit m { }\nend\n");
  std::string text;
  for (int i = 0; i < 50; ++i) text += "a b ";
  CHECK(pack.run(text, 7).size() == 50);
}

TEST_CASE("the same text gives the same mentions, whatever was read before") {
  BenchPack pack("mention m { }\nlexicon l = { \"b c\" d }\nphase p\nrule r\n [cap] l+ => emit m { }\nend\n");
  const Found first = pack.run("X b c d Y d");
  CHECK(first == Found{"r[X b c d]", "r[Y d]"});
  pack.run("other words b c and d , the more the better");
  CHECK(pack.run("X b c d Y d") == first);
}
