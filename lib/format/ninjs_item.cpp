#include "format/ninjs_item.h"

#include <string>
#include <string_view>

#include "format/fields.h"
#include "format/html_text.h"
#include "format/item.h"
#include "format/json_objects.h"

namespace sayso::io {
namespace {

namespace dom = simdjson::dom;

bool same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

// The value of a key in any case, else null.
dom::element at(const dom::object& object, std::string_view key) {
  dom::element found;
  for (const dom::key_value_pair field : object) {
    if (same(field.key, key)) return field.value;
  }
  return found;
}

bool has(const dom::object& object, std::string_view key) {
  for (const dom::key_value_pair field : object) {
    if (same(field.key, key) && !field.value.is_null()) return true;
  }
  return false;
}

std::string_view string_at(const dom::object& object, std::string_view key) {
  return has(object, key) ? json_string(at(object, key)) : std::string_view();
}

enum class Markup { kPlain, kHtml };

struct Body {
  std::string_view value;
  Markup markup = Markup::kPlain;
  int rank = -1;  // the higher the better
};

Body best_body(const dom::object& object) {
  Body best;
  const auto offer = [&](std::string_view value, Markup markup, int rank) {
    if (!value.empty() && rank > best.rank) best = {value, markup, rank};
  };
  offer(string_at(object, "body_text"), Markup::kPlain, 2);
  offer(string_at(object, "body_xhtml"), Markup::kHtml, 1);
  offer(string_at(object, "body_html"), Markup::kHtml, 1);
  dom::array bodies;
  if (!has(object, "bodies") || at(object, "bodies").get_array().get(bodies) != simdjson::SUCCESS) return best;
  for (const dom::element element : bodies) {
    dom::object body;
    if (element.get_object().get(body) != simdjson::SUCCESS) continue;
    const std::string_view type = string_at(body, "contenttype");
    const bool html = type.find("html") != std::string_view::npos;
    if (!html && !type.empty() && !type.starts_with("text/")) continue;
    offer(string_at(body, "value"), html ? Markup::kHtml : Markup::kPlain,
          (same(string_at(body, "role"), "main") ? 4 : 2) + !html);
  }
  return best;
}

std::string_view headline(const dom::object& object) {
  std::string_view best = string_at(object, "headline");
  dom::array list;
  if (!has(object, "headlines") || at(object, "headlines").get_array().get(list) != simdjson::SUCCESS) return best;
  for (const dom::element element : list) {
    dom::object one;
    if (element.get_object().get(one) != simdjson::SUCCESS) continue;
    const std::string_view value = string_at(one, "value");
    if (best.empty() || same(string_at(one, "role"), "main")) best = value;
    if (same(string_at(one, "role"), "main")) break;
  }
  return best;
}

// The first name of a list of organisations, or one of them.
std::string_view first_name(const dom::object& object, std::string_view key) {
  if (!has(object, key)) return {};
  const dom::element value = at(object, key);
  dom::array list;
  if (value.get_array().get(list) != simdjson::SUCCESS) return json_name(value);
  for (const dom::element one : list) {
    if (const std::string_view name = json_name(one); !name.empty()) return name;
  }
  return {};
}

}  // namespace

bool is_ninjs(const dom::object& object) {
  return has(object, "body_text") || has(object, "body_xhtml") || has(object, "body_html") || has(object, "bodies");
}

void read_ninjs(const dom::object& object, Item& item) {
  item.input.uri = string_at(object, "uri");
  item.input.title = headline(object);
  item.input.language = string_at(object, "language");
  for (const std::string_view key : {"byline", "by"}) {
    if (const std::string_view by = string_at(object, key); !by.empty()) {
      item.input.authors.emplace_back(by);
      break;
    }
  }
  for (const std::string_view key : {"infosource", "infosources", "providers", "copyrightholder"}) {
    if (item.input.publisher.empty()) item.input.publisher = first_name(object, key);
  }
  for (const std::string_view key : {"versioncreated", "contentcreated", "firstcreated"}) {
    if (item.input.published.empty() && has(object, key)) set_published(item, key, std::string(string_at(object, key)));
  }
  const Body body = best_body(object);
  if (body.rank < 0) {
    add_error(item, ErrorCode::kMalformedInput, Severity::kError,
              "the item has no text: ninjs gives it as bodies, body_text, body_xhtml or body_html");
  } else if (body.markup == Markup::kPlain) {
    item.text = body.value;
  } else {
    read_fragment(body.value, item);
  }
}

}  // namespace sayso::io
