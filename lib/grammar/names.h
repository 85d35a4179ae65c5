// Names: what the files of a pack declare, in one table, and the checks that need no automaton.
#ifndef SAYSO_GRAMMAR_NAMES_H_
#define SAYSO_GRAMMAR_NAMES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "grammar/diagnostics.h"
#include "grammar/syntax_tree.h"

namespace sayso::grammar {

// A phase put together from every file that opens it.
struct NamedPhase {
  const PhaseTree* declaration = nullptr;  // the first
  struct Rule {
    const RuleTree* tree = nullptr;
    std::string name;  // "quotes.said_after"
  };
  std::vector<Rule> rules;
};

class Names {
 public:
  // Collects and checks: a name declared twice, a phase opened with other options, phases that wait for one
  // another, records emitted that nobody declares. The trees must outlive this.
  Names(const std::vector<FileTree>& files, Reporter& reporter);

  const MacroTree* macro(std::string_view name) const;
  const RecordTree* record(std::string_view name) const;
  // The number of a lexicon in the order of declaration, or -1.
  int lexicon(std::string_view name) const;
  const std::vector<const LexiconTree*>& lexicons() const { return lexicons_; }
  const std::vector<const RecordTree*>& records() const { return record_list_; }
  const std::vector<const MacroTree*>& macros() const { return macro_list_; }
  // In the order in which they run.
  const std::vector<NamedPhase>& phases() const { return phases_; }

  // All names a pattern may refer to, for hints.
  std::vector<std::string> pattern_names() const;
  std::vector<std::string> record_names() const;
  std::vector<std::string> lexicon_names() const;

 private:
  void change_rules(const FileTree& file, Reporter& reporter);
  void order_phases(Reporter& reporter);

  std::unordered_map<std::string_view, const MacroTree*> macros_;
  std::vector<const MacroTree*> macro_list_;
  std::unordered_map<std::string_view, const RecordTree*> records_;
  std::vector<const RecordTree*> record_list_;
  std::unordered_map<std::string_view, int> lexicon_numbers_;
  std::vector<const LexiconTree*> lexicons_;
  std::vector<NamedPhase> phases_;
};

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_NAMES_H_
