#include "match/lookaround.h"

#include <algorithm>

namespace sayso::match {

using Op = grammar::Instruction::Op;

LookRunner::LookRunner(const grammar::Phase& phase, const SymbolTable& symbols)
    : phase_(phase),
      symbols_(symbols),
      behind_(phase, symbols, starts(false), Dfa::Begin::kEverywhere),
      ahead_(phase, symbols, starts(true), Dfa::Begin::kEverywhere),
      has_behind_(!starts(false).empty()),
      has_ahead_(!starts(true).empty()),
      mark_(phase.instructions.size()) {
  for (std::uint32_t look = 0; look < phase.looks.size(); ++look) {
    if (is_anchored(phase.looks[look])) anchored_.push_back(look);
  }
}

void LookRunner::trim() {
  behind_.trim();
  ahead_.trim();
}

void LookRunner::clear() {
  behind_.clear();
  ahead_.clear();
}

bool LookRunner::is_anchored(const grammar::Look& look) const {
  std::vector<std::uint32_t> stack = {look.start};
  std::vector<bool> seen(phase_.instructions.size());
  while (!stack.empty()) {
    const std::uint32_t at = stack.back();
    stack.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    const grammar::Instruction& instruction = phase_.instructions[at];
    if (instruction.op == Op::kAssert) return true;
    if (instruction.op == Op::kSplit) stack.push_back(instruction.a);
    if (instruction.op != Op::kAccept) stack.push_back(instruction.b);
  }
  return false;
}

std::vector<std::uint32_t> LookRunner::starts(bool ahead) const {
  std::vector<std::uint32_t> out;
  for (const grammar::Look& look : phase_.looks) {
    if (look.ahead == ahead && !is_anchored(look)) out.push_back(look.start);
  }
  return out;
}

// Sets of instructions, place by place.
void LookRunner::run_anchored(std::uint32_t look, std::span<const SymbolId> symbols) {
  hits_.clear();
  now_.clear();
  const bool ahead = phase_.looks[look].ahead;
  const auto end = static_cast<std::uint32_t>(symbols.size() - 1);
  for (std::uint32_t i = 0; i <= end; ++i) {
    const std::uint32_t place = ahead ? end - i : i;
    const bool has_token = i < end;  // there is one more to read
    const SymbolId token = !has_token ? symbols[place] : ahead ? symbols[place - 1] : symbols[place];
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
          if (has_token && symbols_.holds(token, instruction.a)) next_.push_back(instruction.b);
          break;
        case Op::kAssert:
          if (symbols_.holds(symbols[place], instruction.a)) stack_.push_back(instruction.b);
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
