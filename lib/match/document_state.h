// What rules say of the document as a whole, in text order: variables that they set, and forms that they teach.
//
// A variable has, at a place, the value that was last set before it in the text, whichever phase did so. What is taught
// is known everywhere in the document, to the phases that come later.
#ifndef SAYSO_MATCH_DOCUMENT_STATE_H_
#define SAYSO_MATCH_DOCUMENT_STATE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/program.h"
#include "match/document_view.h"
#include "match/mention.h"
#include "match/phrases.h"

namespace sayso::match {

class DocumentState {
 public:
  struct Value {
    std::uint32_t token = 0;  // from here on
    std::string text;         // empty: nothing is set any more
    std::vector<TokenSpan> spans;
  };

  // Forgets all.
  void begin(const grammar::Program& program);

  // nullptr where nothing is set before `token`, or where that is empty.
  const Value* value(std::uint32_t variable, std::uint32_t token) const;
  void set(std::uint32_t variable, Value value);

  // The words of `form` into a learned list; the first that teaches a form says what its columns hold.
  void learn(std::uint32_t lexicon, const DocumentView& document, std::span<const TokenSpan> form, std::vector<std::string> columns);
  std::string_view cell(std::uint32_t lexicon, std::uint32_t row, int column) const;
  // Adds to `phrases` where the forms stand that were taught since the last time; keeps their order.
  void find_learned(const DocumentView& document, std::vector<Phrase>& phrases);

 private:
  struct Entry {
    std::vector<std::string> words;  // normal forms
    std::vector<std::string> columns;
  };
  struct Learned {
    std::vector<Entry> entries;
    std::size_t found = 0;  // so many are among the phrases
  };
  std::vector<std::vector<Value>> values_;  // by variable, by token
  std::vector<Learned> learned_;            // by lexicon
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_DOCUMENT_STATE_H_
