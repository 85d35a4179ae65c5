#include "format/html_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <utility>
#include <vector>

#include "format/html_blocks.h"
#include "format/html_hints.h"
#include "format/item.h"

namespace sayso::io {
namespace {

constexpr std::size_t kParagraph = 60;  // bytes from which a block counts as a paragraph, not a label
constexpr std::size_t kShort = 250;     // a longer block is no byline, and no line of links

bool is_label(Tag tag) { return tag == Tag::kHeading || tag == Tag::kHeadline || tag == Tag::kDt || tag == Tag::kTh; }
bool is_paragraph(Tag tag) { return tag == Tag::kP || tag == Tag::kBlockquote || tag == Tag::kPre || tag == Tag::kDd; }

// Ends as a sentence does: quotation marks, brackets, spaces and signs behind its stop aside.
bool ends_sentence(std::string_view s) {
  constexpr char32_t kStops[] = {U'.',      U'?',      U'!',      U':',      U'\u2026', U'\u3002',
                                 U'\uFF01', U'\uFF1F', U'\u061F', U'\u06D4', U'\u0964', U'\u037E'};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(s.data());
  for (auto at = static_cast<std::int32_t>(std::min<std::size_t>(s.size(), INT32_MAX)); at > 0;) {
    UChar32 c = 0;
    U8_PREV_OR_FFFD(bytes, 0, at, c);
    if (std::find(std::begin(kStops), std::end(kStops), static_cast<char32_t>(c)) != std::end(kStops)) return true;
    if (u_isalnum(c)) return false;
  }
  return false;
}

class Article {
 public:
  Article(const HtmlTree& tree, std::vector<HtmlBlock> blocks)
      : tree_(tree),
        blocks_(std::move(blocks)),
        weights_(tree.nodes.size()),
        around_(tree.nodes.size()),
        byline_(tree.nodes.size()) {}

  // The blocks of the article, in order.
  std::vector<const HtmlBlock*> find(std::string_view title) {
    read_hints();
    weigh();
    find_bylines();
    drop();
    drop_teasers();
    const std::uint32_t root = find_root();
    return choose(root, title);
  }

 private:
  const HtmlNode& node(std::uint32_t i) const { return tree_.nodes[i]; }

  void read_hints() {
    hints_.resize(tree_.nodes.size(), Hint::kNone);
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      if (node(i).tag != Tag::kText) hints_[i] = hint_of(tree_, node(i));
      const std::uint32_t parent = node(i).parent;
      if (i == 0) continue;
      // Who is quoted stands in the foot of a quotation.
      if (node(i).tag == Tag::kFooter && (node(parent).tag == Tag::kBlockquote || node(parent).tag == Tag::kFigure))
        hints_[i] = Hint::kNone;
      if (node(i).tag == Tag::kHeader && hints_[i] == Hint::kNone && !inside_article(i)) hints_[i] = Hint::kAround;
    }
  }

  bool inside_article(std::uint32_t i) const {
    for (std::uint32_t at = node(i).parent; at != 0; at = node(at).parent) {
      if (hints_[at] == Hint::kArticle || hints_[at] == Hint::kBody || node(at).tag == Tag::kMain) return true;
    }
    return false;
  }

  static std::size_t worth(const HtmlBlock& block) {
    const std::size_t plain = block.text.size() - std::min(block.linked, block.text.size());
    return plain >= kParagraph && block.linked <= plain ? plain : 0;
  }

  void weigh() {
    for (const HtmlBlock& block : blocks_) {
      const std::size_t worth_of = is_label(node(block.node).tag) ? 0 : worth(block);
      if (worth_of == 0) continue;
      for (std::uint32_t at = block.node;; at = node(at).parent) {
        weights_[at] += worth_of;
        if (at == 0) break;
      }
    }
  }

  // A byline is short: a class of the whole article may name its author too.
  void find_bylines() {
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      byline_[i] = byline_[node(i).parent] || (hints_[i] == Hint::kByline && weights_[i] <= kShort);
    }
  }

