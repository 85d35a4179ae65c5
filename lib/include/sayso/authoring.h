// What rules do on texts: counted by rule, by alternative and by entry of a word list. For authors of rules.
//
//   sayso::UseCounter counter(pack);
//   for (each document) counter.add(input);
//   const sayso::PackUse use = counter.use();
//   for (const sayso::RuleUse& rule : use.rules)
//     if (rule.kept == 0) report(rule.rule, rule.position);
//
// It does the work of an extraction and much more; not for getting records.
#ifndef SAYSO_AUTHORING_H_
#define SAYSO_AUTHORING_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "sayso/options.h"
#include "sayso/pack.h"
#include "sayso/result.h"

namespace sayso {

struct RuleUse {
  std::string rule;   // "quotes.said_after"
  std::string phase;
  Position position;  // of a rule of an extended pack the file begins with its name: "common/…"
  std::size_t kept = 0;      // matches that stood
  std::size_t lost = 0;      // matches that another one displaced
  std::size_t records = 0;   // that came of them
  // Where asked for: how many scopes the engine looks at for this rule, places whose word could begin a match, places from which the rule does match, and steps of the
  // automaton that trying it from each such place took. What the rule would cost by itself: an engine that runs all
  // rules at once shares much of it.
  std::size_t scopes = 0;  // sentences (or paragraphs, as the phase has it) that hold all it needs: only there it is tried
  std::size_t triggers = 0;
  std::size_t confirmed = 0;
  std::size_t steps = 0;
};

// One of the patterns between | and |, or one that may be left out, wherever it is used.
struct AlternativeUse {
  Position position;
  std::string text;                // as written
  std::vector<std::string> rules;  // whose patterns it is part of, by macros too
  // In matches that stood; in a lookaround the places of the texts where the lookaround holds by it, counted up to some
  // hundreds a document.
  std::size_t taken = 0;
  bool optional = false;           // x? x* x{0,3}
};

struct EntryUse {
  std::string form;
  std::uint32_t line = 0;
  std::size_t met = 0;   // in the texts
  std::size_t used = 0;  // in matches that stood, as a word or phrase of the pattern; lookarounds do not count
};

struct ListUse {
  std::string name;  // of the lexicon
  std::string file;  // "lex/months.tsv"; empty where the grammar lists the words itself
  std::vector<EntryUse> entries;
};

struct PackUse {
  std::size_t documents = 0, tokens = 0;
  std::vector<RuleUse> rules;                // in the order in which they are tried
  std::vector<AlternativeUse> alternatives;  // by place
  std::vector<ListUse> lists;                // in the order of declaration
};

class UseCounter {
 public:
  // `with_steps`: count triggers, confirmed and steps too, which costs some hundred times an extraction.
  explicit UseCounter(std::shared_ptr<const Pack> pack, bool with_steps = false);
  ~UseCounter();
  UseCounter(UseCounter&&) noexcept;
  UseCounter& operator=(UseCounter&&) noexcept;

  // Errors as Extractor::extract. The pack is that of the constructor, whatever the language.
  Status add(const Input& input);
  PackUse use() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A grammar file laid out one way: indentation, spaces between tokens, blank lines, comments. Line breaks stay where they
// are. Formatting twice changes nothing more, and what the file means stays the same. Errors: kGrammar where the file cannot
// be read, with the first place; `name` is the file's in it.
Result<std::string> format_grammar(std::string_view text, std::string_view name = {});

}  // namespace sayso

#endif  // SAYSO_AUTHORING_H_
