// What a rule author is told: problems with a place, a caret and a hint, all of a run.
#ifndef SAYSO_GRAMMAR_DIAGNOSTICS_H_
#define SAYSO_GRAMMAR_DIAGNOSTICS_H_

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "sayso/pack.h"

namespace sayso::grammar {

// A stretch of one source file, in bytes.
struct SourceRange {
  std::uint32_t file = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Codes by room: G0xx lexer, G1xx parser, G2xx names, G3xx records and fields, G4xx patterns, G5xx tests,
// L1xx word lists. A code keeps its meaning for ever; docs list them.
class Reporter {
 public:
  // `files` must outlive the reporter. What is said twice of one place, as of a macro that many rules use, is kept once.
  explicit Reporter(std::span<const PackFile> files) : files_(files) {}

  void error(SourceRange at, std::string code, std::string message, std::string hint = {});
  void warning(SourceRange at, std::string code, std::string message, std::string hint = {});
  void add(Diagnostic diagnostic);

  std::size_t errors() const { return errors_; }
  std::vector<Diagnostic>& all() { return diagnostics_; }

  // Line and column of a place.
  Position position(SourceRange at) const;

 private:
  void report(Diagnostic::Severity severity, SourceRange at, std::string code, std::string message, std::string hint);

  // Where the lines of a file begin.
  const std::vector<std::uint32_t>& lines_of(std::uint32_t file) const;

  std::span<const PackFile> files_;
  mutable std::vector<std::vector<std::uint32_t>> lines_;  // by file; empty until it is asked for
  std::vector<Diagnostic> diagnostics_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::string, std::string>> said_;  // file, place, code, message
  std::size_t errors_ = 0;
};

// The one of `names` that is nearest to `word`, within a third of the word's length, else "". Distance: Damerau's.
std::string nearest_name(std::string_view word, std::span<const std::string> names);

// "did you mean 'report_verb'?" for the nearest of `names` within a third of the word's length, else "".
// Distance: Damerau's, adjacent letters swapped count one.
std::string did_you_mean(std::string_view word, std::span<const std::string> names);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_DIAGNOSTICS_H_
