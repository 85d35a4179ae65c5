// Logistic regression with a price on every weight, one weight at a time.
//
// Each round goes through the features and takes one Newton step for each, against an upper
// bound of the curvature within a step's reach, which shrinks when steps get small (cyclic coordinate descent; Genkin,
// Lewis and Madigan, Large-scale Bayesian logistic regression for text categorization, 2007). The order is that of the
// names, so the outcome depends on the cases alone.
#include "extract/weight_fitter.h"

#include <cmath>

namespace sayso::extract {
namespace {

// The greatest curvature of the loss of a case whose margin is `margin`, within `reach` of it.
double curvature(double margin, double reach) {
  const double away = std::abs(margin);
  if (away <= reach) return 0.25;
  return 1 / (2 + std::exp(away - reach) + std::exp(reach - away));
}

}  // namespace

void WeightFitter::add(const Features& features, bool right, float times) {
  seen_.add(features, static_cast<std::uint32_t>(targets_.size()));
  targets_.push_back(right);
  times_.push_back(times);
}

std::string WeightFitter::list(const Settings& settings, const std::vector<std::string>& head) const {
  std::vector<std::uint32_t> order;
  for (std::uint32_t f = 0; f < seen_.size(); ++f) {
    if (seen_.cases(f).size() >= settings.fewest) order.push_back(f);
  }
  seen_.sort(order);
  std::vector<FittedWeight> weights(order.size());
  std::vector<double> margin(targets_.size(), 0);  // the sum, with the sign of what is right
  for (int round = 0; round < settings.rounds; ++round) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (weights[i].value == 0 && round % 5 != 0) continue;  // most stay nothing: they are looked at every fifth round
      double slope = 0, bend = 0;
      for (const std::uint32_t c : seen_.cases(order[i])) {
        const double sign = targets_[c] ? 1 : -1, times = static_cast<double>(times_[c]);
        slope -= times * sign / (1 + std::exp(margin[c]));
        bend += times * curvature(margin[c], weights[i].reach);
      }
      const double step = weights[i].step(slope, bend, settings.sparse, settings.small);
      if (step == 0) continue;
      for (const std::uint32_t c : seen_.cases(order[i])) margin[c] += targets_[c] ? step : -step;
    }
  }
  return write_weights(seen_, order, weights, head, settings.always);
}

}  // namespace sayso::extract
