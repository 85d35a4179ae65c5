// Sets of instructions, place by place, as Thompson had it; a match is walked again by preference with what failed
// remembered, so that it is linear as well.
#include "match/tracer.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

namespace sayso::match {
namespace {

using Op = grammar::Instruction::Op;
using Kind = grammar::PositionBit::Kind;

constexpr std::uint32_t kFar = 0xffffffff;
constexpr std::size_t kBuiltIn = 0;  // mentions that no phase made stand before the first

}  // namespace

Tracer::Tracer(const grammar::Program& program, const tag::Tagger& tagger) : program_(program), index_(program, tagger), distances_(program.phases.size()), first_conditions_(program.phases.size()) {
  for (std::size_t p = 0; p < program.phases.size(); ++p) {
    for (const grammar::Rule& rule : program.phases[p].rules) phase_of_rule_.emplace(rule.name, p + 1);
  }
}

void Tracer::look_at(const DocumentView& document, std::span<const Phrase> phrases, const MentionTable& mentions, std::size_t phase) {
  document_ = &document;
  phrases_ = phrases;
  phase_ = &program_.phases[phase];
  phase_number_ = phase;
  if (document.types != types_ || document.types->epoch() != epoch_) words_.clear();
  types_ = document.types;
  epoch_ = document.types->epoch();
  answers_.assign((document.tokens.size() + 1) * phase_->conditions.size(), 0);
  mark_.assign(phase_->instructions.size(), 0);
  round_ = 0;
  find_scopes();
  mark_spans(mentions);
  looks_.assign(phase_->looks.size(), {});
  looks_at_end_.assign(phase_->looks.size(), {});
}

void Tracer::find_scopes() {
  scopes_.clear();
  const auto& sentences = document_->sentences;
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const bool last = i + 1 == sentences.size();
    const bool closes = last || phase_->scope == grammar::Phase::Scope::kSentence ||
                        (phase_->scope == grammar::Phase::Scope::kParagraph && sentences[i + 1].paragraph != sentences[i].paragraph);
    if (!closes) continue;
    const auto end = last ? static_cast<std::uint32_t>(document_->tokens.size()) : sentences[i].end_token;
    scopes_.push_back({begin, end});
    begin = end;
  }
}

TokenSpan Tracer::scope_of(std::uint32_t token) const {
  const auto place = std::upper_bound(scopes_.begin(), scopes_.end(), token, [](std::uint32_t t, const TokenSpan& s) { return t < s.end; });
  return place == scopes_.end() ? TokenSpan{} : *place;
}

