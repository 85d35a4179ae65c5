#include "match/automata.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace sayso::match {
namespace {

constexpr std::size_t kTogether = 256;                   // instructions
constexpr std::size_t kMost = 64;                        // automata: a bit each
constexpr std::size_t kCacheBytes = std::size_t{4} << 20;  // of all together

}  // namespace

Automata::Automata(const grammar::Phase& phase, const SymbolTable& symbols, DfaScratch& scratch, const std::vector<Part>& parts, Dfa::Begin begin)
    : symbols_(symbols) {
  struct Group {
    std::vector<std::uint32_t> starts;
    std::size_t size = 0;
  };
  std::vector<Group> groups;
  for (const Part& part : parts) {
    auto group = groups.end();
    if (!groups.empty() && groups.back().size + part.size <= kTogether) {
      group = groups.end() - 1;
    } else if (groups.size() < kMost) {
      group = groups.insert(groups.end(), Group{});
    } else {
      group = std::min_element(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.size < b.size; });
    }
    group->starts.push_back(part.start);
    group->size += part.size;
    automaton_of_.push_back(static_cast<std::size_t>(group - groups.begin()));
  }
  for (Group& group : groups) {
    find_first_steps(phase, group.starts, scratch);
    automata_.push_back(std::make_unique<Dfa>(phase, symbols, scratch, std::move(group.starts), group.size, begin));
  }
}

void Automata::find_first_steps(const grammar::Phase& phase, const std::vector<std::uint32_t>& starts, DfaScratch& scratch) {
  first_steps_.resize(first_steps_.size() + symbols_.width());
  std::uint64_t* row = first_steps_.data() + first_steps_.size() - symbols_.width();
  scratch.walk(phase, starts, DfaScratch::Over::kNoSteps, [&](const grammar::Instruction& instruction) {
    if (instruction.op == grammar::Instruction::Op::kStep) set_bit(row, instruction.a);
  });
}

std::uint64_t Automata::find_begun(SymbolId symbol) {
  const std::size_t width = symbols_.width();
  const std::uint64_t* row = symbols_.row(symbol);
  std::uint64_t automata = 0;
  for (std::size_t i = 0; i < automata_.size(); ++i) {
    if (share_a_bit(row, first_steps_.data() + i * width, width)) automata |= std::uint64_t{1} << i;
  }
  begun_[symbol] = {automata, true};
  return automata;
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
