#include "match/evidence.h"

#include <algorithm>

namespace sayso::match {

double rate(const grammar::Evidence& evidence, std::string_view key) {
  const auto place = std::lower_bound(evidence.rates.begin(), evidence.rates.end(), key, [](const auto& row, std::string_view k) { return row.first < k; });
  return place != evidence.rates.end() && place->first == key ? place->second : evidence.other;
}

}  // namespace sayso::match
