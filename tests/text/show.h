// Texts cut up and shown as strings, with the tables of a built-in pack.
#ifndef SAYSO_TESTS_TEXT_SHOW_H_
#define SAYSO_TESTS_TEXT_SHOW_H_

#include <string>
#include <string_view>
#include <vector>

#include "text/quotation_marks.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace sayso::tests {

const text::TokenTables& token_tables(const std::string& language = "en");
const text::MarkTables& mark_tables(const std::string& language = "en");
const text::SentenceTables& sentence_tables(const std::string& language = "en");

// A text with everything this room knows of it.
struct Cut {
  std::string text;
  std::vector<text::Token> tokens;
  std::vector<text::Quotation> quotations;
  std::vector<text::Sentence> sentences;
};
Cut cut(std::string_view text, const std::string& language = "en");

std::vector<text::Token> tokens_of(std::string_view text, const std::string& language = "en");

// The forms, with a space between.
std::string split(std::string_view text, const std::string& language = "en");

// The quotations as slices of the text, with "…" behind those that are not closed.
std::vector<std::string> quotations_of(std::string_view text, const std::string& language = "en");

// The sentences as slices of the text.
std::vector<std::string> sentences_of(std::string_view text, const std::string& language = "en");

}  // namespace sayso::tests

#endif  // SAYSO_TESTS_TEXT_SHOW_H_
