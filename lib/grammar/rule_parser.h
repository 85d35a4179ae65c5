// A rule: its options, pattern, what it gives, what else it says, its tests.
#ifndef SAYSO_GRAMMAR_RULE_PARSER_H_
#define SAYSO_GRAMMAR_RULE_PARSER_H_

#include "grammar/pattern_parser.h"
#include "grammar/syntax_tree.h"

namespace sayso::grammar {

// From the rule's name up to its `end`.
bool parse_rule(Cursor& cursor, RuleTree& out);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_RULE_PARSER_H_
