#include "grammar/rule_compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace sayso::grammar {
namespace {

RecordTree::Field text_field() {
  RecordTree::Field field;
  field.type = RecordTree::Type::kString;
  return field;
}

bool is_number(std::string_view text, bool whole) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto points = std::count(text.begin(), text.end(), '.');
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos && points <= (whole ? 0 : 1) && text.front() != '.' && text.back() != '.';
}

}  // namespace

StateNames::StateNames(const Names& names, Program& program, Reporter& reporter) : program_(program), reporter_(reporter) {
  for (const NamedPhase& phase : names.phases()) {
    for (const NamedPhase::Rule& rule : phase.rules) {
      for (const SetTree& set : rule.tree->sets) {
        const auto [place, fresh] = numbers_.emplace(set.name, static_cast<std::uint32_t>(program_.variables.size()));
        if (!fresh) continue;
        program_.variables.push_back(set.name);
        set_at_.push_back(set.at);
      }
    }
  }
  asked_.resize(program_.variables.size());
}

bool StateNames::asked(const std::string& name, SourceRange at, std::uint32_t& number) {
  const auto place = numbers_.find(name);
  if (place == numbers_.end()) {
    const std::string hint = did_you_mean(name, program_.variables);
    reporter_.error(at, "G219", fmt::format("no rule sets '{}'", name), hint.empty() ? fmt::format("set {}=…, in a rule whose match stands before", name) : hint);
    return false;
  }
  number = place->second;
  asked_[number] = true;
  return true;
}

void StateNames::unused() const {
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    if (!asked_[i]) reporter_.warning(set_at_[i], "G416", fmt::format("'{}' is set, and no rule asks for it", program_.variables[i]), fmt::format("when {}, or %{} as the value of a field", program_.variables[i], program_.variables[i]));
  }
}

void RuleCompiler::rule(const RuleTree& tree, const std::vector<CaptureNotes>& captures, Rule& rule) {
  captures_ = &captures;
  emits(tree, rule);
  evidence(tree.evidence, rule);
  if (tree.when) guard(*tree.when, rule.when);
  for (const SetTree& set : tree.sets) {
    Assignment assignment;
    assignment.variable = state_.number(set.name);
    if (value(set.value, text_field(), assignment.value)) rule.sets.push_back(std::move(assignment));
  }
  for (const LearnTree& learn : tree.learns) lesson(learn, rule);
}

bool RuleCompiler::guard(const GuardTree& tree, std::vector<GuardOp>& out) {
  GuardOp op;
  switch (tree.kind) {
    case GuardTree::Kind::kTest:
      if (!state_.asked(tree.name, tree.at, op.variable)) return false;
      if (tree.compared) {
        op.kind = GuardOp::Kind::kEqual;
        if (!value(tree.value, text_field(), op.value)) return false;
      }
      out.push_back(std::move(op));
      if (!tree.negated) return true;
      op = GuardOp();
      op.kind = GuardOp::Kind::kNot;
      break;
    case GuardTree::Kind::kNot:
      if (!guard(tree.children.front(), out)) return false;
      op.kind = GuardOp::Kind::kNot;
      break;
    case GuardTree::Kind::kAnd:
    case GuardTree::Kind::kOr:
      op.kind = tree.kind == GuardTree::Kind::kAnd ? GuardOp::Kind::kAnd : GuardOp::Kind::kOr;
      for (std::size_t i = 0; i < tree.children.size(); ++i) {
        if (!guard(tree.children[i], out)) return false;
        if (i > 1) out.push_back(op);
      }
      break;
  }
  out.push_back(std::move(op));
  return true;
}

void RuleCompiler::lesson(const LearnTree& tree, Rule& rule) {
  const int number = names_.lexicon(tree.lexicon);
  if (number < 0 || !program_.lexicons[static_cast<std::size_t>(number)].learned) {
    std::vector<std::string> learned;
    for (const Lexicon& lexicon : program_.lexicons) {
      if (lexicon.learned) learned.push_back(lexicon.name);
    }
    const std::string hint = did_you_mean(tree.lexicon, learned);
    reporter_.error(tree.at, "G220", number < 0 ? fmt::format("there is no word list '{}'", tree.lexicon) : fmt::format("'{}' has its own entries and learns none", tree.lexicon),
                    hint.empty() ? "declare it by: lexicon NAME learned" : hint);
    return;
  }
  Lesson lesson;
  lesson.lexicon = static_cast<std::uint32_t>(number);
  RecordTree::Field words;  // its spans
  EmitValue form;
  if (tree.form.kind == ValueTree::Kind::kConstant || tree.form.kind == ValueTree::Kind::kState || !tree.form.field.empty()) {
    reporter_.error(tree.form.at, "G116", "what is learned are the words of a capture", fmt::format("learn $name as {}", tree.lexicon));
    return;
  }
  if (!value(tree.form, words, form)) return;
  lesson.capture = form.capture;
  const std::vector<std::string>& columns = program_.lexicons[lesson.lexicon].list.columns();
  lesson.columns.resize(columns.size() - 1);
  for (const EmitTree::Field& field : tree.columns) {
    const int column = program_.lexicons[lesson.lexicon].list.column(field.name);
    if (column <= 0) {
      reporter_.error(field.at, "G303", fmt::format("'{}' has no column '{}'", tree.lexicon, field.name), did_you_mean(field.name, std::span(columns).subspan(1)));
      continue;
    }
    value(field.value, text_field(), lesson.columns[static_cast<std::size_t>(column) - 1]);
  }
  rule.lessons.push_back(std::move(lesson));
}

