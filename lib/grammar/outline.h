// A syntax tree as text, without its places: two files that mean the same have the same outline.
#ifndef SAYSO_GRAMMAR_OUTLINE_H_
#define SAYSO_GRAMMAR_OUTLINE_H_

#include <string>

#include "grammar/syntax_tree.h"

namespace sayso::grammar {

std::string outline(const FileTree& file);
std::string outline(const PatternTree& pattern);
std::string outline(const ConditionTree& condition);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_OUTLINE_H_
