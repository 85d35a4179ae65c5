// Words and what is true of them.
//
// A *word* is a type under a tag. Every predicate of the pack is asked once of a word, and the answers are kept
// as a row of bits; a text of a million tokens asks some 40,000 times. Predicates that compare a normal form
// are found by hash, so that a new word costs what its own forms and shapes cost, not what all literals of all
// rules would.
#ifndef SAYSO_MATCH_WORD_CLASSES_H_
#define SAYSO_MATCH_WORD_CLASSES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/program.h"
#include "match/document_view.h"
#include "tag/tagger.h"

namespace re2 {
class RE2;
}

namespace sayso::match {

using WordId = std::uint32_t;

// What all workspaces share: the predicates, sorted by how they are answered. Immutable.
class PredicateIndex {
 public:
  PredicateIndex(const grammar::Program& program, const tag::Tagger& tagger);
  ~PredicateIndex();

  std::size_t bits() const { return program_.predicates.size(); }
  // Sets the bits of a word in `row` (zeroed by the caller; one bit a predicate).
  void answer(std::string_view form, std::string_view norm, std::uint32_t flags, tag::TagId tag, std::uint64_t* row) const;

  const grammar::Program& program() const { return program_; }

 private:
  const grammar::Program& program_;
  const tag::Tagger& tagger_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_norm_, by_form_, by_lemma_;
  std::vector<std::vector<std::uint32_t>> by_tag_;
  std::vector<std::uint32_t> by_lexicon_;  // predicate + 1 of a lexicon, 0: none
  std::vector<std::uint32_t> others_;
  std::vector<std::unique_ptr<re2::RE2>> regexes_;  // by predicate, where it has one
};

// The words that a workspace has met.
class WordTable {
 public:
  // The word of a type under a tag. Stable until the type table is emptied.
  WordId word(lexicon::TypeId type, tag::TagId tag, const lexicon::TypeTable& types, const PredicateIndex& index);
  const std::uint64_t* row(WordId word) const { return rows_.data() + word * width_; }
  // The number of a type among the words of list entries with several words, 0 if it is none.
  std::uint32_t phrase_word(lexicon::TypeId type, const lexicon::TypeTable& types, const PredicateIndex& index);
  std::size_t size() const { return count_; }
  void clear();

 private:
  struct Slot {
    std::uint64_t key = 0;  // type << 8 | tag, plus 1
    WordId word = 0;
  };
  void grow();

  std::size_t width_ = 0;
  std::size_t count_ = 0;
  std::vector<std::uint64_t> rows_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> phrase_words_;  // by type, + 1; 0: not asked yet
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_WORD_CLASSES_H_
