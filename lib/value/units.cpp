#include "value/units.h"

#include <array>
#include <utility>

namespace sayso::value {
namespace {

constexpr std::string_view kPer = "-per-";

// How a CLDR duration unit is written in ISO 8601, and the next smaller unit.
struct DurationUnit {
  std::string_view id;
  int times;             // of the designator's unit
  std::string_view prefix;
  char designator;
  int smaller_times;     // one of it is so many of …
  std::string_view smaller;
};
constexpr std::array<DurationUnit, 12> kDurations = {{
    {"second", 1, "PT", 'S', 0, ""},
    {"minute", 1, "PT", 'M', 60, "second"},
    {"hour", 1, "PT", 'H', 60, "minute"},
    {"day", 1, "P", 'D', 24, "hour"},
    {"week", 1, "P", 'W', 0, ""},
    {"fortnight", 2, "P", 'W', 0, ""},
    {"month", 1, "P", 'M', 0, ""},
    {"quarter", 3, "P", 'M', 0, ""},
    {"year", 1, "P", 'Y', 12, "month"},
    {"decade", 10, "P", 'Y', 12, "month"},
    {"century", 100, "P", 'Y', 12, "month"},
    {"millennium", 1000, "P", 'Y', 12, "month"},
}};

const DurationUnit* duration_unit(std::string_view id) {
  for (const DurationUnit& unit : kDurations) {
    if (unit.id == id) return &unit;
  }
  return nullptr;
}

// The whole part of a non-negative decimal.
Decimal whole_part(const Decimal& value) {
  const std::string text = value.to_string();
  return Decimal::parse(std::string_view(text).substr(0, text.find('.'))).value_or(Decimal());
}

}  // namespace

UnitTable::UnitTable(const lexicon::WordList& facts, std::vector<Diagnostic>* diagnostics) {
  const auto number = [](std::string_view cell, std::int64_t otherwise) {
    return cell.empty() ? std::optional<Decimal>(Decimal(otherwise)) : Decimal::parse(cell);
  };
  for (std::size_t i = 0; i < facts.rows(); ++i) {
    const std::string_view factor_cell = facts.cell(i, "factor");
    const std::size_t slash = factor_cell.find('/');
    const auto factor = number(factor_cell.substr(0, slash), 1);
    const auto divisor = slash == std::string_view::npos ? std::optional<Decimal>(Decimal(1)) : Decimal::parse(factor_cell.substr(slash + 1));
    const auto offset = number(facts.cell(i, "offset"), 0);
    if (!factor || !divisor || !offset || divisor->is_zero()) {
      if (diagnostics != nullptr) {
        Diagnostic problem;
        problem.code = "W203";
        problem.message = "the factor and the offset of a unit must be decimals, or a fraction of two";
        problem.position = Position{facts.name(), facts.line(i), 1};
        diagnostics->push_back(std::move(problem));
      }
      continue;
    }
    Row row;
    row.facts = {std::string(facts.form(i)), std::string(facts.cell(i, "ucum")), std::string(facts.cell(i, "kind")),
                 std::string(facts.cell(i, "si")), *factor, *offset};
    row.divisor = *divisor;
    rows_.insert_or_assign(row.facts.id, std::move(row));
  }
}

std::optional<UnitTable::Row> UnitTable::row(std::string_view id) const {
  if (const auto found = rows_.find(id); found != rows_.end()) return found->second;
  const std::size_t at = id.find(kPer);
  if (at == std::string_view::npos) return std::nullopt;
  const auto over = rows_.find(id.substr(0, at));
  const auto under = rows_.find(id.substr(at + kPer.size()));
  if (over == rows_.end() || under == rows_.end()) return std::nullopt;
  const UnitFacts& a = over->second.facts;
  const UnitFacts& b = under->second.facts;
  Row made;
  made.facts.id = std::string(id);
  made.facts.dimension = a.dimension + std::string(kPer) + b.dimension;
  if (!a.ucum.empty() && !b.ucum.empty()) made.facts.ucum = a.ucum + "/" + b.ucum;
  const bool plain = over->second.divisor == Decimal(1) && under->second.divisor == Decimal(1);
  if (plain && !a.si_unit.empty() && !b.si_unit.empty() && a.offset.is_zero() && b.offset.is_zero()) {
    made.facts.si_unit = a.si_unit + "/" + b.si_unit;
    made.facts.factor = a.factor;
    made.divisor = b.factor;
  }
  return made;
}

std::optional<UnitFacts> UnitTable::find(std::string_view id) const {
  auto found = row(id);
  return found ? std::optional<UnitFacts>(std::move(found->facts)) : std::nullopt;
}

std::optional<SiValue> UnitTable::to_si(const Decimal& value, std::string_view id) const {
  const auto found = row(id);
  if (!found || found->facts.si_unit.empty()) return std::nullopt;
  const auto shifted = add(value, found->facts.offset);
  const auto scaled = shifted ? multiply(*shifted, found->facts.factor) : std::nullopt;
  if (!scaled) return std::nullopt;
  const auto result = found->divisor == Decimal(1) ? scaled : divide(*scaled, found->divisor);
  if (!result) return std::nullopt;
  return SiValue{*result, found->facts.si_unit};
}

std::string iso8601_duration(const Decimal& value, std::string_view unit) {
  std::string_view id = unit;
  std::optional<Decimal> amount = value;
  if (id == "millisecond") {
    amount = shift10(value, -3);
    id = "second";
  }
  const DurationUnit* entry = duration_unit(id);
  if (entry == nullptr || !amount || amount->is_negative()) return {};
  amount = multiply(*amount, Decimal(entry->times));
  if (!amount) return {};
  std::string out(entry->prefix);
  const Decimal whole = whole_part(*amount);
  const auto rest = subtract(*amount, whole);
  const auto smaller = rest && !rest->is_zero() && entry->smaller_times != 0 ? multiply(*rest, Decimal(entry->smaller_times)) : std::nullopt;
  if (!smaller || !smaller->is_integer()) {
    out += amount->to_string();
    out += entry->designator;
    return out;
  }
  if (!whole.is_zero()) {
    out += whole.to_string();
    out += entry->designator;
  }
  const DurationUnit* next = duration_unit(entry->smaller);
  if (next->prefix != entry->prefix) out += 'T';
  out += smaller->to_string();
  out += next->designator;
  return out;
}

}  // namespace sayso::value
