// What the compiler makes of a pack and the matcher runs: data only.
//
// Matching works on bits. A *predicate* asks one thing of a word ("its normal form is said", "it is in
// report_verb", "its tag is VBD"); predicates are evaluated once per distinct word. A *position bit* asks one
// thing of a place ("a sentence begins", "a mention of np begins here"). A *condition* joins both with & | !.
// The rules of a phase are one automaton whose steps test conditions.
//
// Mentions and list entries of several words are stepped over whole. For that, each set of spans gives three
// position bits: on its first token, on the tokens inside, on its last. Since the spans of one set do not
// overlap, "first inside* last" or "first-and-last" matches exactly one span, and the automaton stays regular.
#ifndef SAYSO_GRAMMAR_PROGRAM_H_
#define SAYSO_GRAMMAR_PROGRAM_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/lexicon_table.h"
#include "lexicon/word_list.h"
#include "sayso/result.h"

namespace sayso::grammar {

// ---- words --------------------------------------------------------------------------------------

struct Predicate {
  enum class Attribute : std::uint8_t { kNorm, kWord, kLexicon, kTag, kLemma, kLength, kNumber, kFlags };
  enum class Test : std::uint8_t { kEqual, kRegex, kLess, kLessEqual, kGreater, kGreaterEqual };
  Attribute attribute = Attribute::kNorm;
  Test test = Test::kEqual;
  std::string text;        // word, tag, lemma or regular expression (RE2, anchored)
  std::uint32_t number = 0;  // lexicon, or mask of token flags
  double value = 0;          // kLength, kNumber
};

struct Lexicon {
  std::string name;
  lexicon::WordList list;
  bool phrases = false;  // has entries of several words
  bool learned = false;  // its entries come from the document at hand; the list has columns alone
};

// ---- places -------------------------------------------------------------------------------------

// Spans that a pattern steps over: the mentions of a label, with one value in one field where that is asked
// (`field` empty: any), or the entries of several words of a lexicon.
struct SpanSet {
  std::string label, field, value;
  std::int32_t lexicon = -1;
};

// What a position bit stands for. Bits of flags come from the token; the others are set by the matcher.
struct PositionBit {
  enum class Kind : std::uint8_t { kFlag, kScopeStart, kScopeEnd, kSpanFirst, kSpanInside, kSpanLast, kLook };
  Kind kind = Kind::kFlag;
  std::uint32_t number = 0;  // mask, span set, or look
};
inline constexpr std::size_t kPositionBits = 128;  // in a phase

// ---- the automaton ------------------------------------------------------------------------------

// A condition in postfix: operands push, operators pop.
struct ConditionOp {
  enum class Kind : std::uint8_t { kTrue, kPredicate, kPosition, kAnd, kOr, kNot };
  Kind kind = Kind::kTrue;
  std::uint32_t number = 0;
};
using Condition = std::vector<ConditionOp>;
inline constexpr std::size_t kDeepestCondition = 64;  // operands that wait for their operator

struct Instruction {
  enum class Op : std::uint8_t {
    kStep,    // if condition `a` holds of the token: over it, to `b`
    kAssert,  // if condition `a` holds here: to `b`
    kSplit,   // to `a`, by preference, or `b`
    kBegin,   // capture `a` begins here; to `b`
    kEnd,     // capture `a` ends here; to `b`
    kAccept,  // rule or look `a`
  };
  Op op = Op::kStep;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

// A lookahead or lookbehind: an automaton of its own, run over the scope from right to left or from left to
// right, which sets its position bit wherever it accepts.
struct Look {
  bool ahead = true;
  std::uint32_t first = 0;  // of its instructions
  std::uint32_t start = 0;
  std::uint32_t size = 0;  // instructions, with those of the looks inside
  std::uint32_t level = 0;  // 0: has no look inside; else one more than theirs
};

// ---- rules --------------------------------------------------------------------------------------

// The value of a field of what a rule emits.
struct EmitValue {
  enum class Kind : std::uint8_t {
    kConstant,  // `text`
    kSpans,     // the spans of a capture
    kText,      // its words as written
    kNorm,      // its words in normal form
    kLemma,     // the lemma of its last word
    kLookup,    // what a list or mention inside it says
    kState,       // what was last set before here; `capture` is the number of the variable
    kStateSpans,  // … and where that stands
  };
  Kind kind = Kind::kConstant;
  std::string text;
  std::uint32_t capture = 0;  // the others
  // kLookup: where the text is found inside the capture, tried in order.
  struct Place {
    std::int32_t lexicon = -1;  // a column of this list, of the first entry inside the capture
    int column = -1;
    std::string label, field;   // a field of the first mention with this label inside the capture; no label: the lemma of its last word
  };
  std::vector<Place> places;
};

struct Emit {
  std::string record;
  struct Field {
    std::string name;
    EmitValue value;
  };
  std::vector<Field> fields;
};

// How sure a rule is of a reading, by what a capture says. The counts have become rates when the pack was compiled.
struct Evidence {
  std::string list;  // "en/lex/said.evidence.tsv"; empty: the rule has none
  EmitValue key;
  std::vector<std::pair<std::string, double>> rates;  // by key, sorted
  double other = 1;                                   // of keys without counts
  bool given() const { return !list.empty(); }
};

// A condition on the state of the document, in postfix.
struct GuardOp {
  enum class Kind : std::uint8_t { kKnown, kEqual, kAnd, kOr, kNot };
  Kind kind = Kind::kKnown;
  std::uint32_t variable = 0;  // kKnown, kEqual
  EmitValue value;             // kEqual
};

struct Assignment {
  std::uint32_t variable = 0;
  EmitValue value;
};

// A form that the document teaches: the words of a capture, into a learned list.
struct Lesson {
  std::uint32_t lexicon = 0;
  std::uint32_t capture = 0;
  std::vector<EmitValue> columns;  // those of the list but the form
};

struct RuleCapture {
  std::string name;  // "@np" for a step over a mention
  bool list = false;
};

struct TestCase {
  std::string text;  // without its brackets
  std::string source;  // as written
  Position position;
  bool todo = false;
  bool skip = false;
  bool none = false;
  std::vector<std::pair<std::string, std::pair<std::uint32_t, std::uint32_t>>> spans;  // field, bytes of `text`
  std::vector<std::pair<std::string, std::string>> values;                             // field, text
};

struct Rule {
  std::string name;  // "quotes.said_after"
  std::string doc;
  Position position;
  int priority = 0;
  bool overlap = false;
  std::uint32_t start = 0;  // instruction
  std::uint32_t first_instruction = 0, end_instruction = 0;  // where its own stand
  std::vector<std::vector<std::uint32_t>> needs;  // sets of conditions: in a scope where none of a set holds of any token, no match is
  std::vector<RuleCapture> captures;
  std::vector<Emit> emits;
  double confidence = 1;  // as the rule says
  Evidence evidence;
  std::vector<std::uint32_t> unless;  // instructions of patterns, among its own: found in a match, there is none
  std::vector<GuardOp> when;
  std::vector<Assignment> sets;
  std::vector<Lesson> lessons;
  std::vector<TestCase> tests;
};

struct Phase {
  enum class Scope : std::uint8_t { kSentence, kParagraph, kDocument, kWindow };
  std::string name;
  Scope scope = Scope::kSentence;
  std::uint32_t window = 0;  // kWindow: sentences that a match may stand in
  bool all = false;      // every rule gives its longest match at every place
  bool compete = false;  // … and of those that overlap the surest stands
  double above = 0;      // readings less sure than this are none
  std::vector<Condition> conditions;
  std::vector<PositionBit> position_bits;
  std::vector<SpanSet> span_sets;
  std::vector<Instruction> instructions;
  std::vector<Look> looks;
  std::vector<Rule> rules;
};

struct RecordType {
  std::string name;
  bool mention = false;
  struct Field {
    std::string name;
    bool span = false;
    bool optional = false;
  };
  std::vector<Field> fields;
};

struct Program {
  std::vector<Predicate> predicates;
  std::vector<Lexicon> lexicons;
  LexiconIndex index;
  std::vector<Phase> phases;  // in the order in which they run
  std::vector<RecordType> records;
  std::vector<std::string> variables;  // of the state of a document
};

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_PROGRAM_H_
