#include "match/near_looks.h"

#include <algorithm>

namespace sayso::match {
namespace {

using Op = grammar::Instruction::Op;

// What can be reached from `starts` without a step, each once.
std::vector<std::uint32_t> reached(const grammar::Phase& phase, std::vector<std::uint32_t> starts) {
  std::vector<std::uint32_t> out;
  while (!starts.empty()) {
    const std::uint32_t at = starts.back();
    starts.pop_back();
    if (std::find(out.begin(), out.end(), at) != out.end()) continue;
    out.push_back(at);
    const grammar::Instruction& instruction = phase.instructions[at];
    if (instruction.op == Op::kStep || instruction.op == Op::kAccept) continue;
    if (instruction.op == Op::kSplit) starts.push_back(instruction.a);
    starts.push_back(instruction.b);
  }
  return out;
}

}  // namespace

NearLooks::NearLooks(const grammar::Phase& phase) : near_(phase.looks.size()) {
  for (std::uint32_t bit = 0; bit < phase.position_bits.size(); ++bit) {
    if (phase.position_bits[bit].kind != grammar::PositionBit::Kind::kLook) continue;
    const std::uint32_t number = phase.position_bits[bit].number;
    const grammar::Look& look = phase.looks[number];
    constexpr std::uint32_t kLargest = 400;  // a larger one is no look at one token, and would be long to walk
    if (look.size > kLargest) continue;
    // Whether every way through it is one step.
    Near found = {bit, {}};
    std::vector<std::uint32_t> behind_steps;
    bool near = true;
    for (const std::uint32_t at : reached(phase, {look.start})) {
      const grammar::Instruction& instruction = phase.instructions[at];
      if (instruction.op == Op::kStep) {
        found.conditions.push_back(instruction.a);
        behind_steps.push_back(instruction.b);
      }
      near = near && instruction.op != Op::kAssert && instruction.op != Op::kAccept;
    }
    for (const std::uint32_t at : reached(phase, std::move(behind_steps))) {
      near = near && phase.instructions[at].op != Op::kAssert && phase.instructions[at].op != Op::kStep;
    }
    if (!near) continue;
    near_[number] = true;
    (look.ahead ? ahead_ : behind_).push_back(std::move(found));
    if (look.ahead) set_bit(ahead_bits_, bit);
  }
}

PlaceBits NearLooks::answered(const std::vector<Near>& looks, const std::uint64_t* row) {
  PlaceBits bits = {};
  for (const Near& look : looks) {
    for (const std::uint32_t condition : look.conditions) {
      if (!((row[condition >> 6] >> (condition & 63)) & 1)) continue;
      set_bit(bits, look.bit);
      break;
    }
  }
  return bits;
}

}  // namespace sayso::match