  // What hints speak against, where it is not most of the page.
  void drop() {
    const std::size_t all = weights_[0];
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      const std::uint32_t parent = node(i).parent;
      around_[i] = around_[parent];
      if (around_[i] || hints_[i] != Hint::kAround || weights_[i] * 2 > all) continue;
      around_[i] = true;
      const std::size_t weight = weights_[i];
      for (std::uint32_t at = parent; weight > 0; at = node(at).parent) {
        weights_[at] -= weight;
        if (at == 0) break;
      }
    }
  }

  // A heading that is a link leads elsewhere, and what stands with it is a teaser. Where that would be much of the page, it is
  // a live blog, whose entries link to themselves.
  void drop_teasers() {
    std::vector<std::uint32_t> teasers;
    std::size_t sum = 0;
    for (const HtmlBlock& block : blocks_) {
      if (node(block.node).tag != Tag::kHeading || block.linked * 10 < block.text.size() * 9 || around_[block.node])
        continue;
      std::uint32_t at = block.node;
      while (at != 0 && weights_[at] == 0) at = node(at).parent;
      if (at == 0 || weights_[at] * 4 > weights_[0] || is_paragraph(node(at).tag)) continue;
      if (std::find(teasers.begin(), teasers.end(), at) != teasers.end()) continue;
      teasers.push_back(at);
      sum += weights_[at];
      if (teasers.size() > 200) return;
    }
    if (sum * 10 > weights_[0] * 3) return;
    for (const std::uint32_t teaser : teasers) {
      for (std::uint32_t i = teaser; i < node(teaser).end; ++i) around_[i] = true;
      const std::size_t weight = weights_[teaser];
      for (std::uint32_t at = node(teaser).parent;; at = node(at).parent) {
        weights_[at] -= std::min(weight, weights_[at]);
        if (at == 0) break;
      }
    }
  }

  std::uint32_t find_root() const {
    std::uint32_t at = 0, marked = 0;
    for (;;) {
      std::uint32_t best = 0;
      std::size_t most = 0, second = 0;
      for (std::uint32_t child = at + 1; child < node(at).end; child = node(child).end) {
        if (node(child).tag == Tag::kText || around_[child]) continue;
        const std::size_t weight = weights_[child];
        if (weight > most) {
          second = most;
          most = weight;
          best = child;
        } else {
          second = std::max(second, weight);
        }
      }
      const bool nearly_all = most * 10 >= weights_[at] * 9;
      const bool outstanding = most * 2 >= weights_[at] && second * 10 <= most;
      if (best == 0 || most == 0 || !(nearly_all || outstanding)) break;
      const Tag tag = node(best).tag;
      if (is_paragraph(tag) || is_label(tag) || tag == Tag::kLi || !is_block(tag)) break;
      at = best;
      if (hints_[at] == Hint::kArticle) marked = at;
      if (hints_[at] == Hint::kBody && (marked == 0 || hints_[marked] != Hint::kArticle)) marked = at;
    }
    return marked != 0 ? marked : at;
  }

  // The part of the article that says it is the paragraphs, if that is nearly all; what comes behind it is no article.
  std::uint32_t body_of(std::uint32_t root) const {
    for (std::uint32_t i = root; i < node(root).end; ++i) {
      if (hints_[i] == Hint::kBody && !around_[i] && weights_[i] * 10 >= weights_[root] * 7) return i;
    }
    return root;
  }

  bool in_figure(std::uint32_t at) const {
    for (; at != 0; at = node(at).parent) {
      if (node(at).tag == Tag::kBlockquote) return false;
      if (node(at).tag == Tag::kFigure) return true;
    }
    return false;
  }

  std::vector<const HtmlBlock*> choose(std::uint32_t root, std::string_view title) const {
    const std::uint32_t body_end = node(body_of(root)).end;
    std::vector<const HtmlBlock*> chosen, labels;
    std::unordered_set<std::string_view> seen;
    bool began = false;
    std::size_t last = 0;  // chosen up to the last paragraph
    for (const HtmlBlock& block : blocks_) {
      if (block.node < root || block.node >= node(root).end || block.node >= body_end || around_[block.node]) continue;
      const Tag tag = node(block.node).tag;
      const std::size_t size = block.text.size();
      const bool by_links = block.linked * 2 > size && (size < kShort || tag == Tag::kLi);
      if (by_links || block.text == title || tag == Tag::kHeadline || in_figure(block.node)) continue;
      if (size < kShort && byline_[block.node] && block.blockquote == 0) continue;
      if (is_label(tag)) {
        labels.push_back(&block);
        continue;
      }
      const bool paragraph = worth(block) > 0;
      const bool sentence = ends_sentence(block.text);
      if (!paragraph) {
        if (block.has_time && !sentence) continue;
        if (!began && !sentence) continue;
        if (!is_paragraph(tag) && tag != Tag::kLi && !(sentence && size >= 15)) continue;
      }
      if (size >= kParagraph && !seen.insert(block.text).second) continue;
      began = true;
      chosen.insert(chosen.end(), labels.begin(), labels.end());
      labels.clear();
      chosen.push_back(&block);
      if (paragraph || sentence) last = chosen.size();
    }
    chosen.resize(last);
    return chosen;
  }

  const HtmlTree& tree_;
  std::vector<HtmlBlock> blocks_;
  std::vector<Hint> hints_;
  std::vector<std::size_t> weights_;  // bytes of paragraphs in each element
  std::vector<bool> around_, byline_;
};

