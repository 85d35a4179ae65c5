#include "match/dfa.h"

#include <algorithm>
#include <string>

namespace sayso::match {
namespace {

using Op = grammar::Instruction::Op;

// A small automaton has few steps to remember.
int recent_bits(std::size_t instructions) { return instructions == 0 ? 1 : instructions < 64 ? 9 : instructions < 1000 ? 10 : 11; }

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

Dfa::Dfa(const grammar::Phase& phase, const SymbolTable& symbols, DfaScratch& scratch, std::vector<std::uint32_t> starts, std::size_t size, Begin begin)
    : phase_(phase), symbols_(symbols), scratch_(scratch), starts_(sorted(std::move(starts))), begin_(begin), recent_bits_(recent_bits(size)) {
  clear();
}

void Dfa::clear() {
  forget();
  classes_.clear();
  by_all_answers_.clear();
}

void Dfa::forget() {
  states_.clear();
  by_kernel_.clear();
  accepts_.assign(1, {});
  by_accept_.clear();
  by_answers_.clear();
  steps_.clear();
  bytes_ = 0;
  recent_.assign(std::size_t{1} << recent_bits_, {});
  states_.emplace_back();  // kDead
  states_.emplace_back();  // kStart, whether or not there is anything to begin with
  states_.back().kernel = starts_;
  by_kernel_.emplace(key_of(starts_), kStart);
}

Dfa::StateId Dfa::intern(std::vector<std::uint32_t> kernel) {
  if (kernel.empty()) return kDead;
  const auto [place, fresh] = by_kernel_.emplace(key_of(kernel), static_cast<StateId>(states_.size()));
  if (fresh) {
    bytes_ += 2 * kernel.size() * sizeof(std::uint32_t) + 128;
    states_.emplace_back();
    states_.back().kernel = std::move(kernel);
  }
  return place->second;
}

// Every condition that is asked on the way from `starts`, whatever the answers, as a row.
std::vector<std::uint64_t> Dfa::asked_from(const std::vector<std::uint32_t>& starts, DfaScratch::Over over) {
  std::vector<std::uint64_t> row(symbols_.width());
  scratch_.walk(phase_, starts, over, [&](const grammar::Instruction& instruction) {
    if (instruction.op == Op::kStep || instruction.op == Op::kAssert) set_bit(row.data(), instruction.a);
  });
  return row;
}

Dfa::ClassId Dfa::find_class(SymbolId symbol) {
  if (all_asked_.empty()) all_asked_ = asked_from(starts_, DfaScratch::Over::kSteps);
  if (symbol >= classes_.size()) classes_.resize(std::max<std::size_t>(symbols_.size(), symbol + std::size_t{1}));
  const AnswerTable::Place place = by_all_answers_.find(0, symbols_.row(symbol), all_asked_.data(), all_asked_.size());
  if (place.fresh) place.value = static_cast<std::uint32_t>(std::min<std::size_t>(by_all_answers_.size(), kNoClass));
  return classes_[symbol] = static_cast<ClassId>(place.value);
}

Dfa::Step Dfa::make_step(StateId number, SymbolId symbol, ClassId symbol_class) {
  if (number == kDead) return {};
  std::vector<std::uint64_t>& asked = states_[number].asked;
  if (asked.empty()) asked = asked_from(states_[number].kernel, DfaScratch::Over::kNoSteps);
  const AnswerTable::Place place = by_answers_.find(number, symbols_.row(symbol), asked.data(), asked.size());
  if (place.fresh) {
    place.value = static_cast<std::uint32_t>(steps_.size());
    steps_.push_back(close(number, symbol));
  }
  const Step step = steps_[place.value];
  if (symbol_class != kNoClass) recent_[slot(number, symbol_class)] = {number, symbol_class, step};
  return step;
}

Dfa::Step Dfa::close(StateId state, SymbolId symbol) {
  scratch_.next_round();
  scratch_.targets.clear();
  scratch_.accepted.clear();
  scratch_.stack = states_[state].kernel;
  while (!scratch_.stack.empty()) {
    const std::uint32_t at = scratch_.stack.back();
    scratch_.stack.pop_back();
    if (scratch_.seen(at)) continue;
    ++scratch_.work;
    const grammar::Instruction& instruction = phase_.instructions[at];
    switch (instruction.op) {
      case Op::kStep:
        if (symbols_.holds(symbol, instruction.a)) scratch_.targets.push_back(instruction.b);
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
      if (begin_ == Begin::kEverywhere) return a < b;
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
