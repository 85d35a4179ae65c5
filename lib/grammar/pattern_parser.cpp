#include "grammar/pattern_parser.h"

#include <fmt/format.h>

#include <algorithm>

namespace sayso::grammar {
namespace {

constexpr int kDepth = 100;

}  // namespace

std::string shown(const LexToken& token) {
  if (token.kind == Lexeme::kEnd) return "the end of the file";
  if (token.kind == Lexeme::kString) return fmt::format("\"{}\"", token.value);
  return fmt::format("'{}'", token.value);
}

bool Cursor::take(std::string_view mark) {
  if (!at_mark(mark)) return false;
  next();
  return true;
}

bool Cursor::expect(std::string_view mark) {
  if (take(mark)) return true;
  return fail("G120", fmt::format("'{}' is missing before {}", mark, shown(peek())));
}

bool Cursor::name(std::string& out, std::string_view what) {
  if (peek().kind != Lexeme::kWord) return fail("G121", fmt::format("{} is missing before {}", what, shown(peek())));
  out = next().value;
  return true;
}

// Else the keyword of the next line would be taken for it.
bool Cursor::declared_name(std::string& out, std::string_view what) {
  if (!peek().line_start) return name(out, what);
  reporter_.error(tokens_[at_ - 1].at, "G121", fmt::format("{} is missing behind {}", what, shown(tokens_[at_ - 1])));
  return false;
}

bool Cursor::dotted_name(std::string& out, std::string_view what) {
  if (!name(out, what)) return false;
  while (at_mark(".") && peek().glued) {
    next();
    std::string part;
    if (!name(part, "a name after the point")) return false;
    out += '.';
    out += part;
  }
  return true;
}

bool Cursor::end_of_line() {
  if (peek().line_start) return true;
  return fail("G122", fmt::format("{} is too much on this line", shown(peek())));
}

bool Cursor::fail(std::string code, std::string message, std::string hint) {
  reporter_.error(peek().at, std::move(code), std::move(message), std::move(hint));
  return false;
}

void Cursor::skip_to_declaration(std::span<const std::string> keywords, std::size_t before) {
  bool first = at_ == before;
  while (!at_end()) {
    if (!first && peek().kind == Lexeme::kWord && peek().line_start &&
        std::find(keywords.begin(), keywords.end(), peek().value) != keywords.end()) {
      return;
    }
    first = false;
    next();
  }
}

namespace {

class PatternParser {
 public:
  explicit PatternParser(Cursor& cursor) : cursor_(cursor) {}

  bool alternatives(PatternTree& out, int depth) {
    if (depth > kDepth) return cursor_.fail("G123", "brackets nest too deep", "give the inner part a name: macro NAME = …");
    PatternTree first;
    if (!sequence(first, depth)) return false;
    if (!cursor_.at_mark("|")) {
      out = std::move(first);
      return true;
    }
    out.kind = PatternTree::Kind::kAlternatives;
    out.at = first.at;
    out.children.push_back(std::move(first));
    while (cursor_.take("|")) {
      PatternTree other;
      if (!sequence(other, depth)) return false;
      out.children.push_back(std::move(other));
    }
    out.end = cursor_.last_end();
    return true;
  }

 private:
  // A new line goes on with the pattern unless it begins a declaration or what follows one.
  bool at_item() const {
    const LexToken& token = cursor_.peek();
    switch (token.kind) {
      case Lexeme::kEnd: return false;
      case Lexeme::kString:
      case Lexeme::kExact: return true;
      case Lexeme::kWord: {
        if (!token.line_start) return true;
        static constexpr std::string_view kKeywords[] = {"grammar", "lexicon", "class", "macro",    "record",  "mention", "phase", "rule", "end",
                                                         "test",    "todo",    "doc",   "override", "disable", "unless",  "when",  "set"};
        return std::find(std::begin(kKeywords), std::end(kKeywords), token.value) == std::end(kKeywords);
      }
      case Lexeme::kMark: return token.value == "[" || token.value == "(" || token.value == "@" || token.value == "^" || token.value == "$" || token.value.starts_with("(?");
      case Lexeme::kNumber:
      case Lexeme::kRegex: return true;  // no item, but `atom` says why
    }
    return false;
  }

  bool sequence(PatternTree& out, int depth) {
    out.kind = PatternTree::Kind::kSequence;
    out.at = cursor_.peek().at;
    while (at_item()) {
      PatternTree item;
      if (!repeated(item, depth)) return false;
      out.at.end = item.at.end;
      out.children.push_back(std::move(item));
    }
    if (out.children.empty()) {
      return cursor_.fail("G124", "an empty pattern matches nothing", "write what should stand here; for 'nothing or x' write x?");
    }
    if (out.children.size() == 1) {
      PatternTree only = std::move(out.children.front());
      out = std::move(only);
    }
    out.end = cursor_.last_end();
    return true;
  }

