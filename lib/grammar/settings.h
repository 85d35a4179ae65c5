// From a pack's lists to the plain tables that the text room declares.
#ifndef SAYSO_GRAMMAR_SETTINGS_H_
#define SAYSO_GRAMMAR_SETTINGS_H_

#include "grammar/compiled_pack.h"

namespace sayso::grammar {

// Fills pack.tokens, pack.marks and pack.sentences from text_*.tsv; what is missing stays empty.
void fill_text_tables(CompiledPack& pack);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_SETTINGS_H_
