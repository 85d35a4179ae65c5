// The normal form of a word: what makes "Said", "SAID" and "ｓａｉｄ" one word, and ’ one with '.
//
// NFKC, case folded (utf8proc), then apostrophes, quotation marks and dashes of all kinds unified.
// Literals in rules, forms in word lists and tokens of a text meet in this form.
#ifndef SAYSO_LEXICON_NORMAL_FORM_H_
#define SAYSO_LEXICON_NORMAL_FORM_H_

#include <string>
#include <string_view>

namespace sayso::lexicon {

// Cost: a few nanoseconds for ASCII, a microsecond otherwise. Malformed bytes become U+FFFD.
std::string normal_form(std::string_view form);

// The version of Unicode by which it goes on this machine: "15.0.0".
std::string_view normal_form_version();

}  // namespace sayso::lexicon

#endif  // SAYSO_LEXICON_NORMAL_FORM_H_
