#include "extract/weight_fitting.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sayso::extract {
namespace {

constexpr std::string_view kColumns[] = {"feature", "weight", "first", "second", "third", "fourth"};

}  // namespace

void FeatureCases::add(const Features& features, std::uint32_t number) {
  for (const std::string& name : features.names()) {
    const auto [found, added] = numbers_.emplace(name, static_cast<std::uint32_t>(names_.size()));
    if (added) {
      names_.push_back(name);
      cases_.emplace_back();
    }
    std::vector<std::uint32_t>& cases = cases_[found->second];
    if (cases.empty() || cases.back() != number) cases.push_back(number);
  }
}

void FeatureCases::sort(std::vector<std::uint32_t>& features) const {
  std::sort(features.begin(), features.end(), [&](std::uint32_t a, std::uint32_t b) { return names_[a] < names_[b]; });
}

double FittedWeight::step(double slope, double bend, double sparse, double small) {
  slope += 2 * small * value;
  bend += 2 * small;
  double step = 0;
  if (value > 0 || (value == 0 && slope + sparse < 0)) {
    step = -(slope + sparse) / bend;
    if (value + step < 0) step = -value;
  } else if (value < 0 || slope - sparse > 0) {
    step = -(slope - sparse) / bend;
    if (value + step > 0) step = -value;
  }
  step = std::clamp(step, -reach, reach);
  reach = std::max(2 * std::abs(step), reach / 2);
  value += step;
  return step;
}

std::string write_weights(const FeatureCases& cases, const std::vector<std::uint32_t>& features, const std::vector<FittedWeight>& weights,
                          const std::vector<std::string>& head, std::string_view always) {
  std::string out;
  for (const std::string& line : head) out += fmt::format("# {}\n", line);
  out += fmt::format("{}\n", fmt::join(kColumns, "\t"));
  for (std::size_t i = 0; i < features.size(); ++i) {
    const std::string_view feature = cases.name(features[i]);
    const std::string shown = fmt::format("{:.2f}", weights[i].value);
    const bool nothing = shown == "0.00" || shown == "-0.00";
    const std::size_t tab = std::min(feature.find('\t'), feature.size());
    const std::string_view name = feature.substr(0, tab), values = feature.substr(tab);
    if (!nothing || (!always.empty() && name == always))
      out += fmt::format("{}\t{}{}\n", name, nothing ? "0" : shown, values);
  }
  return out;
}

}  // namespace sayso::extract
