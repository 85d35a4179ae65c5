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

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/word_list.h"
#include "tag/tagger.h"

namespace sayso::tag {

// A tag that a word may bear, with its emission: log P(tag|word) − log P(tag).
struct Candidate {
  TagId tag = kNoTag;
  float score = 0;
};

inline constexpr std::size_t kMostCandidates = 12;

class Model {
 public:
  Model(const lexicon::WordList* words, const lexicon::WordList* trigrams, const lexicon::WordList* settings);

  bool empty() const { return names_.size() <= 1; }
  std::size_t tag_count() const { return names_.size(); }
  std::string_view tag_name(TagId id) const { return id < names_.size() ? names_[id] : std::string_view(); }
  TagId tag_id(std::string_view name) const;

  // log P(third | first, second), smoothed; all the thirds as a row.
  const float* transitions_from(TagId first, TagId second) const {
    return transitions_.data() + (first * names_.size() + second) * names_.size();
  }
  float transition(TagId first, TagId second, TagId third) const { return transitions_from(first, second)[third]; }
  TagId edge_before() const { return before_; }
  TagId edge_behind() const { return behind_; }

  // The tag that settings fix for a normal form or shape; kNoTag where they do not.
  TagId fixed(std::string_view form) const;

  // Appends the tags that a word may bear, likeliest first. `norm` is its normal form; `initial` says that it
  // stands where any word has a capital.
  void candidates(std::string_view form, std::string_view norm, bool initial, std::vector<Candidate>& out) const;

  std::string lemma(std::string_view norm, TagId tag) const;

 private:
  static constexpr std::uint32_t kNone = 0xffffffffu;
  struct Row {
    std::string_view form;
    std::string_view lemma;
    float count = 0;
    std::uint32_t next = kNone;  // of the same form
    TagId tag = kNoTag;
  };
  struct Ending {
    std::string_view form;
    std::string_view lemma;
    TagId tag = kNoTag;
  };
  // How often a word bore each tag.
  struct Counts {
    std::vector<float> by_tag;
    float total = 0;
  };

  TagId intern_tag(std::string_view name);
  std::uint32_t find(std::string_view form) const;
  void add_counts(std::uint32_t row, float weight, Counts& counts) const;
  std::uint32_t find_ending(std::string_view form, std::string_view norm) const;
  void fill_transitions(const lexicon::WordList& trigrams);

  std::vector<std::string> names_;  // by TagId
  std::array<TagId, 256> hints_{};  // by a byte of the name's hash: the tag it was last
  std::vector<Row> rows_;
  std::vector<std::uint32_t> slots_;  // open addressing: a row, the first of its form
  std::vector<float> transitions_;
  std::vector<float> log_prior_;
  std::vector<Row> fixed_;
  std::vector<Ending> endings_;  // longest first
  TagId before_ = kNoTag;
  TagId behind_ = kNoTag;
};

}  // namespace sayso::tag

#endif  // SAYSO_TAG_MODEL_H_
