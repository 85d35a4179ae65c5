// Words and what is true of them.
//
// A *word* is a type under a tag. Every predicate of the pack is asked once of a word; a text of a million tokens asks some
// 40,000 times. To a phase, words of which its own predicates say the same are one class, and there are some hundreds of these:
// so what is kept of a word is its class in every phase, side by side, and not the answers. Predicates that compare a normal form
// are found by hash, so that a new word costs what its own forms and shapes cost, not what all literals of all
// rules would.
#ifndef SAYSO_MATCH_WORD_CLASSES_H_
#define SAYSO_MATCH_WORD_CLASSES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "grammar/program.h"
#include "match/answer_table.h"
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

// The classes of words in one phase.
class WordClasses {
 public:
  using ClassId = std::uint32_t;
  static constexpr ClassId kNoWord = 0;  // where no word is: every predicate is false

  // `asked`: a bit for each predicate of the pack that the phase asks.
  explicit WordClasses(std::vector<std::uint64_t> asked) : asked_(std::move(asked)), nothing_(asked_.size()) {}

  // The class of the words with these answers, all of the pack's; numbers follow one another, from 1.
  ClassId find(const std::uint64_t* answers) {
    const AnswerTable::Place place = by_answers_.find(0, answers, asked_.data(), asked_.size());
    if (place.fresh) place.value = static_cast<ClassId>(by_answers_.size());
    return place.value;
  }
  // What the words of a class say to what is asked. Valid until the next `find`.
  const std::uint64_t* answers(ClassId number) const {
    return number == kNoWord ? nothing_.data() : by_answers_.words() + (number - std::size_t{1}) * asked_.size();
  }
  // Behind the last class.
  std::size_t size() const { return by_answers_.size() + 1; }
  void clear() { by_answers_.clear(); }

 private:
  std::vector<std::uint64_t> asked_, nothing_;
  AnswerTable by_answers_;
};

// The words that a workspace has met.
class WordTable {
 public:
  // The word of a type under a tag. Stable until the type table is emptied. For one that is new, classify(answers, classes) is
  // called, which sets the class of the word in each of `phases`.
  template <class Classify>
  WordId word(lexicon::TypeId type, tag::TagId tag, const lexicon::TypeTable& types, const PredicateIndex& index, std::size_t phases, Classify&& classify) {
    const std::size_t at = find(type, tag);
    if (slots_[at].key != 0) return slots_[at].word;
    phases_ = phases;
    classes_.resize((count_ + 1) * phases);
    classify(answers(type, tag, types, index), classes_.data() + count_ * phases);
    return add(at, type, tag);
  }
  // Of a word, by phase.
  const WordClasses::ClassId* classes(WordId word) const { return classes_.data() + word * phases_; }
  // The number of a type among the words of list entries with several words, 0 if it is none.
  std::uint32_t phrase_word(lexicon::TypeId type, const lexicon::TypeTable& types, const PredicateIndex& index);
  std::size_t size() const { return count_; }
  void clear();

 private:
  struct Slot {
    std::uint64_t key = 0;  // type << 8 | tag, plus 1
    WordId word = 0;
  };
  std::size_t find(lexicon::TypeId type, tag::TagId tag);
  const std::uint64_t* answers(lexicon::TypeId type, tag::TagId tag, const lexicon::TypeTable& types, const PredicateIndex& index);
  WordId add(std::size_t at, lexicon::TypeId type, tag::TagId tag);
  void grow();

  std::size_t phases_ = 0;
  std::size_t count_ = 0;
  std::vector<WordClasses::ClassId> classes_;  // by word, one a phase
  std::vector<std::uint64_t> row_;             // of the word that is new
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> phrase_words_;  // by type, + 1; 0: not asked yet
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_WORD_CLASSES_H_
