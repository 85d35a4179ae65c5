#include "format/html_blocks.h"

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace sayso::io {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

class BlockMaker {
 public:
  BlockMaker(const HtmlTree& tree, const QuoteMarks& marks) : tree_(tree), marks_(marks) {}

  std::vector<HtmlBlock> run() {
    const auto count = static_cast<std::uint32_t>(tree_.nodes.size());
    for (std::uint32_t i = 0; i < count;) {
      leave(i);
      const HtmlNode& node = tree_.nodes[i];
      if (node.tag == Tag::kText) {
        append(tree_.text(node));
        ++i;
      } else if (is_hidden(node.tag)) {
        i = node.end;
      } else {
        enter(i);
        ++i;
      }
    }
    leave(count);
    flush();
    return std::move(blocks_);
  }

 private:
  void enter(std::uint32_t i) {
    const Tag tag = tree_.nodes[i].tag;
    if (is_block(tag)) {
      flush();
      if (tag == Tag::kBlockquote && blockquote_ == 0) blockquote_ = i;
      if (tag == Tag::kPre) ++pre_;
    }
    switch (tag) {
      case Tag::kA:
        ++links_;
        break;
      case Tag::kBr:
        line_break();
        break;
      case Tag::kTime:
        block_.has_time = true;
        break;
      case Tag::kQ:
        // A page may set the marks itself.
        quotes_.push_back(!opens_with_mark(first_text(i)));
        if (quotes_.back()) put(quotes_.size() % 2 == 1 ? marks_.open : marks_.inner_open);
        break;
      default:
        break;
    }
    open_.push_back(i);
  }

  void leave(std::uint32_t at) {
    while (!open_.empty() && tree_.nodes[open_.back()].end <= at) {
      const std::uint32_t i = open_.back();
      const Tag tag = tree_.nodes[i].tag;
      if (is_block(tag)) flush();
      open_.pop_back();
      if (tag == Tag::kA) --links_;
      if (tag == Tag::kPre) --pre_;
      if (tag == Tag::kBlockquote && blockquote_ == i) blockquote_ = 0;
      if (tag == Tag::kQ && !quotes_.empty()) {
        // The mark stands at the last word, not behind the space after it.
        if (quotes_.back()) close_quote(quotes_.size() % 2 == 1 ? marks_.close : marks_.inner_close);
        quotes_.pop_back();
      }
    }
  }

  std::string_view first_text(std::uint32_t i) const {
    for (std::uint32_t n = i + 1; n < tree_.nodes[i].end; ++n) {
      if (tree_.nodes[n].tag != Tag::kText) continue;
      std::string_view text = tree_.text(tree_.nodes[n]);
      while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
      if (!text.empty()) return text;
    }
    return {};
  }

  void begin() {
    if (!block_.text.empty()) return;
    block_.node = 0;
    for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
      if (!is_block(tree_.nodes[*it].tag)) continue;
      block_.node = *it;
      break;
    }
    block_.blockquote = blockquote_;
  }

  void put(std::string_view s) {
    if (s.empty()) return;
    begin();
    const std::size_t before = block_.text.size();
    if (space_ && !block_.text.empty() && block_.text.back() != '\n') block_.text += ' ';
    space_ = false;
    breaks_ = 0;
    block_.text += s;
    if (links_ > 0) block_.linked += block_.text.size() - before;
  }

  void append(std::string_view s) {
    if (pre_ > 0) {
      while (!s.empty()) {
        const std::size_t line = std::min(s.find('\n'), s.size());
        put(s.substr(0, line));
        if (line == s.size()) break;
        line_break();
        s.remove_prefix(line + 1);
      }
      return;
    }
    while (!s.empty()) {
      std::size_t spaces = 0;
      while (spaces < s.size() && is_space(s[spaces])) ++spaces;
      if (spaces > 0) space_ = true;
      s.remove_prefix(spaces);
      std::size_t word = 0;
      while (word < s.size() && !is_space(s[word])) ++word;
      put(s.substr(0, word));
      s.remove_prefix(word);
    }
  }

  void close_quote(std::string_view mark) {
    const bool spaced = space_;
    space_ = false;
    put(mark);
    space_ = spaced;
  }

  void line_break() {
    space_ = false;
    if (block_.text.empty()) return;
    if (++breaks_ >= 2) {
      flush();
    } else {
      block_.text += '\n';
    }
  }

  void flush() {
    while (!block_.text.empty() && is_space(block_.text.back())) block_.text.pop_back();
    if (!block_.text.empty()) blocks_.push_back(std::move(block_));
    block_ = {};
    space_ = false;
    breaks_ = 0;
  }

  const HtmlTree& tree_;
  const QuoteMarks& marks_;
  std::vector<HtmlBlock> blocks_;
  HtmlBlock block_;
  std::vector<std::uint32_t> open_;
  std::vector<bool> quotes_;  // of the <q> that are open: whether a mark was set
  std::uint32_t blockquote_ = 0;
  int links_ = 0, pre_ = 0, breaks_ = 0;
  bool space_ = false;
};

std::string delimiter(ULocaleData* data, ULocaleDataDelimiterType type, std::string_view otherwise) {
  UChar wide[16];
  char narrow[64];
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = ulocdata_getDelimiter(data, type, wide, 16, &status);
  std::int32_t length = 0;
  u_strToUTF8(narrow, sizeof narrow, &length, wide, size, &status);
  return U_SUCCESS(status) && length > 0 ? std::string(narrow, static_cast<std::size_t>(length))
                                         : std::string(otherwise);
}

}  // namespace

QuoteMarks quote_marks(std::string_view language) {
  QuoteMarks marks{"\u201C", "\u201D", "\u2018", "\u2019"};
  UErrorCode status = U_ZERO_ERROR;
  ULocaleData* data = ulocdata_open(std::string(language.substr(0, 30)).c_str(), &status);
  if (U_FAILURE(status)) return marks;
  marks.open = delimiter(data, ULOCDATA_QUOTATION_START, marks.open);
  marks.close = delimiter(data, ULOCDATA_QUOTATION_END, marks.close);
  marks.inner_open = delimiter(data, ULOCDATA_ALT_QUOTATION_START, marks.inner_open);
  marks.inner_close = delimiter(data, ULOCDATA_ALT_QUOTATION_END, marks.inner_close);
  ulocdata_close(data);
  return marks;
}

std::vector<HtmlBlock> html_blocks(const HtmlTree& tree, const QuoteMarks& marks) {
  return BlockMaker(tree, marks).run();
}

bool opens_with_mark(std::string_view text) {
  const auto first = text::decode(text, 0);
  return first.length > 0 && (first.codepoint == '"' || first.codepoint == '\'' ||
                              u_hasBinaryProperty(static_cast<UChar32>(first.codepoint), UCHAR_QUOTATION_MARK));
}

}  // namespace sayso::io
