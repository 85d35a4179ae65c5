// The messages that rule authors get. Golden: tests/grammar/errors/NAME.txt is what NAME.sayso, or the pack in the folder
// NAME, must say; with SAYSO_UPDATE_GOLDEN set the files are written anew, to be read before they are committed. Rules
// without tests are said to lack them in tests.txt alone. tests/house/codes_test.py asks that every code is in one.
#include "grammar/diagnostics.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "grammar/compiled_pack.h"
#include "sayso/pack.h"

using namespace sayso;

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::vector<Diagnostic> diagnose(const std::string& text, std::vector<PackFile> more = {}) {
  more.push_back({"t.sayso", text});
  std::vector<Diagnostic> diagnostics;
  (void)Pack::from_files("test", std::move(more), &diagnostics).ok();
  return diagnostics;
}

std::vector<std::string> codes(const std::string& text, std::vector<PackFile> more = {}) {
  std::vector<std::string> out;
  for (const Diagnostic& d : diagnose(text, std::move(more))) {
    if (d.code != "G501") out.push_back(d.code);
  }
  return out;
}

}  // namespace

TEST_CASE("every message has its place, a caret and a hint, all of a run at once") {
  const std::filesystem::path folder = std::string(SAYSO_SOURCE_DIR) + "/tests/grammar/errors";
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const bool pack = entry.is_directory();
    if (!pack && entry.path().extension() != ".sayso") continue;
    ++cases;
    const std::string name = entry.path().stem().string();
    std::vector<Diagnostic> found;
    if (pack) {
      std::vector<PackFile> files;
      for (const auto& file : std::filesystem::recursive_directory_iterator(entry.path())) {
        if (file.is_regular_file()) files.push_back({std::filesystem::relative(file.path(), entry.path()).generic_string(), read(file.path().string())});
      }
      (void)Pack::from_files(name, std::move(files), &found).ok();
    } else {
      found = diagnose(read(entry.path().string()));
    }
    std::string got;
    for (const Diagnostic& d : found) {
      if (d.code != "G501" || name == "tests") got += d.to_string() + "\n";
    }
    const std::string golden = (folder / (name + ".txt")).string();
    if (std::getenv("SAYSO_UPDATE_GOLDEN")) std::ofstream(golden, std::ios::binary) << got;
    INFO(name);
    CHECK(got == read(golden));
  }
  CHECK(cases >= 10);
}

TEST_CASE("a grammar with errors gives no pack, and the error names the first and counts them") {
  const auto pack = Pack::from_files("test", {{"t.sayso", "grammar test.t\nphase p\nrule r\n  nope => emit m { }\nend\n"}});
  REQUIRE_FALSE(pack.ok());
  CHECK(pack.error().code == ErrorCode::kGrammar);
  CHECK(pack.error().position->line == 4);
  CHECK(pack.error().message.find("2 errors") != std::string::npos);
}

TEST_CASE("a mistake in a macro is told once, however many rules use it") {
  const std::string text =
      "grammar test.once\nmention m { }\nmacro named = @nam \"x\"\nphase p scope sentence\n"
      "rule a\n  named => emit m { }\nend\nrule b\n  \"b\" named => emit m { }\nend\n";
  CHECK(codes(text) == std::vector<std::string>{"G208"});
}

TEST_CASE("a declaration without its name does not take the next line's keyword for it") {
  for (const std::string keyword : {"lexicon", "class", "macro", "mention", "phase"}) {
    const std::vector<Diagnostic> found = diagnose("grammar test.bare\nmention m { }\n" + keyword + "\nphase p scope sentence\nrule a\n  \"b\" => emit m { }\nend\n");
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().code == "G121");
    CHECK(found.front().position.line == 3);
    CHECK(std::none_of(found.begin(), found.end(), [](const Diagnostic& d) { return d.code == "G106"; }));
  }
}

TEST_CASE("a folder without a grammar is no pack") {
  CHECK_FALSE(Pack::from_files("test", {{"lex/a.tsv", "form\na\n"}}).ok());
  CHECK_FALSE(Pack::builtin("xx").ok());
}

