#include "format/html_metadata.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "format/fields.h"
#include "format/json_objects.h"

namespace sayso::io {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kMaxJson = std::size_t{4} << 20;
constexpr std::size_t kMaxAuthors = 20;
constexpr int kMaxGraph = 4;  // lists in lists, @graph in @graph

struct MetaName {
  std::string_view name;
  Slot slot;
};
// Best first; compared in lower case.
constexpr MetaName kMetaNames[] = {
    {"og:title", Slot::kTitle},
    {"twitter:title", Slot::kTitle},
    {"parsely-title", Slot::kTitle},
    {"dc.title", Slot::kTitle},
    {"article:published_time", Slot::kPublished},
    {"datepublished", Slot::kPublished},
    {"og:article:published_time", Slot::kPublished},
    {"parsely-pub-date", Slot::kPublished},
    {"sailthru.date", Slot::kPublished},
    {"pubdate", Slot::kPublished},
    {"publishdate", Slot::kPublished},
    {"publish-date", Slot::kPublished},
    {"dc.date.issued", Slot::kPublished},
    {"dc.date", Slot::kPublished},
    {"dcterms.created", Slot::kPublished},
    {"dcterms.date", Slot::kPublished},
    {"date", Slot::kPublished},
    {"author", Slot::kAuthors},
    {"parsely-author", Slot::kAuthors},
    {"sailthru.author", Slot::kAuthors},
    {"article:author", Slot::kAuthors},
    {"byl", Slot::kAuthors},
    {"dc.creator", Slot::kAuthors},
    {"og:site_name", Slot::kPublisher},
    {"dc.publisher", Slot::kPublisher},
    {"publisher", Slot::kPublisher},
    {"application-name", Slot::kPublisher},
    {"og:locale", Slot::kLanguage},
    {"content-language", Slot::kLanguage},
    {"dc.language", Slot::kLanguage},
    {"og:url", Slot::kUri},
};

std::string lower(std::string_view s) {
  std::string out;
  for (const char c : s) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::string collapsed(std::string_view s) {
  std::string out;
  bool space = false;
  for (const char c : s) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

// Names are written as entities in JSON-LD now and then; the parser of the page does not look into scripts.
std::string without_entities(std::string_view s) {
  constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&amp;", "&"},        {"&quot;", "\""},      {"&#39;", "'"},        {"&#039;", "'"},       {"&apos;", "'"},
      {"&#8217;", "\u2019"}, {"&#8216;", "\u2018"}, {"&rsquo;", "\u2019"}, {"&lsquo;", "\u2018"}, {"&nbsp;", "\u00A0"},
  };
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const auto at = std::find_if(std::begin(kEntities), std::end(kEntities),
                                 [&](const auto& e) { return s.substr(i).starts_with(e.first); });
    if (at != std::end(kEntities)) {
      out += at->second;
      i += at->first.size();
    } else {
      out += s[i++];
    }
  }
  return out;
}

struct Found {
  std::string title, publisher, published, language, uri, body;
  std::vector<std::string> authors;
  int rank = -1;  // of the JSON-LD object they are from
};

std::string_view string_at(const dom::object& object, std::string_view key) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  dom::array list;
  if (value.get_array().get(list) == simdjson::SUCCESS && list.begin() != list.end()) value = *list.begin();
  return json_name(value);
}

// An article of news before any other, that before a page.
int rank_of(std::string_view type) {
  if (type.ends_with("NewsArticle")) return 3;
  return type.ends_with("Article") || type.ends_with("Posting") ? 2 : type.ends_with("WebPage") ? 0 : -1;
}

void take(const dom::object& object, Found& found) {
  int rank = -1;
  dom::element type;
  if (object["@type"].get(type) != simdjson::SUCCESS) return;
  dom::array types;
  if (type.get_array().get(types) == simdjson::SUCCESS) {
    for (const dom::element one : types) rank = std::max(rank, rank_of(json_string(one)));
  } else {
    rank = rank_of(json_string(type));
  }
  if (rank <= found.rank) return;
  Found now;
  now.rank = rank;
  now.title = string_at(object, "headline");
  if (now.title.empty()) now.title = string_at(object, "name");
  now.published = string_at(object, "datePublished");
  now.publisher = string_at(object, "publisher");
  now.language = string_at(object, "inLanguage");
  now.uri = string_at(object, "url");
  now.body = string_at(object, "articleBody");
  dom::element author;
  if (object["author"].get(author) == simdjson::SUCCESS) {
    Item names;
    add_authors(author, names);
    now.authors = std::move(names.input.authors);
  }
  found = std::move(now);
}

void search(const dom::element& element, int depth, Found& found) {
  if (depth > kMaxGraph) return;
  dom::array list;
  if (element.get_array().get(list) == simdjson::SUCCESS) {
    for (const dom::element one : list) search(one, depth + 1, found);
    return;
  }
  dom::object object;
  if (element.get_object().get(object) != simdjson::SUCCESS) return;
  take(object, found);
  for (const std::string_view key : {"@graph", "mainEntity"}) {
    dom::element below;
    if (object[key].get(below) == simdjson::SUCCESS) search(below, depth + 1, found);
  }
}

