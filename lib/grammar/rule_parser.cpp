#include "grammar/rule_parser.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso::grammar {
namespace {

class RuleParser {
 public:
  explicit RuleParser(Cursor& cursor) : cursor_(cursor), reporter_(cursor.reporter()) {}

  bool run(RuleTree& rule) {
    rule.at = cursor_.peek().at;
    if (!cursor_.dotted_name(rule.name, "the rule's name")) return false;
    if (!rule_options(rule)) return false;
    if (cursor_.at_keyword("doc")) {
      cursor_.next();
      if (cursor_.peek().kind != Lexeme::kString) return cursor_.fail("G107", "a doc is a string", "doc \"What this rule finds.\"");
      rule.doc = cursor_.next().value;
    }
    if (!parse_pattern(cursor_, rule.pattern)) return false;
    if (!cursor_.take("=>")) return cursor_.fail("G108", "the pattern of a rule ends with => and what it gives", "=> emit quote { content=@quoted }");
    do {
      if (!emit(rule)) return false;
    } while (cursor_.take(","));
    if (!rule_parts(rule)) return false;
    while (cursor_.at_keyword("test") || cursor_.at_keyword("todo") || cursor_.at_keyword("skip")) {
      if (!test(rule)) return false;
    }
    if (!cursor_.at_keyword("end")) {
      const std::vector<std::string> after = {"unless", "when", "set", "learn", "evidence", "test", "todo", "skip", "end"};
      const LexToken& token = cursor_.peek();
      const std::string hint = did_you_mean(token.value, after);
      return cursor_.fail("G109", fmt::format("the rule '{}' is closed by 'end', not by {}", rule.name, shown(token)), hint.empty() ? "after the pattern come tests, then end" : hint);
    }
    cursor_.next();
    return true;
  }

 private:
  // What may stand between what a rule gives and its tests, in any order.
  bool rule_parts(RuleTree& rule) {
    while (true) {
      bool good = true;
      if (cursor_.at_keyword("evidence")) {
        good = evidence(rule);
      } else if (cursor_.at_keyword("unless")) {
        cursor_.next();
        good = parse_pattern(cursor_, rule.unless.emplace_back());
      } else if (cursor_.at_keyword("when")) {
        good = when(rule);
      } else if (cursor_.at_keyword("set")) {
        good = set(rule);
      } else if (cursor_.at_keyword("learn")) {
        good = learn(rule);
      } else {
        return true;
      }
      if (!good) return false;
    }
  }

  bool when(RuleTree& rule) {
    const SourceRange at = cursor_.next().at;
    if (rule.when) {
      reporter_.error(at, "G115", "this rule has a condition on the document already", "join them: when a & b");
      return false;
    }
    return guard(rule.when.emplace(), 0) && cursor_.end_of_line();
  }

  // a & !b | c = "x"; & binds tighter, as in brackets.
  bool guard(GuardTree& out, int depth) {
    return joined(out, "|", GuardTree::Kind::kOr, [&](GuardTree& each) {
      return joined(each, "&", GuardTree::Kind::kAnd, [&](GuardTree& one) { return guard_term(one, depth); });
    });
  }

  template <class Part>
  bool joined(GuardTree& out, std::string_view mark, GuardTree::Kind kind, Part part) {
    if (!part(out)) return false;
    while (cursor_.take(mark)) {
      GuardTree next;
      if (!part(next)) return false;
      if (out.kind != kind || out.closed) {
        GuardTree both;
        both.kind = kind;
        both.children.push_back(std::move(out));
        out = std::move(both);
      }
      out.children.push_back(std::move(next));
    }
    return true;
  }

  bool guard_term(GuardTree& out, int depth) {
    constexpr int kDeepest = 50;
    if (depth > kDeepest) return cursor_.fail("G115", "this condition is nested too deep", {});
    out.at = cursor_.peek().at;
    if (cursor_.peek().line_start && cursor_.peek().kind == Lexeme::kWord) return cursor_.fail("G115", "a condition on the document stands behind when", "when region & mode=storm");
    if (cursor_.take("!")) {
      out.kind = GuardTree::Kind::kNot;
      return guard_term(out.children.emplace_back(), depth + 1);
    }
    if (cursor_.take("(")) {
      if (!guard(out, depth + 1) || !cursor_.expect(")")) return false;
      out.closed = true;
      return true;
    }
    out.kind = GuardTree::Kind::kTest;
    if (!cursor_.name(out.name, "what was set")) return false;
    if (cursor_.at_mark("=") || cursor_.at_mark("!=")) {
      out.negated = cursor_.next().value == "!=";
      out.compared = true;
      return emit_value(out.value);
    }
    return true;
  }

  // set region=$name, mode=storm
  bool set(RuleTree& rule) {
    cursor_.next();
    do {
      SetTree set;
      set.at = cursor_.peek().at;
      if (!cursor_.name(set.name, "the name of what is set") || !cursor_.expect("=") || !emit_value(set.value)) return false;
      rule.sets.push_back(std::move(set));
    } while (cursor_.take(","));
    return cursor_.end_of_line();
  }

  // learn $short as nicknames { full=$name }
  bool learn(RuleTree& rule) {
    cursor_.next();
    LearnTree learn;
    if (!emit_value(learn.form)) return false;
    if (cursor_.peek().value != "as") return cursor_.fail("G116", "what is learned goes into a list", "learn $short as nicknames, with a line: lexicon nicknames learned");
    cursor_.next();
    learn.at = cursor_.peek().at;
    if (!cursor_.name(learn.lexicon, "a word list")) return false;
    if (cursor_.take("{")) {
      do {
        EmitTree::Field field;
        field.at = cursor_.peek().at;
        if (!cursor_.name(field.name, "a column") || !cursor_.expect("=") || !emit_value(field.value)) return false;
        learn.columns.push_back(std::move(field));
      } while (cursor_.take(","));
      if (!cursor_.expect("}")) return false;
    }
    rule.learns.push_back(std::move(learn));
    return cursor_.end_of_line();
  }

