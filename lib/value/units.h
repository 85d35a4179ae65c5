// Units: what a measured number is measured in.
//
//   const UnitTable units(word_list);                        // grammars/common/lex/value_units.tsv
//   units.find("mile")->dimension;                           // "length"
//   units.to_si(*Decimal::parse("10"), "mile");              // 16093.44 m
//   iso8601_duration(Decimal(90), "minute");                 // "PT90M"
//
// Units are named by CLDR's ids ("kilometer-per-hour"). A compound that the list does not hold is put
// together from its parts around "-per-". Which words a language has for a unit is no business of this
// table: the grammars' own lists lead from words to ids.
#ifndef SAYSO_VALUE_UNITS_H_
#define SAYSO_VALUE_UNITS_H_

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/word_list.h"
#include "value/decimal.h"

namespace sayso::value {

struct UnitFacts {
  std::string id;         // "kilometer"
  std::string ucum;       // "km"; empty where UCUM has none
  std::string dimension;  // "length", "duration", "percent" …
  std::string si_unit;    // UCUM of the coherent SI unit: "m"; empty where there is none
  Decimal factor;         // value in SI = (value + offset) * factor
  Decimal offset;
};

struct SiValue {
  Decimal value;
  std::string unit;
};

class UnitTable {
 public:
  // Columns form (the id), ucum, kind, factor, offset, si. `factor` may be a fraction "5/9". Rows that do
  // not read are reported and left out.
  explicit UnitTable(const lexicon::WordList& facts, std::vector<Diagnostic>* diagnostics = nullptr);

  // nullopt for an id that is not in the list and no "-per-" of two that are.
  std::optional<UnitFacts> find(std::string_view id) const;

  // Exact where the factor is; nullopt where the unit has no SI unit or the value does not fit.
  std::optional<SiValue> to_si(const Decimal& value, std::string_view id) const;

 private:
  struct Row {
    UnitFacts facts;
    Decimal divisor = Decimal(1);  // a factor of 5/9 is kept as 5 and 9
  };
  std::optional<Row> row(std::string_view id) const;
  std::map<std::string, Row, std::less<>> rows_;
};

// "PT90M", "P3D", "P1Y6M", "PT1H30M". Whole numbers keep their unit; a fraction goes into the next
// smaller one where that makes it whole, else it stays in the last place ("P2.3Y"). Empty for a unit that
// is no length of time. Decades and centuries are years, a quarter three months, a fortnight two weeks.
std::string iso8601_duration(const Decimal& value, std::string_view unit);

}  // namespace sayso::value

#endif  // SAYSO_VALUE_UNITS_H_
