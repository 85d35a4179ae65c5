#include "match/dfa.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace sayso::match {
namespace {

using Op = grammar::Instruction::Op;

constexpr std::size_t kCacheBytes = std::size_t{4} << 20;  // a phase

std::string key_of(const std::vector<std::uint32_t>& numbers) {
  return std::string(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(std::uint32_t));
}

std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace

Dfa::Dfa(const grammar::Phase& phase, const SymbolTable& symbols, std::vector<std::uint32_t> starts, Begin begin)
    : phase_(phase), symbols_(symbols), starts_(sorted(std::move(starts))), begin_(begin),
      recent_bits_(starts_.empty() ? 1 : phase.instructions.size() < kSmall ? kFewRecentBits : kRecentBits), mark_(phase.instructions.size()) {
  clear();
}

void Dfa::clear() {
  states_.clear();
  by_kernel_.clear();
  accepts_.assign(1, {});
  by_accept_.clear();
  bytes_ = 0;
  recent_.assign(std::size_t{1} << recent_bits_, {});
  states_.emplace_back();  // kDead
  states_.emplace_back();  // kStart, whether or not there is anything to begin with
  states_.back().kernel = starts_;
  by_kernel_.emplace(key_of(starts_), kStart);
}

void Dfa::trim() {
  if (bytes_ > kCacheBytes) clear();
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

// Every condition that a closure of the kernel could ask, whatever the answers.
void Dfa::find_asked(State& state) {
  next_round();
  state.asked.assign(symbols_.width(), 0);
  stack_ = state.kernel;
  while (!stack_.empty()) {
    const std::uint32_t at = stack_.back();
    stack_.pop_back();
    if (mark_[at] == round_) continue;
    mark_[at] = round_;
    const grammar::Instruction& instruction = phase_.instructions[at];
    if (instruction.op == Op::kStep || instruction.op == Op::kAssert) state.asked[instruction.a >> 6] |= std::uint64_t{1} << (instruction.a & 63);
    if (instruction.op == Op::kSplit) stack_.push_back(instruction.a);
    if (instruction.op != Op::kStep && instruction.op != Op::kAccept) stack_.push_back(instruction.b);
  }
}

void Dfa::next_round() {
  if (++round_ == 0) {  // the counter came round: no mark is trusted
    std::fill(mark_.begin(), mark_.end(), 0);
    round_ = 1;
  }
}

Dfa::Step Dfa::make_step(StateId number, SymbolId symbol) {
  if (number == kDead) return {};
  if (states_[number].asked.empty()) find_asked(states_[number]);
  const std::uint64_t* row = symbols_.row(symbol);
  const std::vector<std::uint64_t>& asked = states_[number].asked;
  answers_.resize(asked.size() * sizeof(std::uint64_t));
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::uint64_t answer = row[i] & asked[i];
    std::memcpy(answers_.data() + i * sizeof answer, &answer, sizeof answer);
  }
  Step step;
  if (const auto known = states_[number].by_answers.find(answers_); known != states_[number].by_answers.end()) {
    step = known->second;
  } else {
    step = close(number, symbol);
    states_[number].by_answers.emplace(answers_, step);
    bytes_ += answers_.size() + 96;
  }
  recent_[slot(number, symbol)] = {number, symbol, step};
  return step;
}

Dfa::Step Dfa::close(StateId state, SymbolId symbol) {
  next_round();
  targets_.clear();
  rules_.clear();
  stack_ = states_[state].kernel;
  while (!stack_.empty()) {
    const std::uint32_t at = stack_.back();
    stack_.pop_back();
    if (mark_[at] == round_) continue;
    mark_[at] = round_;
    const grammar::Instruction& instruction = phase_.instructions[at];
    switch (instruction.op) {
      case Op::kStep:
        if (symbols_.holds(symbol, instruction.a)) targets_.push_back(instruction.b);
        break;
      case Op::kAssert:
        if (symbols_.holds(symbol, instruction.a)) stack_.push_back(instruction.b);
        break;
      case Op::kSplit:
        stack_.push_back(instruction.a);
        stack_.push_back(instruction.b);
        break;
      case Op::kBegin:
      case Op::kEnd: stack_.push_back(instruction.b); break;
      case Op::kAccept: rules_.push_back(instruction.a); break;
    }
  }
  if (begin_ == Begin::kEverywhere) targets_.insert(targets_.end(), starts_.begin(), starts_.end());
  targets_ = sorted(std::move(targets_));
  Step step;
  step.next = intern(targets_);
  if (!rules_.empty()) {
    std::sort(rules_.begin(), rules_.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (begin_ == Begin::kEverywhere) return a < b;
      const int left = phase_.rules[a].priority, right = phase_.rules[b].priority;
      return left != right ? left > right : a < b;
    });
    const auto [place, fresh] = by_accept_.emplace(key_of(rules_), static_cast<std::uint32_t>(accepts_.size()));
    if (fresh) accepts_.push_back(rules_);
    step.accept = place->second;
  }
  return step;
}

}  // namespace sayso::match
