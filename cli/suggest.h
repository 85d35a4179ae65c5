// "did you mean": the nearest of the names there are.
#ifndef SAYSO_CLI_SUGGEST_H_
#define SAYSO_CLI_SUGGEST_H_

#include <string>
#include <string_view>
#include <vector>

namespace sayso::cli {

// The name that takes the fewest edits (of one letter: put in, taken out, changed, two swapped), if they are few
// for its length; else nothing.
std::string nearest(std::string_view word, const std::vector<std::string>& names);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_SUGGEST_H_
