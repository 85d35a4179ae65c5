#include "format/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "text/utf8.h"

namespace sayso::io {
namespace {

constexpr std::size_t kDeepest = 500;    // what is nested deeper is taken for part of that, as browsers do from 512 on
constexpr std::size_t kMaxDepth = 2500;  // the parser's own work grows with it
constexpr std::size_t kMaxInTag = 1000;  // attributes; the parser compares each with each
constexpr std::size_t kMaxNodes = 4'000'000;

struct Element {
  std::string_view name;
  Tag tag;
};
// By name.
constexpr Element kElements[] = {
    {"a", Tag::kA},
    {"address", Tag::kAddress},
    {"applet", Tag::kEmbedded},
    {"article", Tag::kArticle},
    {"aside", Tag::kAside},
    {"audio", Tag::kEmbedded},
    {"b", Tag::kFormat},
    {"big", Tag::kFormat},
    {"blockquote", Tag::kBlockquote},
    {"body", Tag::kBody},
    {"br", Tag::kBr},
    {"button", Tag::kControl},
    {"canvas", Tag::kEmbedded},
    {"caption", Tag::kCaption},
    {"center", Tag::kDiv},
    {"cite", Tag::kCite},
    {"datalist", Tag::kControl},
    {"dd", Tag::kDd},
    {"details", Tag::kDetails},
    {"dialog", Tag::kDialog},
    {"dir", Tag::kList},
    {"div", Tag::kDiv},
    {"dl", Tag::kList},
    {"dt", Tag::kDt},
    {"em", Tag::kFormat},
    {"embed", Tag::kEmbedded},
    {"fieldset", Tag::kForm},
    {"figcaption", Tag::kFigcaption},
    {"figure", Tag::kFigure},
    {"font", Tag::kFormat},
    {"footer", Tag::kFooter},
    {"form", Tag::kForm},
    {"frameset", Tag::kDiv},
    {"h1", Tag::kHeadline},
    {"h2", Tag::kHeading},
    {"h3", Tag::kHeading},
    {"h4", Tag::kHeading},
    {"h5", Tag::kHeading},
    {"h6", Tag::kHeading},
    {"head", Tag::kHead},
    {"header", Tag::kHeader},
    {"hgroup", Tag::kHeader},
    {"hr", Tag::kHr},
    {"html", Tag::kHtml},
    {"i", Tag::kFormat},
    {"iframe", Tag::kEmbedded},
    {"img", Tag::kImg},
    {"input", Tag::kControl},
    {"label", Tag::kControl},
    {"legend", Tag::kControl},
    {"li", Tag::kLi},
    {"link", Tag::kLink},
    {"main", Tag::kMain},
    {"map", Tag::kEmbedded},
    {"math", Tag::kEmbedded},
    {"menu", Tag::kMenu},
    {"meta", Tag::kMeta},
    {"meter", Tag::kControl},
    {"nav", Tag::kNav},
    {"noframes", Tag::kTemplate},
    {"noscript", Tag::kTemplate},
    {"object", Tag::kEmbedded},
    {"ol", Tag::kList},
    {"option", Tag::kControl},
    {"p", Tag::kP},
    {"pre", Tag::kPre},
    {"progress", Tag::kControl},
    {"q", Tag::kQ},
    {"rp", Tag::kTemplate},
    {"rt", Tag::kTemplate},
    {"s", Tag::kFormat},
    {"script", Tag::kScript},
    {"section", Tag::kSection},
    {"select", Tag::kControl},
    {"small", Tag::kFormat},
    {"strike", Tag::kFormat},
    {"strong", Tag::kFormat},
    {"style", Tag::kStyle},
    {"summary", Tag::kP},
    {"svg", Tag::kEmbedded},
    {"table", Tag::kTable},
    {"tbody", Tag::kRow},
    {"td", Tag::kTd},
    {"template", Tag::kTemplate},
    {"textarea", Tag::kControl},
    {"tfoot", Tag::kRow},
    {"th", Tag::kTh},
    {"thead", Tag::kRow},
    {"time", Tag::kTime},
    {"title", Tag::kTitle},
    {"tr", Tag::kRow},
    {"tt", Tag::kFormat},
    {"u", Tag::kFormat},
    {"ul", Tag::kList},
    {"video", Tag::kEmbedded},
    {"wbr", Tag::kWbr},
};

constexpr std::string_view kAttributes[] = {
    "aria-hidden", "cite", "class", "content",  "datetime", "hidden", "href",  "http-equiv", "id",       "itemprop",
    "itemtype",    "lang", "name",  "property", "rel",      "role",   "style", "type",       "xml:lang", "pubdate",
};
constexpr std::size_t kMaxAttribute = 4096;  // no class and no date is longer

Tag tag_of(std::string_view name) {
  const auto at = std::lower_bound(std::begin(kElements), std::end(kElements), name,
                                   [](const Element& e, std::string_view n) { return e.name < n; });
  return at != std::end(kElements) && at->name == name ? at->tag : Tag::kOther;
}

std::string_view view(const xmlChar* s) {
  return s ? std::string_view(reinterpret_cast<const char*>(s)) : std::string_view();
}

struct Builder {
  HtmlTree tree;
  std::vector<std::uint32_t> open;  // elements that are not closed
  std::vector<bool> kept;           // of all that are not closed: whether they are in `open`
  htmlParserCtxtPtr context = nullptr;
  bool too_deep = false, too_many = false;