  bool repeated(PatternTree& out, int depth) {
    if (!atom(out, depth)) return false;
    out.end = cursor_.last_end();
    while (true) {
      int min = 0, max = -1;
      if (cursor_.take("?")) {
        max = 1;
      } else if (cursor_.take("*")) {
      } else if (cursor_.take("+")) {
        min = 1;
      } else if (cursor_.at_mark("{") && cursor_.peek().glued) {
        if (!braces(min, max)) return false;
      } else {
        return true;
      }
      PatternTree repeat;
      repeat.kind = PatternTree::Kind::kRepeat;
      repeat.at = out.at;
      repeat.min = min;
      repeat.max = max;
      if (cursor_.at_mark("?") && cursor_.peek().glued) {
        cursor_.next();
        repeat.lazy = true;
      }
      repeat.children.push_back(std::move(out));
      out = std::move(repeat);
      out.end = cursor_.last_end();
    }
  }

  bool braces(int& min, int& max) {
    const SourceRange at = cursor_.next().at;
    const auto number = [&](int& value) {
      if (cursor_.peek().kind != Lexeme::kNumber) return false;
      const std::string text = cursor_.next().value;
      value = text.size() > 3 || text.find('.') != std::string::npos || text[0] == '-' ? 999 : std::stoi(text);
      return true;
    };
    const bool has_min = number(min);
    if (!has_min) min = 0;
    max = min;
    if (cursor_.take(",")) {
      max = -1;
      number(max);
    } else if (!has_min) {
      return cursor_.fail("G125", "how often is missing between { and }", "{2}, {1,4}, {2,}");
    }
    if (!cursor_.expect("}")) return false;
    if (min > 64 || max > 64 || (max >= 0 && max < min)) {
      cursor_.reporter().error(at, "G125", "a bounded repeat is at most 64, the smaller number first", "without an upper limit, write * or +");
      return false;
    }
    return true;
  }

  bool group(PatternTree& out, int depth) {
    if (!alternatives(out, depth + 1)) return false;
    return cursor_.expect(")");
  }

  bool atom(PatternTree& out, int depth) {
    const LexToken token = cursor_.peek();
    out.at = token.at;
    switch (token.kind) {
      case Lexeme::kString:
      case Lexeme::kExact:
        cursor_.next();
        out.kind = token.kind == Lexeme::kString ? PatternTree::Kind::kLiteral : PatternTree::Kind::kExact;
        out.text = token.value;
        if (out.text.empty()) {
          cursor_.reporter().error(token.at, "G126", "an empty literal matches nothing", "write the words, or take it out");
          return false;
        }
        return true;
      case Lexeme::kWord:
        cursor_.next();
        out.kind = PatternTree::Kind::kName;
        out.text = token.value;
        if (cursor_.at_mark("(") && cursor_.peek().glued) {
          cursor_.next();
          do {
            PatternTree argument;
            if (!alternatives(argument, depth + 1)) return false;
            out.children.push_back(std::move(argument));
          } while (cursor_.take(","));
          if (!cursor_.expect(")")) return false;
        }
        return true;
      case Lexeme::kNumber: return cursor_.fail("G127", fmt::format("the number {} stands alone", token.value), fmt::format("as a word of the text: \"{}\"", token.value));
      case Lexeme::kRegex: return cursor_.fail("G127", "a regular expression is a condition on one token", fmt::format("[shape=/{}/]", token.value));
      case Lexeme::kMark: return mark_atom(out, token.value, depth);
      case Lexeme::kEnd: break;
    }
    return cursor_.fail("G124", "the pattern breaks off here");
  }

  bool mark_atom(PatternTree& out, const std::string& mark, int depth) {
    cursor_.next();
    if (mark == "(") return group(out, depth);
    if (mark == "^" || mark == "$") {
      out.kind = mark == "^" ? PatternTree::Kind::kStart : PatternTree::Kind::kEnd;
      return true;
    }
    if (mark == "[") {
      out.kind = PatternTree::Kind::kCondition;
      if (cursor_.take("]")) return true;
      if (!condition_or(out.condition, depth + 1)) return false;
      return cursor_.expect("]");
    }
    if (mark == "@") {
      out.kind = PatternTree::Kind::kLabel;
      if (!cursor_.name(out.text, "the name of a mention")) return false;
      out.at.end = out.at.begin + 1 + static_cast<std::uint32_t>(out.text.size());
      if (cursor_.at_mark(".") && cursor_.peek().glued) {
        cursor_.next();
        if (!cursor_.name(out.field, "a field")) return false;
        if (!cursor_.expect("=")) return false;
        const LexToken& value = cursor_.peek();
        if (value.kind != Lexeme::kWord && value.kind != Lexeme::kString && value.kind != Lexeme::kNumber) {
          return cursor_.fail("G128", "a mention is asked for a word or a string", "@quoted.closed=yes");
        }
        out.value = cursor_.next().value;
      }
      return true;
    }
    PatternTree inner;
    if (mark == "(?<") {
      out.kind = PatternTree::Kind::kCapture;
      if (!cursor_.name(out.text, "the capture's name")) return false;
      if (cursor_.take("[")) {
        if (!cursor_.expect("]")) return false;
        out.list = true;
      }
      if (!cursor_.expect(">")) return false;
    } else {
      out.kind = PatternTree::Kind::kLook;
      out.ahead = mark == "(?=" || mark == "(?!";
      out.negative = mark.back() == '!';
    }
    if (!group(inner, depth)) return false;
    out.children.push_back(std::move(inner));
    return true;
  }

