// A conditional logit: the share of a candidate is the exponential of its sum, over that of all who are there. Weights are
// found one at a time as in weight_fitter.cpp, with the same prices; the slope of a weight is how much likelier the
// candidates that have its feature are held than those of them who are right.
#include "extract/choice_fitter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sayso::extract {
namespace {

// The greatest curvature of a choice in which those with a feature have the share `share`, within a step of `reach`.
double curvature(double share, double reach) {
  const double less = std::min(share, 1 - share);
  if (less <= 0) return 0;
  const double odds = (1 - less) / less, most = std::exp(reach);
  return odds <= most ? 0.25 : 1 / (2 + odds / most + most / odds);
}

}  // namespace

void ChoiceFitter::begin(float times) { choices_.push_back(times); }

void ChoiceFitter::add(const Features& features, bool right) {
  seen_.add(features, static_cast<std::uint32_t>(right_.size()));
  right_.push_back(right);
  choice_of_.push_back(static_cast<std::uint32_t>(choices_.size() - 1));
}

std::string ChoiceFitter::list(const Settings& settings, const std::vector<std::string>& head) const {
  std::vector<std::uint32_t> order;
  for (std::uint32_t f = 0; f < seen_.size(); ++f) {
    std::size_t choices = 0;
    std::uint32_t last = static_cast<std::uint32_t>(choices_.size());
    for (const std::uint32_t c : seen_.cases(f)) choices += choice_of_[c] != std::exchange(last, choice_of_[c]);
    if (choices >= settings.fewest) order.push_back(f);
  }
  seen_.sort(order);

  // Where nobody is right there is nothing to learn.
  std::vector<double> times(choices_.size(), 0);
  for (std::size_t c = 0; c < right_.size(); ++c) {
    if (right_[c]) times[choice_of_[c]] = static_cast<double>(choices_[choice_of_[c]]);
  }
  std::vector<FittedWeight> weights(order.size());
  std::vector<double> sums(right_.size(), 0), parts(right_.size(), 1);
  std::vector<double> all(choices_.size()), good(choices_.size());
  for (int round = 0; round < settings.rounds; ++round) {
    std::fill(all.begin(), all.end(), 0);  // anew each round: errors of rounding do not add up
    std::fill(good.begin(), good.end(), 0);
    for (std::size_t c = 0; c < right_.size(); ++c) {
      parts[c] = std::exp(sums[c]);
      all[choice_of_[c]] += parts[c];
      if (right_[c]) good[choice_of_[c]] += parts[c];
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (weights[i].value == 0 && round % 3 != 0) continue;  // most stay nothing: they are looked at every third round
      const std::vector<std::uint32_t>& with = seen_.cases(order[i]);
      double slope = 0, bend = 0;
      for (std::size_t at = 0; at < with.size();) {
        const std::uint32_t choice = choice_of_[with[at]];
        double share = 0, wanted = 0;
        for (; at < with.size() && choice_of_[with[at]] == choice; ++at) {
          share += parts[with[at]];
          if (right_[with[at]]) wanted += parts[with[at]];
        }
        if (times[choice] == 0) continue;
        share = std::min(1.0, share / all[choice]);
        slope += times[choice] * (share - wanted / good[choice]);
        bend += times[choice] * curvature(share, weights[i].reach);
      }
      const double step = weights[i].step(slope, bend, settings.sparse, settings.small);
      if (step == 0) continue;
      const double factor = std::exp(step);
      for (const std::uint32_t c : with) {
        const double more = parts[c] * (factor - 1);
        sums[c] += step;
        parts[c] += more;
        all[choice_of_[c]] += more;
        if (right_[c]) good[choice_of_[c]] += more;
      }
    }
  }
  return write_weights(seen_, order, weights, head, {});
}

}  // namespace sayso::extract
