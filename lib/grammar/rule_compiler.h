// What a rule gives and says besides its pattern: emits, evidence, the state of the document.
#ifndef SAYSO_GRAMMAR_RULE_COMPILER_H_
#define SAYSO_GRAMMAR_RULE_COMPILER_H_

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "grammar/diagnostics.h"
#include "grammar/evidence_list.h"
#include "grammar/names.h"
#include "grammar/pattern_compiler.h"
#include "grammar/program.h"
#include "grammar/syntax_tree.h"

namespace sayso::grammar {

// The variables of a document's state: what rules set and ask, by name.
class StateNames {
 public:
  StateNames(const Names& names, Program& program, Reporter& reporter);
  // Whether there is such a variable; if not, it is reported.
  bool asked(const std::string& name, SourceRange at, std::uint32_t& number);
  std::uint32_t number(const std::string& name) const { return numbers_.at(name); }
  // Those that no rule asks are warned of.
  void unused() const;

 private:
  Program& program_;
  Reporter& reporter_;
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<SourceRange> set_at_;
  std::vector<bool> asked_;
};

class RuleCompiler {
 public:
  RuleCompiler(const Names& names, Program& program, const std::unordered_map<std::string, lexicon::WordList>& lists, Reporter& reporter)
      : names_(names), program_(program), lists_(lists), reporter_(reporter), state_(names, program, reporter) {}

  // Fills all of `rule` that is no pattern; `captures` are those of its pattern.
  void rule(const RuleTree& tree, const std::vector<CaptureNotes>& captures, Rule& rule);
  // The rates of the phase's rules: when all of them are there.
  void rates(Phase& phase) const { fill_rates(phase, evidence_); }
  // What no rule uses: when all phases are there.
  void unused() const;

 private:
  void emits(const RuleTree& tree, Rule& rule);
  bool value(const ValueTree& tree, const RecordTree::Field& field, EmitValue& out);
  bool constant(const ValueTree& tree, const RecordTree::Field& field);
  bool lookup(const ValueTree& tree, const CaptureNotes& capture, EmitValue& out);
  void evidence(const EvidenceTree& tree, Rule& rule);
  bool guard(const GuardTree& tree, std::vector<GuardOp>& out);
  void lesson(const LearnTree& tree, Rule& rule);
  void stale_evidence() const;

  const Names& names_;
  Program& program_;
  const std::unordered_map<std::string, lexicon::WordList>& lists_;
  Reporter& reporter_;
  StateNames state_;
  const std::vector<CaptureNotes>* captures_ = nullptr;
  std::unordered_map<std::string, std::vector<EvidenceRow>> evidence_;  // by list
};

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_RULE_COMPILER_H_
