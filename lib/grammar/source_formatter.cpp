// Grammars laid out one way. As gofmt does, the author's line breaks stay; the formatter decides indentation, the spaces
// between tokens, blank lines and where comments at the end of a line begin. Tokens are copied as they were written, so
// nothing inside a string or a regular expression can change.
//
// Space is part of the language in three places ({ of a repeat, ? of a lazy one, | between values), and what it means is
// kept there by keeping the space. As a last safeguard the outcome is parsed and its tree held against that of the text.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/diagnostics.h"
#include "grammar/lexer.h"
#include "grammar/outline.h"
#include "grammar/parser.h"
#include "sayso/authoring.h"

namespace sayso {
namespace grammar {
namespace {

constexpr std::size_t kColumns = 120;
constexpr std::size_t kWidestGap = 30;

constexpr std::array<std::string_view, 10> kDeclarations = {"grammar", "lexicon", "class", "macro", "record", "mention", "phase", "rule", "override", "disable"};
// What stands in a rule besides its pattern.
constexpr std::array<std::string_view, 9> kParts = {"doc", "unless", "when", "set", "learn", "evidence", "test", "todo", "skip"};

std::size_t codepoints(std::string_view s) {
  return static_cast<std::size_t>(std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

class Formatter {
 public:
  Formatter(std::string_view text, const std::vector<LexToken>& tokens) : text_(text), tokens_(tokens) {}

  std::string run() {
    std::size_t at = 0;  // the next token
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      std::size_t last = at;
      while (tokens_[last].kind != Lexeme::kEnd && tokens_[last].at.begin < end) ++last;
      line(begin, end, at, last);
      at = last;
      begin = end + 1;
    }
    return written();
  }

 private:
  struct Line {
    std::size_t indent = 0;
    std::string code, comment;
  };

  // What a bracket encloses.
  enum class Inside : std::uint8_t { kGroup, kCall, kCapture, kCondition, kRepeat, kBraces };

  bool at_mark(std::size_t i, std::string_view mark) const { return tokens_[i].kind == Lexeme::kMark && tokens_[i].value == mark; }
  std::string_view written(std::size_t i) const { return text_.substr(tokens_[i].at.begin, tokens_[i].at.end - tokens_[i].at.begin); }
  bool inside(Inside what) const { return !open_.empty() && open_.back() == what; }
  bool within(Inside what) const { return std::find(open_.begin(), open_.end(), what) != open_.end(); }

  void line(std::size_t begin, std::size_t end, std::size_t first, std::size_t last) {
    Line line;
    const std::size_t from = first == last ? begin : tokens_[last - 1].at.end;
    if (const std::size_t hash = text_.find('#', from); hash < end) {
      std::string_view comment = text_.substr(hash, end - hash);
      while (!comment.empty() && (comment.back() == ' ' || comment.back() == '\t' || comment.back() == '\r')) comment.remove_suffix(1);
      line.comment = comment;
    }
    if (first == last) {
      if (line.comment.empty()) {
        if (!lines_.empty() && !blank(lines_.back())) lines_.emplace_back();
        return;
      }
      lines_.push_back(std::move(line));
      waiting_.push_back(lines_.size() - 1);
      return;
    }
    line.indent = indent_of(first);
    // Comments before a line stand where it does; those before what closes stand where the closed things do.
    const bool closes = at_mark(first, "}") || (in_rule_ && tokens_[first].value == "end");
    for (const std::size_t number : waiting_) lines_[number].indent = closes ? 2 : line.indent;
    waiting_.clear();
    for (std::size_t i = first; i < last; ++i) {
      if (i > first && space_between(i - 1, i)) line.code += ' ';
      line.code += written(i);
      enter(i);
    }
    if (in_rule_ && open_.empty() && tokens_[first].value == "end" && tokens_[first].line_start) in_rule_ = false;
    lines_.push_back(std::move(line));
  }

  static bool blank(const Line& line) { return line.code.empty() && line.comment.empty(); }

  std::size_t indent_of(std::size_t i) {
    const LexToken& token = tokens_[i];
    if (!open_.empty()) return at_mark(i, "}") && open_.size() == 1 && !in_rule_ ? 0 : in_rule_ ? 4 : 2;
    if (token.kind == Lexeme::kWord && std::find(kDeclarations.begin(), kDeclarations.end(), token.value) != kDeclarations.end()) {
      declaration_ = token.value;
      in_rule_ = token.value == "rule" || token.value == "override";
      part_ = Part::kHead;
      return 0;
    }
    if (!in_rule_) return 2;
    if (token.kind == Lexeme::kWord && token.value == "end") return 0;
    if (token.kind == Lexeme::kWord && std::find(kParts.begin(), kParts.end(), token.value) != kParts.end() && (token.value == "doc" || part_ != Part::kHead)) {
      if (token.value != "doc") part_ = token.value == "unless" ? Part::kUnless : token.value == "when" ? Part::kWhen : Part::kTests;
      return 2;
    }
    if (part_ == Part::kHead) {
      part_ = Part::kPattern;
      return 2;
    }
    return part_ == Part::kPattern && at_mark(i, "=>") ? 2 : 4;
  }

  // The declaration's own "=": of a class, macro or list, before anything is opened.
  bool is_declaring(std::size_t i) const {
    return at_mark(i, "=") && open_.empty() && !defined_ && (declaration_ == "class" || declaration_ == "macro" || declaration_ == "lexicon");
  }

  // Notes what token `i` opens or closes.
  void enter(std::size_t i) {
    const LexToken& token = tokens_[i];
    if (token.line_start && open_.empty() && token.kind == Lexeme::kWord && std::find(kDeclarations.begin(), kDeclarations.end(), token.value) != kDeclarations.end()) defined_ = false;
    if (token.kind != Lexeme::kMark) return;
    const std::string_view mark = token.value;
    if (is_declaring(i)) defined_ = true;
    if (mark == "=>" && in_rule_ && open_.empty() && part_ == Part::kPattern) part_ = Part::kEmits;
    if (mark == "(") {
      const bool call = i > 0 && token.glued && tokens_[i - 1].kind == Lexeme::kWord;
      open_.push_back(call ? Inside::kCall : Inside::kGroup);
    } else if (mark == "(?<") {
      open_.push_back(Inside::kGroup);
      open_.push_back(Inside::kCapture);
    } else if (mark.starts_with("(?")) {
      open_.push_back(Inside::kGroup);
    } else if (mark == "[") {
      open_.push_back(Inside::kCondition);
    } else if (mark == "{") {
      open_.push_back(is_repeat(i) ? Inside::kRepeat : Inside::kBraces);
    } else if ((mark == ")" || mark == "]" || mark == "}" || (mark == ">" && inside(Inside::kCapture))) && !open_.empty()) {
      open_.pop_back();
    }
  }

  bool in_pattern() const {
    if (within(Inside::kBraces)) return false;
    return in_rule_ ? part_ == Part::kPattern || part_ == Part::kHead || part_ == Part::kUnless : defined_ && declaration_ != "lexicon";
  }
  bool is_repeat(std::size_t i) const { return at_mark(i, "{") && tokens_[i].glued && in_pattern() && !within(Inside::kCondition); }
  bool is_quantifier(std::size_t i) const { return at_mark(i, "?") || at_mark(i, "*") || at_mark(i, "+"); }

  bool space_between(std::size_t before, std::size_t i) const {
    const LexToken& token = tokens_[i];
    const LexToken& last = tokens_[before];
    const bool kept = !token.glued;
    const std::string_view now = token.kind == Lexeme::kMark ? std::string_view(token.value) : std::string_view();
    const std::string_view was = last.kind == Lexeme::kMark ? std::string_view(last.value) : std::string_view();
    if (now == "=>" || was == "=>") return true;
    if (inside(Inside::kRepeat) || is_repeat(i) || inside(Inside::kCapture)) return false;
    if (now == "{") return true;
    if (now == "," || now == ")" || now == "]") return false;
    if (was == ",") return true;
    if (was == "(" || was == "[" || was == "@" || was == "%") return false;
    if (was.starts_with("(?")) return true;
    if (now == "." || was == ".") return false;
    if (within(Inside::kCondition)) return in_condition(now, was, kept);
    if (within(Inside::kBraces)) return around_in_braces(now, was, kept);
    if (in_rule_ && part_ == Part::kWhen) return was != "!" && was != "$" && was != "%";
    if (is_declaring(i) || (was == "=" && just_declared(before))) return true;
    if (now == "=" || was == "=") return false;  // @label.field=value, field=value
    if (!in_pattern()) return now == "(" ? token.line_start || kept : kept;
    if (now == "|" || was == "|") return true;
    if (is_quantifier(i)) return kept && (is_quantifier(before) || was == "}");
    if (now == "(" && last.kind == Lexeme::kWord) return kept;  // a call, or a name and a group
    if (!now.empty() && now != "^" && now != "$" && now != "{") return true;  // what opens
    if (was == ")" || was == "]" || was == ">" || was == "}" || is_quantifier(before)) return true;
    return kept || (token.kind != Lexeme::kMark && last.kind == Lexeme::kString);
  }

  bool in_condition(std::string_view now, std::string_view was, bool kept) const {
    if (now == "&" || was == "&") return true;
    if (now == "|" || was == "|") return kept;
    constexpr std::string_view kOperators[] = {"=", "!=", "<", "<=", ">", ">="};
    for (const std::string_view op : kOperators) {
      if (now == op || was == op) return false;
    }
    return was == "!" ? false : kept;
  }

  // Fields of records and emits, words of lists.
  bool around_in_braces(std::string_view now, std::string_view was, bool kept) const {
    if (now == "{" || was == "{" || now == "}") return true;
    if (now == ":") return false;
    if (was == ":") return true;
    if (now == "=" || was == "=" || was == "$" || now == "?" || now == "[" || now == "(") return false;
    return kept;
  }

  bool just_declared(std::size_t before) const { return open_.empty() && defined_ && declares_at(before); }
  // Whether this "=" is the first of its declaration: nothing but a name and parameters stand before it.
  bool declares_at(std::size_t i) const {
    while (i-- > 0) {
      const LexToken& token = tokens_[i];
      if (token.kind == Lexeme::kWord && token.line_start && token.value == declaration_) return true;
      if (token.kind == Lexeme::kMark && token.value != "(" && token.value != ")" && token.value != ",") return false;
    }
    return false;
  }

  std::string written() {
    align_comments();
    while (!lines_.empty() && blank(lines_.back())) lines_.pop_back();
    std::string out;
    for (const Line& line : lines_) {
      if (!blank(line)) out.append(line.indent, ' ');
      out += line.code;
      out += line.comment;
      out += '\n';
    }
    return out;
  }

  // Comments behind neighbouring lines begin in one column, where there is room for all of them and no wide gap.
  void align_comments() {
    for (std::size_t first = 0; first < lines_.size();) {
      if (lines_[first].code.empty() || lines_[first].comment.empty()) {
        ++first;
        continue;
      }
      std::size_t end = first, column = 0, longest = 0, shortest = kColumns;
      for (; end < lines_.size() && !lines_[end].code.empty() && !lines_[end].comment.empty(); ++end) {
        column = std::max(column, lines_[end].indent + codepoints(lines_[end].code) + 2);
        shortest = std::min(shortest, lines_[end].indent + codepoints(lines_[end].code));
        longest = std::max(longest, codepoints(lines_[end].comment));
      }
      const bool aligned = column + longest <= kColumns && column <= shortest + kWidestGap;
      for (; first < end; ++first) {
        const std::size_t width = lines_[first].indent + codepoints(lines_[first].code);
        lines_[first].code.append(aligned ? column - width : 2, ' ');
      }
    }
  }

  std::string_view text_;
  const std::vector<LexToken>& tokens_;
  std::vector<Line> lines_;
  std::vector<std::size_t> waiting_;  // lines of comments before the next code
  std::vector<Inside> open_;
  std::string_view declaration_;
  enum class Part : std::uint8_t { kHead, kPattern, kEmits, kUnless, kWhen, kTests } part_ = Part::kHead;  // of a rule
  bool in_rule_ = false;
  bool defined_ = false;  // the declaration's "=" has been passed
};

}  // namespace
}  // namespace grammar

Result<std::string> format_grammar(std::string_view text, std::string_view name) {
  using namespace grammar;
  const auto outline_of = [&](const std::string& source, std::vector<Diagnostic>& problems) {
    const std::vector<PackFile> files = {{std::string(name), source}};
    Reporter reporter(files);
    const FileTree tree = parse(files[0].text, 0, reporter);
    problems = std::move(reporter.all());
    return outline(tree);
  };
  std::vector<Diagnostic> problems;
  const std::string before = outline_of(std::string(text), problems);
  const auto error = std::find_if(problems.begin(), problems.end(), [](const Diagnostic& d) { return d.severity == Diagnostic::Severity::kError; });
  if (error != problems.end()) return Error{ErrorCode::kGrammar, error->message, error->position};
  Reporter silent({});
  const std::vector<LexToken> tokens = lex(text, 0, silent);
  std::string out = Formatter(text, tokens).run();
  if (outline_of(out, problems) != before) return Error{ErrorCode::kInternal, "formatting would change what this file means; it is left as it is", std::nullopt};
  return out;
}

}  // namespace sayso
