// Weights for a choice of one among several, from cases in which it is known who would be right.
//
// WeightFitter asks of each by itself whether it is right. Where exactly one is wanted it matters only which of those at hand
// is likelier: what all of them share says nothing, and what one of them lacks says as much as what another has.
#ifndef SAYSO_EXTRACT_CHOICE_FITTER_H_
#define SAYSO_EXTRACT_CHOICE_FITTER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/weight_fitting.h"

namespace sayso::extract {

class ChoiceFitter {
 public:
  struct Settings {
    double sparse = 1;         // as in WeightFitter::Settings
    double small = 0.2;
    std::size_t fewest = 5;   // choices that a feature was seen in
    int rounds = 30;
  };

  // Begins a choice that counts as so many; `add` says who may be chosen.
  void begin(float times = 1);
  // `features` must be named.
  void add(const Features& features, bool right);

  std::size_t choices() const { return choices_.size(); }
  // The list, as it is written to a pack. `head`: comment lines without their #.
  std::string list(const Settings& settings, const std::vector<std::string>& head) const;

 private:
  std::vector<float> choices_;            // how many each counts as
  FeatureCases seen_;                     // the cases are candidates
  std::vector<bool> right_;               // by candidate
  std::vector<std::uint32_t> choice_of_;  // by candidate
};

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_CHOICE_FITTER_H_
