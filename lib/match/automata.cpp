#include "match/automata.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace sayso::match {
namespace {

constexpr std::size_t kTogether = 128;                   // instructions
constexpr std::size_t kCacheBytes = std::size_t{3} << 20;  // of all together

}  // namespace

Automata::Automata(const grammar::Phase& phase, const SymbolTable& symbols, DfaScratch& scratch, const std::vector<Part>& parts, Dfa::Begin begin) {
  struct Group {
    std::vector<std::uint32_t> starts;
    std::size_t size = 0;
  };
  std::vector<Group> groups;
  for (const Part& part : parts) {
    auto group = groups.end();
    if (!groups.empty() && groups.back().size + part.size <= kTogether) {
      group = groups.end() - 1;
    } else if (groups.size() < kMostAutomata) {
      group = groups.insert(groups.end(), Group{});
    } else {
      group = std::min_element(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.size < b.size; });
    }
    group->starts.push_back(part.start);
    group->size += part.size;
    automaton_of_.push_back(static_cast<std::size_t>(group - groups.begin()));
  }
  for (Group& group : groups) {
    automata_.push_back(std::make_unique<Dfa>(phase, symbols, scratch, std::move(group.starts), group.size, begin));
  }
  words_ = (automata_.size() + 63) / 64;
}

void Automata::find_begun(SymbolId symbol, std::size_t word, std::uint64_t wanted) {
  Begun& begun = begun_[symbol * words_ + word];
  for (std::uint64_t left = wanted & ~begun.known; left != 0; left &= left - 1) {
    const std::uint64_t bit = left & -left;
    if (automata_[word * 64 + static_cast<std::size_t>(std::countr_zero(left))]->step(Dfa::kStart, symbol).next != Dfa::kDead) begun.automata |= bit;
  }
  begun.known |= wanted;
}

void Automata::trim() {
  std::size_t bytes = 0;
  for (const auto& automaton : automata_) bytes += automaton->bytes();
  if (bytes <= kCacheBytes) return;
  for (const auto& automaton : automata_) automaton->forget();
}

void Automata::clear() {
  for (const auto& automaton : automata_) automaton->clear();
  begun_.clear();
}

}  // namespace sayso::match