  void stop() { xmlStopParser(context); }

  HtmlNode& add(Tag tag) {
    HtmlNode node;
    node.tag = tag;
    node.parent = open.empty() ? 0 : open.back();
    tree.nodes.push_back(node);
    if (tree.nodes.size() > kMaxNodes) {
      too_many = true;
      stop();
    }
    return tree.nodes.back();
  }

  void start(std::string_view name, const xmlChar** attributes) {
    if (too_deep || too_many) return;
    const Tag tag = tag_of(name);
    // Scripts never nest, and must not be taken for text.
    kept.push_back(tag != Tag::kFormat && (open.size() < kDeepest || is_hidden(tag)));
    if (kept.size() > kMaxDepth) {
      too_deep = true;
      stop();
    }
    if (!kept.back()) return;
    const auto number = static_cast<std::uint32_t>(tree.nodes.size());
    HtmlNode& node = add(tag);
    node.attribute = static_cast<std::uint32_t>(tree.attribute_list.size());
    for (; attributes && attributes[0]; attributes += 2) {
      const std::string_view key = view(attributes[0]), value = view(attributes[1]).substr(0, kMaxAttribute);
      const auto known = std::find(std::begin(kAttributes), std::end(kAttributes), key);
      // Where a link leads is asked of <link> alone.
      if (known == std::end(kAttributes) || (key == "href" && node.tag != Tag::kLink)) continue;
      tree.attribute_list.push_back({static_cast<std::uint8_t>(known - std::begin(kAttributes)),
                                     static_cast<std::uint32_t>(tree.strings.size()),
                                     static_cast<std::uint32_t>(value.size())});
      tree.strings += value;
      ++node.attributes;
    }
    open.push_back(number);
  }

  void end() {
    const bool opened = !kept.empty() && kept.back();
    if (!kept.empty()) kept.pop_back();
    if (opened) close();
  }

  void close() {
    if (open.empty()) return;
    tree.nodes[open.back()].end = static_cast<std::uint32_t>(tree.nodes.size());
    open.pop_back();
  }

