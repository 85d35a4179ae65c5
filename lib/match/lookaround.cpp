#include "match/lookaround.h"

#include <algorithm>

namespace sayso::match {

using Op = grammar::Instruction::Op;

LookRunner::LookRunner(const grammar::Phase& phase) : phase_(phase), first_(phase.looks.size()), mark_(phase.instructions.size()) {
  for (std::size_t look = 0; look < phase.looks.size(); ++look) {
    std::vector<std::uint32_t> stack = {phase.looks[look].start};
    std::vector<std::uint32_t> seen;
    bool steps_only = true;
    while (!stack.empty() && steps_only) {
      const std::uint32_t at = stack.back();
      stack.pop_back();
      if (std::find(seen.begin(), seen.end(), at) != seen.end()) continue;
      seen.push_back(at);
      const grammar::Instruction& instruction = phase.instructions[at];
      switch (instruction.op) {
        case Op::kStep: first_[look].push_back(instruction.a); break;
        case Op::kSplit:
          stack.push_back(instruction.a);
          stack.push_back(instruction.b);
          break;
        case Op::kBegin:
        case Op::kEnd: stack.push_back(instruction.b); break;
        case Op::kAssert:
        case Op::kAccept: steps_only = false; break;
      }
    }
    if (!steps_only) first_[look].clear();
  }
}

void LookRunner::run_one(std::uint32_t look, std::span<const SymbolId> symbols, const SymbolTable& table) {
  hits_.clear();
  now_.clear();
  const bool ahead = phase_.looks[look].ahead;
  const std::uint32_t end = static_cast<std::uint32_t>(symbols.size() - 1);
  for (std::uint32_t i = 0; i <= end; ++i) {
    const std::uint32_t place = ahead ? end - i : i;
    const bool has_token = i < end;  // there is one more to read
    const SymbolId token = !has_token ? symbols[place] : ahead ? symbols[place - 1] : symbols[place];
    const std::vector<std::uint32_t>& first = first_[look];
    if (now_.empty() && !first.empty()) {
      if (!has_token || std::none_of(first.begin(), first.end(), [&](std::uint32_t c) { return table.holds(token, c); })) continue;
    }
    if (++round_ == 0) {
      std::fill(mark_.begin(), mark_.end(), 0);
      round_ = 1;
    }
    next_.clear();
    stack_ = now_;
    stack_.push_back(phase_.looks[look].start);
    bool accepted = false;
    while (!stack_.empty()) {
      const std::uint32_t at = stack_.back();
      stack_.pop_back();
      if (mark_[at] == round_) continue;
      mark_[at] = round_;
      const grammar::Instruction& instruction = phase_.instructions[at];
      switch (instruction.op) {
        case Op::kStep:
          if (has_token && table.holds(token, instruction.a)) next_.push_back(instruction.b);
          break;
        case Op::kAssert:
          if (table.holds(symbols[place], instruction.a)) stack_.push_back(instruction.b);
          break;
        case Op::kSplit:
          stack_.push_back(instruction.a);
          stack_.push_back(instruction.b);
          break;
        case Op::kBegin:
        case Op::kEnd: stack_.push_back(instruction.b); break;
        case Op::kAccept: accepted = true; break;
      }
    }
    if (accepted) hits_.push_back(place);
    now_.swap(next_);
  }
}

}  // namespace sayso::match
