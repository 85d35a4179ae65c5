// Greedy pairing: all candidates by how alike they are, then by fields that agree, then by place; each takes its two
// records if both are still free. An optimal assignment (Kuhn and Munkres) would sometimes pair more, but then a pair
// could depend on a record far away, and nobody could check it by eye; quotation scorers pair in this way as well.
#include "evaluate/pairing.h"

#include <algorithm>

namespace sayso::evaluate {
namespace {

constexpr double kLeastQuote = 0.5;

std::size_t length(const std::vector<Span>& spans) {
  std::size_t sum = 0;
  for (const Span& s : spans) sum += s.end - s.begin;
  return sum;
}

bool overlaps(const Words& a, const Words& b) { return holds(a, b) || holds(b, a); }

// The best that a name of one finds among the names and aliases of the other; 0: nothing.
double names_alike(const Judged& a, const Judged& b) {
  const auto one_way = [](const Judged& from, const Judged& to) {
    double best = overlaps(from.content, to.content) ? dice(from.content, to.content) : 0;
    for (const Words& alias : to.aliases) {
      if (overlaps(from.content, alias)) best = std::max(best, dice(from.content, alias) / 2);
    }
    return best;
  };
  return std::max(one_way(a, b), one_way(b, a));
}

// 0: no pair.
double alike(Kind kind, const Judged& gold, const Judged& predicted) {
  if (kind == kDocument) return 1;
  if (kind == kSources) return names_alike(gold, predicted);
  const bool placed = !gold.spans.empty() && !predicted.spans.empty();
  if (kind == kQuotes) {
    const double d = placed ? overlap(gold.spans, predicted.spans) : dice(gold.content, predicted.content);
    return d >= kLeastQuote ? d : 0;
  }
  double d = 0;
  if (placed) {
    d = overlap(gold.spans, predicted.spans);
  } else if (overlaps(gold.content, predicted.content)) {
    d = dice(gold.content, predicted.content);
  }
  // Numbers are short and come again: what is around them tells which is which.
  if (d > 0 && kind == kClaims) d += dice(gold.around, predicted.around);
  return d;
}

std::size_t fields_agreeing(Kind kind, const Judged& gold, const Judged& predicted) {
  std::size_t n = 0;
  const auto fields = fields_of(kind);
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const Value &g = gold.fields[f], &p = predicted.fields[f];
    if (g.judged && !g.wordings.empty() && !p.wordings.empty() && agree(fields[f].compare, g, p)) ++n;
  }
  return n;
}

}  // namespace

double overlap(const std::vector<Span>& a, const std::vector<Span>& b) {
  std::size_t common = 0;
  for (const Span& x : a) {
    for (const Span& y : b) {
      const std::size_t begin = std::max(x.begin, y.begin), end = std::min(x.end, y.end);
      if (begin < end) common += end - begin;
    }
  }
  const std::size_t both = length(a) + length(b);
  return both == 0 ? 0 : 2.0 * static_cast<double>(common) / static_cast<double>(both);
}

bool agree(Compare compare, const Value& gold, const Value& predicted) {
  // Two references that lead to sources are the same when the sources are: two "he" may be two men.
  if (!gold.name.empty() && !predicted.name.empty()) return overlaps(words_of(gold.name), words_of(predicted.name));
  const auto one = [&](const std::string& g, const std::string& p) {
    if (g == p) return true;  // also where there are no words in it, as in a colon for a cue
    switch (compare) {
      case Compare::kSame:
        return false;
      case Compare::kNumber:
        return plain_number(g) == plain_number(p);
      case Compare::kHolds:
        return overlaps(words_of(g), words_of(p));
      default:
        return words_of(g) == words_of(p);
    }
  };
  const auto found = [&](const std::string& g) {
    return std::any_of(predicted.wordings.begin(), predicted.wordings.end(), [&](const auto& p) { return one(g, p); });
  };
  return compare == Compare::kAll ? std::all_of(gold.wordings.begin(), gold.wordings.end(), found)
                                  : std::any_of(gold.wordings.begin(), gold.wordings.end(), found);
}

std::vector<std::pair<std::size_t, std::size_t>> pair_records(Kind kind, const std::vector<Judged>& gold,
                                                              const std::vector<Judged>& predicted) {
  struct Candidate {
    double alike;
    std::size_t fields, gold, predicted;
  };
  std::vector<Candidate> candidates;
  for (std::size_t g = 0; g < gold.size(); ++g) {
    for (std::size_t p = 0; p < predicted.size(); ++p) {
      const double d = alike(kind, gold[g], predicted[p]);
      if (d > 0) candidates.push_back({d, fields_agreeing(kind, gold[g], predicted[p]), g, p});
    }
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.alike != b.alike) return a.alike > b.alike;
    if (a.fields != b.fields) return a.fields > b.fields;
    return a.gold != b.gold ? a.gold < b.gold : a.predicted < b.predicted;
  });
  std::vector<bool> gold_taken(gold.size()), predicted_taken(predicted.size());
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const Candidate& c : candidates) {
    if (gold_taken[c.gold] || predicted_taken[c.predicted]) continue;
    gold_taken[c.gold] = predicted_taken[c.predicted] = true;
    pairs.emplace_back(c.gold, c.predicted);
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace sayso::evaluate
