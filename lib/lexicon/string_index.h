// Strings with numbers, found by hash: a table of flat arrays that can be used where it lies, in the bytes of a compiled
// pack. Open addressing, at most half full; the hash is the same on every machine.
#ifndef SAYSO_LEXICON_STRING_INDEX_H_
#define SAYSO_LEXICON_STRING_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/flat_array.h"

namespace sayso::lexicon {

struct StringIndex {
  static constexpr std::uint32_t kNone = 0xffffffffu;

  FlatArray<char> text;            // the strings, one behind another
  FlatArray<Piece> strings;        // by number
  FlatArray<std::uint32_t> slots;  // a string's number, or kNone; a power of two of them, or none

  std::size_t size() const { return strings.size(); }
  std::string_view operator[](std::size_t number) const {
    const Piece piece = strings[number];
    return {text.data() + piece.begin, piece.size};
  }
  // The number of a string, or kNone.
  std::uint32_t find(std::string_view string) const;
  // Whether every number in it points to where it may, and every search ends: to be asked of what comes from outside.
  bool valid() const;
};

// Numbers strings in the order in which they come.
class StringIndexBuilder {
 public:
  std::uint32_t add(std::string_view string);
  std::size_t size() const { return strings_.size(); }
  StringIndex build() const;

 private:
  std::string text_;
  std::vector<Piece> strings_;
  std::vector<std::uint32_t> slots_;
  bool equal(std::uint32_t number, std::string_view string) const;
  void grow();
};

}  // namespace sayso::lexicon

#endif  // SAYSO_LEXICON_STRING_INDEX_H_
