// Lines and paragraphs.
//
// A blank line ends a paragraph. So does every other line break, since news comes with a paragraph a line;
// unless the text is hard-wrapped, as agency copy and mails are: broken at some 60 to 90 columns, so that a
// break may stand in the middle of a sentence. A text is taken for hard-wrapped when
//
//   - its longest line has 40 to 100 characters, and there are three or more breaks between two lines,
//   - nine in ten of these breaks are needed: the next word would not have fitted into the longest line, or
//     the line before the break ends a paragraph (it is at most two thirds as long), and
//   - three in ten of them continue in lower case.
//
// In such a text a single break ends a paragraph only where it was not needed, or the next line is indented.
// In any text a line that ends with a space and goes on in lower case flows on (RFC 3676, format=flowed).
//
// Line breaks are LF, CR LF, CR, NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR, vertical tab and form feed.
#ifndef SAYSO_TEXT_LINES_H_
#define SAYSO_TEXT_LINES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sayso::text {

// Bytes of the line break at `at`, CR LF as one; 0 where there is none.
std::size_t line_break_length(std::string_view text, std::size_t at);

// What holds for the lines of a whole text.
class Lines {
 public:
  // One pass; `text` must outlive this.
  explicit Lines(std::string_view text);

  bool hard_wrapped() const { return width_ > 0; }

  // Whether a paragraph ends in the white space from `begin` to `end`, which holds at least one line break
  // and stands between two words. Cost: the line before the space, and the word behind it.
  bool paragraph_ends(std::size_t begin, std::size_t end, std::size_t line_begin) const;

 private:
  std::string_view text_;
  std::uint32_t width_ = 0;  // characters of the longest line, where the text is hard-wrapped
};

}  // namespace sayso::text

#endif  // SAYSO_TEXT_LINES_H_
