// Patterns to instructions.
//
// Instructions are made from the end: each piece is told where to go on and gives its own entry, so no address
// is ever patched but that of a loop. A lookahead is compiled mirrored, because it runs from right to left.
#ifndef SAYSO_GRAMMAR_PATTERN_COMPILER_H_
#define SAYSO_GRAMMAR_PATTERN_COMPILER_H_

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "grammar/conditions.h"
#include "grammar/literals.h"
#include "grammar/names.h"
#include "grammar/needs.h"
#include "grammar/program.h"
#include "grammar/source_map.h"

namespace sayso::grammar {

// A capture of a rule, with what its pattern may hold: where its columns and fields are looked up.
struct CaptureNotes {
  RuleCapture capture;
  SourceRange at;
  std::vector<std::uint32_t> lexicons;
  std::vector<std::string> labels;
};

class PatternCompiler {
 public:
  PatternCompiler(const Names& names, const std::vector<Lexicon>& lexicons, LiteralCutter& cutter, ConditionBuilder& conditions,
                  const std::vector<Predicate>& predicates, Phase& phase, std::unordered_set<std::string>& used, Reporter& reporter, SourceMap::Phase* map)
      : names_(names), lexicons_(lexicons), cutter_(cutter), conditions_(conditions), phase_(phase), used_(used), reporter_(reporter),
        map_(map), needs_(phase, predicates) {}

  // The rule's pattern, accepted as rule `number`. Gives the entry; `captures` are those of the rule.
  std::uint32_t rule(const PatternTree& pattern, std::uint32_t number, std::vector<CaptureNotes>& captures);
  // A pattern that is looked for inside matches of the rule: it captures nothing. Gives the entry.
  std::uint32_t inner(const PatternTree& pattern);
  // What a match that begins with the instruction `start` needs (needs.h).
  std::vector<std::vector<std::uint32_t>> needs(std::uint32_t start) const { return needs_.sets(needs_by_instruction_[start]); }

 private:
  // What a name stands for inside a macro: an argument, to be read in the scope of the call.
  struct Scope {
    const MacroTree* macro = nullptr;
    const PatternTree* call = nullptr;
    const Scope* outer = nullptr;  // where the call stands
    int depth = 0;
  };

  std::uint32_t emit(Instruction instruction);
  Needs::Id needs_of(const Instruction& instruction);
  std::uint32_t step(std::uint32_t condition, std::uint32_t next);
  std::uint32_t pattern(const PatternTree& tree, const Scope* scope, std::uint32_t next);
  std::uint32_t piece(const PatternTree& tree, const Scope* scope, std::uint32_t next);
  std::uint32_t alternative(const PatternTree& tree, const Scope* scope, std::uint32_t next, std::uint32_t choice);
  std::uint32_t literal(const PatternTree& tree, std::uint32_t next);
  std::uint32_t condition(const PatternTree& tree, std::uint32_t next);
  std::uint32_t label(const PatternTree& tree, std::uint32_t next);
  std::uint32_t lexicon(std::uint32_t number, SourceRange at, std::uint32_t next);
  std::uint32_t spans(std::uint32_t set, SourceRange at, std::uint32_t next);
  std::uint32_t name(const PatternTree& tree, const Scope* scope, std::uint32_t next);
  std::uint32_t repeat(const PatternTree& tree, const Scope* scope, std::uint32_t next);
  std::uint32_t capture(const PatternTree& tree, const Scope* scope, std::uint32_t next);
  std::uint32_t look(const PatternTree& tree, const Scope* scope, std::uint32_t next);
  std::string look_key(bool ahead, std::uint32_t first, std::uint32_t start) const;
  std::uint32_t capture_number(const std::string& name, bool list, SourceRange at);
  void note_lexicon(std::uint32_t number);
  void note_lexicons(const ConditionTree& tree, int depth);

  const Names& names_;
  const std::vector<Lexicon>& lexicons_;
  LiteralCutter& cutter_;
  ConditionBuilder& conditions_;
  Phase& phase_;
  std::unordered_set<std::string>& used_;
  Reporter& reporter_;
  SourceMap::Phase* map_;  // filled where somebody asks
  SourceRange at_;         // what is being compiled, and the part of the rule that it belongs to
  SourceRange part_;
  SourceRange rule_at_;    // the pattern of the rule
  Needs needs_;
  std::vector<Needs::Id> needs_by_instruction_, needs_of_looks_;

  std::vector<CaptureNotes>* captures_ = nullptr;
  std::vector<std::uint32_t> open_;  // captures around what is being compiled
  std::unordered_map<const PatternTree*, std::vector<std::uint32_t>> literals_;
  std::unordered_map<std::string, std::uint32_t> looks_;  // of the phase, by what they do
  bool mirrored_ = false;            // in a lookahead
  bool looking_ = false;             // in a lookaround
  bool inner_ = false;               // in a pattern that is looked for inside a match
  std::uint32_t level_ = 0;          // of the lookarounds met inside the one being compiled
  bool full_ = false;                // the phase has grown too big; said once
};

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_PATTERN_COMPILER_H_
