#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "sayso/authoring.h"

using namespace sayso;

namespace {

std::string formatted(const std::string& text) {
  const auto result = format_grammar(text, "x.sayso");
  if (!result) return "error: " + result.error().message;
  return *result;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

TEST_CASE("spaces, indentation and blank lines are set, line breaks and comments stay") {
  const std::string ugly = R"(
grammar   x.y   extends common


# top
   record  r{a:span ,b :enum( x,y )?, c: span[ ]}
lexicon w={one,"two words" ,three}
lexicon v   from   "lex/v.tsv"
class  c=[cap&!word|len>3]
macro m( a,b )="the"|a   b{ 2 } c{1 , 3}?
   # about the phase
phase p   scope   sentence
rule  one   priority   3
# inside
doc "x   y"
(?<a[]>  c ) (?="b" )(?!"z")m(c,w)@quoted.closed = yes "x" *  ? []? $
|  ^ "q" c (w)
=>emit r{a=$a,b=x},
emit r { a=@quoted.closed }   # trailing
test "[a Foo] bar"=>b = x
   # of the end
todo  "x" =>none
 end
)";
  const std::string neat = R"(grammar x.y extends common

# top
record r { a: span, b: enum(x, y)?, c: span[] }
lexicon w = { one, "two words", three }
lexicon v from "lex/v.tsv"
class c = [cap & !word|len>3]
macro m(a, b) = "the" | a b{2} c{1,3}?
# about the phase
phase p scope sentence
rule one priority 3
  # inside
  doc "x   y"
  (?<a[]> c) (?= "b") (?! "z") m(c, w) @quoted.closed=yes "x"* ? []? $
    | ^ "q" c (w)
  => emit r { a=$a, b=x },
    emit r { a=@quoted.closed }  # trailing
  test "[a Foo] bar" => b=x
  # of the end
  todo "x" => none
end
)";
  CHECK(formatted(ugly) == neat);
  CHECK(formatted(neat) == neat);
}

TEST_CASE("space that means something is kept") {
  // A lazy star and an optional star; a value and a condition; a call and a name before a group.
  const std::string text = "grammar x.y\nmacro m(a) = a\nclass c = [norm=\"a\"|\"b\" & (tag=NN | cap)]\nmacro n = c*? c* ? m(c) c (c)\n";
  CHECK(formatted(text) == text);
}

TEST_CASE("comments behind neighbouring lines are set in one column, unless that tears a wide gap") {
  CHECK(formatted("grammar x.y # a\nrecord r {\n a: span, # one\n  longer: span # two\n}\n") ==
        "grammar x.y  # a\nrecord r {\n  a: span,      # one\n  longer: span  # two\n}\n");
  const std::string wide = "grammar x.y\nrecord r {\n  a: span,  # one\n  longer: enum(many, many_more, still_more, no_more)  # two\n}\n";
  CHECK(formatted(wide) == wide);
}

TEST_CASE("windows line ends and tabs become plain ones") { CHECK(formatted("grammar\tx.y\r\n\r\nclass c = [cap]\t\r\n") == "grammar x.y\n\nclass c = [cap]\n"); }

TEST_CASE("a file with an error is not laid out; where it is wrong is told") {
  const auto result = format_grammar("grammar x.y\nclass = [cap]\n", "x.sayso");
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == ErrorCode::kGrammar);
  REQUIRE(result.error().position);
  CHECK(result.error().position->file == "x.sayso");
  CHECK(result.error().position->line == 2);
}

TEST_CASE("the grammars of the packs can be laid out, once is enough, and no comment is lost") {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SAYSO_SOURCE_DIR "/grammars")) {
    if (entry.path().extension() != ".sayso") continue;
    std::string text = read(entry.path());
    if (text.find("PACK") != std::string::npos) continue;  // the one to start from has names to be filled in
    ++files;
    const auto once = format_grammar(text);
    INFO(entry.path());
    REQUIRE(once.ok());
    const auto twice = format_grammar(*once);
    REQUIRE(twice.ok());
    CHECK(*twice == *once);
    CHECK(std::count(once->begin(), once->end(), '#') == std::count(text.begin(), text.end(), '#'));
    // However it is spaced, it comes out the same.
    std::string wide;
    for (std::size_t at = 0; at < once->size(); ++at) {
      const char c = (*once)[at];
      const bool indent = c == '\n';
      wide += c;
      if (indent) wide += "   ";
    }
    const auto again = format_grammar(wide);
    REQUIRE(again.ok());
    CHECK(*again == *once);
  }
  CHECK(files > 5);
}

TEST_CASE("what a rule says besides its pattern is laid out as the rest") {
  const std::string ugly = R"(grammar a.b extends en
disable   rule a.b,c.d
override rule quotes.signed   priority 3
"a" => emit x{a=%region,b = $c}
unless   "x" |"y"
 "z"{2}
when a&!b | (c   =   "x" &d!=$e)
 set   a=$b ,c = % d
learn $x   as  y{full=$z}
evidence   $cue.norm from "x"
skip "a"
test "b" => none
end
lexicon y   learned{full,kind}
phase x   scope window   3 match compete above 0.4
)";
  const std::string pretty = R"(grammar a.b extends en
disable rule a.b, c.d
override rule quotes.signed priority 3
  "a" => emit x { a=%region, b=$c }
  unless "x" | "y"
    "z"{2}
  when a & !b | (c = "x" & d != $e)
  set a=$b, c=%d
  learn $x as y { full=$z }
  evidence $cue.norm from "x"
  skip "a"
  test "b" => none
end
lexicon y learned { full, kind }
phase x scope window 3 match compete above 0.4
)";
  CHECK(formatted(ugly) == pretty);
  CHECK(formatted(pretty) == pretty);
}