void RuleCompiler::unused() const {
  stale_evidence();
  state_.unused();
}

void RuleCompiler::emits(const RuleTree& tree, Rule& rule) {
  for (const EmitTree& emit_tree : tree.emits) {
    const RecordTree* record = names_.record(emit_tree.record);
    if (!record) {
      const std::vector<std::string> names = names_.record_names();
      reporter_.error(emit_tree.at, "G301", fmt::format("there is no record '{}'", emit_tree.record), did_you_mean(emit_tree.record, names));
      continue;
    }
    Emit emit;
    emit.record = record->name;
    std::unordered_set<std::string_view> given;
    for (const EmitTree::Field& field : emit_tree.fields) {
      if (!given.insert(field.name).second) reporter_.error(field.at, "G302", fmt::format("the field '{}' is given twice", field.name));
      const auto declared = std::find_if(record->fields.begin(), record->fields.end(), [&](const auto& f) { return f.name == field.name; });
      if (declared == record->fields.end()) {
        std::vector<std::string> names;
        for (const auto& f : record->fields) names.push_back(f.name);
        reporter_.error(field.at, "G303", fmt::format("'{}' has no field '{}'", record->name, field.name), did_you_mean(field.name, names));
        continue;
      }
      Emit::Field out;
      out.name = field.name;
      if (value(field.value, *declared, out.value)) emit.fields.push_back(std::move(out));
    }
    for (const auto& field : record->fields) {
      if (!field.optional && !given.contains(field.name)) reporter_.error(emit_tree.at, "G304", fmt::format("'{}' needs the field '{}'", record->name, field.name));
    }
    rule.emits.push_back(std::move(emit));
  }
}

// The value of one field; false, and reported, where it can't be.
bool RuleCompiler::value(const ValueTree& tree, const RecordTree::Field& field, EmitValue& out) {
  if (tree.kind == ValueTree::Kind::kConstant) {
    out.kind = EmitValue::Kind::kConstant;
    out.text = tree.text;
    return constant(tree, field);
  }
  if (tree.kind == ValueTree::Kind::kState) {
    out.kind = field.type == RecordTree::Type::kSpan ? EmitValue::Kind::kStateSpans : EmitValue::Kind::kState;
    return state_.asked(tree.text, tree.at, out.capture);
  }
  const std::string name = (tree.kind == ValueTree::Kind::kLabel ? "@" : "") + tree.text;
  const auto capture = std::find_if(captures_->begin(), captures_->end(), [&](const CaptureNotes& c) { return c.capture.name == name; });
  if (capture == captures_->end()) {
    std::vector<std::string> names;
    for (const CaptureNotes& c : *captures_) names.push_back(c.capture.name);
    const std::string shown = tree.kind == ValueTree::Kind::kLabel ? name : "$" + name;
    reporter_.error(tree.at, "G305", fmt::format("the pattern has no {}", shown), did_you_mean(name, names));
    return false;
  }
  out.capture = static_cast<std::uint32_t>(capture - captures_->begin());
  if (tree.field.empty()) {
    out.kind = field.type == RecordTree::Type::kSpan ? EmitValue::Kind::kSpans : EmitValue::Kind::kText;
    return true;
  }
  return lookup(tree, *capture, out);
}

bool RuleCompiler::constant(const ValueTree& tree, const RecordTree::Field& field) {
  if (field.type == RecordTree::Type::kSpan) {
    reporter_.error(tree.at, "G306", fmt::format("'{}' takes words of the text, not '{}'", field.name, tree.text), "a capture ($name) or a mention (@label)");
    return false;
  }
  const bool whole = field.type == RecordTree::Type::kInt;
  if ((whole || field.type == RecordTree::Type::kReal) && !is_number(tree.text, whole)) {
    reporter_.error(tree.at, "G309", fmt::format("'{}' takes a number, not '{}'", field.name, tree.text), whole ? "a whole number: 12" : "a number: 0.8");
    return false;
  }
  if (field.type == RecordTree::Type::kEnum && std::find(field.words.begin(), field.words.end(), tree.text) == field.words.end()) {
    std::string hint = did_you_mean(tree.text, field.words);
    reporter_.error(tree.at, "G307", fmt::format("'{}' is no word for '{}'", tree.text, field.name), hint.empty() ? fmt::format("words: {}", fmt::join(field.words, ", ")) : hint);
    return false;
  }
  return true;
}