  bool condition_or(ConditionTree& out, int depth) {
    if (depth > kDepth) return cursor_.fail("G123", "brackets nest too deep", "give the inner part a name: class NAME = [ … ]");
    return joined(out, depth, "|", ConditionTree::Kind::kOr, &PatternParser::condition_and);
  }
  bool condition_and(ConditionTree& out, int depth) { return joined(out, depth, "&", ConditionTree::Kind::kAnd, &PatternParser::condition_not); }

  bool joined(ConditionTree& out, int depth, std::string_view mark, ConditionTree::Kind kind, bool (PatternParser::*part)(ConditionTree&, int)) {
    ConditionTree first;
    if (!(this->*part)(first, depth)) return false;
    if (!cursor_.at_mark(mark)) {
      out = std::move(first);
      return true;
    }
    out.kind = kind;
    out.at = first.at;
    out.children.push_back(std::move(first));
    while (cursor_.take(mark)) {
      ConditionTree other;
      if (!(this->*part)(other, depth)) return false;
      out.children.push_back(std::move(other));
    }
    return true;
  }

  bool condition_not(ConditionTree& out, int depth) {
    if (depth > kDepth) return cursor_.fail("G123", "brackets nest too deep", "give the inner part a name: class NAME = [ … ]");
    out.at = cursor_.peek().at;
    if (cursor_.take("!")) {
      out.kind = ConditionTree::Kind::kNot;
      out.children.emplace_back();
      return condition_not(out.children.back(), depth + 1);
    }
    if (cursor_.take("(")) {
      if (!condition_or(out, depth + 1)) return false;
      return cursor_.expect(")");
    }
    if (!cursor_.name(out.name, "an attribute or flag")) return false;
    out.kind = ConditionTree::Kind::kFlag;
    for (const std::string_view op : {"=", "!=", ">=", "<=", ">", "<"}) {
      if (!cursor_.at_mark(op)) continue;
      cursor_.next();
      out.kind = ConditionTree::Kind::kTest;
      out.op = op;
      do {
        ConditionValue value;
        if (!condition_value(value)) return false;
        out.values.push_back(std::move(value));
      } while (more_values());
      return true;
    }
    return true;
  }

  // a=x|y lists values; a=x | b=y joins conditions: what tells is whether an operator follows the word.
  bool more_values() {
    if (!cursor_.at_mark("|")) return false;
    const LexToken& after = cursor_.peek(1);
    if (after.kind == Lexeme::kMark) return false;
    if (after.kind == Lexeme::kWord) {
      const LexToken& then = cursor_.peek(2);
      static constexpr std::string_view kOps[] = {"=", "!=", ">=", "<=", ">", "<"};
      if (then.kind == Lexeme::kMark && std::find(std::begin(kOps), std::end(kOps), then.value) != std::end(kOps)) return false;
      if (!after.glued) return false;  // a=x | flag
    }
    cursor_.next();
    return true;
  }

  bool condition_value(ConditionValue& value) {
    const LexToken& token = cursor_.peek();
    value.at = token.at;
    switch (token.kind) {
      case Lexeme::kWord: value.kind = ConditionValue::Kind::kWord; break;
      case Lexeme::kString: value.kind = ConditionValue::Kind::kString; break;
      case Lexeme::kExact: value.kind = ConditionValue::Kind::kExact; break;
      case Lexeme::kRegex: value.kind = ConditionValue::Kind::kRegex; break;
      case Lexeme::kNumber: value.kind = ConditionValue::Kind::kNumber; break;
      default: return cursor_.fail("G129", fmt::format("{} is no value", shown(token)), "values: a word, \"a string\", a number, /a regular expression/");
    }
    value.text = cursor_.next().value;
    return true;
  }

  Cursor& cursor_;
};

}  // namespace

bool parse_pattern(Cursor& cursor, PatternTree& out, int depth) { return PatternParser(cursor).alternatives(out, depth); }

}  // namespace sayso::grammar
