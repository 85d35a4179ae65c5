// Logistic regression with a price on every weight, one weight at a time.
//
// The price of its size (L1) makes most weights nothing, which keeps the list short; that of its square keeps the others
// small where few cases speak. Each round goes through the features and takes one Newton step for each, against an upper
// bound of the curvature within a step's reach, which shrinks when steps get small (cyclic coordinate descent; Genkin,
// Lewis and Madigan, Large-scale Bayesian logistic regression for text categorization, 2007). The order is that of the
// names, so the outcome depends on the cases alone.
#include "extract/weight_fitter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace sayso::extract {
namespace {

constexpr std::string_view kColumns[] = {"feature", "weight", "first", "second", "third", "fourth"};

// The greatest curvature of the loss of a case whose margin is `margin`, within `reach` of it.
double curvature(double margin, double reach) {
  const double away = std::abs(margin);
  if (away <= reach) return 0.25;
  return 1 / (2 + std::exp(away - reach) + std::exp(reach - away));
}

}  // namespace

std::string write_weights(const std::vector<WeightRow>& rows, const std::vector<std::string>& head,
                          std::string_view always) {
  std::string out;
  for (const std::string& line : head) out += fmt::format("# {}\n", line);
  out += fmt::format("{}\n", fmt::join(kColumns, "\t"));
  for (const auto& [feature, weight] : rows) {
    const std::string shown = fmt::format("{:.2f}", weight);
    const bool nothing = shown == "0.00" || shown == "-0.00";
    const std::size_t tab = std::min(feature.find('\t'), feature.size());
    const std::string_view name = feature.substr(0, tab), values = feature.substr(tab);
    if (!nothing || (!always.empty() && name == always))
      out += fmt::format("{}\t{}{}\n", name, nothing ? "0" : shown, values);
  }
  return out;
}

void WeightFitter::add(const Features& features, bool right, float times) {
  const auto number = static_cast<std::uint32_t>(targets_.size());
  targets_.push_back(right);
  times_.push_back(times);
  for (const std::string& name : features.names()) {
    const auto [found, added] = numbers_.emplace(name, static_cast<std::uint32_t>(names_.size()));
    if (added) {
      names_.push_back(name);
      cases_of_.emplace_back();
    }
    std::vector<std::uint32_t>& cases = cases_of_[found->second];
    if (cases.empty() || cases.back() != number) cases.push_back(number);  // seen twice is seen once
  }
}

std::string WeightFitter::list(const Settings& settings, const std::vector<std::string>& head) const {
  std::vector<std::uint32_t> order;
  for (std::uint32_t f = 0; f < names_.size(); ++f) {
    if (cases_of_[f].size() >= settings.fewest) order.push_back(f);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return names_[a] < names_[b]; });
  std::vector<double> weights(order.size(), 0), reach(order.size(), 1);
  std::vector<double> margin(targets_.size(), 0);  // the sum, with the sign of what is right
  for (int round = 0; round < settings.rounds; ++round) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (weights[i] == 0 && round % 5 != 0) continue;  // most stay nothing: they are looked at every fifth round
      double slope = 0, bend = 0;
      for (const std::uint32_t c : cases_of_[order[i]]) {
        const double sign = targets_[c] ? 1 : -1, times = static_cast<double>(times_[c]);
        slope -= times * sign / (1 + std::exp(margin[c]));
        bend += times * curvature(margin[c], reach[i]);
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
      for (const std::uint32_t c : cases_of_[order[i]]) margin[c] += targets_[c] ? step : -step;
    }
  }
  std::vector<WeightRow> rows;
  for (std::size_t i = 0; i < order.size(); ++i) rows.push_back({names_[order[i]], weights[i]});
  return write_weights(rows, head, settings.always);
}

}  // namespace sayso::extract
