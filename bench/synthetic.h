// Packs of as many rules as one likes, of the kinds that packs for news have: cue lists with phrases, names that an
// earlier phase found, quotations, numbers, optional pieces, lookahead, gaps. Their words are those of the texts at hand,
// from the commonest on, so that rules are met as often as a rule author's are.
#ifndef SAYSO_BENCH_SYNTHETIC_H_
#define SAYSO_BENCH_SYNTHETIC_H_

#include <cstddef>
#include <string>
#include <vector>

#include "articles.h"
#include "sayso/pack.h"

namespace sayso::bench {

// The words of the texts (letters alone, no capitals), the commonest first; equal ones in the order of the alphabet.
std::vector<std::string> words_by_frequency(const Articles& articles);

// A pack of `rules` rules. The first rules of a bigger pack are those of a smaller one, and both meet words of all
// frequencies from that of number `first` on. `entries`: rows in word lists on top of the rules' own, all of them named by a
// lexicon that a rule uses.
inline constexpr std::size_t kFunctionWords = 50;  // the commonest, for what is optional in a rule
std::vector<PackFile> synthetic_pack(const std::vector<std::string>& words, std::size_t rules, std::size_t entries = 0, std::size_t first = kFunctionWords);

}  // namespace sayso::bench

#endif  // SAYSO_BENCH_SYNTHETIC_H_
