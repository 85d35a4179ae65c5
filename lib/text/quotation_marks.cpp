// Typed pairing with a stack that lives for one paragraph.
//
// Counting marks and taking them by parity breaks down at the first missing one, and one text in ten has
// such. Here each mark is judged for itself: by what the table says it can do, by what stands left and right
// of it (space, letter, punctuation, another mark), and by what is open. Marks that point (“ ”) are believed,
// unless they point the wrong way; marks that do not (") open where they follow space and precede none, and
// close otherwise; single ones are apostrophes until the neighbours, and a closer ahead, say that they quote.
// The end of the paragraph closes what is open. The rules come from looking at English, German and French
// news of seven houses, the idea of a stack per paragraph from there, too: damage seldom crosses a paragraph.
//
// Every look ahead is bounded, and so is the depth; the whole is linear.
#include "text/quotation_marks.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/landmarks.h"
#include "text/utf8.h"

namespace sayso::text {
namespace {

constexpr std::size_t kMostMarks = 64;
constexpr std::size_t kDeepest = 3;            // deeper ones are errors, and end the one before
constexpr std::uint32_t kLookAhead = 400;      // tokens
constexpr std::size_t kLongestElision = 16;    // bytes

// The table, compiled: marks by number, and bit sets over them.
class Marks {
 public:
  explicit Marks(const MarkTables& tables) {
    for (const MarkPair& pair : tables.pairs) {
      const int open = number(pair.open);
      const int close = number(pair.close);
      if (open < 0 || close < 0) continue;
      closers_[static_cast<std::size_t>(open)] |= bit(close);
      opening_ |= bit(open);
      closing_ |= bit(close);
      if (!pair.inner) outer_ |= bit(open);
    }
  }

  // The mark a token is, or -1.
  int find(std::string_view form) const {
    const int first = by_byte_[static_cast<unsigned char>(form[0])];
    if (first == kNone) return -1;
    if (form.size() == 1 && first >= 0) return first;
    for (std::size_t i = 0; i < count_; ++i) {
      if (forms_[i] == form) return static_cast<int>(i);
    }
    return -1;
  }

  bool may_open(int mark) const { return (opening_ & bit(mark)) != 0; }
  bool may_close(int mark) const { return (closing_ & bit(mark)) != 0; }
  bool pairs(int open, int close) const { return (closers_[static_cast<std::size_t>(open)] & bit(close)) != 0; }
  bool inner_only(int open) const { return (outer_ & bit(open)) == 0; }

 private:
  static constexpr std::int8_t kNone = -1;
  static constexpr std::int8_t kBegins = -2;  // only longer marks begin with it

  static std::uint64_t bit(int mark) { return std::uint64_t{1} << mark; }
  static constexpr std::array<std::int8_t, 256> no_marks() {
    std::array<std::int8_t, 256> marks{};
    for (std::int8_t& mark : marks) mark = kNone;
    return marks;
  }

  int number(std::string_view form) {
    if (form.empty()) return -1;
    const int known = find(form);
    if (known >= 0) return known;
    if (count_ == kMostMarks) return -1;
    forms_[count_] = form;
    std::int8_t& first = by_byte_[static_cast<unsigned char>(form[0])];
    if (form.size() == 1) {
      first = static_cast<std::int8_t>(count_);
    } else if (first == kNone) {
      first = kBegins;
    }
    return static_cast<int>(count_++);
  }

  std::array<std::string_view, kMostMarks> forms_;
  std::array<std::uint64_t, kMostMarks> closers_{};
  std::array<std::int8_t, 256> by_byte_ = no_marks();  // the mark of that byte alone, or what the constants say
  std::uint64_t opening_ = 0;
  std::uint64_t closing_ = 0;
  std::uint64_t outer_ = 0;
  std::size_t count_ = 0;
};

class Pairing {
 public:
  Pairing(std::string_view text, const MarkTables& tables, std::vector<Token>& tokens, std::vector<Quotation>& quotations)
      : text_(text), tables_(tables), marks_(tables), tokens_(tokens), quotations_(quotations) {}

  void run() {
    if (tokens_.empty()) return;
    const Landmarks landmarks(tokens_, kPunctuation | kSymbol | kParagraphStart);
    for_each_paragraph(tokens_, landmarks, [&](std::uint32_t first, std::uint32_t end, const std::uint32_t* landmark, const std::uint32_t* landmarks_end) {
      pair_paragraph(first, end, landmark, landmarks_end);
    });
    finish();
  }

