// Extracts one English text with the built-in pack, for the tests.
#ifndef SAYSO_TESTS_EXTRACT_READING_H_
#define SAYSO_TESTS_EXTRACT_READING_H_

#include <catch2/catch.hpp>
#include <string>

#include "sayso/sayso.h"

namespace sayso::tests {

inline const Extractor& english() {
  static const Extractor extractor = [] {
    auto pack = Pack::builtin("en");
    REQUIRE(pack);
    return Extractor({*pack});
  }();
  return extractor;
}

inline Document document_of(const std::string& text, const std::string& published = "2025-09-19",
                            const std::string& language = "en") {
  Workspace workspace;
  Input input;
  input.text = text;
  input.language = language;
  input.published = published;
  auto document = english().extract(input, workspace);
  REQUIRE(document);
  return *document;
}

}  // namespace sayso::tests

#endif  // SAYSO_TESTS_EXTRACT_READING_H_