  void characters(std::string_view s) {
    if (too_deep || too_many || s.empty()) return;
    const bool goes_on = !tree.nodes.empty() && tree.nodes.back().tag == Tag::kText && !open.empty() &&
                         tree.nodes.back().parent == open.back() &&
                         tree.nodes.back().text + tree.nodes.back().size == tree.strings.size();
    if (!goes_on) {
      HtmlNode& node = add(Tag::kText);
      node.text = static_cast<std::uint32_t>(tree.strings.size());
      node.end = static_cast<std::uint32_t>(tree.nodes.size());
    }
    tree.nodes.back().size += static_cast<std::uint32_t>(s.size());
    tree.strings += s;
  }
};

void on_start(void* data, const xmlChar* name, const xmlChar** attributes) {
  static_cast<Builder*>(data)->start(view(name), attributes);
}
void on_end(void* data, const xmlChar*) { static_cast<Builder*>(data)->end(); }
void on_characters(void* data, const xmlChar* s, int size) {
  static_cast<Builder*>(data)->characters({reinterpret_cast<const char*>(s), static_cast<std::size_t>(size)});
}
void on_error(void*, xmlErrorPtr) {}

struct FreeContext {
  void operator()(htmlParserCtxt* context) const {
    if (context->myDoc) xmlFreeDoc(context->myDoc);
    context->myDoc = nullptr;
    htmlFreeParserCtxt(context);
  }
};

// What libxml2 stumbles over: NUL ends its strings. Pages written for Windows name its signs by numbers that are control
// characters elsewhere, or mean them where they declare Latin-1; browsers show the signs (the HTML standard, 13.2.5.80).
constexpr std::uint16_t kWindowsSigns[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

// Calls `use` with the parts of tags that lie behind their first kMaxInTag attributes. What looks like a tag in a script is
// taken for one; there is no text in it.
template <class Page, class Use>
void for_endless_tags(Page& page, Use use) {
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    ++at;
    std::size_t attributes = 0, cut = 0;
    char last = '<', quote = 0;
    for (; at < page.size(); ++at) {
      const char c = page[at];
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/';
      if (quote) {
        if (c == quote) quote = 0;
      } else if ((c == '"' || c == '\'') && last == '=') {
        quote = c;
      } else if (c == '>' || c == '<') {
        break;
      } else if (!space && (last == ' ' || last == '"') && ++attributes > kMaxInTag && cut == 0) {
        cut = at;
      }
      if (!quote) last = space ? (last == '=' ? '=' : ' ') : (c == '"' || c == '\'') ? '"' : c;
    }
    if (cut > 0) use(cut, at);
  }
}

bool has_endless_tag(std::string_view page) {
  bool found = false;
  for_endless_tags(page, [&](std::size_t, std::size_t) { found = true; });
  return found;
}

void cut_endless_tags(std::string& page) {
  for_endless_tags(page, [&](std::size_t begin, std::size_t end) {
    std::fill(page.begin() + static_cast<std::ptrdiff_t>(begin), page.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  });
}

void mend_controls(std::string& s, HtmlTree& tree) {
  if (s.find('\xC2') == std::string::npos) return;
  bool any = false;
  for (std::size_t at = s.find('\xC2'); at != std::string::npos && !any; at = s.find('\xC2', at + 1)) {
    any = at + 1 < s.size() && static_cast<unsigned char>(s[at + 1]) >= 0x80 &&
          static_cast<unsigned char>(s[at + 1]) < 0xA0;
  }
  if (!any) return;
  std::string out;
  out.reserve(s.size() + s.size() / 16);
  const auto move = [&](std::uint32_t& begin, std::uint32_t& size) {
    const std::size_t from = begin, to = from + size;
    begin = static_cast<std::uint32_t>(out.size());
    for (std::size_t i = from; i < to; ++i) {
      const auto next = i + 1 < to ? static_cast<unsigned char>(s[i + 1]) : 0u;
      if (s[i] == '\xC2' && next >= 0x80 && next < 0xA0) {
        text::append_utf8(kWindowsSigns[next - 0x80], out);
        ++i;
      } else {
        out += s[i];
      }
    }
    size = static_cast<std::uint32_t>(out.size()) - begin;
  };
  for (HtmlNode& node : tree.nodes) {
    if (node.tag == Tag::kText) move(node.text, node.size);
  }
  for (HtmlTree::Attribute& attribute : tree.attribute_list) move(attribute.value, attribute.size);
  s = std::move(out);
}

}  // namespace

bool is_block(Tag tag) { return (tag >= Tag::kP && tag <= Tag::kDialog) || tag == Tag::kTitle; }
bool is_hidden(Tag tag) { return tag >= Tag::kScript; }

std::string_view HtmlTree::attribute(const HtmlNode& node, std::string_view name) const {
  for (std::size_t i = node.attribute; i < node.attribute + node.attributes; ++i) {
    if (kAttributes[attribute_list[i].name] == name)
      return std::string_view(strings).substr(attribute_list[i].value, attribute_list[i].size);
  }
  return {};
}

bool HtmlTree::has_attribute(const HtmlNode& node, std::string_view name) const {
  for (std::size_t i = node.attribute; i < node.attribute + node.attributes; ++i) {
    if (kAttributes[attribute_list[i].name] == name) return true;
  }
  return false;
}

Result<HtmlTree> parse_html(std::string_view page) {
  Builder builder;
  // An element that holds all, also where the page has none.
  builder.add(Tag::kHtml);
  builder.open.push_back(0);
  std::string mended;
  if (page.find('\0') != std::string_view::npos || has_endless_tag(page)) {
    mended = page;
    std::replace(mended.begin(), mended.end(), '\0', ' ');
    cut_endless_tags(mended);
    page = mended;
  }
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
  if (!context) return Error{ErrorCode::kUnreadable, "there is no memory to read the page", std::nullopt};
  builder.context = context.get();
  *context->sax = {};
  context->sax->initialized = XML_SAX2_MAGIC;
  context->sax->startElement = on_start;
  context->sax->endElement = on_end;
  context->sax->characters = on_characters;
  context->sax->ignorableWhitespace = on_characters;
  context->sax->cdataBlock = on_characters;
  context->sax->serror = on_error;
  context->userData = &builder;
  htmlCtxtReadMemory(context.get(), page.data(),
                     static_cast<int>(std::min<std::size_t>(page.size(), std::size_t{1} << 30)), nullptr, "UTF-8",
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                         HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
  while (!builder.open.empty()) builder.close();
  if (builder.too_deep) {
    return Error{ErrorCode::kTooLarge,
                 "the page nests its elements too deeply; the limit is " + std::to_string(kMaxDepth), std::nullopt};
  }
  if (builder.too_many)
    return Error{ErrorCode::kTooLarge, "the page has more than " + std::to_string(kMaxNodes) + " elements and texts",
                 std::nullopt};
  mend_controls(builder.tree.strings, builder.tree);
  return std::move(builder.tree);
}

}  // namespace sayso::io
