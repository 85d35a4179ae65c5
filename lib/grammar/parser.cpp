// Declarations are parsed here, rules in rule_parser.cpp, what stands in a pattern in pattern_parser.cpp. A failed declaration is left
// by returning false up to the loop in `file`, which skips to the next line that begins one.
#include "grammar/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "grammar/pattern_parser.h"
#include "grammar/rule_parser.h"

namespace sayso::grammar {
namespace {

std::vector<std::string> top_keywords() {
  return {"grammar", "lexicon", "class", "macro", "record", "mention", "phase", "rule", "override", "disable"};
}

class Parser {
 public:
  Parser(std::vector<LexToken> tokens, std::uint32_t file, Reporter& reporter) : cursor_(std::move(tokens), reporter), reporter_(reporter) {
    tree_.file = file;
  }

  FileTree run() {
    if (!cursor_.at_keyword("grammar")) {
      cursor_.fail("G101", "a file begins with its name", "grammar en.quotes extends common");
    }
    while (!cursor_.at_end()) {
      const std::size_t before = cursor_.place();
      if (!declaration()) cursor_.skip_to_declaration(top_keywords(), before);
    }
    return std::move(tree_);
  }

 private:
  bool declaration() {
    if (cursor_.at_keyword("grammar")) return header();
    if (cursor_.at_keyword("lexicon")) return lexicon();
    if (cursor_.at_keyword("class")) return macro(true);
    if (cursor_.at_keyword("macro")) return macro(false);
    if (cursor_.at_keyword("record")) return record(false);
    if (cursor_.at_keyword("mention")) return record(true);
    if (cursor_.at_keyword("phase")) return phase();
    if (cursor_.at_keyword("rule")) return rule();
    if (cursor_.at_keyword("override")) return override_rule();
    if (cursor_.at_keyword("disable")) return disable();
    const LexToken& token = cursor_.peek();
    for (const std::string_view part : {"unless", "when", "set", "learn", "evidence", "test", "todo", "skip", "end"}) {
      if (cursor_.at_keyword(part)) return cursor_.fail("G102", fmt::format("'{}' stands in no rule here", part), "rule NAME, the pattern, => emit …, then what else it says, tests, end");
    }
    return cursor_.fail("G102", fmt::format("'{}' begins no declaration", token.value), did_you_mean(token.value, top_keywords()));
  }

  bool header() {
    tree_.at = cursor_.next().at;
    if (!cursor_.dotted_name(tree_.name, "the grammar's name")) return false;
    if (!cursor_.peek().line_start && cursor_.peek().value == "extends") {
      cursor_.next();
      do {
        std::string name;
        const SourceRange at = cursor_.peek().at;
        if (!cursor_.dotted_name(name, "the name of a pack")) return false;
        tree_.extends.emplace_back(std::move(name), at);
      } while (cursor_.take(","));
    }
    return cursor_.end_of_line();
  }

  bool lexicon() {
    LexiconTree lexicon;
    cursor_.next();
    lexicon.at = cursor_.peek().at;
    if (!cursor_.declared_name(lexicon.name, "the word list's name")) return false;
    if (cursor_.peek().value == "from") {
      cursor_.next();
      if (cursor_.peek().kind != Lexeme::kString) return cursor_.fail("G103", "the file's name stands between double quotes", "lexicon x from \"lex/x.tsv\"");
      lexicon.path_at = cursor_.peek().at;
      lexicon.path = cursor_.next().value;
    } else if (cursor_.take("=")) {
      if (!cursor_.expect("{")) return false;
      while (!cursor_.at_mark("}") && !cursor_.at_end()) {
        const LexToken& word = cursor_.peek();
        if (word.kind != Lexeme::kWord && word.kind != Lexeme::kString && word.kind != Lexeme::kNumber) {
          return cursor_.fail("G103", fmt::format("'{}' is no word", word.value), "words with other characters stand between double quotes");
        }
        lexicon.words.push_back(cursor_.next().value);
        cursor_.take(",");
      }
      if (!cursor_.expect("}")) return false;
    } else if (!cursor_.peek().line_start && cursor_.peek().value == "learned") {
      cursor_.next();
      lexicon.learned = true;
      if (cursor_.take("{")) {
        do {
          std::string column;
          if (!cursor_.name(column, "a column")) return false;
          lexicon.words.push_back(std::move(column));
        } while (cursor_.take(","));
        if (!cursor_.expect("}")) return false;
      }
    } else {
      return cursor_.fail("G103", "a lexicon comes from a file or lists its words", "lexicon x from \"lex/x.tsv\", lexicon x = { one two }, or lexicon x learned");
    }
    tree_.lexicons.push_back(std::move(lexicon));
    return cursor_.end_of_line();
  }

