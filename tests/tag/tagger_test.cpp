#include "tag/tagger.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace sayso;

namespace {

lexicon::WordList list_of(std::string name, std::string content) {
  std::vector<Diagnostic> diagnostics;
  auto text = std::make_shared<const std::string>(std::move(content));
  lexicon::WordList result = lexicon::WordList::parse(std::move(name), std::move(text), diagnostics);
  REQUIRE(diagnostics.empty());
  return result;
}

lexicon::WordList english(const std::string& name) {
  std::ifstream file(SAYSO_SOURCE_DIR "/grammars/en/lex/" + name + ".tsv");
  return list_of(name, std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()));
}

// A text with the tags of its tokens, taken as one sentence.
class Tagged {
 public:
  const tag::Tagger& tagger() const { return tagger_; }

  // "form/TAG form/TAG …"
  std::string operator()(const std::string& s) {
    text::Tokenizer tokenizer;
    std::vector<text::Token> tokens;
    tokenizer.tokenize(s, {{"n't", "'s"}}, tokens);
    lexicon::intern_tokens(s, types_, tokens);
    std::vector<tag::TagId> tags(tokens.size());
    tagger_.tag(s, tokens, types_, memory_, tags);
    std::string out;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!out.empty()) out += ' ';
      out += text::form_of(s, tokens[i]);
      out += '/';
      out += tagger_.tag_name(tags[i]);
    }
    return out;
  }

  lexicon::TypeTable& types() { return types_; }

 private:
  lexicon::WordList words_ = english("tag_words");
  lexicon::WordList trigrams_ = english("tag_trigrams");
  lexicon::WordList settings_ = english("tag_settings");
  tag::Tagger tagger_{&words_, &trigrams_, &settings_};
  lexicon::TypeTable types_;
  tag::TagMemory memory_;
};

Tagged& tagged() {
  static Tagged t;
  return t;
}

std::string lemma(const char* norm, const char* name) {
  const tag::Tagger& tagger = tagged().tagger();
  return tagger.lemma(norm, tagger.tag_id(name));
}

}  // namespace

TEST_CASE("the words around tell a verb from a noun") {
  CHECK(tagged()("The board reports a loss.") == "The/DT board/NN reports/VBZ a/DT loss/NN ./.");
  CHECK(tagged()("Two reports said so.") == "Two/CD reports/NNS said/VBD so/RB ./.");
  CHECK(tagged()("They will plan the claim.") == "They/PRP will/MD plan/VB the/DT claim/NN ./.");
  CHECK(tagged()("The plan will fail.") == "The/DT plan/NN will/MD fail/VB ./.");
}

TEST_CASE("an auxiliary tells a participle from a past tense") {
  CHECK(tagged()("She had declined.") == "She/PRP had/VBD declined/VBN ./.");
  CHECK(tagged()("She declined to comment.") == "She/PRP declined/VBD to/TO comment/VB ./.");
}

TEST_CASE("clitics are told apart by what is around them") {
  CHECK(tagged()("The board's chair doesn't pay.") == "The/DT board/NN 's/POS chair/NN does/VBZ n't/RB pay/VB ./.");
  CHECK(tagged()("He's gone, she’s not.") == "He/PRP 's/VBZ gone/VBN ,/, she/PRP ’s/VBZ not/RB ./.");
}

TEST_CASE("a word at the beginning of a sentence is known by its small letter") {
  CHECK(tagged()("Yesterday they met.") == "Yesterday/NN they/PRP met/VBD ./.");
  CHECK(tagged()("Fishing has stopped.").substr(0, 11) == "Fishing/NN ");
}

TEST_CASE("unknown words are guessed by capital and ending") {
  CHECK(tagged()("The minister Zorvaldsen grumblified quickishly.") ==
        "The/DT minister/NN Zorvaldsen/NNP grumblified/VBD quickishly/RB ./.");
}

TEST_CASE("words with hyphens, ordinals and abbreviations are tagged as one, their numbers as numbers") {
  CHECK(tagged()("the 34-year-old skipper") == "the/DT 34/CD -/JJ year/JJ -/JJ old/JJ skipper/NN");
  CHECK(tagged()("the 2nd boat of 2010-12") == "the/DT 2/CD nd/JJ boat/NN of/IN 2010/CD -/: 12/CD");
  CHECK(tagged()("They told Mr. Lunde so.") == "They/PRP told/VBD Mr/NNP ./NNP Lunde/NNP so/RB ./.");
}

TEST_CASE("marks and symbols have fixed tags") {
  CHECK(tagged()("$ 30 % ( x ) — #") == "$/$ 30/CD %/NN (/-LRB- x/NN )/-RRB- —/: #/#");
}

TEST_CASE("lemmas come from the counts, then from the verb's other forms, then from endings") {
  CHECK(lemma("said", "VBD") == "say");
  CHECK(lemma("reports", "NNS") == "report");
  CHECK(lemma("n't", "RB") == "not");
  CHECK(lemma("went", "VBN") == "go");
  CHECK(lemma("grumblified", "VBD") == "grumblify");
  CHECK(lemma("zorbed", "VBD") == "zorb");
  CHECK(lemma("wugs", "NNS") == "wug");
  CHECK(lemma("wug", "NN") == "wug");
}

TEST_CASE("what was remembered is forgotten with the types, and with another tagger") {
  const std::string s = "The board reports a loss.";
  const std::string before = tagged()(s);
  tagged().types().clear();
  tagged()("Loss a reports board the .");
  CHECK(tagged()(s) == before);

  const auto words = list_of("words", "form\ttag\tlemma\tcount\na\tX\t\t9\n");
  const auto trigrams = list_of("trigrams", "first\tsecond\tthird\tcount\n<s>\t<s>\tX\t5\n<s>\tX\t</s>\t5\n");
  const auto settings = list_of("settings", "form\ttag\tlemma\n.\tEND\t\n");
  const std::string text = "a.";
  text::Tokenizer tokenizer;
  std::vector<text::Token> tokens;
  tokenizer.tokenize(text, {}, tokens);
  lexicon::TypeTable types;
  lexicon::intern_tokens(text, types, tokens);
  tag::TagMemory memory;
  std::vector<tag::TagId> tags(tokens.size());
  tagged().tagger().tag(text, tokens, types, memory, tags);
  const tag::Tagger other(&words, &trigrams, &settings);
  other.tag(text, tokens, types, memory, tags);
  CHECK(other.tag_name(tags[0]) == "X");
  CHECK(other.tag_name(tags[1]) == "END");
}

TEST_CASE("without lists every tag is none") {
  const tag::Tagger tagger(nullptr, nullptr, nullptr);
  CHECK(tagger.empty());
  const std::string s = "a b";
  text::Tokenizer tokenizer;
  std::vector<text::Token> tokens;
  tokenizer.tokenize(s, {}, tokens);
  lexicon::TypeTable types;
  lexicon::intern_tokens(s, types, tokens);
  tag::TagMemory memory;
  std::vector<tag::TagId> tags(tokens.size(), 7);
  tagger.tag(s, tokens, types, memory, tags);
  CHECK(tags == std::vector<tag::TagId>(2, tag::kNoTag));
  CHECK(tagger.tag_name(tags[0]).empty());
  CHECK(tagger.lemma("said", tag::kNoTag) == "said");
}

TEST_CASE("a sentence may be longer than a window, and of anything") {
  for (const char* piece : {"the board said that ", "a-", "1x-", "' ", "Mr. ", "\xFF"}) {
    std::string s;
    while (s.size() < 300'000) s += piece;
    CHECK(tagged()(s).size() > s.size());
  }
}