// $cue.stance: a column of a list, or a field of a mention, that the capture may hold; else the word's own.
bool RuleCompiler::lookup(const ValueTree& tree, const CaptureNotes& capture, EmitValue& out) {
  out.kind = EmitValue::Kind::kLookup;
  std::vector<std::string> names = {"text", "norm", "lemma"};
  const auto add = [&](EmitValue::Place place) {
    const auto same = [&](const EmitValue::Place& p) { return p.lexicon == place.lexicon && p.column == place.column && p.label == place.label && p.field == place.field; };
    if (std::none_of(out.places.begin(), out.places.end(), same)) out.places.push_back(std::move(place));
  };
  for (const std::uint32_t number : capture.lexicons) {
    for (const std::string& column : program_.lexicons[number].list.columns()) names.push_back(column);
    const int column = program_.lexicons[number].list.column(tree.field);
    if (column >= 0) add({static_cast<std::int32_t>(number), column, {}, {}});
  }
  for (const std::string& label : capture.labels) {
    const RecordTree* record = names_.record(label);
    if (!record) continue;
    for (const auto& field : record->fields) {
      names.push_back(field.name);
      if (field.name == tree.field) add({-1, -1, label, field.name});
    }
  }
  if (!out.places.empty()) {
    if (tree.field == "lemma") out.places.push_back({});  // of a word that no list has: its own
    return true;
  }
  if (tree.field == "text" || tree.field == "norm" || tree.field == "lemma") {
    out.kind = tree.field == "text" ? EmitValue::Kind::kText : tree.field == "norm" ? EmitValue::Kind::kNorm : EmitValue::Kind::kLemma;
    return true;
  }
  const std::string hint = did_you_mean(tree.field, names);
  reporter_.error(tree.at, "G308", fmt::format("nothing in '{}' has a column or field '{}'", capture.capture.name, tree.field), hint.empty() ? fmt::format("there are: {}", fmt::join(names, ", ")) : hint);
  return false;
}

void RuleCompiler::evidence(const EvidenceTree& tree, Rule& rule) {
  for (const Emit& emit : rule.emits) {
    for (const Emit::Field& field : emit.fields) {
      if (field.name == "confidence" && field.value.kind == EmitValue::Kind::kConstant) rule.confidence = std::strtod(field.value.text.c_str(), nullptr);
    }
  }
  if (tree.path.empty()) return;
  // Without a column it is the lemma: of the list that the capture's word is in, else of its last word.
  ValueTree key = tree.key;
  if (key.field.empty()) key.field = "lemma";
  if (!value(key, text_field(), rule.evidence.key)) return;
  rule.evidence.list = tree.path;
  if (evidence_.contains(tree.path)) return;
  const auto list = lists_.find(tree.path);
  if (list != lists_.end()) {
    evidence_.emplace(tree.path, read_evidence(list->second, reporter_));
    return;
  }
  evidence_.emplace(tree.path, std::vector<EvidenceRow>());
  std::vector<std::string> paths;
  for (const auto& [path, other] : lists_) {
    if (path.ends_with(".evidence.tsv")) paths.push_back(path);
  }
  const std::string hint = did_you_mean(tree.path, paths);
  const std::string name = tree.path.substr(tree.path.find('/') + 1);
  reporter_.warning(tree.path_at, "G216", fmt::format("there is no list '{}' yet, so the rules that name it are as sure as they say", name), hint.empty() ? "sayso grammar fit writes it" : hint);
}

// Counts of a rule that is not there any more, or goes by another name now.
void RuleCompiler::stale_evidence() const {
  std::vector<std::string> names;
  for (const Phase& phase : program_.phases) {
    for (const Rule& rule : phase.rules) {
      if (rule.evidence.given()) names.push_back(rule.name);
    }
  }
  for (const auto& [path, rows] : evidence_) {
    std::string_view before;
    for (const EvidenceRow& row : rows) {
      if (row.rule == before || std::find(names.begin(), names.end(), row.rule) != names.end()) continue;
      before = row.rule;
      Diagnostic d;
      d.severity = Diagnostic::Severity::kWarning;
      d.code = "E104";
      d.message = fmt::format("no rule '{}' names evidence", row.rule);
      const std::string hint = did_you_mean(row.rule, names);
      d.hint = hint.empty() ? "sayso grammar fit counts anew" : hint;
      d.position = Position{path, row.line, 1};
      reporter_.add(std::move(d));
    }
  }
}

}  // namespace sayso::grammar
