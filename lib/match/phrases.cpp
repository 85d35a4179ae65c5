#include "match/phrases.h"

#include <algorithm>

namespace sayso::match {

void find_phrases(const DocumentView& document, const PredicateIndex& index, WordTable& words, std::vector<Phrase>& phrases) {
  phrases.clear();
  const grammar::Program& program = index.program();
  if (!program.index.has_phrases()) return;
  std::vector<std::uint32_t> free_from(program.lexicons.size(), 0);  // where the last phrase of each list ended
  std::vector<Phrase> here;
  for (const text::Sentence& sentence : document.sentences) {
    for (std::uint32_t begin = sentence.first_token; begin < sentence.end_token; ++begin) {
      std::uint32_t node = grammar::LexiconIndex::kRoot;
      here.clear();
      for (std::uint32_t at = begin; at < sentence.end_token; ++at) {
        const std::uint32_t word = words.phrase_word(document.tokens[at].type, *document.types, index);
        if (word == 0) break;
        node = program.index.follow(node, word);
        if (node == grammar::LexiconIndex::kNoNode) break;
        for (const grammar::Entry& entry : program.index.ends(node)) {
          if (begin < free_from[entry.lexicon]) continue;
          if (entry.exact) {
            const std::uint32_t from = document.tokens[begin].begin;
            if (document.text.substr(from, document.tokens[at].end() - from) != program.lexicons[entry.lexicon].list.form(entry.row)) continue;
          }
          const auto shorter = std::find_if(here.begin(), here.end(), [&](const Phrase& p) { return p.lexicon == entry.lexicon; });
          const Phrase phrase = {{begin, at + 1}, entry.lexicon, entry.row};
          if (shorter == here.end()) {
            here.push_back(phrase);
          } else if (shorter->span.end < phrase.span.end) {
            *shorter = phrase;
          }
        }
      }
      for (const Phrase& phrase : here) {
        free_from[phrase.lexicon] = phrase.span.end;
        phrases.push_back(phrase);
      }
    }
  }
}

}  // namespace sayso::match
