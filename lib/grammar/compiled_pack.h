// What stands behind a Pack: the program, the word lists, and the plain tables of the rooms to the left.
//
// A word list in lex/ whose name begins with the name of a room is that room's setting and is read by it
// directly: text_marks.tsv, tag_words.tsv, value_numbers.tsv. A pack's own setting goes before that of the
// pack it extends. All other lists are read because a lexicon names them.
#ifndef SAYSO_GRAMMAR_COMPILED_PACK_H_
#define SAYSO_GRAMMAR_COMPILED_PACK_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/program.h"
#include "lexicon/word_list.h"
#include "sayso/pack.h"
#include "tag/model.h"
#include "text/quotation_marks.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace sayso::grammar {

struct CompiledPack {
  std::string name;
  std::string hash;
  std::vector<std::string> extends;  // in the order in which they were read
  Program program;
  std::unordered_map<std::string, lexicon::WordList> lists;  // by pack and path: "en/lex/months.tsv"
  std::vector<PackFile> sources;     // the *.sayso of it and of what it extends, "en/quotes.sayso": for authors' tools
  text::TokenTables tokens;
  text::MarkTables marks;
  text::SentenceTables sentences;
  tag::ModelTables tags;
  std::size_t rules = 0;
  std::size_t entries = 0;
  std::string note;  // why a built-in pack was made from its text

  // A room's setting by its name without folder and ending ("tag_words"): the pack's own, else that of the
  // pack it extends, else nullptr.
  const lexicon::WordList* setting(std::string_view name) const;
};

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_COMPILED_PACK_H_
