// The tree of verbs as completions and man pages want it: flat, with all that is known of an option in one place.
#ifndef SAYSO_CLI_VERB_TREE_H_
#define SAYSO_CLI_VERB_TREE_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace sayso::cli {

struct VerbOption {
  std::vector<std::string> names;  // "-o", "--output"; none: an argument
  std::string value;               // what stands for its value in help: "FILE"; empty for a flag
  std::string description;
  std::vector<std::string> choices;  // where there is a fixed set of values
};

struct Verb {
  std::vector<std::string> words;  // none: the tool itself; "grammar", "check"
  std::string description, footer;
  std::vector<VerbOption> options;
  std::vector<std::string> below;  // the verbs that may follow
  std::string path(std::string_view between) const;
};

// The tool first, each verb before those below it.
std::vector<Verb> verb_tree(const CLI::App& app);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_VERB_TREE_H_
