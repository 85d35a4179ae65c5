// Digits: the value of one number token, "1,234.5" or "1’234" or "½".
//
// Which mark groups and which one divides is the language's ("1.500" is one and a half in English, fifteen
// hundred in German), but news mixes, so a form that its language's marks cannot mean is read by the
// other: "3,5" has no group of three, so its comma is a decimal mark.
#ifndef SAYSO_VALUE_DIGITS_H_
#define SAYSO_VALUE_DIGITS_H_

#include <optional>
#include <string_view>

#include "value/decimal.h"

namespace sayso::value {

// Each a character that the language writes inside numbers. Apostrophes group in every language.
struct DigitMarks {
  char decimal = '.';
  char group = ',';
};

struct DigitForm {
  Decimal value;
  int digits = 0;             // before the decimal mark, as written
  bool grouped = false;       // holds group marks
  bool decimals = false;      // holds a decimal mark
  bool leading_zero = false;  // "007", "09"; not "0" or "0.5"
};

// nullopt for what is no number: two decimal marks (a version), groups of odd length, more than 38 digits.
// Digits of every script count ("１２"). Linear.
std::optional<DigitForm> read_digits(std::string_view form, const DigitMarks& marks);

// The value of a fraction character: "½". nullopt for anything else.
std::optional<Decimal> read_fraction_sign(std::string_view form);

// numerator / denominator as a decimal; six digits where it does not end.
std::optional<Decimal> fraction(const Decimal& numerator, const Decimal& denominator);

}  // namespace sayso::value

#endif  // SAYSO_VALUE_DIGITS_H_
