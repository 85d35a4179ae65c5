// A first glance at a scope: whether it may hold anything that a phase looks for.
//
// Most sentences hold no number, and to make the symbols of their places is most of what a phase that looks for numbers
// costs. So the classes of the words are asked first which of the needed sets they may meet, whatever is true of their places, but
// for the bits that stand before any symbol is made (of flags and of earlier mentions): a set that asks these is met only if
// some place of the scope has one. What is turned away here, the symbols would turn away, too (prefilter.h).
#ifndef SAYSO_MATCH_GLANCE_H_
#define SAYSO_MATCH_GLANCE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "grammar/program.h"
#include "match/needed_sets.h"
#include "match/place_bits.h"
#include "match/word_classes.h"

namespace sayso::match {

class Glance {
 public:
  // All must outlive this.
  Glance(const grammar::Phase& phase, const NeededSets& sets, const WordClasses& words);

  // Of a scope: `begin`, `see` for each of its tokens, and then whether it may hold anything. Cost: a look-up a token.
  void begin();
  void see(WordClasses::ClassId word, const PlaceBits& place) {
    if (word >= learned_) learn();
    const std::uint64_t* met = met_by_.data() + word * width_ * 2;
    for (std::size_t i = 0; i < width_ * 2; ++i) met_[i] |= met[i];
    add_bits(seen_, place);
  }
  bool promising();

  // When the classes of words were forgotten.
  void clear();

 private:
  void learn();
  // Whether a condition may hold of a word: of bits that `known` has nothing is set, any other may be.
  static bool may_hold(const grammar::Condition& condition, const std::uint64_t* answers, const PlaceBits& known);

  const grammar::Phase& phase_;
  const NeededSets& sets_;
  const WordClasses& words_;
  const std::size_t width_;             // of a row of sets
  PlaceBits known_ = {};                // bits that stand before symbols are made
  std::vector<PlaceBits> asked_by_;     // by set: those of them that it asks
  WordClasses::ClassId learned_ = 0;    // classes
  std::vector<std::uint64_t> met_by_;   // by class: the sets that it may meet without any of the known bits, and those that it may meet with some
  std::vector<std::uint64_t> met_;      // by the scope so far, the same
  PlaceBits seen_ = {};
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_GLANCE_H_
