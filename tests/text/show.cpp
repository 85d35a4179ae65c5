#include "show.h"

#include <catch2/catch.hpp>
#include <map>
#include <memory>

#include "grammar/compiled_pack.h"
#include "sayso/pack.h"

namespace sayso::tests {
namespace {

const grammar::CompiledPack& pack(const std::string& language) {
  static std::map<std::string, std::shared_ptr<const Pack>> packs;
  auto& pack = packs[language];
  if (!pack) {
    auto made = Pack::builtin(language);
    REQUIRE(made.ok());
    pack = *made;
  }
  return pack->compiled();
}

}  // namespace

const text::TokenTables& token_tables(const std::string& language) { return pack(language).tokens; }
const text::MarkTables& mark_tables(const std::string& language) { return pack(language).marks; }
const text::SentenceTables& sentence_tables(const std::string& language) { return pack(language).sentences; }

std::vector<text::Token> tokens_of(std::string_view s, const std::string& language) {
  std::vector<text::Token> tokens;
  text::Tokenizer tokenizer;
  tokenizer.tokenize(s, token_tables(language), tokens);
  return tokens;
}

Cut cut(std::string_view s, const std::string& language) {
  Cut c;
  c.text = s;
  c.tokens = tokens_of(c.text, language);
  text::pair_quotation_marks(c.text, mark_tables(language), c.tokens, c.quotations);
  text::segment_sentences(c.text, sentence_tables(language), c.quotations, c.tokens, c.sentences);
  return c;
}

std::string split(std::string_view s, const std::string& language) {
  std::string out;
  for (const text::Token& token : tokens_of(s, language)) {
    if (!out.empty()) out += ' ';
    out += text::form_of(s, token);
  }
  return out;
}

std::vector<std::string> quotations_of(std::string_view s, const std::string& language) {
  std::vector<std::string> out;
  const Cut c = cut(s, language);
  for (const text::Quotation& q : c.quotations) {
    out.push_back(c.text.substr(q.begin, q.end - q.begin) + (q.closed ? "" : "…"));
  }
  return out;
}

std::vector<std::string> sentences_of(std::string_view s, const std::string& language) {
  std::vector<std::string> out;
  const Cut c = cut(s, language);
  for (const text::Sentence& sentence : c.sentences) {
    const std::size_t begin = c.tokens[sentence.first_token].begin;
    out.push_back(c.text.substr(begin, c.tokens[sentence.end_token - 1].end() - begin));
  }
  return out;
}

}  // namespace sayso::tests