  bool macro(bool is_class) {
    MacroTree macro;
    macro.is_class = is_class;
    cursor_.next();
    macro.at = cursor_.peek().at;
    if (!cursor_.declared_name(macro.name, is_class ? "the class's name" : "the macro's name")) return false;
    if (!is_class && cursor_.take("(")) {
      do {
        std::string parameter;
        if (!cursor_.name(parameter, "a parameter")) return false;
        macro.parameters.push_back(std::move(parameter));
      } while (cursor_.take(","));
      if (!cursor_.expect(")")) return false;
    }
    if (!cursor_.expect("=")) return false;
    if (!parse_pattern(cursor_, macro.pattern)) return false;
    tree_.macros.push_back(std::move(macro));
    return cursor_.end_of_line();
  }

  bool record(bool mention) {
    RecordTree record;
    record.mention = mention;
    cursor_.next();
    record.at = cursor_.peek().at;
    if (!cursor_.declared_name(record.name, "the record's name") || !cursor_.expect("{")) return false;
    while (!cursor_.at_mark("}") && !cursor_.at_end()) {
      RecordTree::Field field;
      if (!cursor_.name(field.name, "a field's name") || !cursor_.expect(":")) return false;
      if (!field_type(field)) return false;
      record.fields.push_back(std::move(field));
      if (!cursor_.take(",")) break;
    }
    if (!cursor_.expect("}")) return false;
    tree_.records.push_back(std::move(record));
    return cursor_.end_of_line();
  }

  bool field_type(RecordTree::Field& field) {
    const std::vector<std::string> types = {"span", "string", "int", "real", "enum"};
    const std::string type = cursor_.peek().value;
    std::size_t index = 0;
    while (index < types.size() && types[index] != type) ++index;
    if (index == types.size()) return cursor_.fail("G104", fmt::format("there is no field type '{}'", type), "types: span, string, int, real, enum(a, b)");
    field.type = static_cast<RecordTree::Type>(index);
    cursor_.next();
    if (field.type == RecordTree::Type::kEnum) {
      if (!cursor_.expect("(")) return false;
      do {
        std::string word;
        if (!cursor_.name(word, "a word")) return false;
        field.words.push_back(std::move(word));
      } while (cursor_.take(","));
      if (!cursor_.expect(")")) return false;
    }
    if (cursor_.take("[")) {
      if (!cursor_.expect("]")) return false;
      field.list = true;
    }
    field.optional = cursor_.take("?");
    return true;
  }

  bool phase() {
    PhaseTree phase;
    cursor_.next();
    phase.at = cursor_.peek().at;
    if (!cursor_.declared_name(phase.name, "the phase's name")) return false;
    const std::vector<std::string> options = {"scope", "after", "match", "above"};
    bool good = true;
    while (good && !cursor_.peek().line_start) {
      const LexToken option = cursor_.next();
      if (option.value == "scope") {
        good = phase_scope(phase);
      } else if (option.value == "match") {
        good = phase_match(phase);
      } else if (option.value == "above") {
        good = phase_above(phase);
      } else if (option.value == "after") {
        do {
          std::string name;
          const SourceRange at = cursor_.peek().at;
          good = cursor_.name(name, "a phase");
          if (good) phase.after.emplace_back(std::move(name), at);
        } while (good && cursor_.take(","));
      } else {
        reporter_.error(option.at, "G105", fmt::format("a phase has no '{}'", option.value), did_you_mean(option.value, options));
        good = false;
      }
    }
    tree_.phases.push_back(std::move(phase));
    return good;
  }