 private:
  // What is open.
  struct Open {
    std::uint32_t quotation = 0;
    int mark = 0;
    std::uint32_t same_inside = kNoQuotation;  // the first one right inside that began with the same mark
  };

  // What stands beside a mark.
  enum class Side { kSpace, kWord, kOpening, kClosing, kDash, kMark };
  struct Context {
    Side left = Side::kSpace;
    Side right = Side::kSpace;
    bool opens = false;   // by the look of it
    bool closes = false;
  };

  std::string_view form(std::uint32_t i) const { return form_of(text_, tokens_[i]); }
  bool glued(std::uint32_t i) const { return (tokens_[i].flags & kSpaceBefore) == 0; }
  int mark_at(std::uint32_t i) const {
    return (tokens_[i].flags & (kPunctuation | kSymbol)) == 0 ? -1 : marks_.find(form(i));
  }
  static bool is_ellipsis(std::string_view form) { return form == "\xE2\x80\xA6" || (form.size() > 1 && form[0] == '.'); }

  Side side_of(std::uint32_t i) const {
    if ((tokens_[i].flags & (kWord | kNumber)) != 0) return Side::kWord;
    const std::uint32_t flags = tokens_[i].flags;
    if ((flags & kOpeningMark) != 0) return Side::kOpening;
    if ((flags & kClosingMark) != 0) return Side::kClosing;
    if (mark_at(i) >= 0) return Side::kMark;
    const std::uint32_t c = decode(text_, tokens_[i].begin).codepoint;
    switch (c) {
      case '(': case '[': case '{': case 0xA1: case 0xBF: return Side::kOpening;
      case '-': case '/': case '=': case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
        return Side::kDash;
      default: break;
    }
    return kind_of(c) == CharacterKind::kPunctuation && c != '@' && c != '#' && c != '%' ? Side::kClosing : Side::kWord;
  }

  Context context(std::uint32_t i) const {
    Context c;
    if (i > first_ && glued(i)) c.left = side_of(i - 1);
    if (i + 1 < end_ && glued(i + 1)) c.right = side_of(i + 1);
    const bool before = c.left == Side::kSpace || c.left == Side::kOpening || c.left == Side::kDash;
    const bool ellipsis = c.right == Side::kClosing && c.left == Side::kSpace && is_ellipsis(form(i + 1));
    c.opens = before && c.right != Side::kSpace && (c.right != Side::kClosing || ellipsis);
    c.closes = c.left != Side::kSpace && c.left != Side::kOpening && c.right != Side::kWord && c.right != Side::kOpening;
    return c;
  }

  // ---- apostrophes

  bool is_elision(std::string_view with_apostrophe) const {
    return std::find(tables_.elisions.begin(), tables_.elisions.end(), with_apostrophe) != tables_.elisions.end();
  }

  // "'em", "n'": `word` with an apostrophe before or behind it.
  bool is_elision(std::string_view word, bool behind) const {
    if (word.size() > kLongestElision) return false;
    std::string s(behind ? "" : "'");
    for (const char c : word) s += ascii_lower(c);
    if (behind) s += '\'';
    return is_elision(s);
  }

  // Whether `word` has an ending that the table writes "-s'": the apostrophe behind it may be its own.
  bool may_own_apostrophe(std::string_view word) const {
    for (const std::string& entry : tables_.elisions) {
      if (entry.size() < 3 || entry.front() != '-' || entry.back() != '\'') continue;
      const std::string_view ending(entry.data() + 1, entry.size() - 2);
      if (word.size() <= ending.size()) continue;
      const std::string_view tail = word.substr(word.size() - ending.size());
      if (std::equal(tail.begin(), tail.end(), ending.begin(), [](char a, char b) { return ascii_lower(a) == b; })) return true;
    }
    return false;
  }

  static bool is_two_digits(std::string_view s) { return s.size() == 2 && is_ascii_digit(s[0]) && is_ascii_digit(s[1]); }

  // Whether a quotation that `open` began finds a closer behind token `i`, before the one around it ends.
  // Where `padded`, with white space on both sides of it, too.
  bool closer_ahead(std::uint32_t i, int open, int around, bool padded = false) const {
    const std::uint32_t limit = std::min(end_, i + kLookAhead);
    for (std::uint32_t j = i + 1; j < limit; ++j) {
      const int mark = mark_at(j);
      if (mark < 0) continue;
      const Context c = context(j);
      if (marks_.pairs(open, mark) && (c.closes || (padded && !c.opens)) && j > i + 1) return true;
      if (mark == open && c.opens) return false;
      if (around >= 0 && marks_.pairs(around, mark) && c.closes && !c.opens) return false;
    }
    return false;
  }

