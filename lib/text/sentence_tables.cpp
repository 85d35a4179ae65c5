#include "text/sentence_tables.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/utf8.h"

namespace sayso::text {

void SentenceTables::add(std::string_view word, std::uint32_t sorts) {
  words_[std::string(word)] |= sorts;
  longest_ = std::max(longest_, word.size());
  if ((sorts & kAbbreviations) != 0) longest_abbreviation_ = std::max(longest_abbreviation_, word.size());
  all_ |= sorts;
}

std::uint32_t SentenceTables::find(std::string_view lower) const {
  if (lower.size() > longest_) return 0;
  const auto found = words_.find(lower);
  return found == words_.end() ? 0 : found->second;
}

std::uint32_t SentenceTables::sorts(std::string_view word) const {
  // What stands before an apostrophe is short; so is what lowering adds to a word.
  constexpr std::size_t kBeside = 16;
  constexpr std::size_t kMost = 64;
  if (word.size() > std::min(longest_ + kBeside, kMost)) return 0;
  std::array<char, kMost * 2> lower;
  std::size_t length = 0;
  std::size_t apostrophe = 0;  // behind the last one
  for (std::size_t at = 0; at < word.size();) {
    const Decoded d = decode(word, at);
    if (d.codepoint < 0x80) {
      lower[length++] = ascii_lower(word[at]);
      if (word[at] == '\'') apostrophe = length;
    } else if (d.malformed) {
      return 0;
    } else {
      std::string character;
      append_utf8(lower_beyond_ascii(d.codepoint), character);
      if (length + character.size() > lower.size()) return 0;
      length = static_cast<std::size_t>(std::copy(character.begin(), character.end(), lower.begin() + static_cast<std::ptrdiff_t>(length)) - lower.begin());
    }
    at += d.length;
  }
  if (length > 1 && lower[length - 1] == '.') --length;
  const std::string_view all(lower.data(), length);
  return find(all) | (apostrophe > 0 && apostrophe < length ? find(all.substr(apostrophe)) : 0);
}

}  // namespace sayso::text
