// What the pack says of words that sentences end or begin with.
#ifndef SAYSO_TEXT_SENTENCE_TABLES_H_
#define SAYSO_TEXT_SENTENCE_TABLES_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sayso::text {

// A word may be of several sorts.
enum WordSort : std::uint32_t {
  kAbbreviation = 1u << 0,  // may end a sentence before a capital: "inc", "etc"
  kTitle = 1u << 1,         // never ends one: "mr", "gen", "vs"
  kNumbered = 1u << 2,      // ends none before a number: "no", "p", "fig"
  kFinal = 1u << 3,         // ends one before any capital: "ph.d", "b.c"
  kUnit = 1u << 4,          // an abbreviation only behind a number: "in"
  kClock = 1u << 5,         // ends what a number begins; another number begins anew: "a.m"
  kStarter = 1u << 6,       // capitalised after an abbreviation it begins a sentence: "the", "he"
  kFront = 1u << 7,         // begins with a time or place: "at", "in"
  kSpeech = 1u << 8,        // a verb that follows who said “Why?”: "asked"
};

inline constexpr std::uint32_t kAbbreviations = kAbbreviation | kTitle | kNumbered | kFinal | kUnit | kClock;

class SentenceTables {
 public:
  // `word` in lower case, without a final stop.
  void add(std::string_view word, std::uint32_t sorts);

  // The sorts of a word as it stands in a text, and those of what is behind an apostrophe in it ("l'ing." is "ing", too).
  // Letters match in either case; a final stop does not count. Cost: a hash.
  std::uint32_t sorts(std::string_view word) const;

  // The same as far as they are of abbreviations; most words are longer than any of these, which costs nothing.
  std::uint32_t abbreviation_sorts(std::string_view word) const {
    return word.size() > longest_abbreviation_ + 1 && word.find('\'') == std::string_view::npos ? 0 : sorts(word) & kAbbreviations;
  }

  // Whether any word was added as one of these.
  bool has(WordSort sort) const { return (all_ & sort) != 0; }

  std::uint32_t ordinal_digits = 0;  // numbers of up to so many may be ordinals, written with a stop: "3. Mai"

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::uint32_t find(std::string_view lower) const;

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> words_;
  std::size_t longest_ = 0;  // bytes of the longest word
  std::size_t longest_abbreviation_ = 0;
  std::uint32_t all_ = 0;
};

}  // namespace sayso::text

#endif  // SAYSO_TEXT_SENTENCE_TABLES_H_
