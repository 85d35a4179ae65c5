// Whether a program that was read from bytes can be run: every number in it points to where it may.
#ifndef SAYSO_GRAMMAR_PACKED_CHECK_H_
#define SAYSO_GRAMMAR_PACKED_CHECK_H_

#include "grammar/compiled_pack.h"

namespace sayso::grammar {

// Linear in the program.
bool can_be_run(const CompiledPack& pack);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_PACKED_CHECK_H_
