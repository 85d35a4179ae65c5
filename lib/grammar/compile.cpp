#include "grammar/compile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <unordered_set>

#include "grammar/conditions.h"
#include "grammar/evidence_list.h"
#include "grammar/lexicon_index.h"
#include "grammar/literals.h"
#include "grammar/names.h"
#include "grammar/pattern_compiler.h"
#include "grammar/test_case.h"

namespace sayso::grammar {
namespace {

class Compiler {
 public:
  Compiler(const std::vector<FileTree>& files, const std::unordered_map<std::string, lexicon::WordList>& lists, const text::TokenTables& tables, Reporter& reporter,
           SourceMap* map)
      : lists_(lists), reporter_(reporter), whole_(reporter.errors() == 0), names_(files, reporter), cutter_(tables), predicates_(program_.predicates), map_(map) {}

  Program run() {
    records();
    lexicons();
    for (const NamedPhase& phase : names_.phases()) compile_phase(phase);
    if (whole_) {  // else what a rule uses that could not be read would be warned of
      stale_evidence();
      unused();
    }
    return std::move(program_);
  }

 private:
  void records() {
    for (const RecordTree* tree : names_.records()) {
      RecordType type;
      type.name = tree->name;
      type.mention = tree->mention;
      for (const auto& field : tree->fields) type.fields.push_back({field.name, field.type == RecordTree::Type::kSpan, field.optional});
      program_.records.push_back(std::move(type));
    }
  }

  void lexicons() {
    LexiconIndexBuilder index;
    std::vector<std::string> paths;
    for (const auto& [path, list] : lists_) paths.push_back(path);
    std::sort(paths.begin(), paths.end());
    for (const LexiconTree* tree : names_.lexicons()) {
      Lexicon lexicon;
      lexicon.name = tree->name;
      if (!tree->path.empty()) {
        const auto place = lists_.find(tree->path);
        if (place == lists_.end()) {
          no_list(*tree, paths);
        } else {
          lexicon.list = place->second;
        }
      } else {
        auto text = std::make_shared<std::string>("form\n");
        for (const std::string& word : tree->words) *text += word + "\n";
        std::vector<Diagnostic> problems;
        lexicon.list = lexicon::WordList::parse(tree->name, std::move(text), problems);
        for (Diagnostic& problem : problems) reporter_.error(tree->at, problem.code, problem.message);
      }
      index_lexicon(static_cast<std::uint32_t>(program_.lexicons.size()), lexicon, cutter_, index);
      program_.lexicons.push_back(std::move(lexicon));
    }
    program_.index = index.build();
  }

  // Lists are named "pack/lex/…"; whoever wrote the rule knows them without the pack.
  void no_list(const LexiconTree& tree, const std::vector<std::string>& paths) {
    const std::size_t pack = tree.path.find('/') + 1;
    std::vector<std::string> own;
    for (const std::string& path : paths) {
      if (path.starts_with(tree.path.substr(0, pack))) own.push_back(path.substr(pack));
    }
    const std::string written = tree.path.substr(pack), hint = did_you_mean(written, own);
    reporter_.error(tree.path_at, "G213", fmt::format("there is no word list '{}'", written), hint.empty() ? "word lists are the *.tsv in the folder lex/ of the pack" : hint);
  }

  void compile_phase(const NamedPhase& named) {
    Phase phase;
    phase.name = named.declaration->name;
    phase.scope = static_cast<Phase::Scope>(named.declaration->scope);
    phase.all = named.declaration->match != PhaseTree::Match::kLongest;
    phase.compete = named.declaration->match == PhaseTree::Match::kCompete;
    if (!named.declaration->above.empty()) phase.above = std::strtod(named.declaration->above.c_str(), nullptr);
    ConditionBuilder conditions(names_, predicates_, phase, reporter_);
    PatternCompiler patterns(names_, program_.lexicons, cutter_, conditions, program_.predicates, phase, used_, reporter_, map_ ? &map_->phases.emplace_back() : nullptr);
    for (const NamedPhase::Rule& named_rule : named.rules) {
      const RuleTree& tree = *named_rule.tree;
      Rule rule;
      rule.name = named_rule.name;
      rule.doc = tree.doc;
      rule.position = reporter_.position(tree.at);
      rule.priority = tree.priority;
      rule.overlap = tree.overlap;
      std::vector<CaptureNotes> captures;
      rule.first_instruction = static_cast<std::uint32_t>(phase.instructions.size());
      rule.start = patterns.rule(tree.pattern, static_cast<std::uint32_t>(phase.rules.size()), captures);
      rule.end_instruction = static_cast<std::uint32_t>(phase.instructions.size());
      rule.needs = patterns.needs(rule.start);
      emits(tree, captures, rule);
      evidence(tree.evidence, captures, rule);
      for (const CaptureNotes& notes : captures) rule.captures.push_back(notes.capture);
      tests(tree, rule);
      phase.rules.push_back(std::move(rule));
    }
    fill_rates(phase, evidence_);
    program_.phases.push_back(std::move(phase));
  }

