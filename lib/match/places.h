// What is true of the places of a document before a phase looks: flags of tokens, and where mentions and entries of several
// words begin and end that the phase steps over.
#ifndef SAYSO_MATCH_PLACES_H_
#define SAYSO_MATCH_PLACES_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "grammar/program.h"
#include "match/mention.h"
#include "match/place_bits.h"
#include "match/run_context.h"

namespace sayso::match {

class Places {
 public:
  explicit Places(const grammar::Phase& phase);

  // Marks the places of a document anew. Cost: the tokens, and the mentions that stand.
  void mark(const RunContext& context, const MentionTable& mentions);
  // By token of the document, and one more; the caller may add bits.
  PlaceBits& operator[](std::uint32_t token) { return bits_[token]; }
  // What is to be added where a scope begins, and all that is true where one ends.
  const PlaceBits& start() const { return start_; }
  const PlaceBits& end() const { return end_; }

 private:
  void mark_spans(std::uint32_t set);

  const grammar::Phase& phase_;
  // Position bits by what sets them.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> flag_bits_;  // mask, bit
  std::vector<std::int32_t> first_bit_, inside_bit_, last_bit_;     // by span set; -1: not asked
  PlaceBits start_ = {}, end_ = {};

  std::vector<PlaceBits> bits_;
  std::vector<std::vector<std::uint32_t>> sets_by_label_;  // span sets, by the number of a label
  std::vector<std::vector<TokenSpan>> spans_;              // by span set
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_PLACES_H_
