// The words are those of the vocabulary of class names that sites share: no words of texts, but of page templates.
#include "format/html_hints.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace sayso::io {
namespace {

// Sorted.
constexpr std::string_view kAround[] = {
    "ad",
    "adblock",
    "ads",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "caption",
    "carousel",
    "comment",
    "commentlist",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "disqus",
    "dropdown",
    "footer",
    "footnav",
    "gallery",
    "gdpr",
    "hidden",
    "login",
    "masthead",
    "menu",
    "modal",
    "mostpopular",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "offcanvas",
    "onward",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "paywall",
    "piano",
    "poll",
    "popular",
    "popup",
    "promo",
    "promos",
    "promotion",
    "readmore",
    "recirc",
    "recirculation",
    "recommendation",
    "recommendations",
    "recommended",
    "regwall",
    "related",
    "respond",
    "search",
    "share",
    "sharebar",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "slideshow",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tags",
    "teaser",
    "teasers",
    "ticker",
    "toast",
    "toolbar",
    "tooltip",
    "topbar",
    "trending",
    "widget",
    "widgets",
};
constexpr std::string_view kByline[] = {
    "author",   "authors", "byline",    "bylines", "credit",   "credits",  "date", "dateline",  "datetime", "meta",
    "metadata", "posted",  "published", "pubdate", "readtime", "reporter", "time", "timestamp", "updated",
};
constexpr std::string_view kAroundRoles[] = {
    "alert", "alertdialog", "banner",     "complementary", "contentinfo", "dialog",
    "menu",  "menubar",     "navigation", "search",        "toolbar",
};
// Of classes and ids as a whole, without their hyphens and underscores.
constexpr std::string_view kBodies[] = {
    "articlebody",  "articlebodytext", "articlecontent", "articletext",  "bodycopy",
    "entrycontent", "maincontent",     "newsbody",       "newstext",     "postbody",
    "postcontent",  "storybody",       "storybodytext",  "storycontent", "storytext",
};

template <std::size_t N>
bool in(const std::string_view (&list)[N], std::string_view word) {
  return std::binary_search(std::begin(list), std::end(list), word);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

struct Words {
  bool around = false, byline = false, body = false;
};

// Words are parted by signs and by capitals: "related-links", "relatedLinks".
void read_names(std::string_view names, Words& found) {
  std::string word, whole;
  const auto end_word = [&] {
    found.around = found.around || in(kAround, word);
    found.byline = found.byline || in(kByline, word);
    word.clear();
  };
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    if (!is_letter(c)) {
      end_word();
    } else {
      if (is_upper(c) && !word.empty() && !is_upper(names[i - 1])) end_word();
      word += lower(c);
      whole += lower(c);
    }
    if (c == ' ' || c == '\t' || c == '\n') {
      found.body = found.body || in(kBodies, whole);
      whole.clear();
    }
  }
}

}  // namespace

Hint hint_of(const HtmlTree& tree, const HtmlNode& node) {
  switch (node.tag) {
    case Tag::kText:
    case Tag::kHtml:
    case Tag::kBody:
      return Hint::kNone;
    case Tag::kNav:
    case Tag::kFooter:
    case Tag::kAside:
    case Tag::kForm:
    case Tag::kMenu:
    case Tag::kDialog:
    case Tag::kFigcaption:
    case Tag::kCaption:
      return Hint::kAround;
    default:
      break;
  }
  if (node.attributes == 0)
    return node.tag == Tag::kArticle ? Hint::kArticle : node.tag == Tag::kAddress ? Hint::kByline : Hint::kNone;
  const std::string_view style = tree.attribute(node, "style");
  if (tree.has_attribute(node, "hidden") || tree.attribute(node, "aria-hidden") == "true" ||
      style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos) {
    return Hint::kAround;
  }
  const std::string_view role = tree.attribute(node, "role"), property = tree.attribute(node, "itemprop");
  if (in(kAroundRoles, role)) return Hint::kAround;
  if (property == "articleBody") return Hint::kBody;
  Words words;
  read_names(tree.attribute(node, "class"), words);
  read_names(tree.attribute(node, "id"), words);
  if (words.body) return Hint::kBody;
  if (node.tag == Tag::kArticle || role == "article") return Hint::kArticle;
  if (words.around) return Hint::kAround;
  if (node.tag == Tag::kAddress || words.byline || property == "author" || property.starts_with("date") ||
      tree.attribute(node, "rel") == "author")
    return Hint::kByline;
  return Hint::kNone;
}

}  // namespace sayso::io
