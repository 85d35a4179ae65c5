#include "match/dfa.h"

#include <algorithm>
#include <string>

namespace sayso::match {
namespace {

using Op = grammar::Instruction::Op;

std::string key_of(const std::vector<std::uint32_t>& numbers) {
  return std::string(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(std::uint32_t));
}

std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace

void DfaScratch::next_round() {
  if (++round == 0) {  // the counter came round: no mark is trusted
    std::fill(mark.begin(), mark.end(), 0);
    round = 1;
  }
}

Dfa::Dfa(const grammar::Phase& phase, const SymbolTable& symbols, DfaScratch& scratch, std::vector<std::uint32_t> starts, Begin begin)
    : phase_(phase), symbols_(symbols), scratch_(scratch), starts_(sorted(std::move(starts))), begin_(begin) {
  forget();
}

void Dfa::forget() {
  forget_symbols();
  by_all_answers_.clear();
  states_.clear();
  by_kernel_.clear();
  accepts_.assign(1, {});
  by_accept_.clear();
  known_.assign(64, {});
  known_count_ = 0;
  by_many_answers_.clear();
  steps_.assign(1, {});  // the number 0 is none
  bytes_ = 0;
  columns_ = 0;
  blocks_of_.clear();
  table_.assign(kBlock, 0);
  states_.emplace_back();  // kDead
  states_.emplace_back();  // kStart, whether or not there is anything to begin with
  if (begin_ != Begin::kMirrored) states_.back() = starts_;
  by_kernel_.emplace(key_of(states_.back()), kStart);
  asked_by_.assign(2, {});
  asked_.clear();
}

Dfa::StateId Dfa::intern(std::vector<std::uint32_t> kernel) {
  if (kernel.empty() && begin_ != Begin::kMirrored) return kDead;
  const auto [place, fresh] = by_kernel_.emplace(key_of(kernel), static_cast<StateId>(states_.size()));
  if (fresh) {
    bytes_ += 2 * kernel.size() * sizeof(std::uint32_t) + 128;
    states_.push_back(std::move(kernel));
    asked_by_.emplace_back();
    blocks_of_.resize(states_.size() * columns_);
  }
  return place->second;
}

// Every condition that is asked on the way from the kernel, whatever the answers.
void Dfa::explore(StateId state) {
  std::vector<std::uint32_t> asked;
  if (begin_ == Begin::kMirrored) {
    std::vector<std::uint32_t> behind_steps = starts_;
    for (const std::uint32_t at : states_[state]) {
      asked.push_back(phase_.instructions[at].a);
      behind_steps.push_back(phase_.instructions[at].b);
    }
    scratch_.walk(phase_, behind_steps, DfaScratch::Over::kNoSteps, [&](const grammar::Instruction& instruction) {
      if (instruction.op == Op::kAssert) asked.push_back(instruction.a);
    });
  } else {
    scratch_.walk(phase_, states_[state], DfaScratch::Over::kNoSteps, [&](const grammar::Instruction& instruction) {
      if (instruction.op == Op::kStep || instruction.op == Op::kAssert) asked.push_back(instruction.a);
    });
  }
  asked = sorted(std::move(asked));
  asked_by_[state] = {static_cast<std::uint32_t>(asked_.size()), static_cast<std::uint32_t>(asked.size())};
  asked_.insert(asked_.end(), asked.begin(), asked.end());
  bytes_ += asked.size() * sizeof(std::uint32_t);
}

Dfa::ClassId Dfa::find_class(SymbolId symbol) {
  if (all_asked_.empty()) {
    all_asked_.resize(symbols_.width());
    scratch_.walk(phase_, starts_, DfaScratch::Over::kSteps, [&](const grammar::Instruction& instruction) {
      if (instruction.op == Op::kStep || instruction.op == Op::kAssert) set_bit(all_asked_.data(), instruction.a);
    });
  }
  const AnswerTable::Place place = by_all_answers_.find(0, symbols_.row(symbol), all_asked_.data(), all_asked_.size());
  if (place.fresh) place.value = static_cast<std::uint32_t>(std::min<std::size_t>(by_all_answers_.size(), kNoClass));
  if (symbol >= classes_.size()) classes_.resize(std::max<std::size_t>(symbols_.size(), symbol + std::size_t{1}));
  return classes_[symbol] = static_cast<ClassId>(place.value);
}

Dfa::Step Dfa::find_step(StateId number, SymbolId symbol, ClassId symbol_class) {
  if (number == kDead) return {};
  if (asked_by_[number].count == Asked::kUnexplored) explore(number);
  // The row of the class says all that is asked, and is nearer than that of the symbol.
  const std::uint64_t* row = symbol_class != kNoClass ? by_all_answers_.words() + (symbol_class - std::size_t{1}) * all_asked_.size() : symbols_.row(symbol);
  const std::uint32_t step = asked_by_[number].count <= 64 ? step_by_answers(number, symbol, row) : step_by_many_answers(number, symbol);
  if (symbol_class != kNoClass) remember(number, symbol_class, step);
  return steps_[step];
}

// Where numbers run out, a step is found by its answers every time.
void Dfa::remember(StateId state, ClassId symbol_class, std::uint32_t step) {
  constexpr std::size_t kMost = 0xffff;
  if (step > kMost || table_.size() / kBlock > kMost) return;
  const std::size_t column = symbol_class / kBlock;
  if (column >= columns_) {
    const std::size_t wider = std::max<std::size_t>(column + 1, columns_ * 2);
    std::vector<std::uint16_t> old(states_.size() * wider);
    old.swap(blocks_of_);
    for (std::size_t i = 0; i < old.size(); ++i) blocks_of_[i / columns_ * wider + i % columns_] = old[i];
    columns_ = wider;
  }
  std::uint16_t& block = blocks_of_[state * columns_ + column];
  if (block == 0) {
    block = static_cast<std::uint16_t>(table_.size() / kBlock);
    table_.resize(table_.size() + kBlock);
  }
  table_[block * kBlock + symbol_class % kBlock] = static_cast<std::uint16_t>(step);
}

std::uint32_t Dfa::step_by_answers(StateId state, SymbolId symbol, const std::uint64_t* row) {
  std::uint64_t answers = 0;
  for (const std::uint32_t condition : asked_of(state)) answers = answers << 1 | (has_bit(row, condition) ? 1 : 0);
  std::size_t at = hash(state, answers) & (known_.size() - 1);
  for (; known_[at].state != kDead; at = (at + 1) & (known_.size() - 1)) {
    if (known_[at].state == state && known_[at].answers == answers) return known_[at].step;
  }
  const std::uint32_t step = make_step(state, symbol);
  known_[at] = {answers, state, step};
  if (++known_count_ * 2 > known_.size()) grow();
  return step;
}

void Dfa::grow() {
  std::vector<Known> old(known_.size() * 2);
  old.swap(known_);
  for (const Known& known : old) {
    if (known.state == kDead) continue;
    std::size_t at = hash(known.state, known.answers) & (known_.size() - 1);
    while (known_[at].state != kDead) at = (at + 1) & (known_.size() - 1);
    known_[at] = known;
  }
}

std::uint32_t Dfa::step_by_many_answers(StateId state, SymbolId symbol) {
  mask_.assign(symbols_.width(), 0);
  for (const std::uint32_t condition : asked_of(state)) set_bit(mask_.data(), condition);
  const AnswerTable::Place place = by_many_answers_.find(state, symbols_.row(symbol), mask_.data(), mask_.size());
  if (place.fresh) place.value = make_step(state, symbol);
  return place.value;
}

std::uint32_t Dfa::make_step(StateId state, SymbolId symbol) {
  ++scratch_.made;
  const Step step = close(state, symbol);
  steps_.push_back(step);
  return static_cast<std::uint32_t>(steps_.size() - 1);
}

// From the kernel to the steps that can be taken, or, mirrored, from behind the steps that can be taken, and the beginning,
// to those that may come next.
Dfa::Step Dfa::close(StateId state, SymbolId symbol) {
  const bool mirrored = begin_ == Begin::kMirrored;
  scratch_.next_round();
  scratch_.targets.clear();
  scratch_.accepted.clear();
  scratch_.stack = mirrored ? starts_ : states_[state];
  if (mirrored) {
    for (const std::uint32_t at : states_[state]) {
      const grammar::Instruction& step = phase_.instructions[at];
      if (symbols_.holds(symbol, step.a)) scratch_.stack.push_back(step.b);
    }
  }
  while (!scratch_.stack.empty()) {
    const std::uint32_t at = scratch_.stack.back();
    scratch_.stack.pop_back();
    if (scratch_.seen(at)) continue;
    ++scratch_.work;
    const grammar::Instruction& instruction = phase_.instructions[at];
    switch (instruction.op) {
      case Op::kStep:
        if (mirrored) {
          scratch_.targets.push_back(at);
        } else if (symbols_.holds(symbol, instruction.a)) {
          scratch_.targets.push_back(instruction.b);
        }
        break;
      case Op::kAssert:
        if (symbols_.holds(symbol, instruction.a)) scratch_.stack.push_back(instruction.b);
        break;
      case Op::kSplit:
        scratch_.stack.push_back(instruction.a);
        scratch_.stack.push_back(instruction.b);
        break;
      case Op::kBegin:
      case Op::kEnd: scratch_.stack.push_back(instruction.b); break;
      case Op::kAccept: scratch_.accepted.push_back(instruction.a); break;
    }
  }
  if (begin_ == Begin::kEverywhere) scratch_.targets.insert(scratch_.targets.end(), starts_.begin(), starts_.end());
  scratch_.targets = sorted(std::move(scratch_.targets));
  Step step;
  step.next = intern(scratch_.targets);
  if (!scratch_.accepted.empty()) {
    std::sort(scratch_.accepted.begin(), scratch_.accepted.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (begin_ != Begin::kOnce) return a < b;
      const int left = phase_.rules[a].priority, right = phase_.rules[b].priority;
      return left != right ? left > right : a < b;
    });
    const auto [place, fresh] = by_accept_.emplace(key_of(scratch_.accepted), static_cast<std::uint32_t>(accepts_.size()));
    if (fresh) accepts_.push_back(scratch_.accepted);
    step.accept = place->second;
  }
  return step;
}

}  // namespace sayso::match
