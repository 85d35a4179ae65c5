// What was used of a pack, for people: collected by grammar_coverage.cpp, and the page that shows it.
#ifndef SAYSO_CLI_COVERAGE_PAGE_H_
#define SAYSO_CLI_COVERAGE_PAGE_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "sayso/authoring.h"

namespace sayso::cli {

struct CoveredRule {
  RuleUse use;
  std::string place;
};
struct CoveredAlternative {
  AlternativeUse use;
  std::string place;
};
struct CoveredList {
  ListUse use;
  std::string place;
  std::size_t used = 0, met = 0;  // entries
};

struct Coverage {
  std::string pack;
  std::size_t documents = 0, tokens = 0;
  std::vector<CoveredRule> rules;
  std::vector<CoveredAlternative> alternatives;
  std::vector<CoveredList> lists;

  std::size_t unused_rules() const {
    return static_cast<std::size_t>(std::count_if(rules.begin(), rules.end(), [](const auto& r) { return r.use.kept == 0; }));
  }
  // Alternatives, or what may be left out.
  std::size_t pieces(bool optional) const {
    return static_cast<std::size_t>(std::count_if(alternatives.begin(), alternatives.end(), [&](const auto& a) { return a.use.optional == optional; }));
  }
  std::size_t unused_pieces(bool optional) const {
    return static_cast<std::size_t>(std::count_if(alternatives.begin(), alternatives.end(), [&](const auto& a) { return a.use.optional == optional && a.use.taken == 0; }));
  }
};

// One self-contained page, without scripts: what is unused stands first and is marked.
std::string coverage_page(const Coverage& coverage);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_COVERAGE_PAGE_H_
