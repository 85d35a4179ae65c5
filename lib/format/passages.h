// The text of a document around its records: slices, sentences, what stands before and behind.
#ifndef SAYSO_FORMAT_PASSAGES_H_
#define SAYSO_FORMAT_PASSAGES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "text/units.h"

namespace sayso::io {

class Passages {
 public:
  // Both must outlive it. Costs a pass over the text.
  Passages(const Document& document, std::string_view text);

  std::string_view text() const { return text_; }
  // Offsets of the document as bytes; what lies behind the text ends with it.
  Span bytes(const Span& span) const { return {units_.to_byte(span.begin), units_.to_byte(span.end)}; }
  std::string_view slice(const Span& span) const;
  // The whole sentences that the record touches, in one stretch; the paragraph (line) where no sentences are known.
  std::string_view sentences(const Anchor& record) const;
  // Up to `most` bytes before or behind a byte, cut where a word ends, with white space as it stands.
  std::string_view before(std::size_t byte, std::size_t most) const;
  std::string_view behind(std::size_t byte, std::size_t most) const;

 private:
  const Document& document_;
  std::string_view text_;
  text::UnitMap units_;
};

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_PASSAGES_H_
