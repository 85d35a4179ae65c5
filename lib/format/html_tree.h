// A page as a flat array of elements and texts, in the order of the document.
//
// libxml2 parses: of the parsers of HTML in Debian it is the one that is cared for (gumbo's last release is of 2015, it
// frees its tree by recursion, and lexbor is not there). Its stream of events is taken and not its tree, so that nothing
// recurses and an element takes a few bytes. It knows HTML 4 and passes on what came later, which is enough to find text.
//
// Everything that can grow without end has a limit: how deep elements are nested, and how many there are.
#ifndef SAYSO_FORMAT_HTML_TREE_H_
#define SAYSO_FORMAT_HTML_TREE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.h"

namespace sayso::io {

// Elements that mean something to a reader of articles.
enum class Tag : std::uint8_t {
  kText,
  kOther,
  kFormat,  // letters of another sort or size: not in the tree
  // Inline.
  kA,
  kBr,
  kCite,
  kQ,
  kTime,
  kWbr,
  kImg,
  // Blocks of text.
  kP,
  kHeadline,
  kHeading,
  kLi,
  kBlockquote,
  kPre,
  kTd,
  kTh,
  kDt,
  kDd,
  kCaption,
  kAddress,
  kHr,
  // Blocks of blocks.
  kDiv,
  kSection,
  kArticle,
  kMain,
  kBody,
  kHtml,
  kHead,
  kTable,
  kRow,
  kList,
  kFigure,
  kFigcaption,
  kDetails,
  // Seldom part of an article.
  kNav,
  kHeader,
  kFooter,
  kAside,
  kForm,
  kMenu,
  kDialog,
  // Never.
  kScript,
  kStyle,
  kTemplate,
  kControl,
  kEmbedded,
  // What the head holds.
  kTitle,
  kMeta,
  kLink,
};

bool is_block(Tag tag);   // begins and ends a line
bool is_hidden(Tag tag);  // never shown as text

struct HtmlNode {
  Tag tag = Tag::kOther;
  std::uint32_t parent = 0;  // of the first one: itself
  std::uint32_t end = 0;     // one past its last descendant
  std::uint32_t text = 0;    // of a text: where it stands in HtmlTree::strings
  std::uint32_t size = 0;
  std::uint32_t attribute = 0;  // of an element: its attributes
  std::uint32_t attributes = 0;
};

struct HtmlTree {
  std::vector<HtmlNode> nodes;
  std::string_view text(const HtmlNode& node) const { return std::string_view(strings).substr(node.text, node.size); }
  // Empty where there is none. Of the attributes, those that tell what an element is for are kept.
  std::string_view attribute(const HtmlNode& node, std::string_view name) const;
  bool has_attribute(const HtmlNode& node, std::string_view name) const;

  struct Attribute {
    std::uint8_t name;
    std::uint32_t value, size;
  };
  std::vector<Attribute> attribute_list;
  std::string strings;
};

// `page` is UTF-8. Errors: kTooLarge (nested too deeply, too many elements), kMalformedInput.
Result<HtmlTree> parse_html(std::string_view page);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_HTML_TREE_H_
