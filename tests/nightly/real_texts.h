// Real texts to test on: the news of $SAYSO_EVAL_DATA, else the articles that come with the sources.
#ifndef SAYSO_TESTS_NIGHTLY_REAL_TEXTS_H_
#define SAYSO_TESTS_NIGHTLY_REAL_TEXTS_H_

#include <string>
#include <vector>

namespace sayso::tests {

std::vector<std::string> real_texts();

}  // namespace sayso::tests

#endif  // SAYSO_TESTS_NIGHTLY_REAL_TEXTS_H_
