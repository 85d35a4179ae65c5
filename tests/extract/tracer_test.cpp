// The tracer and the matcher are two readings of one program: they must agree.
#include "match/tracer.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "extract/analysis.h"
#include "extract/language_pack.h"
#include "sayso/pack.h"

using namespace sayso;
using match::TokenSpan;

namespace {

struct Reading {
  explicit Reading(std::shared_ptr<const Pack> pack) : language(std::move(pack)), tracer(language.compiled().program, language.tagger) {}
  void read(const std::string& given) {
    text = given;
    lost.clear();
    extract::analyze(text, language, Limits{}, tokenizer, types, memory, analysis, &lost);
    view = {text, analysis.tokens, analysis.tags, analysis.sentences, &types};
  }
  void look_at(std::size_t phase) { tracer.look_at(view, memory.match.phrases, analysis.mentions, phase); }
  std::string words(TokenSpan span) const { return std::string(analysis.text_of(span)); }

  extract::LanguagePack language;
  match::Tracer tracer;
  extract::PackMemory memory;
  text::Tokenizer tokenizer;
  lexicon::TypeTable types;
  extract::Analysis analysis;
  std::vector<match::Lost> lost;
  match::DocumentView view;
  std::string text;
};

std::shared_ptr<const Pack> pack_of(const std::string& grammar) {
  std::vector<Diagnostic> diagnostics;
  auto pack = Pack::from_files("test", {{"test.sayso", "grammar test.test extends common\n" + grammar}}, &diagnostics);
  for (const Diagnostic& d : diagnostics) UNSCOPED_INFO(d.to_string());
  REQUIRE(pack.ok());
  return *pack;
}

}  // namespace

TEST_CASE("what the matcher finds and what it loses, the tracer finds, and a way through it") {
  Reading reading(*Pack::builtin("en"));
  const grammar::Program& program = reading.language.compiled().program;
  std::size_t checked = 0;
  for (const auto& entry : std::filesystem::directory_iterator(SAYSO_SOURCE_DIR "/corpora/en")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    reading.read(std::string(std::istreambuf_iterator<char>(file), {}));
    for (std::size_t phase = 0; phase < program.phases.size(); ++phase) {
      reading.look_at(phase);
      const auto check = [&](std::string_view name, TokenSpan span, bool longest) {
        const auto& rules = program.phases[phase].rules;
        for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
          if (rules[rule].name != name) continue;
          const TokenSpan scope = reading.tracer.scope_of(span.begin);
          const auto attempt = reading.tracer.attempt(rule, scope, span.begin);
          const auto path = reading.tracer.path(rule, scope, span);
          if (path.size() != span.end - span.begin || !reading.tracer.may_begin(rule, scope, span.begin) || (longest && attempt.longest != span.end)) {
            FAIL(entry.path() << ": " << name << " [" << reading.words(span) << "]");
          }
          ++checked;
        }
      };
      for (const match::Mention& mention : reading.analysis.mentions.all()) check(mention.rule, mention.span, true);
      for (const match::Lost& lost : reading.lost) check(lost.rule, lost.span, true);
    }
  }
  CHECK(checked > 1'000);
}

TEST_CASE("what the tracer finds from a place, the matcher found or lost there") {
  Reading reading(*Pack::builtin("en"));
  const grammar::Program& program = reading.language.compiled().program;
  reading.read("“We will wait,” Mary Ng said on Friday. Sales fell 4 percent to $1.3 million, the minister told reporters, and \"nobody\" laughed.");
  std::size_t found = 0;
  for (std::size_t phase = 0; phase < program.phases.size(); ++phase) {
    if (program.phases[phase].all) continue;
    reading.look_at(phase);
    for (std::uint32_t rule = 0; rule < program.phases[phase].rules.size(); ++rule) {
      const std::string& name = program.phases[phase].rules[rule].name;
      for (const TokenSpan& scope : reading.tracer.scopes()) {
        for (std::uint32_t place = scope.begin; place < scope.end; ++place) {
          const auto attempt = reading.tracer.attempt(rule, scope, place);
          if (attempt.longest == 0) continue;
          ++found;
          const TokenSpan span = {place, attempt.longest};
          const auto& all = reading.analysis.mentions.all();
          const bool known = std::any_of(all.begin(), all.end(), [&](const match::Mention& m) { return m.rule == name && m.span == span; }) ||
                             std::any_of(reading.lost.begin(), reading.lost.end(), [&](const match::Lost& l) { return l.rule == name && l.span == span; });
          if (!known) FAIL(name << " [" << reading.words(span) << "]");
        }
      }
    }
  }
  CHECK(found > 10);
}

TEST_CASE("an attempt tells how far it got and what stopped it") {
  Reading reading(pack_of("record r { a: span }\nphase p\nrule r\n  (?<a> \"one\") (\"two\" | \"zwei\") \"three\" => emit r { a=$a }\n"
                          "  test \"[a one] two three\"\n  test \"x\" => none\nend\n"));
  reading.read("one two four");
  reading.look_at(0);
  const auto attempt = reading.tracer.attempt(0, {0, 3}, 0);
  CHECK(attempt.longest == 0);
  CHECK(attempt.furthest == 2);
  CHECK(attempt.wanted == 1);
  REQUIRE(attempt.stops.size() == 1);
  CHECK(attempt.stops[0].place == 2);
  CHECK(attempt.stops[0].instructions.size() == 1);
  CHECK(reading.tracer.attempt(0, {0, 3}, 1).furthest == 1);
  CHECK(reading.tracer.may_begin(0, {0, 3}, 0));
  CHECK_FALSE(reading.tracer.may_begin(0, {0, 3}, 1));
}

TEST_CASE("a way takes one step a token, by the preferred alternative") {
  Reading reading(pack_of("record r { a: span }\nphase p\nrule r\n  (?<a> [word] \"b\"? | \"a\" [word]*) \"c\"? => emit r { a=$a }\n"
                          "  test \"[a a b] c\"\n  test \"1\" => none\nend\n"));
  reading.read("a b c");
  reading.look_at(0);
  const auto path = reading.tracer.path(0, {0, 3}, {0, 3});
  REQUIRE(path.size() == 3);
  for (std::uint32_t i = 0; i < 3; ++i) CHECK(path[i].token == i);
  CHECK(reading.tracer.path(0, {0, 3}, {1, 1}).empty());
}
