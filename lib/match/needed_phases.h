// Which phases have to run where nobody wants mentions of some kinds: who wants numbers alone does not wait for quotes.
#ifndef SAYSO_MATCH_NEEDED_PHASES_H_
#define SAYSO_MATCH_NEEDED_PHASES_H_

#include <span>
#include <string_view>
#include <vector>

#include "grammar/program.h"

namespace sayso::match {

// By phase. One is not needed if its rules give but mentions of the labels `unwanted` and tell the document nothing, and no
// phase that is needed asks for those. Time: the rules of the program.
std::vector<bool> needed_phases(const grammar::Program& program, std::span<const std::string_view> unwanted);

}  // namespace sayso::match

#endif  // SAYSO_MATCH_NEEDED_PHASES_H_
