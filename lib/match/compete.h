// Which of several readings of the same words stand.
//
// A reading claims words: those of the field `content` that it gives, or the whole match where it gives none, and those
// of the capture that its evidence is counted by, its *anchor* (the cue of a quote). Two readings that claim a word in
// common cannot both stand.
//
// The surest goes first, but outer before inner: a reading whose anchor lies in what another one claims ("Ng said [the
// board told her to wait]") stands only if that one does not, so it ranks by its confidence times the doubt in the
// surest such reading. A reading that in turn holds the other's anchor is not inner. From a study of attribution in news:
// rank by confidence alone loses a point of F1.
//
// Counts tell a good reading from a bad one, but hardly which of two good ones reads more (one takes in whom it was said
// to, the other does not, and both were counted right). So what the rule's author states has a say: a third of the rank
// where evidence has the rest. Of equal ranks the reading that begins first goes first, then the longer, the one of the
// higher priority, the earlier rule: the outcome depends on nothing else.
#ifndef SAYSO_MATCH_COMPETE_H_
#define SAYSO_MATCH_COMPETE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "grammar/program.h"
#include "match/emitter.h"
#include "match/mention.h"

namespace sayso::match {

// What a reading is ranked by, before those around it are asked. `stated`: by its rule.
inline double rank_of(double confidence, double stated) { return (2 * confidence + stated) / 3; }

class Competition {
 public:
  struct Outcome {
    std::uint32_t reading = 0;
    std::optional<std::uint32_t> winner;  // none: it stands
  };

  // All readings, in text order. Costs the words they claim, and sorting.
  const std::vector<Outcome>& settle(const grammar::Phase& phase, std::span<const Reading> readings);

 private:
  struct Claim {
    std::vector<TokenSpan> content;
    std::vector<TokenSpan> anchor;
    double rank = 0;
    bool holds(std::uint32_t token) const;
  };
  static constexpr std::size_t kAround = 4;
  using Around = std::array<std::uint32_t, kAround>;  // the surest readings that claim a word, as numbers from 1; 0: none

  static Claim claim_of(const grammar::Rule& rule, const Reading& reading);
  void rank(const grammar::Phase& phase, std::span<const Reading> readings);

  std::vector<Claim> claims_;
  std::vector<Around> around_;             // by token of the stretch that the readings cover
  std::vector<std::uint32_t> owner_;       // the same: who has it, as a number from 1
  std::vector<std::uint32_t> order_;
  std::vector<Outcome> outcomes_;
  std::uint32_t begin_ = 0;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_COMPETE_H_
