#include "match/automata.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace sayso::match {
namespace {

constexpr std::size_t kTogether = 128;                   // instructions
constexpr std::size_t kCacheBytes = std::size_t{3} << 20;  // of all together

}  // namespace

Automata::Automata(const grammar::Phase& phase, const SymbolTable& symbols, DfaScratch& scratch, const std::vector<Part>& parts, Dfa::Begin begin)
    : symbols_(symbols), first_asked_(symbols.width()) {
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
  words_ = (groups.size() + 63) / 64;
  // Only these are asked what begins them; the others begin everywhere.
  if (begin == Dfa::Begin::kOnce) begin_with_.resize(phase.conditions.size() * words_);
  for (std::size_t i = 0; begin == Dfa::Begin::kOnce && i < groups.size(); ++i) {
    scratch.walk(phase, groups[i].starts, DfaScratch::Over::kNoSteps, [&](const grammar::Instruction& instruction) {
      if (instruction.op != grammar::Instruction::Op::kStep) return;
      set_bit(first_asked_.data(), instruction.a);
      begin_with_[instruction.a * words_ + i / 64] |= std::uint64_t{1} << (i % 64);
    });
  }
  for (Group& group : groups) {
    automata_.push_back(std::make_unique<Dfa>(phase, symbols, scratch, std::move(group.starts), begin));
  }
}

void Automata::learn_symbols() {
  if (words_ == 0) return;
  for (std::size_t symbol = begun_.size() / words_; symbol < symbols_.size(); ++symbol) {
    begun_.resize(begun_.size() + words_);
    std::uint64_t* begun = begun_.data() + symbol * words_;
    const std::uint64_t* row = symbols_.row(static_cast<SymbolId>(symbol));
    for (std::size_t i = 0; i < first_asked_.size(); ++i) {
      for_each_bit(row[i] & first_asked_[i], [&](std::size_t bit) {
        for (std::size_t word = 0; word < words_; ++word) begun[word] |= begin_with_[(i * 64 + bit) * words_ + word];
      });
    }
  }
}

void Automata::trim() {
  std::size_t bytes = 0;
  for (const auto& automaton : automata_) bytes += automaton->bytes();
  if (bytes <= kCacheBytes) return;
  for (const auto& automaton : automata_) automaton->forget();
}

void Automata::clear() {
  for (const auto& automaton : automata_) automaton->forget_symbols();
  begun_.clear();
}

}  // namespace sayso::match
