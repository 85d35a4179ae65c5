// Sentences.
//
// A sentence ends at a stop that is no part of an abbreviation, initial or number, with the closing marks
// behind it, and at the end of every line that is a paragraph of its own. In doubt it does not end.
#ifndef SAYSO_TEXT_SENTENCES_H_
#define SAYSO_TEXT_SENTENCES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "text/quotation_marks.h"
#include "text/tokens.h"

namespace sayso::text {

// Lower case, without the final stop.
struct SentenceTables {
  std::unordered_set<std::string> abbreviations;  // may end a sentence before a capital: "inc", "etc"
  std::unordered_set<std::string> titles;         // never end one: "mr", "gen", "vs"
  std::unordered_set<std::string> numbered;       // end none before a number: "no", "p", "fig"
  std::unordered_set<std::string> finals;         // end one before any capital: "ph.d", "b.c"
  std::unordered_set<std::string> starters;       // capitalised after an abbreviation they begin a sentence: "the", "he"
  std::unordered_set<std::string> fronts;         // begin with a time or place: "at", "in"
  std::unordered_set<std::string> units;          // abbreviations only behind a number: "in"
  std::unordered_set<std::string> clock;          // end what a number begins; another number begins anew: "a.m"
  std::unordered_set<std::string> speech;         // verbs that follow who said “Why?”: "asked"; none: any word may
  std::uint32_t longest_abbreviation = 0;         // bytes, of the first four
  std::uint32_t ordinal_digits = 0;               // numbers of up to so many may be ordinals, written with a stop: "3. Mai"
};

struct Sentence {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;  // exclusive
  std::uint32_t paragraph = 0;  // from 0
};

// Replaces `sentences` and sets kSentenceStart and kSentenceEnd. Every token is in one sentence. Linear.
void segment_sentences(std::string_view text, const SentenceTables& tables, const std::vector<Quotation>& quotations,
                       std::vector<Token>& tokens, std::vector<Sentence>& sentences);

}  // namespace sayso::text

#endif  // SAYSO_TEXT_SENTENCES_H_
