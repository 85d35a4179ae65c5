// A pack: the grammars and word lists of one language, read, checked and compiled.
//
//   auto pack = sayso::Pack::builtin("en");
//   if (!pack) return report(pack.error());
//   sayso::Extractor extractor(*pack);
//
// A pack is immutable and may be shared by any number of extractors and threads.
// Making one costs milliseconds; make it once.
//
// `builtin` takes what was compiled into the library; `load` reads a folder:
//
//   mypack/*.sayso        rules, in the grammar language (docs/grammar.md)
//   mypack/lex/*.tsv      word lists that they name
//
// A folder that says `extends en` builds on the built-in pack of that name. Loading either gives a
// pack without a single error or an Error that names the first and counts the rest;
// `check_pack` gives all of them.
#ifndef SAYSO_PACK_H_
#define SAYSO_PACK_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.h"

namespace sayso {

namespace grammar {
struct CompiledPack;
}

// One source file of a pack. `name` is relative to the pack's folder: "quotes.sayso", "lex/months.tsv".
struct PackFile {
  std::string name;
  std::string text;
};

// What a rule author is told. `code` is stable ("G104"), `message` is for people.
struct Diagnostic {
  enum class Severity : std::uint8_t { kError, kWarning, kNote };
  Severity severity = Severity::kError;
  std::string code;
  std::string message;
  std::string hint;       // "did you mean 'report_verb'?"
  Position position;
  std::uint32_t length = 1;  // code points under the caret
  std::string line;       // the source line, for the caret
  // "quotes.sayso:12:5: error G104: …" with the line, a caret and the hint below it.
  std::string to_string() const;
};

// What a run of the tests inside the rules gave.
struct RuleTest {
  std::string rule;      // "quotes.said_after"
  Position position;
  bool passed = false;
  bool todo = false;     // marked as not yet working
  bool skipped = false;  // marked as not to be run
  std::string text;      // the test, as written
  std::string plain;     // its text without brackets
  std::string outcome;   // what was found instead
  bool nothing = false;  // a match was wanted, and the rule gave none
};

class Pack {
 public:
  // The names of the built-in packs, "common" first.
  static std::vector<std::string_view> builtin_names();

  // A built-in pack by language ("en"; "en-GB" gives "en"). kNotFound names those there are.
  static Result<std::shared_ptr<const Pack>> builtin(std::string_view language);

  // A pack made of files in memory; reading the folder is the caller's (the library opens no files).
  // All problems found go to `diagnostics`, where given, in the order of files and lines.
  static Result<std::shared_ptr<const Pack>> from_files(std::string name, std::vector<PackFile> files,
                                                        std::vector<Diagnostic>* diagnostics = nullptr);

  const std::string& name() const;      // "en"
  const std::string& hash() const;      // 16 hex digits of all it was made of
  std::size_t rule_count() const;
  std::size_t entry_count() const;      // in word lists
  // "", or why a built-in pack was made from its text instead of its compiled form: it is the same pack, but dearer to make.
  // That happens where the machine's Unicode library is another than the one of the build.
  const std::string& note() const;

  // Runs every test inside the rules. Cost: one extraction a test.
  std::vector<RuleTest> run_tests() const;

  // For the rooms of the library; nothing to use from outside.
  const grammar::CompiledPack& compiled() const { return *compiled_; }

  explicit Pack(std::shared_ptr<const grammar::CompiledPack> compiled);
  ~Pack();

 private:
  std::shared_ptr<const grammar::CompiledPack> compiled_;
};

}  // namespace sayso

#endif  // SAYSO_PACK_H_