  bool evidence(RuleTree& rule) {
    EvidenceTree evidence;
    evidence.at = cursor_.next().at;
    if (!rule.evidence.path.empty()) return cursor_.fail("G114", "this rule names its evidence already", "one list a rule");
    if (!emit_value(evidence.key)) return false;
    if (evidence.key.kind == ValueTree::Kind::kConstant) {
      reporter_.error(evidence.key.at, "G114", "evidence is counted by a capture", "evidence $cue from \"lex/said.evidence.tsv\"");
      return false;
    }
    if (cursor_.peek().value != "from") return cursor_.fail("G114", "evidence comes from a list", "evidence $cue from \"lex/said.evidence.tsv\"");
    cursor_.next();
    if (cursor_.peek().kind != Lexeme::kString) return cursor_.fail("G114", "the list's name stands between double quotes", "evidence $cue from \"lex/said.evidence.tsv\"");
    evidence.path_at = cursor_.peek().at;
    evidence.path = cursor_.next().value;
    rule.evidence = std::move(evidence);
    return cursor_.end_of_line();
  }

  bool rule_options(RuleTree& rule) {
    while (!cursor_.peek().line_start) {
      const LexToken option = cursor_.next();
      if (option.value == "priority") {
        const LexToken& number = cursor_.peek();
        if (number.kind != Lexeme::kNumber || number.value.size() > 8 || number.value.find('.') != std::string::npos) {
          return cursor_.fail("G110", "a priority is a whole number", "rule NAME priority 50; higher ones win");
        }
        rule.priority = std::stoi(cursor_.next().value);
      } else if (option.value == "overlap" && cursor_.peek().value == "ok") {
        cursor_.next();
        rule.overlap = true;
      } else {
        reporter_.error(option.at, "G110", fmt::format("a rule has no '{}' here", option.value), "rule NAME [priority NUMBER] [overlap ok], then a new line");
        return false;
      }
    }
    return true;
  }

  bool emit(RuleTree& rule) {
    if (cursor_.peek().value != "emit") return cursor_.fail("G111", "a rule emits records", "=> emit quote { content=@quoted }");
    cursor_.next();
    EmitTree emit;
    emit.at = cursor_.peek().at;
    if (!cursor_.name(emit.record, "a record's name") || !cursor_.expect("{")) return false;
    while (!cursor_.at_mark("}") && !cursor_.at_end()) {
      EmitTree::Field field;
      field.at = cursor_.peek().at;
      if (!cursor_.name(field.name, "a field's name") || !cursor_.expect("=") || !emit_value(field.value)) return false;
      emit.fields.push_back(std::move(field));
      if (!cursor_.take(",")) break;
    }
    if (!cursor_.expect("}")) return false;
    rule.emits.push_back(std::move(emit));
    return true;
  }

  bool emit_value(ValueTree& value) {
    value.at = cursor_.peek().at;
    if (cursor_.take("%")) {
      value.kind = ValueTree::Kind::kState;
      return cursor_.name(value.text, "the name of what was set");
    }
    if (cursor_.at_mark("$") || cursor_.at_mark("@")) {
      value.kind = cursor_.at_mark("$") ? ValueTree::Kind::kCapture : ValueTree::Kind::kLabel;
      cursor_.next();
      if (!cursor_.name(value.text, "the name of a capture or mention")) return false;
      if (cursor_.at_mark(".") && cursor_.peek().glued) {
        cursor_.next();
        return cursor_.name(value.field, "a column or field");
      }
      return true;
    }
    const LexToken& token = cursor_.peek();
    if (token.kind != Lexeme::kWord && token.kind != Lexeme::kString && token.kind != Lexeme::kNumber) {
      return cursor_.fail("G112", fmt::format("'{}' is no value", token.value), "values: $capture, $capture.column, @mention, @mention.field, %state, a word, a string, a number");
    }
    value.text = cursor_.next().value;
    return true;
  }

  bool test(RuleTree& rule) {
    TestTree test;
    test.todo = cursor_.peek().value == "todo";
    test.skip = cursor_.next().value == "skip";
    test.at = cursor_.peek().at;
    if (cursor_.peek().kind != Lexeme::kString) return cursor_.fail("G113", "a test is a string", "test \"[content “We wait,”] [source Mary Ng] said.\"");
    test.text = cursor_.next().value;
    if (cursor_.take("=>")) {
      if (cursor_.peek().value == "none") {
        cursor_.next();
        test.none = true;
      } else {
        do {
          std::string field;
          if (!cursor_.name(field, "a field, or none") || !cursor_.expect("=")) return false;
          const LexToken& token = cursor_.peek();
          if (token.kind != Lexeme::kWord && token.kind != Lexeme::kString && token.kind != Lexeme::kNumber) return cursor_.fail("G113", "a test expects a word or a string", "=> unit=percent");
          test.expected.emplace_back(std::move(field), cursor_.next().value);
        } while (cursor_.take(","));
      }
    }
    rule.tests.push_back(std::move(test));
    return cursor_.end_of_line();
  }

  Cursor& cursor_;
  Reporter& reporter_;
};

}  // namespace

bool parse_rule(Cursor& cursor, RuleTree& out) { return RuleParser(cursor).run(out); }

}  // namespace sayso::grammar
