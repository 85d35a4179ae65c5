#include "grammar/lexer.h"

#include <fmt/format.h>

#include <array>

#include "text/utf8.h"

namespace sayso::grammar {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Longest first, so that the first that fits is right.
constexpr std::array<std::string_view, 9> kMarks = {"(?<=", "(?<!", "(?<", "(?=", "(?!", "=>", ">=", "<=", "!="};
constexpr std::string_view kSingles = "()[]{}|?*+=<>&!@$^.,:%";

class Lexer {
 public:
  Lexer(std::string_view text, std::uint32_t file, Reporter& reporter) : text_(text), file_(file), reporter_(reporter) {}

  std::vector<LexToken> run() {
    while (skip_space()) {
      const std::size_t begin = at_;
      LexToken token;
      token.line_start = line_start_;
      token.glued = begin > 0 && text_[begin - 1] != ' ' && text_[begin - 1] != '\t' && text_[begin - 1] != '\n';
      line_start_ = false;
      if (!next(token)) {
        line_start_ = token.line_start;  // what is skipped does not move a word into the line before
        continue;
      }
      token.at = range(begin, at_);
      tokens_.push_back(std::move(token));
    }
    LexToken end;
    end.line_start = true;
    end.at = range(text_.size(), text_.size());
    tokens_.push_back(std::move(end));
    return std::move(tokens_);
  }

 private:
  SourceRange range(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  // False at the end of the file.
  bool skip_space() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') line_start_ = true;
      if (c == '#') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        ++at_;
      } else {
        return true;
      }
    }
    return false;
  }

  bool next(LexToken& token) {
    const char c = text_[at_];
    if (is_letter(c)) {
      const std::size_t begin = at_;
      while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]) || inner_hyphen())) ++at_;
      token.kind = Lexeme::kWord;
      token.value = text_.substr(begin, at_ - begin);
      return true;
    }
    if (is_digit(c) || (c == '-' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))) {
      const std::size_t begin = at_++;
      while (at_ < text_.size() && (is_digit(text_[at_]) || (text_[at_] == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])))) ++at_;
      token.kind = Lexeme::kNumber;
      token.value = text_.substr(begin, at_ - begin);
      return true;
    }
    if (c == '"' || c == '\'') return quoted(token, c);
    if (c == '/') return regex(token);
    for (const std::string_view mark : kMarks) {
      if (text_.substr(at_, mark.size()) == mark) return take(token, mark.size());
    }
    if (kSingles.find(c) != std::string_view::npos) return take(token, 1);
    const text::Decoded bad = text::decode(text_, at_);
    reporter_.error(range(at_, at_ + bad.length), "G001", fmt::format("'{}' means nothing here", text::well_formed(text_.substr(at_, bad.length))),
                    bad.codepoint >= 0x80 ? "words of the text stand between straight double quotes" : "a sign of the text stands between double quotes");
    at_ += bad.length;
    return false;
  }

  bool inner_hyphen() const {
    return text_[at_] == '-' && at_ + 1 < text_.size() && (is_letter(text_[at_ + 1]) || is_digit(text_[at_ + 1]));
  }

  bool take(LexToken& token, std::size_t length) {
    token.kind = Lexeme::kMark;
    token.value = text_.substr(at_, length);
    at_ += length;
    return true;
  }

  bool quoted(LexToken& token, char quote) {
    const std::size_t begin = at_++;
    token.kind = quote == '"' ? Lexeme::kString : Lexeme::kExact;
    while (at_ < text_.size() && text_[at_] != '\n') {
      const char c = text_[at_++];
      if (c == quote) return true;
      if (c == '\\' && at_ < text_.size()) {
        escape(token.value);
      } else {
        token.value += c;
      }
    }
    reporter_.error(range(begin, at_), "G002", "this string has no end", fmt::format("close it with {} on the same line; inside it, write \\{}", quote, quote));
    return true;
  }

  void escape(std::string& out) {
    const std::size_t begin = at_ - 1;
    const char c = text_[at_++];
    if (c == 'n') { out += '\n'; return; }
    if (c == 't') { out += '\t'; return; }
    if (c == 'u' && at_ < text_.size() && text_[at_] == '{') {
      const std::size_t close = text_.find('}', at_);
      std::uint32_t codepoint = 0;
      bool good = close != std::string_view::npos && close - at_ >= 2 && close - at_ <= 7;
      for (std::size_t i = at_ + 1; good && i < close; ++i) {
        const char d = text_[i];
        const int digit = is_digit(d) ? d - '0' : d >= 'a' && d <= 'f' ? d - 'a' + 10 : d >= 'A' && d <= 'F' ? d - 'A' + 10 : -1;
        good = digit >= 0;
        codepoint = codepoint * 16 + static_cast<std::uint32_t>(digit & 15);
      }
      if (good && codepoint <= 0x10FFFF && (codepoint < 0xD800 || codepoint > 0xDFFF)) {
        text::append_utf8(codepoint, out);
        at_ = close + 1;
        return;
      }
      reporter_.error(range(begin, at_), "G003", "this is no character", "write \\u{201C}: one to six hexadecimal digits");
      return;
    }
    if (c == '"' || c == '\'' || c == '\\' || c == '[' || c == ']') { // \[ and \] are kept for the reader of tests
      if (c == '[' || c == ']') out += '\\';
      out += c;
      return;
    }
    reporter_.error(range(begin, at_), "G003", fmt::format("there is no escape \\{}", c), "known: \\\" \\' \\\\ \\n \\t \\u{…}, and \\[ \\] in tests");
  }

  bool regex(LexToken& token) {
    const std::size_t begin = at_++;
    token.kind = Lexeme::kRegex;
    while (at_ < text_.size() && text_[at_] != '\n') {
      const char c = text_[at_++];
      if (c == '/') return true;
      if (c == '\\' && at_ < text_.size()) {
        if (text_[at_] != '/') token.value += c;
        token.value += text_[at_++];
      } else {
        token.value += c;
      }
    }
    reporter_.error(range(begin, at_), "G004", "this pattern has no end", "close it with / on the same line; inside it, write \\/");
    return true;
  }

  std::string_view text_;
  std::uint32_t file_;
  Reporter& reporter_;
  std::size_t at_ = 0;
  bool line_start_ = true;
  std::vector<LexToken> tokens_;
};

}  // namespace

std::vector<LexToken> lex(std::string_view text, std::uint32_t file, Reporter& reporter) { return Lexer(text, file, reporter).run(); }

}  // namespace sayso::grammar