void read_json(std::string_view script, Found& found) {
  const std::size_t begin = script.find_first_of("{["), end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin || end - begin > kMaxJson) return;
  std::string json(script.substr(begin, end - begin + 1));
  // Line breaks in strings are the usual slip.
  for (char& c : json) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  dom::parser parser;
  dom::element root;
  if (parser.parse(json).get(root) == simdjson::SUCCESS) search(root, 0, found);
}

}  // namespace

std::string read_metadata(const HtmlTree& tree, Item& item) {
  Found json;
  std::array<std::size_t, kSlots> best;
  best.fill(std::size(kMetaNames));
  std::array<std::string, kSlots> meta;
  std::vector<std::string> meta_authors;
  std::string html_language, canonical, page_title, time, first_time;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const HtmlNode& node = tree.nodes[i];
    const auto inner = [&] {
      std::string text;
      for (std::size_t k = i + 1; k < node.end; ++k) {
        if (tree.nodes[k].tag == Tag::kText) text += tree.text(tree.nodes[k]);
      }
      return text;
    };
    switch (node.tag) {
      case Tag::kScript:
        if (lower(tree.attribute(node, "type")).starts_with("application/ld+json")) read_json(inner(), json);
        break;
      case Tag::kHtml:
        if (html_language.empty()) html_language = tree.attribute(node, "lang");
        if (html_language.empty()) html_language = tree.attribute(node, "xml:lang");
        break;
      case Tag::kTitle:
        if (page_title.empty()) page_title = inner();
        break;
      case Tag::kLink:
        if (canonical.empty() && lower(tree.attribute(node, "rel")) == "canonical")
          canonical = tree.attribute(node, "href");
        break;
      case Tag::kMeta: {
        std::string name;
        for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
          if (name.empty()) name = lower(tree.attribute(node, key));
        }
        const std::string content = collapsed(tree.attribute(node, "content"));
        for (std::size_t k = 0; k < std::size(kMetaNames); ++k) {
          if (kMetaNames[k].name != name || content.empty()) continue;
          const auto slot = static_cast<std::size_t>(kMetaNames[k].slot);
          // Networks are given the address of a profile, and not a name.
          if (kMetaNames[k].slot == Slot::kAuthors && content.find("://") != std::string::npos) break;
          if (kMetaNames[k].slot == Slot::kPublished && !iso_date(content)) break;
          if (kMetaNames[k].slot == Slot::kAuthors && k == best[slot]) meta_authors.push_back(content);
          if (k < best[slot]) {
            best[slot] = k;
            meta[slot] = content;
            if (kMetaNames[k].slot == Slot::kAuthors) meta_authors = {content};
          }
          break;
        }
        break;
      }
      case Tag::kTime: {
        const std::string_view written = tree.attribute(node, "datetime");
        if (!iso_date(written)) break;
        if (time.empty() &&
            (tree.attribute(node, "itemprop") == "datePublished" || tree.has_attribute(node, "pubdate")))
          time = written;
        if (first_time.empty()) first_time = written;
        break;
      }
      default:
        break;
    }
  }
  const auto from = [&](Slot slot) -> const std::string& { return meta[static_cast<std::size_t>(slot)]; };
  const auto fill = [](std::string& field, std::initializer_list<std::string> values) {
    for (const std::string& value : values) {
      if (field.empty()) field = collapsed(value);
    }
  };
  // A page that is no article by its JSON-LD may still name itself there, but its tags know better.
  const bool article = json.rank > 0;
  Input& input = item.input;
  fill(input.title, {article ? without_entities(json.title) : std::string(), from(Slot::kTitle),
                     without_entities(json.title), page_title});
  fill(input.publisher, {article ? without_entities(json.publisher) : std::string(), from(Slot::kPublisher),
                         without_entities(json.publisher)});
  fill(input.uri, {canonical.find("://") != std::string::npos ? canonical : std::string(), from(Slot::kUri), json.uri});
  for (const std::string& written : {json.published, from(Slot::kPublished), time, first_time}) {
    if (!input.published.empty()) break;
    if (auto date = iso_date(written)) input.published = *date;
  }
  for (const std::string& written : {json.language, html_language, from(Slot::kLanguage)}) {
    if (input.language.empty()) input.language = language_tag(written);
  }
  if (input.authors.empty()) {
    for (const std::string& name : article && !json.authors.empty() ? json.authors : meta_authors) {
      const std::string clean = collapsed(without_entities(name));
      if (!clean.empty() && input.authors.size() < kMaxAuthors) input.authors.push_back(clean);
    }
  }
  return std::move(json.body);
}

}  // namespace sayso::io
