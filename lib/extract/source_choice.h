// Whose words a quote is: chosen among those who stand around its cue, by a list of weights (lex/extract_sources.tsv).
//
// Rules know the source of what they are made for. Of a verb that any rule takes for a cue, and of second verbs,
// participles and infinitives, somebody else in the sentence may be the one; nobody is a choice, too. What is seen of each
// is where it stands and how the sentence knows it (the rule's own, that of another rule with the same cue, the subject of the
// cue or of another verb, the phrase next to the cue, an owner, who said what stands before), what sort of phrase it is, and
// what lies between.
#ifndef SAYSO_EXTRACT_SOURCE_CHOICE_H_
#define SAYSO_EXTRACT_SOURCE_CHOICE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/analysis.h"
#include "extract/readings.h"
#include "extract/seen_tokens.h"
#include "extract/weights.h"

namespace sayso::extract {

inline constexpr std::string_view kSourceWeights = "extract_sources";  // the setting

class SourceChoice {
 public:
  struct Candidate {
    std::optional<match::TokenSpan> span;  // none: nobody
    std::string known_as;                  // all that it is: "own subject left1"
  };

  SourceChoice(const SeenTokens& tokens, const std::vector<Reading>& readings);

  // Who may be the source of a reading that has a cue. `earlier`: the sources of quotes before it in the sentence.
  void find(const Reading& reading, std::optional<match::TokenSpan> earlier, std::vector<Candidate>& out) const;
  void see(const Reading& reading, const Candidate& candidate, const std::vector<Candidate>& all, Features& out) const;
  // The likeliest; `reading.source` where the list knows nothing of its rule.
  std::optional<match::TokenSpan> choose(const Reading& reading, std::optional<match::TokenSpan> earlier,
                                         const Weights& weights) const;

 private:
  struct Subject {
    match::TokenSpan who, verb;
  };
  const SeenTokens& tokens_;
  const Analysis& analysis_;
  std::vector<match::TokenSpan> phrases_;  // noun phrases, in text order
  std::vector<match::TokenSpan> owners_;
  std::vector<Subject> subjects_;
  struct Told {
    match::TokenSpan who;
    double stated = 0;
  };
  std::unordered_map<std::uint32_t, Told> told_;  // by the last token of a cue: whom the rule names that is surest of itself
};

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_SOURCE_CHOICE_H_
