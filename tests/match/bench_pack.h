// A small pack from a string, and a text run through it: for tests of the matcher alone.
#ifndef SAYSO_TESTS_MATCH_BENCH_PACK_H_
#define SAYSO_TESTS_MATCH_BENCH_PACK_H_

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "grammar/compiled_pack.h"
#include "lexicon/types.h"
#include "match/matcher.h"
#include "sayso/pack.h"
#include "tag/tagger.h"
#include "text/quotation_marks.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace sayso::tests {

class BenchPack {
 public:
  explicit BenchPack(const std::string& grammar, std::vector<PackFile> lists = {}) : tagger_(nullptr, nullptr, nullptr) {
    lists.push_back({"test.sayso", "grammar test.test\n" + grammar});
    std::vector<Diagnostic> diagnostics;
    auto pack = Pack::from_files("test", std::move(lists), &diagnostics);
    for (const Diagnostic& d : diagnostics) {
      if (d.severity == Diagnostic::Severity::kError && d.code != "G501") UNSCOPED_INFO(d.to_string());
    }
    REQUIRE(pack.ok());
    pack_ = *pack;
    matcher_ = std::make_unique<match::Matcher>(pack_->compiled().program, tagger_);
  }

  // The mentions of a text: "rule[words] field=[words]", in the order in which they were made.
  std::vector<std::string> run(const std::string& text, std::size_t window = 1000) {
    text_ = text;
    tokenizer_.tokenize(text_, pack_->compiled().tokens, tokens_);
    lexicon::intern_tokens(text_, types_, tokens_);
    text::pair_quotation_marks(text_, pack_->compiled().marks, tokens_, quotations_);
    text::segment_sentences(text_, pack_->compiled().sentences, quotations_, tokens_, sentences_);
    mentions_.clear();
    matcher_->run({text_, tokens_, {}, sentences_, &types_}, window, memory_, mentions_);
    std::vector<std::string> out;
    for (const match::Mention& mention : mentions_.all()) {
      std::string line = std::string(mention.rule.substr(mention.rule.find('.') + 1)) + "[" + words(mention.span) + "]";
      for (std::uint32_t i = 0; i < mention.field_count; ++i) line += field(mention, i);
      out.push_back(line);
    }
    return out;
  }

  // Steps that the automata took since the pack was made.
  std::uint64_t work() const {
    std::uint64_t work = 0;
    for (const auto& phase : memory_.phases) work += phase->work();
    return work;
  }

  const match::MentionTable& mentions() const { return mentions_; }
  const std::vector<text::Token>& tokens() const { return tokens_; }

 private:
  std::string words(match::TokenSpan span) const {
    std::string out;
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (!out.empty()) out += ' ';
      out += text::form_of(text_, tokens_[i]);
    }
    return out;
  }
  std::string field(const match::Mention& mention, std::uint32_t number) const {
    const match::Field& f = mentions_.fields()[mention.first_field + number];
    std::string out = " " + std::string(f.name) + "=" + std::string(f.text);
    if (!f.text.empty()) return out;
    for (const match::TokenSpan& span : mentions_.spans(mention, f.name)) out += "[" + words(span) + "]";
    return out;
  }

  std::shared_ptr<const Pack> pack_;
  tag::Tagger tagger_;
  std::unique_ptr<match::Matcher> matcher_;
  match::MatchMemory memory_;
  text::Tokenizer tokenizer_;
  lexicon::TypeTable types_;
  std::string text_;
  std::vector<text::Token> tokens_;
  std::vector<text::Quotation> quotations_;
  std::vector<text::Sentence> sentences_;
  match::MentionTable mentions_;
};

}  // namespace sayso::tests

#endif  // SAYSO_TESTS_MATCH_BENCH_PACK_H_