  void evidence(const EvidenceTree& tree, const std::vector<CaptureNotes>& captures, Rule& rule) {
    for (const Emit& emit : rule.emits) {
      for (const Emit::Field& field : emit.fields) {
        if (field.name == "confidence" && field.value.kind == EmitValue::Kind::kConstant) rule.confidence = std::strtod(field.value.text.c_str(), nullptr);
      }
    }
    if (tree.path.empty()) return;
    // Without a column it is the lemma: of the list that the capture's word is in, else of its last word.
    ValueTree key = tree.key;
    if (key.field.empty()) key.field = "lemma";
    RecordTree::Field as_text;
    as_text.type = RecordTree::Type::kString;
    if (!value(key, as_text, captures, rule.evidence.key)) return;
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

  void emits(const RuleTree& tree, const std::vector<CaptureNotes>& captures, Rule& rule) {
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
        if (value(field.value, *declared, captures, out.value)) emit.fields.push_back(std::move(out));
      }
      for (const auto& field : record->fields) {
        if (!field.optional && !given.contains(field.name)) reporter_.error(emit_tree.at, "G304", fmt::format("'{}' needs the field '{}'", record->name, field.name));
      }
      rule.emits.push_back(std::move(emit));
    }
  }

  // The value of one field; false, and reported, where it can't be.
  bool value(const ValueTree& tree, const RecordTree::Field& field, const std::vector<CaptureNotes>& captures, EmitValue& out) {
    if (tree.kind == ValueTree::Kind::kConstant) {
      out.kind = EmitValue::Kind::kConstant;
      out.text = tree.text;
      return constant(tree, field);
    }
    const std::string name = (tree.kind == ValueTree::Kind::kLabel ? "@" : "") + tree.text;
    const auto capture = std::find_if(captures.begin(), captures.end(), [&](const CaptureNotes& c) { return c.capture.name == name; });
    if (capture == captures.end()) {
      std::vector<std::string> names;
      for (const CaptureNotes& c : captures) names.push_back(c.capture.name);
      const std::string shown = tree.kind == ValueTree::Kind::kLabel ? name : "$" + name;
      reporter_.error(tree.at, "G305", fmt::format("the pattern has no {}", shown), did_you_mean(name, names));
      return false;
    }
    out.capture = static_cast<std::uint32_t>(capture - captures.begin());
    if (tree.field.empty()) {
      out.kind = field.type == RecordTree::Type::kSpan ? EmitValue::Kind::kSpans : EmitValue::Kind::kText;
      return true;
    }
    return lookup(tree, *capture, out);
  }

  bool constant(const ValueTree& tree, const RecordTree::Field& field) {
    if (field.type == RecordTree::Type::kSpan) {
      reporter_.error(tree.at, "G306", fmt::format("'{}' takes words of the text, not '{}'", field.name, tree.text), "a capture ($name) or a mention (@label)");
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
  bool lookup(const ValueTree& tree, const CaptureNotes& capture, EmitValue& out) {
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
    if (!out.places.empty()) return true;
    if (tree.field == "text" || tree.field == "norm" || tree.field == "lemma") {
      out.kind = tree.field == "text" ? EmitValue::Kind::kText : tree.field == "norm" ? EmitValue::Kind::kNorm : EmitValue::Kind::kLemma;
      return true;
    }
    const std::string hint = did_you_mean(tree.field, names);
    reporter_.error(tree.at, "G308", fmt::format("nothing in '{}' has a column or field '{}'", capture.capture.name, tree.field), hint.empty() ? fmt::format("there are: {}", fmt::join(names, ", ")) : hint);
    return false;
  }

  void tests(const RuleTree& tree, Rule& rule) {
    bool positive = false, negative = false;
    for (const TestTree& test_tree : tree.tests) {
      rule.tests.push_back(read_test(test_tree, reporter_));
      (test_tree.none ? negative : positive) = true;
      for (const auto& [field, range] : rule.tests.back().spans) check_test_field(tree, field, test_tree.at);
      for (const auto& [field, text] : rule.tests.back().values) check_test_field(tree, field, test_tree.at);
    }
    if (!positive || !negative) {
      reporter_.error(tree.at, "G501", fmt::format("the rule '{}' has no {} test", rule.name, positive ? "negative" : "positive"),
                      positive ? "show what it must leave alone: test \"…\" => none" : "show what it finds: test \"[content …] …\"");
    }
  }

  void check_test_field(const RuleTree& tree, const std::string& field, SourceRange at) {
    for (const EmitTree& emit : tree.emits) {
      for (const EmitTree::Field& f : emit.fields) {
        if (f.name == field) return;
      }
    }
    reporter_.error(at, "G504", fmt::format("this rule gives no field '{}'", field), "the fields are those behind emit");
  }

  // Counts of a rule that is not there any more, or goes by another name now.
  void stale_evidence() {
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

  void unused() {
    for (const MacroTree* macro : names_.macros()) {
      if (!used_.contains(macro->name)) reporter_.warning(macro->at, "G410", fmt::format("'{}' is used by no rule", macro->name));
    }
    for (const LexiconTree* lexicon : names_.lexicons()) {
      if (!used_.contains(lexicon->name)) reporter_.warning(lexicon->at, "G410", fmt::format("the word list '{}' is used by no rule", lexicon->name));
    }
  }

  const std::unordered_map<std::string, lexicon::WordList>& lists_;
  Reporter& reporter_;
  const bool whole_;  // all files could be read
  Names names_;
  LiteralCutter cutter_;
  Program program_;
  PredicateTable predicates_;
  std::unordered_set<std::string> used_;
  std::unordered_map<std::string, std::vector<EvidenceRow>> evidence_;  // by list
  SourceMap* map_;
};

}  // namespace

Program compile(const std::vector<FileTree>& files, const std::unordered_map<std::string, lexicon::WordList>& lists, const text::TokenTables& tables,
                Reporter& reporter, SourceMap* map) {
  return Compiler(files, lists, tables, reporter, map).run();
}

}  // namespace sayso::grammar
