// The entries of all lexicons by their words.
#ifndef SAYSO_GRAMMAR_LEXICON_INDEX_H_
#define SAYSO_GRAMMAR_LEXICON_INDEX_H_

#include "grammar/literals.h"
#include "grammar/program.h"

namespace sayso::grammar {

// Adds every row of lexicon `number` to the index, and notes whether it has phrases. A list with a column named
// `case` may say "exact" there: then capitals count ("US" is not "us"). Linear in the list.
void index_lexicon(std::uint32_t number, Lexicon& lexicon, LiteralCutter& cutter, LexiconIndexBuilder& index);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_LEXICON_INDEX_H_
