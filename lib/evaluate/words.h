// Words as evaluation sees them: without case, marks and spaces, so that two people's slices can be compared.
#ifndef SAYSO_EVALUATE_WORDS_H_
#define SAYSO_EVALUATE_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace sayso::evaluate {

using Words = std::vector<std::string>;

// Runs of letters, digits and what combines with them, in lower case; an apostrophe inside is kept, as '.
Words words_of(std::string_view text);
// The words of `part` stand in a row in `whole`; never where `part` has none.
bool holds(const Words& whole, const Words& part);
// Dice coefficient of two bags of words, from 0 to 1.
double dice(const Words& a, const Words& b);
// "31.20" and "31.2" are one number; what is no number stays as it is.
std::string plain_number(std::string_view written);

}  // namespace sayso::evaluate

#endif  // SAYSO_EVALUATE_WORDS_H_
