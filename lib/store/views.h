// Views for the questions that people ask of records, in SQL that both databases take.
#ifndef SAYSO_STORE_VIEWS_H_
#define SAYSO_STORE_VIEWS_H_

#include <span>
#include <string>
#include <string_view>

namespace sayso::store {

struct View {
  std::string_view name;
  std::string_view description;  // one line for people
  std::string_view select;
};

std::span<const View> views();

// CREATE VIEW for each.
std::string create_views();

}  // namespace sayso::store

#endif  // SAYSO_STORE_VIEWS_H_