TEST_CASE("a rule lacks neither a positive nor a negative test unnoticed") {
  const auto found = diagnose("grammar test.t\nmention m { }\nphase p\nrule r\n  \"a\" => emit m { }\n  test \"a\"\nend\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "G501");
  CHECK(found[0].message.find("negative") != std::string::npos);
}

TEST_CASE("a list that no rule uses, and a file that no lexicon names, are warned of") {
  CHECK(codes("grammar test.t\nlexicon l = { a }\n") == std::vector<std::string>{"G410"});
  CHECK(codes("grammar test.t\n", {{"lex/months.tsv", "form\nMay\n"}}) == std::vector<std::string>{"L110"});
}

TEST_CASE("what can match nothing is warned of where it stands") {
  const auto rule = [](const std::string& pattern) { return "grammar test.t\nmention m { }\nphase p\nrule r\n  " + pattern + " => emit m { }\nend\n"; };
  using Codes = std::vector<std::string>;
  CHECK(codes(rule("\"a\" | [cap] | \"a\"")) == Codes{"G411"});
  CHECK(codes(rule("[norm=\"according to\"]")) == Codes{"G412"});
  CHECK(codes(rule("[norm=\"a\" & norm=\"b\"]")) == Codes{"G413"});
  CHECK(codes(rule("[cap & number & !cap]")) == Codes{"G413"});
  CHECK(codes(rule("[tag=NN]")) == Codes{"G415"});
  CHECK(codes(rule("\"a\" | [cap] | \"b\"")).empty());
  CHECK(codes(rule("\"according to\" [norm=\"a\"|\"b\" & norm!=\"b\"] [norm=\"a\" & norm=\"A\"] [cap | !cap] [norm=\"a\" | norm=\"b\"]")).empty());
  const auto found = diagnose(rule("\"x\" [norm=\"according to\"]"));
  const auto warning = std::find_if(found.begin(), found.end(), [](const Diagnostic& d) { return d.code == "G412"; });
  REQUIRE(warning != found.end());
  CHECK(warning->severity == Diagnostic::Severity::kWarning);
  CHECK(warning->position.line == 5);
  CHECK(warning->position.column == 13);
  CHECK(warning->message.find("2 tokens, according + to") != std::string::npos);
}

TEST_CASE("of two rules with one pattern the one that never wins is warned of") {
  const std::string head = "grammar test.t\nmention m { }\nphase p\nrule one\n  \"a\"  \"b\" => emit m { }\nend\n";
  const auto warned = [&](const std::string& second) {
    for (const Diagnostic& d : diagnose(head + second)) {
      if (d.code == "G414") return d.position.line;
    }
    return std::uint32_t{0};
  };
  CHECK(warned("rule two\n  \"a\" \"b\" => emit m { }\nend\n") == 7);
  CHECK(warned("rule two priority 1\n  \"a\" \"b\" => emit m { }\nend\n") == 4);
  CHECK(warned("rule two overlap ok\n  \"a\" \"b\" => emit m { }\nend\n") == 0);
  CHECK(warned("rule two\n  \"a\" \"c\" => emit m { }\nend\n") == 0);
}

TEST_CASE("an alternative is warned of only where those before it match all that it does") {
  const auto warned = [](const std::string& pattern) {
    const std::string grammar = "grammar test.t\nmention m { }\nlexicon l = { a, \"b c\" }\nlexicon exact from \"lex/exact.tsv\"\nclass c = [cap & word]\nphase p match all\nrule r\n  exact? l? c? " + pattern + " => emit m { }\nend\n";
    const auto found = codes(grammar, {{"lex/exact.tsv", "form\tcase\nUS\texact\n"}});
    return std::count(found.begin(), found.end(), "G417") > 0;
  };
  CHECK(warned("(l | \"a\")"));
  CHECK(warned("([word] | c)"));
  CHECK(warned("([word] | [number] | [cap & number])"));
  CHECK(warned("([word]+ | c c c)"));
  CHECK(warned("(\"x\"? \"y\" | \"x\" \"y\")"));
  CHECK(warned("(l | \"b\" \"d\" | [cap]{2} \"e\" | [cap & word] [] \"e\" | [cap] [cap & word] \"e\")"));
  CHECK(warned("([word] | (?= \"x\") c)"));
  CHECK(warned("((?= [cap]) [word] | (?= [cap]) c)"));
  CHECK_FALSE(warned("(\"a\" | l)"));
  CHECK_FALSE(warned("(exact | \"us\")"));
  CHECK_FALSE(warned("(c | [word])"));
  CHECK_FALSE(warned("(\"a\" | \"a\" \"b\")"));
  CHECK_FALSE(warned("([word]{2} | [word]{3})"));
  CHECK_FALSE(warned("((?= [cap]) [word] | c)"));
  CHECK_FALSE(warned("((?! \"x\") [word] | (?= \"x\") [word])"));
  CHECK_FALSE(warned("([norm=\"a\"] | [norm=\"b\"])"));
}

TEST_CASE("a rule is warned of only where another one always wins") {
  const auto warned = [](const std::string& first, const std::string& second, const std::string& options = "", const std::string& part = "", const std::string& phase = "") {
    const auto found = codes("grammar test.t\nmention m { }\nphase p " + phase + "\nrule one\n  " + first + " => emit m { }\n" + part + "end\nrule two " + options + "\n  " + second + " => emit m { }\nend\n");
    return std::count(found.begin(), found.end(), "G414") > 0;
  };
  CHECK(warned("[word]+", "\"a\" [cap & word]"));
  CHECK(warned("[word]* \".\"?", "\"a\" \".\""));
  CHECK_FALSE(warned("[word]+", "\"a\" [cap & word]", "priority 1"));
  CHECK_FALSE(warned("[word]+", "\"a\" [cap & word]", "overlap ok"));
  CHECK_FALSE(warned("[word]+", "\"a\" [cap & word]", "", "  unless \"b\"\n"));
  CHECK_FALSE(warned("[word]+", "\"a\" [cap & word]", "", "", "match all"));
  CHECK_FALSE(warned("[word]{1,2}", "\"a\" \"b\" \"c\""));
  CHECK_FALSE(warned("[word]+", "\"a\" \",\""));
}

TEST_CASE("a row that repeats or contradicts another is warned of with both lines") {
  const std::string grammar = "grammar test.t\nmention m { }\nlexicon l from \"lex/l.tsv\"\nphase p\nrule r\n  l => emit m { }\nend\n";
  // Written otherwise, more said, said otherwise, said again; and US is not us.
  const std::string rows = "form\tkind\tcase\nheavy snow\ta\nHeavy  snow\ta\nice\nice\ti\nIce\tj\nice\ti\nUS\tu\texact\nus\tv\n";
  std::vector<std::uint32_t> lines;
  for (const Diagnostic& d : diagnose(grammar, {{"lex/l.tsv", rows}})) {
    if (d.code != "L111") continue;
    CHECK(d.position.file == "lex/l.tsv");
    lines.push_back(d.position.line);
  }
  CHECK(lines == std::vector<std::uint32_t>{6, 7});
}

TEST_CASE("a required field that a rule does not give is an error") {
  CHECK(codes("grammar test.t\nmention m { x: span }\nphase p\nrule r\n  \"a\" => emit m { }\nend\n") == std::vector<std::string>{"G304"});
}

TEST_CASE("evidence names a capture and a list, and a list that is none says where") {
  const auto rule = [](const std::string& part, const std::string& phase = "") {
    return "grammar test.t\nmention m { x: span }\nphase p " + phase + "\nrule r\n  (?<x> \"a\") => emit m { x=$x }\n  " + part + "\nend\n";
  };
  using Codes = std::vector<std::string>;
  const std::string evidence = "evidence $x.norm from \"lex/e.tsv\"";
  const auto with = [&](const std::string& list) { return codes(rule(evidence), {{"lex/e.tsv", list}}); };
  CHECK(with("rule\tkey\tright\twrong\nt.r\ta\t3\t1\n").empty());
  CHECK(codes(rule(evidence)) == Codes{"G216"});
  CHECK(with("form\tright\twrong\nr\t3\t1\n") == Codes{"E101"});
  CHECK(with("rule\tkey\tright\twrong\nt.r\ta\tmany\t1\n") == Codes{"E102"});
  CHECK(with("rule\tkey\tright\twrong\nt.r\ta\t3\t1\nt.r\ta\t3\t1\n") == Codes{"E103"});
  CHECK(with("rule\tkey\tright\twrong\nt.q\ta\t3\t1\n") == Codes{"E104"});
  CHECK(codes(rule("evidence $y.norm from \"lex/e.tsv\"")) == Codes{"G305"});
  CHECK(codes(rule("evidence a from \"lex/e.tsv\"")) == Codes{"G114"});
  CHECK(codes(rule("evidence $x.norm \"lex/e.tsv\"")) == Codes{"G114"});
  CHECK(codes(rule(evidence + "\n  " + evidence)) == Codes{"G114"});
  CHECK(codes(rule("", "match competes")) == Codes{"G105"});
  CHECK(codes(rule("", "match compete above 2")) == Codes{"G105"});
}

TEST_CASE("the nearest name is offered, and none where nothing is near") {
  const std::vector<std::string> names = {"report_verb", "title", "month"};
  CHECK(grammar::did_you_mean("report_verbs", names) == "did you mean 'report_verb'?");
  CHECK(grammar::did_you_mean("tilte", names) == "did you mean 'title'?");
  CHECK(grammar::did_you_mean("zebra", names).empty());
}

TEST_CASE("a test's brackets may nest and be escaped") {
  const auto found = diagnose(
      "grammar test.t\nmention m { x: span?, y: span? }\nphase p\nrule r\n  (?<x> \"a\" (?<y> \"b\")) => emit m { x=$x, y=$y }\n"
      "  test \"[x a [y b]] and \\[sic\\] [1]\"\n  test \"c\" => none\nend\n");
  CHECK(found.empty());
  CHECK(codes("grammar test.t\nmention m { }\nphase p\nrule r\n \"a\" => emit m { }\n test \"[x a\"\n test \"b\" => none\nend\n") ==
        std::vector<std::string>{"G502"});
}
