// Evidence lists: how often the readings of a rule were right, by what a capture says, counted over annotated documents.
//
//   # Readings of attribution, right and wrong. Counts over 840 annotated articles.
//   rule               key     right   wrong
//   quotes.said_that   say     812     31
//   quotes.said_that   show    9       40
//   quotes.said_that   *       21      33
//
// A row with the key * holds the counts of all keys too rare for a row of their own. What few cases say is smoothed by
// what more cases say, from key to rule to phase: the rate at a key is (right + 4 x rate of the rule) / (cases + 4), and
// that of a rule (right + 4 x its prior) / (cases + 4), where the prior is the confidence that the rule itself gives or
// else the rate of all counts of the phase. The weight of 4 is from a study of attribution in news.
#ifndef SAYSO_GRAMMAR_EVIDENCE_LIST_H_
#define SAYSO_GRAMMAR_EVIDENCE_LIST_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/diagnostics.h"
#include "grammar/program.h"
#include "lexicon/word_list.h"

namespace sayso::grammar {

inline constexpr std::string_view kOtherKeys = "*";

struct EvidenceRow {
  std::string rule, key;
  std::size_t right = 0, wrong = 0;
  std::uint32_t line = 0;  // of the file
};

// Rows that are none are reported (E101: a column is missing, E102: no number, E103: a second row of one key).
std::vector<EvidenceRow> read_evidence(const lexicon::WordList& list, Reporter& reporter);
// `head`: comment lines without their #. Rows are sorted by rule and key.
std::string write_evidence(std::vector<EvidenceRow> rows, const std::vector<std::string>& head);

// The rates of the rules of a phase, from the rows of their lists.
void fill_rates(Phase& phase, const std::unordered_map<std::string, std::vector<EvidenceRow>>& lists);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_EVIDENCE_LIST_H_
