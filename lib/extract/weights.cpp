#include "extract/weights.h"

#include <bit>
#include <charconv>
#include <cmath>

namespace sayso::extract {

double logistic(double sum) { return 1 / (1 + std::exp(-sum)); }

Weights::Weights(const lexicon::WordList& list) {
  const int column = list.column("weight");
  if (column < 0 || list.rows() == 0) return;
  slots_.resize(std::bit_ceil(2 * list.rows()));
  maybe_.resize(kMaybe / 64);
  for (std::size_t row = 0; row < list.rows(); ++row) {
    const std::string_view cell = list.cell(row, column);
    float weight = 0;
    if (std::from_chars(cell.data(), cell.data() + cell.size(), weight).ec != std::errc()) continue;
    int last = static_cast<int>(list.columns().size()) - 1;
    while (last > column && list.cell(row, last).empty()) --last;
    std::uint64_t feature = Seen(list.form(row)).hash;
    for (int value = column + 1; value <= last; ++value) feature = Features::mixed_in(feature, list.cell(row, value));
    std::size_t at = place_of(feature);
    while (slots_[at].feature != 0 && slots_[at].feature != feature) at = (at + 1) & (slots_.size() - 1);
    count_ += slots_[at].feature == 0;
    slots_[at] = {feature, weight};
    maybe_[maybe_of(feature) / 64] |= std::uint64_t{1} << (maybe_of(feature) % 64);
  }
}

const Weights::Slot* Weights::slot(std::uint64_t feature) const {
  if (slots_.empty() || !(maybe_[maybe_of(feature) / 64] >> (maybe_of(feature) % 64) & 1)) return nullptr;
  for (std::size_t at = place_of(feature);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].feature == feature) return &slots_[at];
    if (slots_[at].feature == 0) return nullptr;
  }
}

double Weights::sum(const Features& features) const {
  double sum = 0;
  for (const std::uint64_t feature : features.hashes()) {
    if (const Slot* found = slot(feature)) sum += static_cast<double>(found->weight);
  }
  return sum;
}

double Weights::probability(const Features& features) const { return logistic(sum(features)); }

}  // namespace sayso::extract
