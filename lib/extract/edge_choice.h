// Where what is said ends, behind its cue: chosen among the places where it may, by a list of weights (lex/extract_edges.tsv).
//
// A rule says where a content begins and about where it ends. From there on every place between two phrases is asked in
// turn how likely it is that the words stop here, if they came so far; that gives each place a share. Not the likeliest
// place is taken but the one that promises the most, as readers judge: near the true end is nearly as good as on it, and
// half of the words are worth nothing (a study of attribution in news; expected Dice over all places).
#ifndef SAYSO_EXTRACT_EDGE_CHOICE_H_
#define SAYSO_EXTRACT_EDGE_CHOICE_H_

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/analysis.h"
#include "extract/readings.h"
#include "extract/seen_tokens.h"
#include "extract/weights.h"

namespace sayso::extract {

inline constexpr std::string_view kEdgeWeights = "extract_edges";  // the setting

class EdgeChoice {
 public:
  EdgeChoice(const SeenTokens& tokens, const std::vector<std::uint32_t>& outermost,
             const std::vector<Reading>& readings);

  // Whether the end of a reading is open: its last words stand behind its cue.
  static bool open(const Reading& reading);
  // The places where its last stretch may end, in text order: the token behind it. Empty where nothing is to be chosen.
  void find(const Reading& reading, std::vector<std::uint32_t>& out) const;
  // What is seen of such a place; of all those of a reading one after the other.
  struct Looked {
    match::TokenSpan content;
    Seen rule, lemma, first;
  };
  Looked look_at(const Reading& reading) const;
  void see(const Looked& reading, std::uint32_t end, Features& out) const;
  // Moves the end to where the list has it; whether that is somewhere else.
  bool choose(Reading& reading, const Weights& weights);

 private:
  std::uint32_t limit_of(const Reading& reading) const;

  const SeenTokens& tokens_;
  const Analysis& analysis_;
  const std::vector<std::uint32_t>& outermost_;
  std::vector<bool> inside_phrase_;  // by token: not the first of its noun phrase
  std::vector<bool> begins_clause_;  // by token: a subject
  std::vector<bool> begins_cue_;     // by token: a cue of a rule that is sure of itself
  std::vector<std::uint32_t>
      subject_of_;                    // by token up to its verb: where its subject begins, plus one; 0: there is none
  std::vector<std::uint32_t> verbs_;  // by token: how many verbs with a subject stand before it
  std::unordered_map<std::uint64_t, std::uint32_t> known_;  // ends chosen, by begin and rule
  std::vector<std::uint32_t> places_;
  std::vector<double> shares_;
  Features features_;
};

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_EDGE_CHOICE_H_