// Of spans that overlap, the one that begins first is stepped over; of two that begin together, the longer.
void Tracer::mark_spans(const MentionTable& mentions) {
  spans_.assign(phase_->span_sets.size(), {});
  for (std::size_t set = 0; set < phase_->span_sets.size(); ++set) {
    const grammar::SpanSet& wanted = phase_->span_sets[set];
    std::vector<TokenSpan> found;
    if (wanted.lexicon >= 0) {
      for (const Phrase& phrase : phrases_) {
        if (phrase.lexicon == static_cast<std::uint32_t>(wanted.lexicon)) found.push_back(phrase.span);
      }
    } else {
      for (const Mention& mention : mentions.all()) {
        if (mention.label != wanted.label || mention.span.empty()) continue;
        const auto phase = phase_of_rule_.find(mention.rule);
        if ((phase == phase_of_rule_.end() ? kBuiltIn : phase->second) > phase_number_) continue;
        if (!wanted.field.empty() && mentions.text(mention, wanted.field) != wanted.value) continue;
        found.push_back(mention.span);
      }
    }
    std::sort(found.begin(), found.end(), [](const TokenSpan& a, const TokenSpan& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    SpanMarks& marks = spans_[set];
    for (auto* bits : {&marks.first, &marks.inside, &marks.last}) bits->assign(document_->tokens.size(), false);
    std::uint32_t free_from = 0;
    for (const TokenSpan& span : found) {
      if (span.begin < free_from) continue;
      free_from = span.end;
      marks.first[span.begin] = true;
      marks.last[span.end - 1] = true;
      for (std::uint32_t i = span.begin + 1; i + 1 < span.end; ++i) marks.inside[i] = true;
    }
  }
}

const std::vector<std::uint64_t>& Tracer::word_at(std::uint32_t token) {
  const text::Token& t = document_->tokens[token];
  const tag::TagId tag = document_->tags.empty() ? tag::kNoTag : document_->tags[token];
  const auto [place, fresh] = words_.emplace(static_cast<std::uint64_t>(t.type) << 16 | tag, std::vector<std::uint64_t>());
  if (fresh) {
    place->second.assign(index_.bits() / 64 + 1, 0);
    index_.answer(document_->types->form(t.type), document_->types->norm(t.type), t.flags & text::kFormFlags, tag, place->second.data());
  }
  return place->second;
}

bool Tracer::bit_at(std::uint32_t bit, TokenSpan scope, std::uint32_t place) {
  const grammar::PositionBit& position = phase_->position_bits[bit];
  const bool at_end = place == scope.end;
  switch (position.kind) {
    case Kind::kFlag: return !at_end && (document_->tokens[place].flags & position.number) != 0;
    case Kind::kScopeStart: return place == scope.begin;
    case Kind::kScopeEnd: return at_end;
    case Kind::kSpanFirst: return !at_end && spans_[position.number].first[place];
    case Kind::kSpanInside: return !at_end && spans_[position.number].inside[place];
    case Kind::kSpanLast: return !at_end && spans_[position.number].last[place];
    case Kind::kLook: {
      auto& known = at_end ? looks_at_end_[position.number] : looks_[position.number];
      const std::uint32_t index = at_end ? scope.end - 1 : place;
      if (known.empty()) known.assign(document_->tokens.size(), 0);
      if (known[index] == 0) run_look(position.number, scope);
      return (at_end ? looks_at_end_ : looks_)[position.number][index] == 2;
    }
  }
  return false;
}

bool Tracer::holds(std::uint32_t condition, TokenSpan scope, std::uint32_t place) {
  if (place == scope.end) return holds(phase_->conditions[condition], scope, place);  // the next scope begins there, too
  std::uint8_t& known = answers_[place * phase_->conditions.size() + condition];
  if (known == 0) {
    const bool answer = holds(phase_->conditions[condition], scope, place);
    answers_[place * phase_->conditions.size() + condition] = answer ? 2 : 1;
    return answer;
  }
  return known == 2;
}

bool Tracer::may_begin(std::uint32_t rule, TokenSpan scope, std::uint32_t place) {
  std::vector<std::vector<std::uint32_t>>& of_phase = first_conditions_[phase_number_];
  if (of_phase.empty()) {
    for (std::uint32_t r = 0; r < phase_->rules.size(); ++r) of_phase.push_back(conditions_at_start(r));
  }
  return std::any_of(of_phase[rule].begin(), of_phase[rule].end(), [&](std::uint32_t condition) { return holds(condition, scope, place); });
}

// The conditions of all first steps, whatever is asserted before them.
std::vector<std::uint32_t> Tracer::conditions_at_start(std::uint32_t rule) const {
  std::vector<std::uint32_t> conditions, stack = {phase_->rules[rule].start};
  std::vector<bool> seen(phase_->instructions.size(), false);
  while (!stack.empty()) {
    const std::uint32_t at = stack.back();
    stack.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    const grammar::Instruction& instruction = phase_->instructions[at];
    if (instruction.op == Op::kStep) {
      conditions.push_back(instruction.a);
    } else if (instruction.op != Op::kAccept) {
      if (instruction.op == Op::kSplit) stack.push_back(instruction.a);
      stack.push_back(instruction.b);
    }
  }
  std::sort(conditions.begin(), conditions.end());
  conditions.erase(std::unique(conditions.begin(), conditions.end()), conditions.end());
  return conditions;
}

bool Tracer::holds(const grammar::Condition& condition, TokenSpan scope, std::uint32_t place) {
  using Operation = grammar::ConditionOp::Kind;
  std::vector<bool> stack;
  for (const grammar::ConditionOp& op : condition) {
    switch (op.kind) {
      case Operation::kTrue: stack.push_back(true); break;
      case Operation::kPredicate: stack.push_back(place < scope.end && ((word_at(place)[op.number >> 6] >> (op.number & 63)) & 1) != 0); break;
      case Operation::kPosition: stack.push_back(bit_at(op.number, scope, place)); break;
      case Operation::kNot: stack.back() = !stack.back(); break;
      case Operation::kAnd:
      case Operation::kOr: {
        const bool right = stack.back();
        stack.pop_back();
        stack.back() = op.kind == Operation::kAnd ? stack.back() && right : stack.back() || right;
        break;
      }
    }
  }
  return !stack.empty() && stack.back();
}

// `stack` holds instructions, the preferred one last. `visit` gets each step, each assertion that fails, each accept.
template <class Visit>
void Tracer::close(std::vector<std::uint32_t>& stack, TokenSpan scope, std::uint32_t place, std::size_t& steps, Visit visit) {
  const std::uint32_t round = ++round_;  // a lookaround that is asked on the way has a round of its own
  while (!stack.empty()) {
    const std::uint32_t at = stack.back();
    stack.pop_back();
    if (mark_[at] == round) continue;
    mark_[at] = round;
    ++steps;
    const grammar::Instruction& instruction = phase_->instructions[at];
    switch (instruction.op) {
      case Op::kStep:
      case Op::kAccept: visit(at); break;
      case Op::kAssert:
        if (holds(instruction.a, scope, place)) {
          stack.push_back(instruction.b);
        } else {
          visit(at);
        }
        break;
      case Op::kSplit:
        stack.push_back(instruction.b);
        stack.push_back(instruction.a);
        break;
      case Op::kBegin:
      case Op::kEnd: stack.push_back(instruction.b); break;
    }
  }
}

// A lookahead runs from the end to the start, a lookbehind the other way; both begin anew at every place.
void Tracer::run_look(std::uint32_t number, TokenSpan scope) {
  const grammar::Look& look = phase_->looks[number];
  for (auto* known : {&looks_[number], &looks_at_end_[number]}) {
    if (known->empty()) known->assign(document_->tokens.size(), 0);
  }
  std::vector<std::uint32_t> now, next, stack;
  std::size_t steps = 0;
  const std::uint32_t size = scope.end - scope.begin;
  for (std::uint32_t i = 0; i <= size; ++i) {
    const std::uint32_t place = look.ahead ? scope.end - i : scope.begin + i;
    const std::uint32_t token = look.ahead ? place - 1 : place;
    stack = now;
    stack.push_back(look.start);
    next.clear();
    bool accepted = false;
    close(stack, scope, place, steps, [&](std::uint32_t at) {
      const grammar::Instruction& instruction = phase_->instructions[at];
      if (instruction.op == Op::kAccept) accepted = true;
      if (instruction.op == Op::kStep && i < size && holds(instruction.a, scope, token)) next.push_back(instruction.b);
    });
    (place == scope.end ? looks_at_end_[number][scope.end - 1] : looks_[number][place]) = accepted ? 2 : 1;
    now.swap(next);
  }
}

// Backwards from what accepts, a token at a time; what takes none first.
const std::vector<std::uint32_t>& Tracer::distances() {
  std::vector<std::uint32_t>& distance = distances_[phase_number_];
  if (!distance.empty()) return distance;
  distance.assign(phase_->instructions.size(), kFar);
  std::vector<std::vector<std::uint32_t>> before(phase_->instructions.size());
  std::deque<std::uint32_t> queue;
  for (std::uint32_t at = 0; at < phase_->instructions.size(); ++at) {
    const grammar::Instruction& instruction = phase_->instructions[at];
    if (instruction.op == Op::kAccept) {
      distance[at] = 0;
      queue.push_back(at);
      continue;
    }
    before[instruction.b].push_back(at);
    if (instruction.op == Op::kSplit) before[instruction.a].push_back(at);
  }
  while (!queue.empty()) {
    const std::uint32_t at = queue.front();
    queue.pop_front();
    for (const std::uint32_t from : before[at]) {
      const bool takes = phase_->instructions[from].op == Op::kStep;
      const std::uint32_t far = distance[at] + (takes ? 1 : 0);
      if (far >= distance[from]) continue;
      distance[from] = far;
      takes ? queue.push_back(from) : queue.push_front(from);
    }
  }
  return distance;
}

std::uint32_t Tracer::end_of_matches(TokenSpan scope, std::uint32_t begin) const {
  if (phase_->scope != grammar::Phase::Scope::kWindow) return scope.end;
  const auto& sentences = document_->sentences;
  const auto own = std::upper_bound(sentences.begin(), sentences.end(), begin, [](std::uint32_t t, const text::Sentence& s) { return t < s.end_token; });
  const auto last = std::min<std::size_t>(static_cast<std::size_t>(own - sentences.begin()) + phase_->window, sentences.size()) - 1;
  return std::min(scope.end, sentences[last].end_token);
}

Tracer::Attempt Tracer::attempt(std::uint32_t rule, TokenSpan scope, std::uint32_t begin) {
  const std::vector<std::uint32_t>& distance = distances();
  Attempt out;
  out.furthest = begin;
  out.wanted = kFar;
  std::vector<std::uint32_t> now = {phase_->rules[rule].start}, next, stack, failed;
  const std::uint32_t last = end_of_matches(scope, begin);
  for (std::uint32_t place = begin;; ++place) {
    next.clear();
    failed.clear();
    stack.assign(now.rbegin(), now.rend());
    close(stack, scope, place, out.steps, [&](std::uint32_t at) {
      const grammar::Instruction& instruction = phase_->instructions[at];
      if (instruction.op == Op::kAccept) {
        if (place > begin) out.longest = place;
      } else if (instruction.op == Op::kStep && place < last && holds(instruction.a, scope, place)) {
        next.push_back(instruction.b);
      } else {
        failed.push_back(at);
      }
    });
    out.furthest = place;
    std::uint32_t wanted = kFar;
    for (const std::uint32_t at : failed) wanted = std::min(wanted, distance[at]);
    if (!failed.empty() && wanted <= out.wanted) {
      if (wanted < out.wanted) out.stops.clear();
      out.wanted = wanted;
      out.stops.push_back({place, {}});
      for (const std::uint32_t at : failed) {
        if (distance[at] == wanted) out.stops.back().instructions.push_back(at);
      }
    }
    if (next.empty() || place == last) return out;
    now = next;
  }
}

std::vector<Tracer::Taken> Tracer::path(std::uint32_t rule, TokenSpan scope, TokenSpan span) {
  struct Job {
    std::uint32_t instruction, place;
    std::size_t taken;
  };
  const std::uint32_t first = phase_->rules[rule].first_instruction;
  const std::size_t places = span.end - span.begin + 1;
  std::vector<bool> tried((phase_->rules[rule].end_instruction - first) * places, false);
  std::vector<Job> jobs = {{phase_->rules[rule].start, span.begin, 0}};
  std::vector<Taken> taken;
  while (!jobs.empty()) {
    auto [at, place, kept] = jobs.back();
    jobs.pop_back();
    taken.resize(kept);
    while (true) {
      const std::size_t bit = (at - first) * places + (place - span.begin);
      if (tried[bit]) break;
      tried[bit] = true;
      const grammar::Instruction& instruction = phase_->instructions[at];
      if (instruction.op == Op::kAccept) {
        if (place == span.end && instruction.a == rule) return taken;
        break;
      }
      if (instruction.op == Op::kStep) {
        if (place == span.end || !holds(instruction.a, scope, place)) break;
        taken.push_back({at, place++});
      } else if (instruction.op == Op::kAssert) {
        if (!holds(instruction.a, scope, place)) break;
      } else if (instruction.op == Op::kSplit) {
        jobs.push_back({instruction.b, place, taken.size()});
        at = instruction.a;
        continue;
      }
      at = instruction.b;
    }
  }
  return {};
}

// Backwards where it looks behind: its automaton runs from left to right and must end here, so it is begun at every place
// before, the nearest first.
std::vector<std::uint32_t> Tracer::look_path(std::uint32_t number, TokenSpan scope, std::uint32_t place) {
  struct Job {
    std::uint32_t instruction, place;
    std::size_t taken;
  };
  const grammar::Look& look = phase_->looks[number];
  const auto bit = std::find_if(phase_->position_bits.begin(), phase_->position_bits.end(), [&](const auto& b) { return b.kind == Kind::kLook && b.number == number; });
  if (bit == phase_->position_bits.end() || !bit_at(static_cast<std::uint32_t>(bit - phase_->position_bits.begin()), scope, place)) return {};
  std::set<std::pair<std::uint32_t, std::uint32_t>> tried;
  std::vector<std::uint32_t> taken;
  // Of a lookahead, which is mirrored, each place that it may reach is a beginning, and this one is the end.
  for (std::uint32_t away = 0; look.ahead ? place + away <= scope.end : scope.begin + away <= place; ++away) {
    std::vector<Job> jobs = {{look.start, look.ahead ? place + away : place - away, 0}};
    while (!jobs.empty()) {
      const auto [at, here, kept] = jobs.back();
      jobs.pop_back();
      taken.resize(kept);
      if (!tried.emplace(at, here).second) continue;
      const grammar::Instruction& instruction = phase_->instructions[at];
      switch (instruction.op) {
        case Op::kAccept:
          if (here == place) return taken;
          break;
        case Op::kStep: {
          if (here == place) break;
          const std::uint32_t token = look.ahead ? here - 1 : here;
          if (!holds(instruction.a, scope, token)) break;
          taken.push_back(at);
          jobs.push_back({instruction.b, look.ahead ? here - 1 : here + 1, taken.size()});
          break;
        }
        case Op::kAssert:
          if (holds(instruction.a, scope, here)) jobs.push_back({instruction.b, here, taken.size()});
          break;
        case Op::kSplit:
          jobs.push_back({instruction.b, here, taken.size()});
          jobs.push_back({instruction.a, here, taken.size()});
          break;
        case Op::kBegin:
        case Op::kEnd: jobs.push_back({instruction.b, here, taken.size()}); break;
      }
    }
  }
  return {};
}

void Tracer::words_at(std::uint32_t lexicon, std::uint32_t token, std::vector<std::uint32_t>& rows) const {
  const std::uint32_t type = document_->tokens[token].type;
  for (const grammar::Entry& entry : program_.index.find(document_->types->norm(type))) {
    if (entry.lexicon != lexicon || (entry.exact && program_.lexicons[lexicon].list.form(entry.row) != document_->types->form(type))) continue;
    rows.push_back(entry.row);
  }
}

}  // namespace sayso::match
