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

  std::string_view form(TypeId id) const { return {entries_[id].form, entries_[id].form_length}; }
  std::string_view norm(TypeId id) const { return {entries_[id].norm, entries_[id].norm_length}; }  // its normal form
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
  // Both forms are in chunks_.
  struct Entry {
    const char* form = nullptr;
    const char* norm = nullptr;
    std::uint32_t form_length = 0;
    std::uint32_t norm_length = 0;
    std::uint32_t flags = 0;
  };
  // The first 16 bytes of a form, filled up with zeros.
  struct Key {
    std::uint64_t front = 0;
    std::uint64_t back = 0;
  };
  // Two of them make a cache line. All zeros is a free one.
  struct alignas(32) Slot {
    Key key;
    std::uint32_t length = 0;
    std::uint32_t number = 0;  // the type's, from 1
    std::uint32_t hash = 0;    // the upper half
  };

  static Key key_of(std::string_view form);
  static std::uint64_t hash_of(std::string_view form, const Key& key);
  TypeId find_or_add(std::string_view form, std::uint32_t form_flags, const Key& key, std::uint32_t hash);
  TypeId add(std::string_view form, std::uint32_t form_flags, const Key& key, std::uint32_t hash);
  std::size_t slot_of(std::uint32_t hash) const { return hash >> shift_; }
  void set_slots(std::uint32_t bits);
  void grow();
  const char* keep(std::string_view s);
  void keep_norm(std::string_view form, const Key& key, Entry& entry);

  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  // a power of two of them, at most half in use
  std::uint32_t shift_ = 0;  // from a hash to its slot
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
