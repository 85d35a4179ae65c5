// Word boundaries by the letter of UAX #29 (Unicode 15.0), untailored.
//
// The tokenizer does not use them: its words are tailored (tokens.h lists how). This is what it is held against in
// tests, and what a caller can have who wants the standard's boundaries and nothing else. Thai, Lao, Khmer and Burmese
// are joined, Han and Hiragana split by character, as the standard's default has it; dictionary_words.h does better.
#ifndef SAYSO_TEXT_WORD_BREAK_H_
#define SAYSO_TEXT_WORD_BREAK_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace sayso::text {

// Replaces `boundaries` by the byte offsets of all boundaries, 0 and text.size() among them; none for an empty text.
// Malformed bytes are characters without a class. Texts up to 4 GiB. Linear.
void word_boundaries(std::string_view text, std::vector<std::uint32_t>& boundaries);

}  // namespace sayso::text

#endif  // SAYSO_TEXT_WORD_BREAK_H_