  // `level` is what the mark would close, or -1.
  bool is_own_apostrophe(std::uint32_t i, int level, const Context& c) const {
    const std::uint32_t codepoint = decode(text_, tokens_[i].begin).codepoint;
    const bool single = is_apostrophe(codepoint) && tokens_[i].length == (codepoint == '\'' ? 1u : 3u);
    if (!single && codepoint != 0x2018) return false;
    if (c.right == Side::kWord && c.left != Side::kWord) {
      if (is_elision(form(i + 1), false)) return true;
      // "the '90s"
      if (is_two_digits(form(i + 1)) && (single || (i + 2 < end_ && glued(i + 2) && tokens_[i + 2].length == 1))) return true;
    }
    if (!single) return false;
    if (c.left == Side::kWord && is_elision(form(i - 1), true)) return true;
    if (level < 0) return !c.opens;
    if (c.opens) return false;
    if (!c.closes) return true;
    return c.left == Side::kWord && c.right == Side::kSpace && may_own_apostrophe(form(i - 1)) &&
           closer_ahead(i, open_[static_cast<std::size_t>(level)].mark, around(level));
  }

  // ---- the stack

  int around(int level) const { return level > 0 ? open_[static_cast<std::size_t>(level) - 1].mark : -1; }

  int level_closed_by(int mark) const {
    for (std::size_t level = depth_; level-- > 0;) {
      if (marks_.pairs(open_[level].mark, mark)) return static_cast<int>(level);
    }
    return -1;
  }

  void push(std::uint32_t i, int mark) {
    if (depth_ == kDeepest) abandon(depth_ - 1, i);
    Quotation q;
    q.first_token = i;
    q.parent = depth_ > 0 ? open_[depth_ - 1].quotation : kNoQuotation;
    const auto index = static_cast<std::uint32_t>(quotations_.size());
    if (depth_ > 0 && open_[depth_ - 1].mark == mark && open_[depth_ - 1].same_inside == kNoQuotation) {
      open_[depth_ - 1].same_inside = index;
    }
    if (i == first_ && continued_ != kNoQuotation && mark == continued_mark_) q.continues = continued_;
    quotations_.push_back(q);
    open_[depth_++] = {index, mark, kNoQuotation};
    tokens_[i].flags |= kOpeningMark;
  }

  void close(int level, std::uint32_t i) {
    while (depth_ > static_cast<std::size_t>(level) + 1) abandon(depth_ - 1, i);
    quotations_[open_[--depth_].quotation].last_token = i;
    tokens_[i].flags |= kClosingMark;
  }

  // Ends the innermost one without a closer, before token `end`.
  void abandon(std::size_t level, std::uint32_t end) {
    const Open open = open_[level];
    Quotation& q = quotations_[open.quotation];
    q.closed = false;
    q.last_token = end - 1;
    depth_ = level;
    if (marks_.inner_only(open.mark) && q.first_token != first_) drop(open.quotation);
    // “One, he said. “Two.” is two of them, the first without its closer, rather than one inside the other.
    if (open.same_inside != kNoQuotation && q.last_token != kNoQuotation) {
      q.last_token = quotations_[open.same_inside].first_token - 1;
      for (std::size_t i = open.same_inside; i < quotations_.size(); ++i) {
        if (quotations_[i].parent == open.quotation) quotations_[i].parent = q.parent;
      }
    }
  }

  void drop(std::uint32_t index) {
    Quotation& q = quotations_[index];
    tokens_[q.first_token].flags &= ~std::uint32_t{kOpeningMark};
    if (q.closed) tokens_[q.last_token].flags &= ~std::uint32_t{kClosingMark};
    q.last_token = kNoQuotation;  // finish() leaves it out
  }

  // ---- one mark, one paragraph, all

