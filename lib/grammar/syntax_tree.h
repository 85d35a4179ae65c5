// The syntax tree of a grammar file: what was written, with its places; nothing is resolved yet.
#ifndef SAYSO_GRAMMAR_SYNTAX_TREE_H_
#define SAYSO_GRAMMAR_SYNTAX_TREE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "grammar/diagnostics.h"

namespace sayso::grammar {

// A value in a condition: norm="said", tag=VBD, shape=/…/, num>=3.
struct ConditionValue {
  enum class Kind : std::uint8_t { kWord, kString, kExact, kRegex, kNumber };
  Kind kind = Kind::kWord;
  std::string text;
  SourceRange at;
};

// What stands between [ and ].
struct ConditionTree {
  enum class Kind : std::uint8_t { kAny, kAnd, kOr, kNot, kTest, kFlag };
  Kind kind = Kind::kAny;  // kAny: [] is any token
  SourceRange at;
  std::vector<ConditionTree> children;
  std::string name;       // attribute or flag
  std::string op;         // = != < <= > >=
  std::vector<ConditionValue> values;
};

struct PatternTree {
  enum class Kind : std::uint8_t {
    kSequence, kAlternatives, kRepeat, kLiteral, kExact, kCondition, kLabel, kCapture, kLook, kStart, kEnd, kName,
  };
  Kind kind = Kind::kSequence;
  SourceRange at;                     // its first lexeme, or as much as a message points at
  std::uint32_t end = 0;              // where all of it ends
  std::vector<PatternTree> children;  // arguments, where it is a kName
  std::string text;                   // literal, name, label
  std::string field, value;           // @label.field=value
  bool list = false;                  // (?<x[]> …)
  int min = 1, max = 1;               // kRepeat; max -1: no limit
  bool lazy = false;
  bool ahead = true, negative = false;  // kLook
  ConditionTree condition;
};

// The value of a field in an emit.
struct ValueTree {
  enum class Kind : std::uint8_t { kCapture, kLabel, kConstant, kState };
  Kind kind = Kind::kConstant;
  std::string text;   // name or constant; %name: what was last set before here
  std::string field;  // $cue.stance
  SourceRange at;
};

struct EmitTree {
  std::string record;
  SourceRange at;
  struct Field {
    std::string name;
    SourceRange at;
    ValueTree value;
  };
  std::vector<Field> fields;
};

struct TestTree {
  std::string text;
  SourceRange at;
  bool todo = false;
  bool skip = false;
  bool none = false;
  std::vector<std::pair<std::string, std::string>> expected;  // field = value
};

// evidence $cue.lemma from "lex/said.evidence.tsv"
struct EvidenceTree {
  ValueTree key;
  std::string path;  // empty: there is none
  SourceRange at, path_at;
};

// when region & !mode="storm": a condition on the state of the document.
struct GuardTree {
  enum class Kind : std::uint8_t { kTest, kAnd, kOr, kNot };
  Kind kind = Kind::kTest;
  SourceRange at;
  std::vector<GuardTree> children;
  std::string name;
  bool compared = false, negated = false;  // = or != `value`; else whether it is set
  ValueTree value;
  bool closed = false;  // stood in parentheses
};

struct SetTree {  // set region=$name
  std::string name;
  SourceRange at;
  ValueTree value;
};

struct LearnTree {  // learn $short as nicknames { full=$name }
  ValueTree form;
  std::string lexicon;
  SourceRange at;
  std::vector<EmitTree::Field> columns;
};

struct RuleTree {
  std::string name;
  SourceRange at;
  int priority = 0;
  bool overlap = false;
  std::string doc;
  PatternTree pattern;
  std::vector<EmitTree> emits;
  std::vector<PatternTree> unless;
  std::optional<GuardTree> when;
  std::vector<SetTree> sets;
  std::vector<LearnTree> learns;
  EvidenceTree evidence;
  std::vector<TestTree> tests;
};

struct PhaseTree {
  enum class Scope : std::uint8_t { kSentence, kParagraph, kDocument, kWindow };
  enum class Match : std::uint8_t { kLongest, kAll, kCompete };
  std::string name;
  SourceRange at;
  Scope scope = Scope::kSentence;
  int window = 0;  // kWindow: sentences
  Match match = Match::kLongest;
  std::string above;  // a number between 0 and 1
  std::vector<std::pair<std::string, SourceRange>> after;
  std::vector<RuleTree> rules;
};

struct LexiconTree {
  std::string name;
  SourceRange at;
  std::string path;                // from "…"
  SourceRange path_at;
  std::vector<std::string> words;  // = { … }; of a learned one its columns
  bool learned = false;            // its entries come from the document
};

struct MacroTree {  // a class is a macro without parameters
  std::string name;
  SourceRange at;
  bool is_class = false;
  std::vector<std::string> parameters;
  PatternTree pattern;
};

struct RecordTree {
  enum class Type : std::uint8_t { kSpan, kString, kInt, kReal, kEnum };
  std::string name;
  SourceRange at;
  bool mention = false;  // stays inside: is no record of the result
  struct Field {
    std::string name;
    Type type = Type::kSpan;
    bool optional = false;
    bool list = false;
    std::vector<std::string> words;  // of an enum
  };
  std::vector<Field> fields;
};

struct FileTree {
  std::uint32_t file = 0;
  std::string name;  // grammar en.quotes
  SourceRange at;
  std::vector<std::pair<std::string, SourceRange>> extends;
  std::vector<LexiconTree> lexicons;
  std::vector<MacroTree> macros;
  std::vector<RecordTree> records;
  std::vector<PhaseTree> phases;
  std::vector<RuleTree> overrides;  // by their full names
  std::vector<std::pair<std::string, SourceRange>> disabled;
};

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_SYNTAX_TREE_H_