bool is_foot(const HtmlTree& tree, std::uint32_t at, std::uint32_t blockquote) {
  for (; at > blockquote; at = tree.nodes[at].parent) {
    if (tree.nodes[at].tag == Tag::kFooter || tree.nodes[at].tag == Tag::kCite ||
        tree.nodes[at].tag == Tag::kFigcaption)
      return true;
  }
  return false;
}

// With the marks of quotations that are blocks.
std::string join(const HtmlTree& tree, const std::vector<const HtmlBlock*>& blocks, const QuoteMarks& marks) {
  std::string text;
  const auto put = [&](std::string_view open, const HtmlBlock& block, std::string_view close) {
    if (!text.empty()) text += "\n\n";
    text += open;
    text += block.text;
    text += close;
  };
  for (std::size_t i = 0; i < blocks.size();) {
    const std::uint32_t quote = blocks[i]->blockquote;
    const auto quoted = [&](std::size_t k) {
      return k < blocks.size() && quote != 0 && blocks[k]->blockquote == quote &&
             !is_foot(tree, blocks[k]->node, quote);
    };
    if (!quoted(i)) {
      put({}, *blocks[i++], {});
      continue;
    }
    std::size_t end = i;
    bool own = false;  // the page has its own marks where any paragraph opens with one
    for (; quoted(end); ++end) own = own || opens_with_mark(blocks[end]->text);
    for (; i < end; ++i)
      put(own ? std::string_view() : marks.open, *blocks[i], own || i + 1 < end ? std::string_view() : marks.close);
  }
  return text;
}

}  // namespace

std::string article_text(const HtmlTree& tree, std::string_view language, std::string_view title) {
  const QuoteMarks marks = quote_marks(language);
  Article article(tree, html_blocks(tree, marks));
  return join(tree, article.find(title), marks);
}

void read_fragment(std::string_view html, Item& item) {
  auto tree = parse_html(html);
  if (!tree) return add_error(item, tree.error().code, Severity::kError, tree.error().message);
  const QuoteMarks marks = quote_marks(item.input.language);
  const std::vector<HtmlBlock> blocks = html_blocks(*tree, marks);
  std::vector<const HtmlBlock*> all;
  for (const HtmlBlock& block : blocks) {
    if (tree->nodes[block.node].tag != Tag::kFigcaption) all.push_back(&block);
  }
  item.text = join(*tree, all, marks);
}

}  // namespace sayso::io
