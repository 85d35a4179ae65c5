// Lookarounds that ask one token alone, the next or the one before: most of them.
//
// These need no automaton. What the next token has to be is asked of the symbol of the place itself, which is made of that
// very token; what the token before has to be is the same for all places behind one symbol. So both are answered once a
// symbol, when it is made (symbols.h), and no text is run over for them.
#ifndef SAYSO_MATCH_NEAR_LOOKS_H_
#define SAYSO_MATCH_NEAR_LOOKS_H_

#include <cstdint>
#include <vector>

#include "grammar/program.h"
#include "match/place_bits.h"

namespace sayso::match {

class NearLooks {
 public:
  explicit NearLooks(const grammar::Phase& phase);

  // Whether a look of the phase is one of these.
  bool has(std::uint32_t look) const { return near_[look]; }
  // The bits of all of these that look ahead.
  const PlaceBits& ahead_bits() const { return ahead_bits_; }

  // By the row of a token's conditions: those that hold where it comes next, …
  PlaceBits before(const std::uint64_t* row) const { return answered(ahead_, row); }
  // … and where it has just been.
  PlaceBits behind(const std::uint64_t* row) const { return answered(behind_, row); }

 private:
  struct Near {
    std::uint32_t bit = 0;
    std::vector<std::uint32_t> conditions;  // one of them has to hold of the token
  };
  static PlaceBits answered(const std::vector<Near>& looks, const std::uint64_t* row);

  std::vector<bool> near_;  // by look
  std::vector<Near> ahead_, behind_;
  PlaceBits ahead_bits_ = {};
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_NEAR_LOOKS_H_
