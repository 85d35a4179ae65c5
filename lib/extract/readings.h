// What the rules propose as quotes, before it is settled which of them are.
#ifndef SAYSO_EXTRACT_READINGS_H_
#define SAYSO_EXTRACT_READINGS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/analysis.h"
#include "match/mention.h"

namespace sayso::extract {

struct Reading {
  const match::Mention* mention = nullptr;
  std::vector<match::TokenSpan> content;
  std::optional<match::TokenSpan> cue, source;
  double confidence = 0;
  double stated = 0;                       // the confidence that the rule gives: which of two that are as sure is preferred
  double rank = 0;                         // the confidence, less what speaks for a reading around it
  bool introduced = false;                 // by a cue or a source
  bool inner = false;                      // its cue stands within marks
  bool set_off = false;                    // speech without marks: behind a label or a colon
  bool turn = false;                       // behind a label
  bool follows = false;                    // nothing of its own introduces it, see followers.h
  bool runs_on = false;                    // it goes on with the quote before it
  const match::Mention* introduced_by = nullptr;  // whose cue it has, where that is not its own
  std::optional<std::uint32_t> nested_in;  // the reading taken, by its place among those taken

  // Whether its rule gives it more than even odds by itself.
  bool stated_surely() const { return stated >= 0.5; }
  match::TokenSpan extent() const { return {content.front().begin, content.back().end}; }
};

// By token: the number of the quotation around it that no other is around; text::kNoQuotation where there is none.
std::vector<std::uint32_t> outermost_quotations(const Analysis& analysis);

// In the order of the rules' matches.
std::vector<Reading> quote_readings(const Analysis& analysis, const std::vector<std::uint32_t>& outermost);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_READINGS_H_
