// What the tool tells shells and man about itself, made from its own tree of verbs and options.
#ifndef SAYSO_CLI_COMPLETIONS_H_
#define SAYSO_CLI_COMPLETIONS_H_

#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace sayso::cli {

// Scripts that complete verbs, options, the values of options that have a fixed set, and else names of files.
std::string bash_completion(const CLI::App& app);
std::string zsh_completion(const CLI::App& app);
std::string fish_completion(const CLI::App& app);

// Name of the file and its contents: sayso.1, sayso-extract.1 and so on.
std::vector<std::pair<std::string, std::string>> man_pages(const CLI::App& app);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_COMPLETIONS_H_
