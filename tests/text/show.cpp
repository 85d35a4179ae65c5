#include "show.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

#include "lexicon/word_list.h"

namespace sayso::tests {
namespace {

lexicon::WordList list(const std::string& name) {
  std::ifstream file(SAYSO_SOURCE_DIR "/grammars/" + name);
  auto text = std::make_shared<const std::string>(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  std::vector<Diagnostic> diagnostics;
  lexicon::WordList result = lexicon::WordList::parse(name, std::move(text), diagnostics);
  REQUIRE(diagnostics.empty());
  REQUIRE(result.rows() > 0);
  return result;
}

std::vector<std::string> forms(const std::string& name) {
  std::vector<std::string> out;
  const lexicon::WordList words = list(name);
  for (std::size_t i = 0; i < words.rows(); ++i) out.emplace_back(words.form(i));
  return out;
}

}  // namespace

const text::TokenTables& token_tables() {
  static const text::TokenTables tables{forms("en/lex/text_clitics.tsv")};
  return tables;
}

const text::MarkTables& mark_tables() {
  static const text::MarkTables tables = [] {
    text::MarkTables t;
    const lexicon::WordList marks = list("common/lex/text_marks.tsv");
    for (std::size_t i = 0; i < marks.rows(); ++i) {
      t.pairs.push_back({std::string(marks.form(i)), std::string(marks.cell(i, "close")), marks.cell(i, "inner") == "yes"});
    }
    t.elisions = forms("en/lex/text_elisions.tsv");
    return t;
  }();
  return tables;
}

const text::SentenceTables& sentence_tables() {
  static const text::SentenceTables tables = [] {
    text::SentenceTables t;
    const lexicon::WordList words = list("en/lex/text_abbreviations.tsv");
    for (std::size_t i = 0; i < words.rows(); ++i) {
      const std::string_view kind = words.cell(i, "kind");
      (kind == "title" ? t.titles : kind == "numbered" ? t.numbered : kind == "final" ? t.finals : t.abbreviations)
          .emplace(words.form(i));
    }
    const lexicon::WordList starters = list("en/lex/text_starters.tsv");
    for (std::size_t i = 0; i < starters.rows(); ++i) {
      t.starters.emplace(starters.form(i));
      if (starters.cell(i, "kind") == "front") t.fronts.emplace(starters.form(i));
    }
    return t;
  }();
  return tables;
}

std::vector<text::Token> tokens_of(std::string_view s) {
  std::vector<text::Token> tokens;
  text::Tokenizer tokenizer;
  tokenizer.tokenize(s, token_tables(), tokens);
  return tokens;
}

Cut cut(std::string_view s) {
  Cut c;
  c.text = s;
  c.tokens = tokens_of(c.text);
  text::pair_quotation_marks(c.text, mark_tables(), c.tokens, c.quotations);
  text::segment_sentences(c.text, sentence_tables(), c.quotations, c.tokens, c.sentences);
  return c;
}

std::string split(std::string_view s) {
  std::string out;
  for (const text::Token& token : tokens_of(s)) {
    if (!out.empty()) out += ' ';
    out += text::form_of(s, token);
  }
  return out;
}

std::vector<std::string> quotations_of(std::string_view s) {
  std::vector<std::string> out;
  const Cut c = cut(s);
  for (const text::Quotation& q : c.quotations) {
    out.push_back(c.text.substr(q.begin, q.end - q.begin) + (q.closed ? "" : "…"));
  }
  return out;
}

std::vector<std::string> sentences_of(std::string_view s) {
  std::vector<std::string> out;
  const Cut c = cut(s);
  for (const text::Sentence& sentence : c.sentences) {
    const std::size_t begin = c.tokens[sentence.first_token].begin;
    out.push_back(c.text.substr(begin, c.tokens[sentence.end_token - 1].end() - begin));
  }
  return out;
}

}  // namespace sayso::tests
