// What fitters of weights share: features with the cases that have them, the way of one weight, the list as it is written.
#ifndef SAYSO_EXTRACT_WEIGHT_FITTING_H_
#define SAYSO_EXTRACT_WEIGHT_FITTING_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/weights.h"

namespace sayso::extract {

// The features that were seen, each with the cases that it was seen in, by number.
class FeatureCases {
 public:
  // Cases come in order. `features` must be named; one that is seen twice is seen once.
  void add(const Features& features, std::uint32_t number);

  std::size_t size() const { return names_.size(); }
  const std::string& name(std::size_t feature) const { return names_[feature]; }
  const std::vector<std::uint32_t>& cases(std::size_t feature) const { return cases_[feature]; }
  // Puts features into the order of their names, so that what comes of them depends on the cases alone.
  void sort(std::vector<std::uint32_t>& features) const;

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> names_;                 // by number
  std::vector<std::vector<std::uint32_t>> cases_;  // by feature
};

// A weight on its way to where it costs least. The price of its size (L1) makes most weights nothing, which keeps a list
// short; that of its square keeps the others small where few cases speak.
struct FittedWeight {
  double value = 0;
  double reach = 1;  // how far a step may go: it shrinks when steps get small

  // One Newton step: `slope` and `bend` are those of the loss, the bend an upper bound within reach; `sparse` and `small` the prices of
  // a unit of size and of square. Gives the step.
  double step(double slope, double bend, double sparse, double small);
};

// The list as it is written to a pack: comment lines, column names, and the rows that say something, for `features` and their
// weights. A feature named `always` has its rows even where they say nothing.
std::string write_weights(const FeatureCases& cases, const std::vector<std::uint32_t>& features, const std::vector<FittedWeight>& weights,
                          const std::vector<std::string>& head, std::string_view always);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_WEIGHT_FITTING_H_
