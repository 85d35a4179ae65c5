#include "extract/weights.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "extract/choice_fitter.h"
#include "extract/weight_fitter.h"

using sayso::Diagnostic;
using sayso::extract::ChoiceFitter;
using sayso::extract::Features;
using sayso::extract::WeightFitter;
using sayso::extract::Weights;
using sayso::lexicon::WordList;

namespace {

WordList list_of(std::string text) {
  std::vector<Diagnostic> problems;
  WordList list = WordList::parse("weights.tsv", std::make_shared<const std::string>(std::move(text)), problems);
  REQUIRE(problems.empty());
  return list;
}

Features seen(std::string_view rule, std::string_view lemma) {
  Features features(true);
  features.add("rule", rule);
  features.add("rule+lemma", rule, lemma);
  return features;
}

// Readings of two rules: of one all are right, of the other those of one lemma.
WeightFitter fitted() {
  WeightFitter fitter;
  for (int i = 0; i < 60; ++i) {
    fitter.add(seen("r.sure", "say"), true);
    fitter.add(seen("r.open", "say"), true);
    fitter.add(seen("r.open", "paint"), false);
    fitter.add(seen("r.open", i % 2 ? "carry" : "mend"), false);
  }
  return fitter;
}

Features placed(std::string_view as, std::string_view verb) {
  Features features(true);
  features.add("as", as);
  features.add("verb", verb);
  features.add("as+verb", as, verb);
  return features;
}

// The subject is right, but of one verb that says what is done to it: then nobody is.
ChoiceFitter chosen() {
  ChoiceFitter fitter;
  for (int i = 0; i < 60; ++i) {
    const std::string_view verb = i % 3 == 0 ? "face" : "say";
    fitter.begin();
    fitter.add(placed("subject", verb), verb == "say");
    fitter.add(placed("left", verb), false);
    fitter.add(placed("nobody", verb), verb == "face");
  }
  return fitter;
}

}  // namespace

TEST_CASE("of those who may be chosen the right ones get the greater sums, and what all share gets no weight") {
  const Weights weights(list_of(chosen().list({}, {"Chosen."})));
  CHECK(weights.sum(placed("subject", "say")) > weights.sum(placed("nobody", "say")) + 1);
  CHECK(weights.sum(placed("nobody", "face")) > weights.sum(placed("subject", "face")) + 1);
  CHECK(weights.sum(placed("nobody", "say")) > weights.sum(placed("left", "say")));
  CHECK_FALSE(weights.knows(Features::mixed("verb", "say")));
}

TEST_CASE("choices in which nobody is right change nothing") {
  ChoiceFitter fitter = chosen();
  for (int i = 0; i < 60; ++i) {
    fitter.begin();
    fitter.add(placed("left", "say"), false);
    fitter.add(placed("subject", "say"), false);
  }
  CHECK(fitter.list({}, {}) == chosen().list({}, {}));
}

TEST_CASE("a choice that counts twice is as good as two") {
  ChoiceFitter twice, both;
  for (int i = 0; i < 20; ++i) {
    for (int of_both = 0; of_both < 2; ++of_both) {
      both.begin();
      both.add(placed("subject", "say"), true);
      both.add(placed("left", "say"), false);
    }
    twice.begin(2);
    twice.add(placed("subject", "say"), true);
    twice.add(placed("left", "say"), false);
  }
  CHECK(twice.list({}, {}) == both.list({}, {}));
}

TEST_CASE("weights are found by name and values, and what has no row says nothing") {
  const Weights weights(
      list_of("feature\tweight\tfirst\tsecond\nrule\t1.5\tr.sure\nrule+lemma\t-2\tr.sure\tcall for\n"));
  CHECK(weights.sum(seen("r.sure", "say")) == Approx(1.5));
  CHECK(weights.sum(seen("r.sure", "call for")) == Approx(-0.5));
  CHECK(weights.sum(seen("r.open", "call for")) == 0);
  CHECK(weights.probability(seen("r.open", "say")) == Approx(0.5));
  CHECK(weights.knows(Features::mixed("rule", "r.sure")));
  CHECK_FALSE(weights.knows(Features::mixed("rule", "r.open")));
}

TEST_CASE("the values of a feature are told apart by their order and their edges") {
  CHECK(Features::mixed("a", "b", "c") != Features::mixed("a", "c", "b"));
  CHECK(Features::mixed("a", "bc") != Features::mixed("a", "b", "c"));
}

TEST_CASE("a list without weights is empty, and rows that hold no number are passed over") {
  CHECK(Weights(list_of("feature\tnote\nrule\t1\n")).empty());
  const Weights weights(list_of("feature\tweight\tfirst\nrule\tmuch\tr.sure\nrule\t2\tr.open\n"));
  CHECK(weights.sum(seen("r.sure", "say")) == 0);
  CHECK(weights.sum(seen("r.open", "say")) == Approx(2));
}

TEST_CASE("what was right makes sure, what was wrong makes unsure") {
  const Weights weights(list_of(fitted().list({}, {"Fitted."})));
  CHECK(weights.probability(seen("r.sure", "say")) > 0.8);
  CHECK(weights.probability(seen("r.open", "say")) > 0.7);
  CHECK(weights.probability(seen("r.open", "paint")) < 0.2);
  CHECK(weights.probability(seen("r.open", "unheard")) < 0.5);
}

TEST_CASE("the same cases give the same list, and a higher price a shorter one") {
  const WeightFitter fitter = fitted();
  CHECK(fitter.list({}, {}) == fitted().list({}, {}));
  CHECK(fitter.list({.sparse = 1000}, {}).size() < fitter.list({}, {}).size());
}

TEST_CASE("a list names every rule it was fitted with, though it may say nothing of it") {
  const Weights weights(list_of(fitted().list({.sparse = 1000}, {})));
  CHECK(weights.knows(Features::mixed("rule", "r.sure")));
  CHECK(weights.knows(Features::mixed("rule", "r.open")));
  CHECK(weights.sum(seen("r.open", "paint")) == 0);
}

TEST_CASE("what was seen in few cases has no row") {
  WeightFitter fitter = fitted();
  for (int i = 0; i < 3; ++i) fitter.add(seen("r.rare", "say"), false);
  CHECK(fitter.list({.fewest = 5}, {}).find("r.rare") == std::string::npos);
  CHECK(fitter.list({.fewest = 3}, {}).find("r.rare") != std::string::npos);
}
