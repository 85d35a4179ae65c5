// Links that open a page at the words: URL text fragments (https://wicg.github.io/scroll-to-text-fragment/).
//
//   https://example.org/a#:~:text=prefix-,first%20words,last%20words,-suffix
#ifndef SAYSO_FORMAT_TEXT_FRAGMENT_H_
#define SAYSO_FORMAT_TEXT_FRAGMENT_H_

#include <string>
#include <string_view>
#include <vector>

#include "sayso/records.h"

namespace sayso::io {

class TextFragments {
 public:
  // The text of the page, which must outlive it.
  explicit TextFragments(std::string_view text);

  // The link to stretches of the text, in bytes; the page alone where there is nothing to look for, nothing where `uri` is
  // no address ("urn:…"). A page finds words
  // without regard to case and white space, the first that are there: so words before or behind are added as long as
  // those that are meant are not the first (in texts of up to 1 MiB), and a long stretch is told by its first and last words.
  std::string link(std::string_view uri, const std::vector<Span>& spans) const;

 private:
  std::string directive(Span span) const;
  // Where `words` stand first as whole words in the folded text, at or behind `from`; npos: nowhere.
  std::size_t find(std::string_view words, std::size_t from) const;

  std::string_view text_;
  std::string folded_;                 // one space for a run of white space, ASCII in lower case
  std::vector<std::size_t> to_folded_;  // of every byte of the text
};

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_TEXT_FRAGMENT_H_
