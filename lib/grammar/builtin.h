// The grammars that are compiled into the library.
//
// cmake/embed.cmake turns every *.sayso and lex/*.tsv below grammars/ into one generated source, so that a pack
// needs no files at run time. The bytes are those of the files, nothing is parsed or changed on the way. Another source holds
// the packs compiled, which is what starts are made from; the text is for packs that extend them.
#ifndef SAYSO_GRAMMAR_BUILTIN_H_
#define SAYSO_GRAMMAR_BUILTIN_H_

#include <span>
#include <string_view>

namespace sayso::grammar {

struct BuiltinFile {
  std::string_view pack;  // the folder: "en"
  std::string_view name;  // relative to it, with /: "quotes.sayso", "lex/months.tsv"
  std::string_view text;
};

// All of them, by pack ("common" first) and name. Static storage, no cost.
std::span<const BuiltinFile> builtin_files();

// A pack of them, compiled (packed.h). Aligned as that wants it.
struct BuiltinPacked {
  std::string_view pack;
  std::string_view bytes;
};
std::span<const BuiltinPacked> builtin_packed();

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_BUILTIN_H_
