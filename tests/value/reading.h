// Reads the numbers of a sentence with the English list, for the tests.
#ifndef SAYSO_TESTS_VALUE_READING_H_
#define SAYSO_TESTS_VALUE_READING_H_

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "lexicon/types.h"
#include "lexicon/word_list.h"
#include "text/tokens.h"

namespace sayso::value::testing {

inline lexicon::WordList list_of(const std::string& path) {
  std::ifstream file(std::string(SAYSO_SOURCE_DIR) + "/grammars/" + path);
  REQUIRE(file);
  std::ostringstream content;
  content << file.rdbuf();
  std::vector<Diagnostic> diagnostics;
  auto list = lexicon::WordList::parse(path, std::make_shared<const std::string>(content.str()), diagnostics);
  REQUIRE(diagnostics.empty());
  return list;
}

}  // namespace sayso::value::testing

#endif  // SAYSO_TESTS_VALUE_READING_H_
