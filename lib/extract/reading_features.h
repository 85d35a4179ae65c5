// What can be seen of a reading, for the list that tells how sure it is (lex/extract_readings.tsv, weights.h).
//
// Seen is what a study of attribution in news found to matter, by rule, word and place, and nothing that belongs to one
// language: forms and lemmas come from the text, tags from the pack. In the names of features, the part before the first
// space says what is looked at, the rest what was there:
//
//   rule, lemma          the rule, and the lemma of its cue as the rule gives it
//   marks                whether the cue stands in marks
//   cue                  the tags of the first and last word of the cue, and its first and last word
//   source               who it is: a kind of name, a pronoun, the tag of its last word; and that word
//   content              first words, last word, length, whether in marks, what comes right behind it
//   before               the word before all of it
//   near                 whether words in marks follow soon that are no part of it
//   beside               another rule that has a reading with this cue
#ifndef SAYSO_EXTRACT_READING_FEATURES_H_
#define SAYSO_EXTRACT_READING_FEATURES_H_

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/analysis.h"
#include "extract/readings.h"
#include "extract/seen_tokens.h"
#include "extract/weights.h"

namespace sayso::extract {

inline constexpr std::string_view kReadingWeights = "extract_readings";  // the setting

// Of its cue, as the rule gives it; else the last word of the cue.
Seen lemma_of(const SeenTokens& tokens, const Reading& reading);

class ReadingFeatures {
 public:
  // All of `readings` are looked at together: who else has the same cue says something, too.
  ReadingFeatures(const SeenTokens& tokens, const std::vector<std::uint32_t>& outermost,
                  const std::vector<Reading>& readings);

  // Replaces `out` by what is seen of one of the readings.
  void see(const Reading& reading, Features& out) const;

  // The feature that tells whether a list knows a rule.
  static std::uint64_t of_rule(std::string_view rule);

 private:
  const SeenTokens& tokens_;
  const Analysis& analysis_;
  const std::vector<std::uint32_t>& outermost_;
  std::unordered_map<std::uint32_t, std::vector<Seen>> beside_;  // rules, by the last token of the cue
};

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_READING_FEATURES_H_
