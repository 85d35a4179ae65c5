// What the tagger knows: the pack's lists, ready to be asked.
//
// The word list holds three sorts of forms: words as they were written; endings of rare words, "~^-~ing",
// where the part between the tildes tells the shape (^ a capital first, # a digit first, - a hyphen inside)
// and the rest the ending. The settings list holds tags that are fixed, by normal form ("," or "cannot") or
// by shape (<number>, <url>, <open>, <close>, <symbol>, <punctuation>), and how endings become lemmas:
//
//   form     tag   lemma
//   ,        ,
//   <number> CD
//   ~ies     NNS   ~y
#ifndef SAYSO_TAG_MODEL_H_
#define SAYSO_TAG_MODEL_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/flat_array.h"
#include "lexicon/string_index.h"
#include "lexicon/word_list.h"
#include "tag/tagger.h"

namespace sayso::tag {

// A tag that a word may bear, with its emission: log P(tag|word) − log P(tag).
struct Candidate {
  TagId tag = kNoTag;
  float score = 0;
};

inline constexpr std::size_t kMostCandidates = 12;

// The numbers behind the model, flat, so that a compiled pack can hold them ready to be used.
struct ModelTables {
  // A tag of a form; those of one form lie together.
  struct Row {
    lexicon::Piece lemma;  // of `lemmas`
    float count = 0;
    std::uint32_t tag = kNoTag;
  };
  struct Ending {
    std::string form;
    std::string lemma;
    TagId tag = kNoTag;
  };
  std::vector<std::string> names = {""};  // by TagId
  lexicon::StringIndex forms;
  lexicon::FlatArray<std::uint32_t> begins;  // by form, and one more: its rows
  lexicon::FlatArray<Row> rows;
  lexicon::FlatArray<char> lemmas;
  lexicon::FlatArray<float> transitions;
  lexicon::FlatArray<float> log_prior;
  std::vector<std::pair<std::string, TagId>> fixed;  // sorted
  std::vector<Ending> endings;                       // longest first
  TagId before = kNoTag;
  TagId behind = kNoTag;

  // Whether every number in it points to where it may: to be asked of what comes from outside.
  bool valid() const;
};

// Any list may be null: then the tables are empty.
ModelTables make_model_tables(const lexicon::WordList* words, const lexicon::WordList* trigrams, const lexicon::WordList* settings);

class Model {
 public:
  explicit Model(ModelTables tables) : t_(std::move(tables)) {}

  bool empty() const { return t_.names.size() <= 1; }
  std::size_t tag_count() const { return t_.names.size(); }
  std::string_view tag_name(TagId id) const { return id < t_.names.size() ? t_.names[id] : std::string_view(); }
  TagId tag_id(std::string_view name) const;

  // log P(third | first, second), smoothed; all the thirds as a row.
  const float* transitions_from(TagId first, TagId second) const {
    return t_.transitions.data() + (first * t_.names.size() + second) * t_.names.size();
  }
  float transition(TagId first, TagId second, TagId third) const { return transitions_from(first, second)[third]; }
  TagId edge_before() const { return t_.before; }
  TagId edge_behind() const { return t_.behind; }

  // The tag that settings fix for a normal form or shape; kNoTag where they do not.
  TagId fixed(std::string_view form) const;

  // Appends the tags that a word may bear, likeliest first. `norm` is its normal form; `initial` says that it
  // stands where any word has a capital.
  void candidates(std::string_view form, std::string_view norm, bool initial, std::vector<Candidate>& out) const;

  std::string lemma(std::string_view norm, TagId tag) const;

 private:
  // How often a word bore each tag.
  struct Counts {
    std::vector<float> by_tag;
    float total = 0;
  };

  std::span<const ModelTables::Row> find(std::string_view form) const;
  static void add_counts(std::span<const ModelTables::Row> rows, float weight, Counts& counts);
  std::span<const ModelTables::Row> find_ending(std::string_view form, std::string_view norm) const;
  std::string_view lemma_of(const ModelTables::Row& row) const { return {t_.lemmas.data() + row.lemma.begin, row.lemma.size}; }

  ModelTables t_;
};

}  // namespace sayso::tag

#endif  // SAYSO_TAG_MODEL_H_
