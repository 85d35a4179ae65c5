// What is no error and yet cannot be meant: conditions that nothing meets, alternatives and rules that stand in the shadow of
// others, list rows that are there twice. For `check`; a pack that is only run is not looked over.
#ifndef SAYSO_GRAMMAR_LINT_H_
#define SAYSO_GRAMMAR_LINT_H_

#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/diagnostics.h"
#include "grammar/syntax_tree.h"
#include "lexicon/word_list.h"
#include "text/tokens.h"

namespace sayso::grammar {

// Warns of what is found in the files of the pack `owner`; `files` and `lists` are those of the packs that it extends, too.
void lint(const std::vector<FileTree>& files, const std::unordered_map<std::string, lexicon::WordList>& lists, const text::TokenTables& tables,
          std::string_view owner, Reporter& reporter);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_LINT_H_
