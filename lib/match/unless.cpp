#include "match/unless.h"

#include <cstddef>

namespace sayso::match {

bool UnlessFinder::found(const grammar::Phase& phase, const grammar::Rule& rule, std::span<const SymbolId> symbols, const SymbolTable& table,
                         std::uint32_t begin, std::uint32_t end) {
  using Op = grammar::Instruction::Op;
  if (rule.unless.empty()) return false;
  const std::size_t places = end - begin + 1;
  tried_.assign(((rule.end_instruction - rule.first_instruction) * places + 63) / 64, 0);
  jobs_.clear();
  for (const std::uint32_t start : rule.unless) {
    for (std::uint32_t place = begin; place <= end; ++place) jobs_.emplace_back(start, place);
  }
  while (!jobs_.empty()) {
    const auto [at, place] = jobs_.back();
    jobs_.pop_back();
    const std::size_t bit = (at - rule.first_instruction) * places + (place - begin);
    if ((tried_[bit >> 6] >> (bit & 63)) & 1) continue;
    tried_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
    const grammar::Instruction& instruction = phase.instructions[at];
    switch (instruction.op) {
      case Op::kAccept: return true;
      case Op::kStep:
        if (place < end && table.holds(symbols[place], instruction.a)) jobs_.emplace_back(instruction.b, place + 1);
        break;
      case Op::kAssert:
        if (table.holds(symbols[place], instruction.a)) jobs_.emplace_back(instruction.b, place);
        break;
      case Op::kSplit:
        jobs_.emplace_back(instruction.a, place);
        jobs_.emplace_back(instruction.b, place);
        break;
      case Op::kBegin:
      case Op::kEnd: jobs_.emplace_back(instruction.b, place); break;
    }
  }
  return false;
}

}  // namespace sayso::match
