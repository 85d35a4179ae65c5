// Types: the distinct forms of the words that were seen.
//
// A text of a million tokens has some 30,000 distinct forms. Whatever depends on the form alone is worked
// out once a type and looked up ever after; a token carries its type's number. The table belongs to a
// workspace, grows as texts come, and is emptied when it has grown beyond its cap.
#ifndef SAYSO_LEXICON_TYPES_H_
#define SAYSO_LEXICON_TYPES_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/tokens.h"

namespace sayso::lexicon {

using TypeId = std::uint32_t;

class TypeTable {
 public:
  // The number of a form; numbers run from 0 without gaps. `form_flags` are the token flags of form.
  TypeId intern(std::string_view form, std::uint32_t form_flags);

  std::string_view form(TypeId id) const { return entries_[id].form; }
  std::string_view norm(TypeId id) const { return entries_[id].norm; }  // its normal form
  std::uint32_t flags(TypeId id) const { return entries_[id].flags; }
  std::size_t size() const { return entries_.size(); }

  // Forgets everything: numbers given before mean nothing any more, and `epoch` goes up.
  void clear();
  std::uint64_t epoch() const { return epoch_; }

 private:
  struct Entry {
    std::string form;
    std::string norm;
    std::uint32_t flags;
  };
  std::deque<Entry> entries_;
  std::unordered_map<std::string_view, TypeId> ids_;
  std::uint64_t epoch_ = 0;
};

// Fills in Token::type for all of `tokens`.
void intern_tokens(std::string_view text, TypeTable& types, std::vector<text::Token>& tokens);

}  // namespace sayso::lexicon

#endif  // SAYSO_LEXICON_TYPES_H_
