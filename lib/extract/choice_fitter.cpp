// A conditional logit: the share of a candidate is the exponential of its sum, over that of all who are there. Weights are
// found one at a time as in weight_fitter.cpp, with the same prices; the slope of a weight is how much likelier the
// candidates that have its feature are held than those of them who are right.
#include "extract/choice_fitter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/weight_fitter.h"

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
  const auto number = static_cast<std::uint32_t>(right_.size());
  right_.push_back(right);
  choice_of_.push_back(static_cast<std::uint32_t>(choices_.size() - 1));
  for (const std::string& name : features.names()) {
    const auto [found, added] = numbers_.emplace(name, static_cast<std::uint32_t>(names_.size()));
    if (added) {
      names_.push_back(name);
      candidates_of_.emplace_back();
    }
    std::vector<std::uint32_t>& candidates = candidates_of_[found->second];
    if (candidates.empty() || candidates.back() != number) candidates.push_back(number);
  }
}

std::string ChoiceFitter::list(const Settings& settings, const std::vector<std::string>& head) const {
  std::vector<std::uint32_t> order;
  for (std::uint32_t f = 0; f < names_.size(); ++f) {
    std::size_t choices = 0;
    std::uint32_t last = static_cast<std::uint32_t>(choices_.size());
    for (const std::uint32_t c : candidates_of_[f]) choices += choice_of_[c] != std::exchange(last, choice_of_[c]);
    if (choices >= settings.fewest) order.push_back(f);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return names_[a] < names_[b]; });

  // Where nobody is right there is nothing to learn.
  std::vector<double> times(choices_.size(), 0);
  for (std::size_t c = 0; c < right_.size(); ++c) {
    if (right_[c]) times[choice_of_[c]] = static_cast<double>(choices_[choice_of_[c]]);
  }
  std::vector<double> weights(order.size(), 0), reach(order.size(), 1), sums(right_.size(), 0), parts(right_.size(), 1);
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
      if (weights[i] == 0 && round % 3 != 0) continue;  // most stay nothing: they are looked at every third round
      const std::vector<std::uint32_t>& with = candidates_of_[order[i]];
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
        bend += times[choice] * curvature(share, reach[i]);
      }
      const double w = weights[i];
      slope += 2 * settings.small * w;
      bend += 2 * settings.small;
      double step = 0;
      if (w > 0 || (w == 0 && slope + settings.sparse < 0)) {
        step = -(slope + settings.sparse) / bend;
        if (w + step < 0) step = -w;
      } else if (w < 0 || slope - settings.sparse > 0) {
        step = -(slope - settings.sparse) / bend;
        if (w + step > 0) step = -w;
      }
      step = std::clamp(step, -reach[i], reach[i]);
      reach[i] = std::max(2 * std::abs(step), reach[i] / 2);
      if (step == 0) continue;
      weights[i] += step;
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
  std::vector<WeightRow> rows;
  for (std::size_t i = 0; i < order.size(); ++i) rows.push_back({names_[order[i]], weights[i]});
  return write_weights(rows, head, {});
}

}  // namespace sayso::extract
