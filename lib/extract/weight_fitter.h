// Weights from cases that are known to be right or wrong.
#ifndef SAYSO_EXTRACT_WEIGHT_FITTER_H_
#define SAYSO_EXTRACT_WEIGHT_FITTER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/weight_fitting.h"

namespace sayso::extract {

class WeightFitter {
 public:
  struct Settings {
    double sparse = 3;        // what a weight must win, in nats, for each unit of its size: the higher, the fewer rows
    double small = 0.1;       // the same for each unit of its square
    std::size_t fewest = 10;  // cases that a feature was seen in
    int rounds = 40;
    std::string always = "rule";  // the feature that has its rows even where they say nothing
  };

  // `features` must be named. The order of cases makes no difference but for the last bits, and is the documents'.
  void add(const Features& features, bool right, float times = 1);

  std::size_t cases() const { return targets_.size(); }
  // The list, as it is written to a pack. `head`: comment lines without their #.
  std::string list(const Settings& settings, const std::vector<std::string>& head) const;

 private:
  FeatureCases seen_;
  std::vector<bool> targets_;  // by case
  std::vector<float> times_;
};

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_WEIGHT_FITTER_H_
