// Quantities: `amount` and `quantity` mentions of the grammars to values.
//
// The grammars find the number, its unit, its bound and its partner; this file does the arithmetic: magnitudes
// and smaller units of money, the unit and magnitude that a range shares ("10 to 25 percent"), two units that
// make one length of time, what a conversion in parentheses says.
#ifndef SAYSO_EXTRACT_QUANTITIES_H_
#define SAYSO_EXTRACT_QUANTITIES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/record_maker.h"
#include "value/decimal.h"
#include "value/numbers.h"

namespace sayso::extract {

// One number with its unit.
struct Amount {
  match::TokenSpan span;
  const value::Number* number = nullptr;
  std::string_view kind;  // money, percent, points, measurement, duration, plain, ordinal, multiple
  value::Decimal value;
  match::TokenSpan unit;  // empty: none
  std::string_view unit_id;
  std::string currency;
  int minor = 0;  // digits of a smaller unit of money: 2 for cents that are still counted as such
  value::Decimal magnitude = value::Decimal(1);  // that multiplied it: 1000000 in "1.3 million"
};

// What a sentence says of one or two amounts.
struct ReadQuantity {
  const match::Mention* mention = nullptr;
  match::TokenSpan span;     // with its bound, without a conversion
  std::string_view kind;     // of its amount; or age, ratio, score
  Amount low;
  std::optional<Amount> high;
  std::optional<Amount> top;  // "from 12 to 16-18": the end of the range that is reached
  bool second = false;       // the second of two that one mention made
  bool from_to = false;      // "from 10 to 25 percent": a change, where something changes
  Quantity quantity;
  std::vector<Quantity> also;
};

class QuantityReader {
 public:
  // `language` of the document, as BCP 47: its region settles open currencies ("en-NZ").
  QuantityReader(const RecordMaker& maker, std::string_view language);

  // Appends what the mention says; nothing where it holds no number that can be one: a year, a part of a name.
  // Two where its ends are of different units: "rose 34 cents to $12.50".
  void read(const match::Mention& mention, std::vector<ReadQuantity>& out) const;
  // One amount as a quantity of its own: the ends of a change.
  Quantity quantity_of(const Amount& amount) const;
  // Two amounts as one quantity, a range.
  Quantity range_of(const Amount& low, const Amount& high) const;

 private:
  // "3 hours to 90 minutes": the one in the unit of the other, where units differ and measure the same.
  std::optional<value::Decimal> in_unit_of(const Amount& whole, const Amount& part) const;
  std::optional<ReadQuantity> read_one(const match::Mention& mention, Amount low, std::optional<Amount> high) const;
  std::optional<Amount> amount_at(const std::optional<match::TokenSpan>& span) const;
  void describe(const Amount& amount, Quantity& out) const;
  void read_list(const match::Mention& mention, Amount low, std::span<const match::TokenSpan> list, std::vector<ReadQuantity>& out) const;
  void read_parts(const match::Mention& mention, Amount low, std::span<const match::TokenSpan> parts, std::vector<ReadQuantity>& out) const;
  bool converts(const Amount& amount, const Amount& also) const;
  bool add_small_change(const Amount& plus, ReadQuantity& out) const;
  bool add_finer_unit(const Amount& plus, ReadQuantity& out) const;
  void add_reckoning(const match::Mention& mention, ReadQuantity& out) const;

  const RecordMaker& maker_;
  const Analysis& analysis_;
  std::unordered_map<std::uint32_t, const match::Mention*> amounts_;  // by first token
  value::Number article_;  // that an article stands for: "an hour and 45 minutes"
  std::string region_;  // of the document's language: it settles open currencies
};

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_QUANTITIES_H_
