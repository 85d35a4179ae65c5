// The compiler: syntax trees to a program. It is also the checker: whatever does not hold is reported, all of
// it in one run.
#ifndef SAYSO_GRAMMAR_COMPILE_H_
#define SAYSO_GRAMMAR_COMPILE_H_

#include <string>
#include <unordered_map>
#include <vector>

#include "grammar/diagnostics.h"
#include "grammar/program.h"
#include "grammar/source_map.h"
#include "grammar/syntax_tree.h"
#include "lexicon/word_list.h"
#include "text/tokens.h"

namespace sayso::grammar {

// `lists`: the word lists of the pack by path ("lex/months.tsv"). `tables` cut literals and list entries into
// tokens. Errors are in `reporter`; a program with errors must not be run. `map`, where given, gets where it all comes
// from.
Program compile(const std::vector<FileTree>& files, const std::unordered_map<std::string, lexicon::WordList>& lists, const text::TokenTables& tables,
                Reporter& reporter, SourceMap* map = nullptr);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_COMPILE_H_
