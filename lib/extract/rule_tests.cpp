// The tests inside rules: each is a small document that goes the whole way to mentions.
#include <fmt/format.h>

#include <algorithm>

#include "extract/analysis.h"
#include "grammar/compiled_pack.h"
#include "sayso/pack.h"

namespace sayso {
namespace {

using extract::Analysis;

// Whether some mention of the rule has all that the test marks; if not, what there is instead.
bool holds(const Analysis& analysis, const grammar::Rule& rule, const grammar::TestCase& test, std::string& outcome) {
  std::string seen;
  bool found = false;
  for (const match::Mention& mention : analysis.mentions.all()) {
    if (mention.rule != rule.name) continue;
    found = true;
    std::string shown, wrong;
    for (const auto& [field, range] : test.spans) {
      bool same = false;
      std::string have;
      for (const match::TokenSpan& span : analysis.mentions.spans(mention, field)) {
        const std::uint32_t begin = analysis.tokens[span.begin].begin, end = analysis.tokens[span.end - 1].end();
        same = same || (begin == range.first && end == range.second);
        have += fmt::format("{}[{}]", have.empty() ? "" : " ", analysis.text.substr(begin, end - begin));
      }
      if (!same) wrong += fmt::format(" {}={}", field, have.empty() ? "(none)" : have);
    }
    for (const auto& [field, text] : test.values) {
      const std::string_view have = analysis.mentions.text(mention, field);
      if (have != text) wrong += fmt::format(" {}='{}'", field, have);
    }
    if (!test.none && wrong.empty()) return true;
    seen += fmt::format("{}[{}]{}", seen.empty() ? "" : "; ", analysis.text_of(mention.span), wrong);
  }
  if (test.none && !found) return true;
  if (found) {
    outcome = fmt::format("found {}", seen);
    return false;
  }
  std::string others;
  for (const match::Mention& mention : analysis.mentions.all()) {
    if (mention.rule.starts_with("text.") || mention.rule.starts_with("value.")) continue;
    others += fmt::format("{}{} [{}]", others.empty() ? "" : ", ", mention.rule, analysis.text_of(mention.span));
  }
  outcome = fmt::format("not found; instead: {}", others.empty() ? "nothing" : others);
  return false;
}

bool gave_nothing(const Analysis& analysis, const grammar::Rule& rule) {
  const auto& all = analysis.mentions.all();
  return std::none_of(all.begin(), all.end(), [&](const match::Mention& m) { return m.rule == rule.name; });
}

RuleTest skipped(const grammar::Rule& rule, const grammar::TestCase& test) {
  RuleTest result;
  result.rule = rule.name;
  result.position = test.position;
  result.skipped = true;
  result.text = test.source;
  result.plain = test.text;
  return result;
}

}  // namespace

std::vector<RuleTest> Pack::run_tests() const {
  // The pack is borrowed: it outlives what is made here.
  const extract::LanguagePack language(std::shared_ptr<const Pack>(std::shared_ptr<const Pack>(), this));
  extract::PackMemory memory;
  text::Tokenizer tokenizer;
  lexicon::TypeTable types;
  Analysis analysis;
  std::vector<RuleTest> results;
  for (const grammar::Phase& phase : compiled_->program.phases) {
    for (const grammar::Rule& rule : phase.rules) {
      for (const grammar::TestCase& test : rule.tests) {
        if (test.skip) {
          results.push_back(skipped(rule, test));
          continue;
        }
        extract::analyze(test.text, language, Limits{}, tokenizer, types, memory, analysis);
        RuleTest result;
        result.rule = rule.name;
        result.position = test.position;
        result.todo = test.todo;
        result.text = test.source;
        result.plain = test.text;
        result.passed = holds(analysis, rule, test, result.outcome);
        result.nothing = !result.passed && !test.none && gave_nothing(analysis, rule);
        results.push_back(std::move(result));
      }
    }
  }
  return results;
}

}  // namespace sayso
