#include "match/captures.h"

namespace sayso::match {

bool CaptureFinder::find(const grammar::Phase& phase, std::uint32_t rule, std::span<const SymbolId> symbols, const SymbolTable& table, std::uint32_t begin,
                         std::uint32_t end, std::vector<std::vector<TokenSpan>>& spans) {
  using Op = grammar::Instruction::Op;
  const std::size_t places = end - begin + 1;
  const std::size_t first = phase.rules[rule].first_instruction;
  tried_.assign(((phase.rules[rule].end_instruction - first) * places + 63) / 64, 0);
  work_ += tried_.size();
  jobs_.clear();
  events_.clear();
  jobs_.push_back({phase.rules[rule].start, begin, 0});
  bool found = false;
  while (!jobs_.empty() && !found) {
    Job job = jobs_.back();
    jobs_.pop_back();
    events_.resize(job.events);
    // Goes on along the preferred way until it fails.
    while (true) {
      ++work_;
      const std::size_t bit = (job.instruction - first) * places + (job.place - begin);
      if ((tried_[bit >> 6] >> (bit & 63)) & 1) break;
      tried_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
      const grammar::Instruction& instruction = phase.instructions[job.instruction];
      if (instruction.op == Op::kAccept) {
        found = job.place == end && instruction.a == rule;
        break;
      }
      if (instruction.op == Op::kStep) {
        if (job.place == end || !table.holds(symbols[job.place], instruction.a)) break;
        ++job.place;
      } else if (instruction.op == Op::kAssert) {
        if (!table.holds(symbols[job.place], instruction.a)) break;
      } else if (instruction.op == Op::kSplit) {
        jobs_.push_back({instruction.b, job.place, static_cast<std::uint32_t>(events_.size())});
        job.instruction = instruction.a;
        continue;
      } else {
        events_.push_back({instruction.a, job.place, instruction.op == Op::kEnd});
      }
      job.instruction = instruction.b;
    }
  }
  if (!found) return false;
  const std::vector<grammar::RuleCapture>& captures = phase.rules[rule].captures;
  spans.resize(captures.size());
  for (auto& taken : spans) taken.clear();
  open_.assign(captures.size(), begin);  // what lies in a match lies there whatever a damaged program says
  for (const Event& event : events_) {
    if (!event.end) {
      open_[event.capture] = event.place;
      continue;
    }
    if (open_[event.capture] == event.place) continue;  // took nothing
    if (!captures[event.capture].list) spans[event.capture].clear();
    spans[event.capture].push_back({open_[event.capture], event.place});
  }
  return true;
}

}  // namespace sayso::match
