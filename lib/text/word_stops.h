// What a full stop inside or behind a word is: part of it, its last character, or a token of its own.
#ifndef SAYSO_TEXT_WORD_STOPS_H_
#define SAYSO_TEXT_WORD_STOPS_H_

#include <cstddef>
#include <string_view>

#include "text/characters.h"

namespace sayso::text {

enum class WordStop {
  kApart,   // ends the word and is none of it: "in the end."
  kInside,  // the word goes on: "x.org", "e.g", "Ph.D"
  kLast,    // ends the word and belongs to it: "U.S."
};

// `begin` is the word's, `segment` that of its part before the stop at `stop`; `all_single` says that all parts
// before are single letters.
WordStop word_stop_at(std::string_view text, std::size_t begin, std::size_t segment, std::size_t stop, bool all_single);

// Whether one letter, with its marks, is all there is from `begin` to `end`.
bool is_single_letter(std::string_view text, std::size_t begin, std::size_t end);

// From `at` over letters, digits and their marks: the end.
std::size_t skip_word_characters(std::string_view text, std::size_t at);

// The kind of the character at `at`; kOther where it is malformed or the text ends.
CharacterKind kind_at(std::string_view text, std::size_t at);

// What may be inside a word.
inline bool is_word_kind(CharacterKind kind) {
  return kind == CharacterKind::kLetter || kind == CharacterKind::kDigit || kind == CharacterKind::kExtend ||
         kind == CharacterKind::kConnector || kind == CharacterKind::kFraction;
}

}  // namespace sayso::text

#endif  // SAYSO_TEXT_WORD_STOPS_H_
