// The tests inside rules: from "[content “We wait,”] [source Ng] said." to a text and the spans it must give.
#ifndef SAYSO_GRAMMAR_TEST_CASE_H_
#define SAYSO_GRAMMAR_TEST_CASE_H_

#include "grammar/diagnostics.h"
#include "grammar/program.h"
#include "grammar/syntax_tree.h"

namespace sayso::grammar {

// A bracket that begins with a word and a space marks a field; \[ and \] stand for the brackets themselves; so
// does a bracket that begins otherwise. Fields may nest. Problems are reported.
TestCase read_test(const TestTree& tree, Reporter& reporter);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_TEST_CASE_H_
