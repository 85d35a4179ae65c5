// A second way from bytes to a text: every byte names a piece of text that troubles tokenizers, sentences or marks. Random
// bytes seldom make an abbreviation, a pair of quotation marks or a flag of two characters; random pieces do.
#ifndef SAYSO_FUZZ_PIECES_H_
#define SAYSO_FUZZ_PIECES_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace sayso::fuzz {

// "" ends a literal where a hexadecimal escape would go on.
inline constexpr std::string_view kPieces[] = {
    " ", " ", " ", "a", "Word", "the", "He", "said", "asked", "U.S.", "J.", "Mr.", "Sept.", "Inc.", "No.", "a.m.", "e.g.", "x.y",
    "1", "23", "1,234.5", "3-1", "2025-09-19", "'90s", "30%", "$1.1m", "RM23", "6pm", "G20", "don't", "Trump’s", "workers'", "AT&T",
    "@name", "#tag", "a@b.org", "https://x.org/y", "http://", ".", ".", "?", "!", "...", "…", ",", ";", ":", "-", "--", "–", "—",
    "(", ")", "[", "]", "/", "\"", "\"", "“", "”", "‘", "’", "'", "''", "``", "`", "«", "»", "‹", "›", "„", "‚", ",,", "「", "」", "『",
    "』", "〝", "〟", "＂", "′", "″", "\n", "\n", "\n\n", "\r\n", "\r", "\t", "\v", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\xA0", "\xE2\x80\x8B",
    "\xEF\xBB\xBF", "\xE2\x80\x8D", "\xE2\x80\x8E", "\xE2\x80\xAE", "\xC2\xAD", "e\xCC\x81", "\xCC\x88", "é", "Größe", "straße", "Паром", "Ελλάδα", "שלום", "ק\"ג",
    "ไทย", "東京", "の", "カナ", "한국", "٣", "½", "²", "_", "·", "😀", "👩‍🚒", "🇩🇪", "🇩", "🏽", "$", "€", "\xFF", "\xC3", "\xE2\x80", "\xF0\x9F\x98", "\xED\xA0\x80",
    "- ", "* ", "1. ", "a) ", "•", std::string_view("\0", 1),
    "The ferry to the islands will not sail before Monday because the wind is too strong for it, they said on ",
};

// The first byte chooses: even, the others are the text; odd, each of them is a piece.
inline std::string spell(const std::uint8_t* data, std::size_t size) {
  std::string text;
  if (size == 0) return text;
  if (data[0] % 2 == 0) return std::string(reinterpret_cast<const char*>(data) + 1, size - 1);
  for (std::size_t i = 1; i < size; ++i) text += kPieces[data[i] % std::size(kPieces)];
  return text;
}

// Which of `count` packs, by the same byte.
inline std::size_t choose(const std::uint8_t* data, std::size_t size, std::size_t count) {
  return size == 0 ? 0 : data[0] / 2 % count;
}

}  // namespace sayso::fuzz

#endif  // SAYSO_FUZZ_PIECES_H_