  void settle(std::uint32_t i, int mark) {
    const int level = level_closed_by(mark);
    const Context c = context(i);
    if (is_own_apostrophe(i, level, c)) return;
    if (level >= 0) {
      if (!marks_.may_open(mark) || !c.opens || c.closes) return close(level, i);
      // The old one was not closed; one with another mark may go on around this one.
      while (depth_ > static_cast<std::size_t>(level) && open_[static_cast<std::size_t>(level)].mark == mark) {
        abandon(depth_ - 1, i);
      }
      return push(i, mark);
    }
    if (!marks_.may_open(mark)) return;
    if (c.closes && !c.opens) {
      // It points the wrong way: “ … “ or " … “ where ” was meant.
      for (std::size_t at = depth_; at-- > 0;) {
        const bool both_outer = !marks_.inner_only(mark) && !marks_.inner_only(open_[at].mark);
        if (open_[at].mark == mark || both_outer) return close(static_cast<int>(at), i);
      }
    }
    if (!marks_.may_close(mark) || opens_undirected(i, mark, c)) push(i, mark);
  }

  // Whether a mark that looks the same at both ends opens here, where none of its kind is open.
  bool opens_undirected(std::uint32_t i, int mark, const Context& c) const {
    const bool single = form(i).size() == 1 && form(i)[0] == '\'';
    if (single) return c.opens && closer_ahead(i, mark, depth_ > 0 ? open_[depth_ - 1].mark : -1);
    if (c.opens) return true;
    if (c.left == Side::kWord && (tokens_[i - 1].flags & kNumber) != 0) return false;  // inches, seconds
    if (c.left == Side::kSpace && c.right == Side::kSpace) return i + 1 < end_ && closer_ahead(i, mark, -1, true);
    // A space left out: said:"We and said"We.
    return c.right == Side::kWord && (tokens_[i + 1].flags & kCapital) != 0;
  }

  void pair_paragraph(std::uint32_t first, std::uint32_t end, const std::uint32_t* landmark, const std::uint32_t* landmarks_end) {
    first_ = first;
    end_ = end;
    depth_ = 0;
    for (; landmark != landmarks_end; ++landmark) {
      const int mark = mark_at(*landmark);
      if (mark >= 0) settle(*landmark, mark);
    }
    continued_ = kNoQuotation;
    while (depth_ > 0) {
      const Open open = open_[depth_ - 1];
      abandon(depth_ - 1, end);
      if (quotations_[open.quotation].last_token == end - 1) {
        continued_ = open.quotation;
        continued_mark_ = open.mark;
      }
    }
  }

  // Leaves out what was dropped or is empty, sets the bytes and the flags of what is inside.
  void finish() {
    // Where each went; one that is left out hands on the one around it.
    std::vector<std::uint32_t> moved(quotations_.size(), kNoQuotation);
    std::vector<bool> left_out(quotations_.size(), false);
    std::uint32_t kept = 0;
    std::uint32_t covered = 0;
    for (std::uint32_t i = 0; i < quotations_.size(); ++i) {
      Quotation q = quotations_[i];
      if (q.parent != kNoQuotation) q.parent = moved[q.parent];
      q.continues = q.continues == kNoQuotation || left_out[q.continues] ? kNoQuotation : moved[q.continues];
      const std::uint32_t inner_last = q.closed ? q.last_token - 1 : q.last_token;
      if (q.last_token == kNoQuotation || inner_last <= q.first_token) {
        if (q.last_token != kNoQuotation) drop(i);
        moved[i] = q.parent;
        left_out[i] = true;
        continue;
      }
      q.begin = tokens_[q.first_token].begin;
      q.end = tokens_[q.last_token].end();
      q.inner_begin = tokens_[q.first_token + 1].begin;
      q.inner_end = tokens_[inner_last].end();
      for (covered = std::max(covered, q.first_token); covered <= q.last_token; ++covered) tokens_[covered].flags |= kInQuotation;
      moved[i] = kept;
      quotations_[kept++] = q;
    }
    quotations_.resize(kept);
  }

  const std::string_view text_;
  const MarkTables& tables_;
  const Marks marks_;
  std::vector<Token>& tokens_;
  std::vector<Quotation>& quotations_;
  std::array<Open, kDeepest> open_;
  std::size_t depth_ = 0;
  std::uint32_t first_ = 0;  // the paragraph's tokens
  std::uint32_t end_ = 0;
  std::uint32_t continued_ = kNoQuotation;  // what the paragraph before left open
  int continued_mark_ = -1;
};

}  // namespace

void pair_quotation_marks(std::string_view text, const MarkTables& tables, std::vector<Token>& tokens,
                          std::vector<Quotation>& quotations) {
  quotations.clear();
  Pairing(text, tables, tokens, quotations).run();
}

}  // namespace sayso::text
