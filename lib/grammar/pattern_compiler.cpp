#include "grammar/pattern_compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lexicon/normal_form.h"

namespace sayso::grammar {
namespace {

constexpr int kMacroDepth = 40;
constexpr std::size_t kInstructions = 200'000;  // of a phase

}  // namespace

std::uint32_t PatternCompiler::rule(const PatternTree& tree, std::uint32_t number, std::vector<CaptureNotes>& captures) {
  captures_ = &captures;
  rule_at_ = tree.at;
  open_.clear();
  const std::uint32_t accept = emit({Instruction::Op::kAccept, number, 0});
  return pattern(tree, nullptr, accept);
}

std::uint32_t PatternCompiler::inner(const PatternTree& tree) {
  inner_ = true;
  const std::uint32_t start = pattern(tree, nullptr, emit({Instruction::Op::kAccept, 0, 0}));
  inner_ = false;
  return start;
}

std::uint32_t PatternCompiler::emit(Instruction instruction) {
  if (phase_.instructions.size() >= kInstructions) {
    if (!full_) reporter_.error(rule_at_, "G406", fmt::format("the phase '{}' has grown too big", phase_.name), "bounded repeats of big patterns multiply; divide the phase");
    full_ = true;
    return 0;
  }
  phase_.instructions.push_back(instruction);
  if (map_) map_->instructions.push_back({at_, part_});
  needs_by_instruction_.push_back(needs_of(instruction));
  return static_cast<std::uint32_t>(phase_.instructions.size() - 1);
}

// What stands behind it is there already. A loop is made with its exit on both ways, which is what it needs.
Needs::Id PatternCompiler::needs_of(const Instruction& instruction) {
  switch (instruction.op) {
    case Instruction::Op::kStep: return needs_.with(needs_by_instruction_[instruction.b], instruction.a);
    case Instruction::Op::kSplit: return needs_.either(needs_by_instruction_[instruction.a], needs_by_instruction_[instruction.b]);
    case Instruction::Op::kAssert:
    case Instruction::Op::kBegin:
    case Instruction::Op::kEnd: return needs_by_instruction_[instruction.b];
    case Instruction::Op::kAccept: break;
  }
  return Needs::kNothing;
}

std::uint32_t PatternCompiler::step(std::uint32_t condition, std::uint32_t next) { return emit({Instruction::Op::kStep, condition, next}); }

std::uint32_t PatternCompiler::pattern(const PatternTree& tree, const Scope* scope, std::uint32_t next) {
  if (!map_) return piece(tree, scope, next);
  const SourceRange at = at_, part = part_;
  at_ = {tree.at.file, tree.at.begin, tree.end};
  if (!scope && !looking_) part_ = at_;
  const std::uint32_t entry = piece(tree, scope, next);
  at_ = at;
  part_ = part;
  return entry;
}

std::uint32_t PatternCompiler::piece(const PatternTree& tree, const Scope* scope, std::uint32_t next) {
  switch (tree.kind) {
    case PatternTree::Kind::kSequence:
      if (mirrored_) {
        for (const PatternTree& child : tree.children) next = pattern(child, scope, next);
      } else {
        for (auto child = tree.children.rbegin(); child != tree.children.rend(); ++child) next = pattern(*child, scope, next);
      }
      return next;
    case PatternTree::Kind::kAlternatives: {
      const std::uint32_t choice = map_ ? map_->choices++ : 0;
      std::uint32_t entry = alternative(tree.children.back(), scope, next, choice);
      for (std::size_t i = tree.children.size() - 1; i-- > 0;) {
        const std::uint32_t preferred = alternative(tree.children[i], scope, next, choice);
        entry = emit({Instruction::Op::kSplit, preferred, entry});
      }
      return entry;
    }
    case PatternTree::Kind::kRepeat: return repeat(tree, scope, next);
    case PatternTree::Kind::kLiteral:
    case PatternTree::Kind::kExact: return literal(tree, next);
    case PatternTree::Kind::kCondition: return condition(tree, next);
    case PatternTree::Kind::kLabel: return label(tree, next);
    case PatternTree::Kind::kCapture: return capture(tree, scope, next);
    case PatternTree::Kind::kLook: return look(tree, scope, next);
    case PatternTree::Kind::kStart:
    case PatternTree::Kind::kEnd: {
      const PositionBit bit = {tree.kind == PatternTree::Kind::kStart ? PositionBit::Kind::kScopeStart : PositionBit::Kind::kScopeEnd, 0};
      return emit({Instruction::Op::kAssert, conditions_.of_position(bit, tree.at), next});
    }
    case PatternTree::Kind::kName: return name(tree, scope, next);
  }
  return next;
}

std::uint32_t PatternCompiler::alternative(const PatternTree& tree, const Scope* scope, std::uint32_t next, std::uint32_t choice) {
  const auto first = static_cast<std::uint32_t>(phase_.instructions.size());
  const std::uint32_t entry = pattern(tree, scope, next);
  const auto end = static_cast<std::uint32_t>(phase_.instructions.size());
  if (map_ && end > first) map_->alternatives.push_back({{tree.at.file, tree.at.begin, tree.end}, first, end, entry, next, choice, false});
  return entry;
}

std::uint32_t PatternCompiler::literal(const PatternTree& tree, std::uint32_t next) {
  const auto [place, fresh] = literals_.emplace(&tree, std::vector<std::uint32_t>());
  std::vector<std::uint32_t>& words = place->second;  // a condition a word
  if (fresh) {
    const bool exact = tree.kind == PatternTree::Kind::kExact;
    for (const std::string& form : cutter_.cut(tree.text)) {
      Predicate predicate;
      predicate.attribute = exact ? Predicate::Attribute::kWord : Predicate::Attribute::kNorm;
      predicate.text = exact ? form : lexicon::normal_form(form);
      words.push_back(conditions_.of_predicate(std::move(predicate)));
    }
    if (words.empty()) reporter_.error(tree.at, "G407", "this literal holds no token, so no text can match it");
  }
  if (mirrored_) {
    for (const std::uint32_t word : words) next = step(word, next);
  } else {
    for (auto word = words.rbegin(); word != words.rend(); ++word) next = step(*word, next);
  }
  return next;
}

std::uint32_t PatternCompiler::condition(const PatternTree& tree, std::uint32_t next) {
  const ConditionTree& c = tree.condition;
  note_lexicons(c, 0);
  // [lex=x] alone takes the list's phrases too, as the bare name does.
  if (c.kind == ConditionTree::Kind::kTest && c.name == "lex" && c.op == "=" && c.values.size() == 1) {
    if (const int number = names_.lexicon(c.values.front().text); number >= 0) return lexicon(static_cast<std::uint32_t>(number), tree.at, next);
  }
  const std::optional<std::uint32_t> condition = conditions_.of_tree(c);
  return condition ? step(*condition, next) : next;
}

std::uint32_t PatternCompiler::spans(std::uint32_t set, SourceRange at, std::uint32_t next) {
  Condition first = {{ConditionOp::Kind::kPosition, conditions_.position_bit({PositionBit::Kind::kSpanFirst, set}, at)}};
  Condition inside = {{ConditionOp::Kind::kPosition, conditions_.position_bit({PositionBit::Kind::kSpanInside, set}, at)}};
  Condition last = {{ConditionOp::Kind::kPosition, conditions_.position_bit({PositionBit::Kind::kSpanLast, set}, at)}};
  Condition whole = {first[0], last[0], {ConditionOp::Kind::kAnd, 0}};
  // A token that is both is a span of its own: without the exclusions two neighbours would make one span.
  Condition only_first = {first[0], last[0], {ConditionOp::Kind::kNot, 0}, {ConditionOp::Kind::kAnd, 0}};
  Condition only_last = {last[0], first[0], {ConditionOp::Kind::kNot, 0}, {ConditionOp::Kind::kAnd, 0}};
  first = std::move(only_first);
  last = std::move(only_last);
  if (mirrored_) std::swap(first, last);
  // first (inside)* last, or the one token that is both.
  const std::uint32_t end = step(conditions_.intern(last), next);
  const std::uint32_t loop = emit({Instruction::Op::kSplit, end, end});
  const std::uint32_t body = step(conditions_.intern(inside), loop);
  phase_.instructions[loop].a = body;
  const std::uint32_t many = step(conditions_.intern(first), loop);
  const std::uint32_t one = step(conditions_.intern(whole), next);
  return emit({Instruction::Op::kSplit, many, one});
}

std::uint32_t PatternCompiler::label(const PatternTree& tree, std::uint32_t next) {
  const RecordTree* record = names_.record(tree.text);
  if (!record) {
    const std::vector<std::string> names = names_.record_names();
    reporter_.error(tree.at, "G208", fmt::format("there is no mention or record '{}'", tree.text), did_you_mean(tree.text, names));
    return next;
  }
  if (!tree.field.empty()) {
    const auto field = std::find_if(record->fields.begin(), record->fields.end(), [&](const auto& f) { return f.name == tree.field; });
    if (field == record->fields.end()) {
      std::vector<std::string> names;
      for (const auto& f : record->fields) names.push_back(f.name);
      reporter_.error(tree.at, "G209", fmt::format("'{}' has no field '{}'", tree.text, tree.field), did_you_mean(tree.field, names));
      return next;
    }
  }
  if (!looking_ && !inner_) {
    const std::uint32_t number = capture_number("@" + tree.text, true, tree.at);
    (*captures_)[number].labels = {tree.text};
    for (const std::uint32_t open : open_) (*captures_)[open].labels.push_back(tree.text);
    next = emit({Instruction::Op::kEnd, number, next});
    next = spans(conditions_.span_set({tree.text, tree.field, tree.value, -1}), tree.at, next);
    return emit({Instruction::Op::kBegin, number, next});
  }
  return spans(conditions_.span_set({tree.text, tree.field, tree.value, -1}), tree.at, next);
}

std::uint32_t PatternCompiler::lexicon(std::uint32_t number, SourceRange at, std::uint32_t next) {
  note_lexicon(number);
  SpanSet set;
  set.lexicon = static_cast<std::int32_t>(number);
  if (lexicons_[number].learned) return spans(conditions_.span_set(std::move(set)), at, next);
  Predicate predicate;
  predicate.attribute = Predicate::Attribute::kLexicon;
  predicate.number = number;
  const std::uint32_t word = step(conditions_.of_predicate(std::move(predicate)), next);
  if (!lexicons_[number].phrases) return word;
  const std::uint32_t phrase = spans(conditions_.span_set(std::move(set)), at, next);
  return emit({Instruction::Op::kSplit, phrase, word});
}

void PatternCompiler::note_lexicon(std::uint32_t number) {
  used_.insert(lexicons_[number].name);
  if (looking_ || inner_) return;
  for (const std::uint32_t open : open_) (*captures_)[open].lexicons.push_back(number);
}

void PatternCompiler::note_lexicons(const ConditionTree& tree, int depth) {
  if (tree.kind == ConditionTree::Kind::kTest && tree.name == "lex") {
    for (const ConditionValue& value : tree.values) {
      if (const int number = names_.lexicon(value.text); number >= 0) note_lexicon(static_cast<std::uint32_t>(number));
    }
  }
  if (tree.kind == ConditionTree::Kind::kFlag) {
    if (const int number = names_.lexicon(tree.name); number >= 0) note_lexicon(static_cast<std::uint32_t>(number));
    if (const MacroTree* macro = names_.macro(tree.name); macro && depth < 50) {
      used_.insert(macro->name);
      if (macro->pattern.kind == PatternTree::Kind::kCondition) note_lexicons(macro->pattern.condition, depth + 1);
    }
  }
  for (const ConditionTree& child : tree.children) note_lexicons(child, depth);
}

std::uint32_t PatternCompiler::name(const PatternTree& tree, const Scope* scope, std::uint32_t next) {
  if (scope) {  // a parameter?
    const auto& parameters = scope->macro->parameters;
    const auto place = std::find(parameters.begin(), parameters.end(), tree.text);
    if (place != parameters.end()) {
      const std::size_t index = static_cast<std::size_t>(place - parameters.begin());
      return pattern(scope->call->children[index], scope->outer, next);
    }
  }
  if (const int number = names_.lexicon(tree.text); number >= 0 && tree.children.empty()) return lexicon(static_cast<std::uint32_t>(number), tree.at, next);
  const MacroTree* macro = names_.macro(tree.text);
  if (!macro) {
    const std::vector<std::string> names = names_.pattern_names();
    std::string hint = did_you_mean(tree.text, names);
    reporter_.error(tree.at, "G210", fmt::format("there is no class, macro or word list '{}'", tree.text), hint.empty() ? fmt::format("a word of the text stands in quotes: \"{}\"", tree.text) : hint);
    return next;
  }
  used_.insert(macro->name);
  if (macro->parameters.size() != tree.children.size()) {
    reporter_.error(tree.at, "G211", fmt::format("'{}' takes {} arguments, not {}", tree.text, macro->parameters.size(), tree.children.size()));
    return next;
  }
  const int depth = scope ? scope->depth + 1 : 1;
  if (depth > kMacroDepth) {
    reporter_.error(tree.at, "G212", fmt::format("'{}' refers to itself, or names are nested too deep", tree.text), "a repeat (* or +) does what such a loop is meant to do");
    return next;
  }
  const Scope inner = {macro, &tree, scope, depth};
  return pattern(macro->pattern, &inner, next);
}

std::uint32_t PatternCompiler::repeat(const PatternTree& tree, const Scope* scope, std::uint32_t next) {
  const PatternTree& body = tree.children.front();
  const auto optional = [&](std::uint32_t taken, std::uint32_t skipped) {
    return tree.lazy ? emit({Instruction::Op::kSplit, skipped, taken}) : emit({Instruction::Op::kSplit, taken, skipped});
  };
  std::uint32_t entry = next;
  const auto first = static_cast<std::uint32_t>(phase_.instructions.size());
  if (tree.max < 0) {
    const std::uint32_t loop = emit({Instruction::Op::kSplit, next, next});
    const std::uint32_t inside = pattern(body, scope, loop);
    (tree.lazy ? phase_.instructions[loop].b : phase_.instructions[loop].a) = inside;
    entry = loop;
  } else {
    for (int i = tree.min; i < tree.max; ++i) entry = optional(pattern(body, scope, entry), next);
  }
  for (int i = 0; i < tree.min; ++i) entry = pattern(body, scope, entry);
  const auto end = static_cast<std::uint32_t>(phase_.instructions.size());
  if (map_ && tree.min == 0 && end > first) map_->alternatives.push_back({{tree.at.file, tree.at.begin, tree.end}, first, end, entry, next, map_->choices++, true});
  return entry;
}

std::uint32_t PatternCompiler::capture_number(const std::string& name, bool list, SourceRange at) {
  for (std::size_t i = 0; i < captures_->size(); ++i) {
    if ((*captures_)[i].capture.name == name) {
      (*captures_)[i].capture.list = (*captures_)[i].capture.list || list;
      return static_cast<std::uint32_t>(i);
    }
  }
  captures_->push_back({{name, list}, at, {}, {}});
  return static_cast<std::uint32_t>(captures_->size() - 1);
}

std::uint32_t PatternCompiler::capture(const PatternTree& tree, const Scope* scope, std::uint32_t next) {
  if (looking_ || inner_) {
    reporter_.error(tree.at, "G408", looking_ ? "a lookaround captures nothing" : "what a match may not hold captures nothing", "take the capture out of it");
    return next;
  }
  const std::uint32_t number = capture_number(tree.text, tree.list, tree.at);
  next = emit({Instruction::Op::kEnd, number, next});
  open_.push_back(number);
  next = pattern(tree.children.front(), scope, next);
  open_.pop_back();
  return emit({Instruction::Op::kBegin, number, next});
}

// The instructions from `first` on with addresses counted from there: equal keys are equal automata.
std::string PatternCompiler::look_key(bool ahead, std::uint32_t first, std::uint32_t start) const {
  std::string key;
  const auto append = [&](std::uint32_t number) { key.append(reinterpret_cast<const char*>(&number), sizeof number); };
  append(ahead);
  append(start - first);
  for (std::size_t i = first + 1; i < phase_.instructions.size(); ++i) {
    const Instruction& instruction = phase_.instructions[i];
    append(static_cast<std::uint32_t>(instruction.op));
    append(instruction.op == Instruction::Op::kSplit ? instruction.a - first : instruction.a);
    append(instruction.b - first);
  }
  return key;
}

std::uint32_t PatternCompiler::look(const PatternTree& tree, const Scope* scope, std::uint32_t next) {
  const bool looking = std::exchange(looking_, true), mirrored = std::exchange(mirrored_, tree.ahead);
  const std::uint32_t level = std::exchange(level_, 0);
  const auto first = static_cast<std::uint32_t>(phase_.instructions.size());
  const std::uint32_t accept = emit({Instruction::Op::kAccept, 0, 0});
  const std::uint32_t start = pattern(tree.children.front(), scope, accept);
  looking_ = looking;
  mirrored_ = mirrored;
  const std::uint32_t own_level = std::exchange(level_, std::max(level, level_ + 1));
  auto number = static_cast<std::uint32_t>(phase_.looks.size());
  phase_.instructions[accept].a = number;
  // The same lookaround, out of a macro that many rules use, is one.
  const auto [same, fresh] = looks_.emplace(look_key(tree.ahead, first, start), number);
  if (fresh) {
    needs_of_looks_.push_back(needs_by_instruction_[start]);
    phase_.looks.push_back({tree.ahead, first, start, static_cast<std::uint32_t>(phase_.instructions.size()) - first, own_level});
  } else {
    phase_.instructions.resize(first);
    if (map_) {
      map_->instructions.resize(first);
      std::erase_if(map_->alternatives, [&](const SourceMap::Alternative& a) { return a.first >= first; });
    }
    needs_by_instruction_.resize(first);
    number = same->second;
  }
  const std::uint32_t entry = emit({Instruction::Op::kAssert, conditions_.of_position({PositionBit::Kind::kLook, number}, tree.at, tree.negative), next});
  // What has to follow is needed, too. What has to precede may stand before the match, and only what is within or behind it
  // tells where matches begin.
  if (tree.ahead && !tree.negative) needs_by_instruction_[entry] = needs_.both(needs_by_instruction_[entry], needs_of_looks_[number]);
  return entry;
}

}  // namespace sayso::grammar
