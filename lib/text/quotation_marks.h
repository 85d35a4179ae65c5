// Quotation marks, paired over the document.
//
// A quotation runs from an opening mark to the closing one of its pair. Pairs are found by mark, by
// neighbours (space, letter, punctuation), by what is open, and by the pack's table; never by parity, so
// that damage stays in its paragraph.
#ifndef SAYSO_TEXT_QUOTATION_MARKS_H_
#define SAYSO_TEXT_QUOTATION_MARKS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace sayso::text {

// One pair of marks that a language writes. The same mark may open in one pair and close in another.
struct MarkPair {
  std::string open;
  std::string close;
  bool inner = false;  // used inside another pair; alone only where nothing speaks against it
};

struct MarkTables {
  std::vector<MarkPair> pairs;
  // Words that begin or end with an apostrophe of their own: "'em", "'90s", "o'". Lower case.
  std::vector<std::string> elisions;
};

inline constexpr std::uint32_t kNoQuotation = 0xffffffffu;

struct Quotation {
  std::uint32_t first_token = 0;  // the opening mark
  std::uint32_t last_token = 0;   // the closing mark, or where it is missing the last token of the paragraph
  std::uint32_t begin = 0;        // bytes: with its marks
  std::uint32_t end = 0;
  std::uint32_t inner_begin = 0;  // bytes: the words without the marks and the padding inside them
  std::uint32_t inner_end = 0;
  std::uint32_t parent = kNoQuotation;     // the quotation around it
  std::uint32_t continues = kNoQuotation;  // the quotation of an earlier paragraph that this one takes up again
  bool closed = true;
};

// Replaces `quotations` by those of the text, by where they begin, and sets kInQuotation, kOpeningMark and
// kClosingMark; these must not be set before: tokens are fresh from the tokenizer. A mark of several characters ('' or ``) may
// be several tokens. Linear.
void pair_quotation_marks(std::string_view text, const MarkTables& tables, std::vector<Token>& tokens,
                          std::vector<Quotation>& quotations);

}  // namespace sayso::text

#endif  // SAYSO_TEXT_QUOTATION_MARKS_H_
