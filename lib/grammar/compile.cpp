#include "grammar/compile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <unordered_set>

#include "grammar/conditions.h"
#include "grammar/lexicon_index.h"
#include "grammar/literals.h"
#include "grammar/names.h"
#include "grammar/pattern_compiler.h"
#include "grammar/rule_compiler.h"
#include "grammar/test_case.h"

namespace sayso::grammar {
namespace {

class Compiler {
 public:
  Compiler(const std::vector<FileTree>& files, const std::unordered_map<std::string, lexicon::WordList>& lists, const text::TokenTables& tables, Reporter& reporter,
           SourceMap* map)
      : lists_(lists), reporter_(reporter), whole_(reporter.errors() == 0), names_(files, reporter), cutter_(tables), predicates_(program_.predicates), rules_(names_, program_, lists, reporter), map_(map) {}

  Program run() {
    records();
    lexicons();
    for (const NamedPhase& phase : names_.phases()) compile_phase(phase);
    if (whole_) {  // else what a rule uses that could not be read would be warned of
      rules_.unused();
      asked_too_early();
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
        // Words of a learned list are its columns; it has no row but those of the document at hand.
        lexicon.learned = lexicon.phrases = tree->learned;
        auto text = std::make_shared<std::string>("form");
        for (const std::string& word : tree->words) *text += (tree->learned ? "\t" : "\n") + word;
        *text += "\n";
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
    phase.window = static_cast<std::uint32_t>(named.declaration->window);
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
      for (const PatternTree& unless : tree.unless) rule.unless.push_back(patterns.inner(unless));
      rule.end_instruction = static_cast<std::uint32_t>(phase.instructions.size());
      rule.needs = patterns.needs(rule.start);
      rules_.rule(tree, captures, rule);
      for (const CaptureNotes& notes : captures) rule.captures.push_back(notes.capture);
      tests(tree, rule);
      phase.rules.push_back(std::move(rule));
    }
    rules_.rates(phase);
    program_.phases.push_back(std::move(phase));
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

  // A list that is asked before anything is learned is empty there.
  void asked_too_early() {
    for (std::uint32_t number = 0; number < program_.lexicons.size(); ++number) {
      if (!program_.lexicons[number].learned) continue;
      bool taught = false;
      for (const Phase& phase : program_.phases) {
        const bool asks = std::any_of(phase.span_sets.begin(), phase.span_sets.end(), [&](const SpanSet& set) { return set.lexicon == static_cast<std::int32_t>(number); });
        if (asks && !taught) {
          reporter_.warning(names_.lexicons()[number]->at, "G221", fmt::format("the phase '{}' asks for '{}' before any rule teaches it", phase.name, program_.lexicons[number].name),
                            "a rule of an earlier phase says: learn $name as " + program_.lexicons[number].name);
          break;
        }
        taught = taught || std::any_of(phase.rules.begin(), phase.rules.end(), [&](const Rule& rule) {
          return std::any_of(rule.lessons.begin(), rule.lessons.end(), [&](const Lesson& lesson) { return lesson.lexicon == number; });
        });
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
  RuleCompiler rules_;
  std::unordered_set<std::string> used_;
  SourceMap* map_;
};

}  // namespace

Program compile(const std::vector<FileTree>& files, const std::unordered_map<std::string, lexicon::WordList>& lists, const text::TokenTables& tables,
                Reporter& reporter, SourceMap* map) {
  return Compiler(files, lists, tables, reporter, map).run();
}

}  // namespace sayso::grammar
