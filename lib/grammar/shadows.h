// What stands in the shadow of something else, told by automata: rules that never win, alternatives that are never taken,
// conditions that nothing meets once the classes in them are read.
#ifndef SAYSO_GRAMMAR_SHADOWS_H_
#define SAYSO_GRAMMAR_SHADOWS_H_

#include <string_view>

#include "grammar/diagnostics.h"
#include "grammar/program.h"
#include "grammar/source_map.h"

namespace sayso::grammar {

// Warns of what is found in the files of the pack `owner`. `map` is that of the program.
void find_shadows(const Program& program, const SourceMap& map, std::string_view owner, Reporter& reporter);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_SHADOWS_H_
