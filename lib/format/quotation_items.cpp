#include "format/quotation_items.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <string>
#include <string_view>
#include <utility>

#include "format/fields.h"
#include "format/item.h"
#include "format/json_objects.h"

namespace sayso::io {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kOpening = "\u201C", kClosing = "\u201D";
constexpr std::string_view kMarks[] = {"\"",     "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB", "\u2018",
                                       "\u2019", "\u201A", "\u300C", "\u300D", "\u300E", "\u300F", "'"};

bool begins_with_mark(std::string_view s) {
  for (const std::string_view mark : kMarks) {
    if (s.starts_with(mark)) return true;
  }
  return false;
}

bool ends_with_mark(std::string_view s) {
  for (const std::string_view mark : kMarks) {
    if (s.ends_with(mark)) return true;
  }
  return false;
}

std::string_view trimmed(std::string_view s) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t first = s.find_first_not_of(kSpaces);
  return first == std::string_view::npos ? std::string_view()
                                         : s.substr(first, s.find_last_not_of(kSpaces) - first + 1);
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string snippet(std::string_view pre, std::string_view quote, std::string_view post) {
  const std::string_view before = trimmed(pre), words = trimmed(quote), after = trimmed(post);
  if (ends_with_mark(before) || begins_with_mark(words) || ends_with_mark(words) || begins_with_mark(after)) {
    return std::string(pre) + std::string(quote) + std::string(post);
  }
  std::string text(pre);
  if (!text.empty() && !is_space(text.back())) text += ' ';
  text += std::string(kOpening) + std::string(words) + std::string(kClosing);
  // A word behind the mark stands apart from it, a comma does not.
  const auto first = post.empty() ? ' ' : post.front();
  const bool word = (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z') ||
                    (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80;
  if (word) text += ' ';
  return text + std::string(post);
}

// The tag of a language by its English name, as ICU knows both; a tag stays one.
std::string tag_of(std::string_view name) {
  if (name.size() > 40) return {};
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (const char* const* code = uloc_getISOLanguages(); *code; ++code) {
    UChar wide[64];
    char narrow[128];
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t size = uloc_getDisplayLanguage(*code, ULOC_ENGLISH, wide, 64, &status);
    std::int32_t length = 0;
    u_strToUTF8(narrow, sizeof narrow, &length, wide, size, &status);
    if (U_FAILURE(status) || static_cast<std::size_t>(length) != name.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < name.size() && same; ++i) same = lower(name[i]) == lower(narrow[i]);
    if (same) return *code;
  }
  return name.size() <= 3 || name.find('-') != std::string_view::npos ? language_tag(name) : std::string();
}

std::string_view string_at(const dom::object& object, std::string_view key) {
  dom::element value;
  return object[key].get(value) == simdjson::SUCCESS ? json_string(value) : std::string_view();
}

}  // namespace

bool is_quotations(const dom::object& object) {
  dom::array quotes;
  if (object["quotes"].get_array().get(quotes) != simdjson::SUCCESS) return false;
  for (const dom::element one : quotes) {
    std::string_view quote;
    return one.is_object() && one["quote"].get_string().get(quote) == simdjson::SUCCESS;
  }
  return !string_at(object, "url").empty();
}

std::vector<Item> read_quotations(const dom::object& object, const Item& item, const std::string& id) {
  Item article;
  article.position = item.position;
  article.input.uri = string_at(object, "url");
  article.input.title = string_at(object, "title");
  article.input.language = tag_of(string_at(object, "lang"));
  dom::element date;
  if (object["date"].get(date) == simdjson::SUCCESS && !date.is_null()) {
    set_published(article, "date", date.is_string() ? std::string(json_string(date)) : simdjson::minify(date));
  }
  const std::string name = article.input.uri.empty() ? id : article.input.uri;
  std::vector<Item> items;
  dom::array quotes;
  if (object["quotes"].get_array().get(quotes) != simdjson::SUCCESS) {
    Item failed = std::move(article);
    failed.input.id = name;
    failed.errors.insert(failed.errors.begin(), item.errors.begin(), item.errors.end());
    add_error(failed, ErrorCode::kMalformedInput, Severity::kError,
              "the object has no list \"quotes\" of objects with pre, quote and post");
    items.push_back(std::move(failed));
    return items;
  }
  std::size_t number = 0;
  for (const dom::element element : quotes) {
    const std::size_t n = number++;
    dom::object one;
    if (element.get_object().get(one) != simdjson::SUCCESS) continue;
    const std::string_view quote = string_at(one, "quote");
    if (trimmed(quote).empty()) continue;
    Item next = article;
    // What was wrong with the line is told once.
    if (items.empty()) {
      next.errors.insert(next.errors.begin(), item.errors.begin(), item.errors.end());
    } else {
      next.errors.clear();
    }
    next.input.id = name + "#" + std::to_string(n);
    next.text = snippet(string_at(one, "pre"), quote, string_at(one, "post"));
    items.push_back(std::move(next));
  }
  return items;
}

}  // namespace sayso::io
