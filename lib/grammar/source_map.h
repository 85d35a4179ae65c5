// From a program back to what was written: for the tools that explain and count.
//
// An extraction needs none of it, so nobody keeps it: it is made when it is asked for, by compiling once more.
#ifndef SAYSO_GRAMMAR_SOURCE_MAP_H_
#define SAYSO_GRAMMAR_SOURCE_MAP_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/diagnostics.h"
#include "sayso/result.h"

namespace sayso::grammar {

struct CompiledPack;

struct SourceMap {
  // Of an instruction: the piece of pattern that it was made of, which may stand in a macro, and the piece of the rule.
  struct Instruction {
    SourceRange at;
    SourceRange part;
  };
  // A choice: one of the patterns between | and |, or what may be left out, as often as it is compiled. Its instructions
  // stand in a row.
  struct Alternative {
    SourceRange at;
    std::uint32_t first = 0, end = 0;
    std::uint32_t entry = 0, next = 0;  // where it begins, and what all of its choice go on with
    std::uint32_t choice = 0;           // which of the phase's choices it is one of
    bool optional = false;              // x? x* x{0,3}: there is no other one
  };
  struct Phase {
    std::uint32_t choices = 0;
    std::vector<Instruction> instructions;   // beside those of the phase
    std::vector<Alternative> alternatives;   // those of lookarounds among them
  };
  std::vector<Phase> phases;  // beside those of the program

  // What is written there, in one line; "" for a range of no file.
  std::string text(SourceRange at) const;
  Position position(SourceRange at) const;

  const CompiledPack* pack = nullptr;
};

// The pack must outlive the map. Costs a compilation.
SourceMap map_sources(const CompiledPack& pack);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_SOURCE_MAP_H_
