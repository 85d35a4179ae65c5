// Types: the distinct forms of the words that were seen.
//
// A text of a million tokens has some 30,000 distinct forms. Whatever depends on the form alone is worked
// out once a type and looked up ever after; a token carries its type's number. The table belongs to a
// workspace, grows as texts come, and is emptied when it has grown beyond its cap.
#ifndef SAYSO_LEXICON_TYPES_H_
#define SAYSO_LEXICON_TYPES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace sayso::lexicon {

using TypeId = std::uint32_t;

class TypeTable {
 public:
  // The number of a form; numbers run from 0 without gaps. `form_flags` are the token flags of form.
  // Cost: a hash of the form and, for one that is known, no allocation.
  TypeId intern(std::string_view form, std::uint32_t form_flags);

  std::string_view form(TypeId id) const { return entries_[id].form; }
  std::string_view norm(TypeId id) const { return entries_[id].norm; }  // its normal form
  std::uint32_t flags(TypeId id) const { return entries_[id].flags; }
  std::size_t size() const { return entries_.size(); }

  // Fills in Token::type for all of `tokens`, by the batch: faster than one by one.
  void intern_all(std::string_view text, std::vector<text::Token>& tokens);

  // Forgets everything: numbers and views given before mean nothing any more, and `epoch` goes up.
  void clear();
  std::uint64_t epoch() const { return epoch_; }
  // What the table holds on the heap: for whoever decides that it is enough.
  std::size_t bytes() const;

 private:
  static constexpr TypeId kFree = 0xffffffffu;
  struct Entry {
    std::string_view form;  // into chunks_
    std::string_view norm;
    std::uint32_t flags = 0;
  };
  struct Slot {
    std::uint64_t front = 0;  // the form's first bytes, see types.cpp
    std::uint64_t back = 0;
    std::uint32_t length = 0;
    TypeId id = kFree;
  };
  TypeId intern(std::string_view form, std::uint32_t form_flags, std::uint64_t front, std::uint64_t back, std::size_t hash);
  TypeId add(std::string_view form, std::uint32_t form_flags, std::uint64_t front, std::uint64_t back, std::size_t hash);
  void grow();
  std::string_view keep(std::string_view s);
  std::string_view norm_of(std::string_view form);

  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  // a power of two of them, at most half in use
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  std::size_t chunk_left_ = 0;
  std::size_t bytes_ = 0;
  std::uint64_t epoch_ = 0;
};

// Fills in Token::type for all of `tokens`.
void intern_tokens(std::string_view text, TypeTable& types, std::vector<text::Token>& tokens);

}  // namespace sayso::lexicon

#endif  // SAYSO_LEXICON_TYPES_H_
