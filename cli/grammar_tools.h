// The rule author's tools: `sayso grammar …`, a tool a file. Each adds itself below the verb and says what to run.
#ifndef SAYSO_CLI_GRAMMAR_TOOLS_H_
#define SAYSO_CLI_GRAMMAR_TOOLS_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "sayso/explain.h"
#include "sayso/pack.h"
#include "sayso/result.h"
#include "verbs.h"

namespace sayso::cli {

void add_grammar_new(CLI::App& group, Run& run);
void add_grammar_check(CLI::App& group, Run& run);
void add_grammar_test(CLI::App& group, Run& run);
void add_grammar_diff(CLI::App& group, Run& run);
void add_grammar_coverage(CLI::App& group, Run& run);
void add_grammar_profile(CLI::App& group, Run& run);
void add_grammar_fit(CLI::App& group, Run& run);
void add_grammar_format(CLI::App& group, Run& run);

// A word is a built-in pack's name where there is one and no folder is meant by a slash; else a folder.
Result<std::shared_ptr<const Pack>> find_pack(const std::string& given, std::vector<Diagnostic>& diagnostics);

// The same; where there is no such pack or it has errors, they are said and nothing is given.
std::shared_ptr<const Pack> find_pack_or_say(const std::string& given);

// The texts that a tool runs over: TEXT… and --published.
struct TextOptions {
  std::vector<std::string> paths;
  std::string published;
};
void add_text_options(CLI::App& verb, TextOptions& options);
// Calls `use` with each. What cannot be read, and what `use` refuses, is said and makes the exit code kFailed; the others
// go on.
int for_each_text(const TextOptions& options, const std::function<Status(const Input&)>& use);

// One line, at most so many bytes of it, cut between characters.
std::string one_line(std::string_view text, std::size_t most = 100);

// "grammars/en/quotes.sayso:12:5", where `given` is the folder of the pack; of a built-in pack "en/quotes.sayso:12:5".
std::string place_in(const std::string& given, const Pack& pack, const std::string& file, std::uint32_t line, std::uint32_t column = 0);
// Whether a file of a rule or list is the pack's own, and not one of a pack that it extends.
bool is_own(std::string_view file);

// How near a rule came in a sentence, in indented lines. `given`: see place_in.
std::string near_miss_lines(const std::string& given, const Pack& pack, const NearMiss& miss);

// "1 rule", "2 rules"
std::string count_of(std::size_t n, std::string_view what);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_GRAMMAR_TOOLS_H_
