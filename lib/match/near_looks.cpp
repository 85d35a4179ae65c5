#include "match/near_looks.h"

#include "match/dfa.h"

namespace sayso::match {
using Op = grammar::Instruction::Op;

NearLooks::NearLooks(const grammar::Phase& phase) : near_(phase.looks.size()) {
  DfaScratch scratch(phase);
  for (std::uint32_t bit = 0; bit < phase.position_bits.size(); ++bit) {
    if (phase.position_bits[bit].kind != grammar::PositionBit::Kind::kLook) continue;
    const std::uint32_t number = phase.position_bits[bit].number;
    const grammar::Look& look = phase.looks[number];
    // Whether every way through it is one step.
    Near found = {bit, {}};
    std::vector<std::uint32_t> behind_steps;
    bool near = true;
    scratch.walk(phase, {look.start}, DfaScratch::Over::kNoSteps, [&](const grammar::Instruction& instruction) {
      if (instruction.op == Op::kStep) {
        found.conditions.push_back(instruction.a);
        behind_steps.push_back(instruction.b);
      }
      near = near && instruction.op != Op::kAssert && instruction.op != Op::kAccept;
    });
    scratch.walk(phase, behind_steps, DfaScratch::Over::kNoSteps,
                 [&](const grammar::Instruction& instruction) { near = near && instruction.op != Op::kAssert && instruction.op != Op::kStep; });
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
      if (!has_bit(row, condition)) continue;
      set_bit(bits, look.bit);
      break;
    }
  }
  return bits;
}

}  // namespace sayso::match
