// The grammar language's parser: recursive descent, with recovery at the next declaration, so that one run
// finds all there is to find.
#ifndef SAYSO_GRAMMAR_PARSER_H_
#define SAYSO_GRAMMAR_PARSER_H_

#include <cstdint>
#include <string_view>

#include "grammar/diagnostics.h"
#include "grammar/syntax_tree.h"

namespace sayso::grammar {

// What could be understood of the file; problems go to `reporter`. Brackets nest up to 100 deep.
FileTree parse(std::string_view text, std::uint32_t file, Reporter& reporter);

// Lists that the file names are those of its pack: "lex/x.tsv" becomes "en/lex/x.tsv".
void own_lists(FileTree& file, std::string_view pack);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_PARSER_H_
