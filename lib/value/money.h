// Money: which currency a sign means, and amounts in its smaller unit.
//
//   is_currency("USD");                               // true: a code of ISO 4217 in CLDR
//   currency_of_region("NZ");                         // "NZD"
//   settle_currency("USD CAD AUD NZD", "CA");         // "CAD": the candidate that the region uses
//   in_main_unit(Decimal(50), 2);                     // 0.5: fifty cents
//
// "$" alone is open: the grammars give candidates, and only the region of the document may choose
// among them. Without a region nothing is chosen; the sign stays in the record's unit text.
// Currencies and regions are CLDR's, through ICU; no locale of the machine is read.
#ifndef SAYSO_VALUE_MONEY_H_
#define SAYSO_VALUE_MONEY_H_

#include <optional>
#include <string>
#include <string_view>

#include "value/decimal.h"

namespace sayso::value {

bool is_currency(std::string_view code);

// "" for an unknown region. `region` is two letters, "US".
std::string currency_of_region(std::string_view region);

// The one of `candidates` (codes parted by spaces) that `region` uses; the only candidate, where there is
// one; "" otherwise.
std::string settle_currency(std::string_view candidates, std::string_view region);

// `amount` of a unit that is the 10^digits-th part of the main one.
std::optional<Decimal> in_main_unit(const Decimal& amount, int digits);

}  // namespace sayso::value

#endif  // SAYSO_VALUE_MONEY_H_
