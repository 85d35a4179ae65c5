#include "match/lookaround.h"

namespace sayso::match {

using Op = grammar::Instruction::Op;

LookRunner::LookRunner(const grammar::Phase& phase, const SymbolTable& symbols, DfaScratch& scratch)
    : phase_(phase),
      symbols_(symbols),
      scratch_(scratch),
      ways_(ways()),
      behind_(phase, symbols, scratch, parts(false), Dfa::Begin::kEverywhere),
      ahead_(phase, symbols, scratch, parts(true), Dfa::Begin::kEverywhere),
      looks_behind_(looks_by_automaton(false, behind_)),
      looks_ahead_(looks_by_automaton(true, ahead_)) {
  for (std::uint32_t look = 0; look < phase.looks.size(); ++look) {
    if (ways_[look] == Way::kNear) (phase.looks[look].ahead ? near_ahead_ : near_behind_).set(look);
    if (ways_[look] == Way::kAnchored) anchored_.push_back(look);
  }
}

void LookRunner::trim() {
  behind_.trim();
  ahead_.trim();
}

void LookRunner::clear() {
  behind_.clear();
  ahead_.clear();
  near_by_.clear();
}

// Whether every way through it is one step.
bool LookRunner::is_near(const grammar::Look& look) const {
  std::vector<std::uint32_t> behind_steps;
  bool near = true;
  scratch_.walk(phase_, {look.start}, DfaScratch::Over::kNoSteps, [&](const grammar::Instruction& instruction) {
    if (instruction.op == Op::kStep) behind_steps.push_back(instruction.b);
    near = near && instruction.op != Op::kAssert && instruction.op != Op::kAccept;
  });
  scratch_.walk(phase_, behind_steps, DfaScratch::Over::kNoSteps, [&](const grammar::Instruction& instruction) {
    near = near && instruction.op != Op::kAssert && instruction.op != Op::kStep;
  });
  return near;
}

// Every symbol is asked once which of the near ones it answers.
void LookRunner::learn_symbols() {
  auto symbol = static_cast<SymbolId>(near_by_.size());
  near_by_.resize(symbols_.size());
  for (; symbol < symbols_.size(); ++symbol) {
    for (std::uint32_t look = 0; look < phase_.looks.size(); ++look) {
      if (!near_ahead_[look] && !near_behind_[look]) continue;
      scratch_.walk(phase_, {phase_.looks[look].start}, DfaScratch::Over::kNoSteps, [&](const grammar::Instruction& instruction) {
        if (instruction.op == Op::kStep && symbols_.holds(symbol, instruction.a)) near_by_[symbol].set(look);
      });
    }
  }
}

bool LookRunner::is_anchored(const grammar::Look& look) const {
  bool anchored = false;
  scratch_.walk(phase_, {look.start}, DfaScratch::Over::kSteps,
                [&](const grammar::Instruction& instruction) { anchored = anchored || instruction.op == Op::kAssert; });
  return anchored;
}

std::vector<LookRunner::Way> LookRunner::ways() const {
  std::vector<Way> out;
  for (const grammar::Look& look : phase_.looks) out.push_back(is_near(look) ? Way::kNear : is_anchored(look) ? Way::kAnchored : Way::kAutomaton);
  return out;
}

std::vector<Automata::Part> LookRunner::parts(bool ahead) const {
  std::vector<Automata::Part> out;
  for (std::size_t look = 0; look < phase_.looks.size(); ++look) {
    const grammar::Look& part = phase_.looks[look];
    if (part.ahead == ahead && ways_[look] == Way::kAutomaton) out.push_back({part.start, part.size});
  }
  return out;
}

std::vector<LookSet> LookRunner::looks_by_automaton(bool ahead, const Automata& automata) const {
  std::vector<LookSet> out(automata.size());
  std::size_t part = 0;
  for (std::uint32_t look = 0; look < phase_.looks.size(); ++look) {
    if (phase_.looks[look].ahead == ahead && ways_[look] == Way::kAutomaton) out[automata.automaton_of(part++)].set(look);
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
    scratch_.next_round();
    next_.clear();
    std::vector<std::uint32_t>& stack = scratch_.stack;
    stack = now_;
    stack.push_back(phase_.looks[look].start);
    bool accepted = false;
    while (!stack.empty()) {
      const std::uint32_t at = stack.back();
      stack.pop_back();
      if (scratch_.seen(at)) continue;
      ++scratch_.work;
      const grammar::Instruction& instruction = phase_.instructions[at];
      switch (instruction.op) {
        case Op::kStep:
          if (has_token && symbols_.holds(token, instruction.a)) next_.push_back(instruction.b);
          break;
        case Op::kAssert:
          if (symbols_.holds(symbols[place], instruction.a)) stack.push_back(instruction.b);
          break;
        case Op::kSplit:
          stack.push_back(instruction.a);
          stack.push_back(instruction.b);
          break;
        case Op::kBegin:
        case Op::kEnd: stack.push_back(instruction.b); break;
        case Op::kAccept: accepted = true; break;
      }
    }
    if (accepted) hits_.push_back(place);
    now_.swap(next_);
  }
}

}  // namespace sayso::match