  bool phase_scope(PhaseTree& phase) {
    const std::vector<std::string> scopes = {"sentence", "paragraph", "document", "window"};
    const LexToken word = cursor_.next();
    const auto found = std::find(scopes.begin(), scopes.end(), word.value);
    if (found == scopes.end()) {
      std::string hint = did_you_mean(word.value, scopes);
      reporter_.error(word.at, "G105", fmt::format("there is no scope '{}'", word.value), hint.empty() ? "scopes: sentence, paragraph, document, window 3" : hint);
      return false;
    }
    phase.scope = static_cast<PhaseTree::Scope>(found - scopes.begin());
    if (phase.scope != PhaseTree::Scope::kWindow) return true;
    const LexToken number = cursor_.next();
    const bool count = number.kind == Lexeme::kNumber && number.value.size() <= 3 && number.value.find_first_not_of("0123456789") == std::string::npos;
    phase.window = count ? std::stoi(number.value) : 0;
    if (phase.window > 0) return true;
    reporter_.error(number.at, "G105", fmt::format("'{}' is no number of sentences", number.value), "scope window 3: a match stands in at most three sentences that follow one another");
    return false;
  }

  bool phase_match(PhaseTree& phase) {
    const LexToken word = cursor_.next();
    const std::vector<std::string> ways = {"longest", "all", "compete"};
    for (std::size_t i = 0; i < ways.size(); ++i) {
      if (word.value != ways[i]) continue;
      phase.match = static_cast<PhaseTree::Match>(i);
      return true;
    }
    const std::string hint = did_you_mean(word.value, ways);
    reporter_.error(word.at, "G105", fmt::format("there is no match '{}'", word.value), hint.empty() ? "longest (the default), all or compete" : hint);
    return false;
  }

  // above 0.4: readings less sure than this are none.
  bool phase_above(PhaseTree& phase) {
    const LexToken number = cursor_.next();
    const bool share = number.value == "0" || number.value == "1" || (number.value.starts_with("0.") && number.value.size() > 2);
    if (number.kind == Lexeme::kNumber && share) {
      phase.above = number.value;
      return true;
    }
    reporter_.error(number.at, "G105", fmt::format("'{}' is no share between 0 and 1", number.value), "above 0.4");
    return false;
  }

  bool rule() {
    RuleTree rule;
    cursor_.next();
    const bool has_phase = !tree_.phases.empty();
    if (!has_phase) reporter_.error(cursor_.peek().at, "G106", "a rule belongs to a phase", "write a line 'phase NAME' before it");
    if (!parse_rule(cursor_, rule)) return false;
    if (has_phase) tree_.phases.back().rules.push_back(std::move(rule));
    return cursor_.end_of_line();
  }

  // override rule quotes.said_after …: the same as a rule, in the place of one that is there.
  bool override_rule() {
    cursor_.next();
    if (cursor_.peek().value != "rule") return cursor_.fail("G117", "what can be overridden is a rule", "override rule quotes.said_after, and then as a rule is written");
    cursor_.next();
    RuleTree rule;
    if (!parse_rule(cursor_, rule)) return false;
    tree_.overrides.push_back(std::move(rule));
    return cursor_.end_of_line();
  }

  // disable rule quotes.signed, quotes.turn
  bool disable() {
    cursor_.next();
    if (cursor_.peek().value != "rule") return cursor_.fail("G117", "what can be disabled is a rule", "disable rule quotes.signed");
    cursor_.next();
    do {
      std::string name;
      const SourceRange at = cursor_.peek().at;
      if (!cursor_.dotted_name(name, "a rule's name")) return false;
      tree_.disabled.emplace_back(std::move(name), at);
    } while (cursor_.take(","));
    return cursor_.end_of_line();
  }

  Cursor cursor_;
  Reporter& reporter_;
  FileTree tree_;
};

}  // namespace

FileTree parse(std::string_view text, std::uint32_t file, Reporter& reporter) {
  return Parser(lex(text, file, reporter), file, reporter).run();
}

void own_lists(FileTree& file, std::string_view pack) {
  const auto own = [&](std::string& path) {
    if (!path.empty()) path = fmt::format("{}/{}", pack, path);
  };
  for (LexiconTree& lexicon : file.lexicons) own(lexicon.path);
  for (PhaseTree& phase : file.phases) {
    for (RuleTree& rule : phase.rules) own(rule.evidence.path);
  }
  for (RuleTree& rule : file.overrides) own(rule.evidence.path);
}

}  // namespace sayso::grammar
