// Reads either form by simdjson's DOM. A field is looked for by one rule for both: at its name in the short form, at its
// place in the schema otherwise; what is left out is "not judged" in the short form and "nothing" in a whole document.
#include "evaluate/judged.h"

#include <simdjson.h>

#include <map>
#include <utility>

#include "evaluate/json_document.h"

namespace sayso::evaluate {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, kKinds> kKindNames = {"document", "quotes", "claims", "times", "sources"};

using enum Compare;
constexpr Field kDocumentFields[] = {{"language", kSame}, {"published", kSame}, {"title", kWords}, {"authors", kAll}};
constexpr Field kQuoteFields[] = {{"content", kWords, true}, {"type", kSame},    {"source", kHolds},
                                  {"cue", kHolds},           {"medium", kHolds}, {"via", kHolds},
                                  {"addressee", kHolds},     {"polarity", kSame}};
constexpr Field kClaimFields[] = {{"kind", kSame},     {"value", kNumber}, {"unit", kSame},     {"bound", kSame},
                                  {"change", kSame},   {"iso8601", kSame}, {"subject", kHolds}, {"object", kHolds},
                                  {"counted", kHolds}, {"time", kSame},    {"modality", kSame}};
constexpr Field kTimeFields[] = {{"span", kWords}, {"type", kSame}, {"value", kSame}};
constexpr Field kSourceFields[] = {{"name", kWords}, {"kind", kSame}, {"role", kHolds}, {"alias", kAll}};

bool get(const dom::element& from, std::string_view key, dom::element& to) {
  return from.is_object() && from[key].get(to) == simdjson::SUCCESS;
}

std::string string_at(const dom::element& from, std::string_view key) {
  dom::element value;
  std::string_view s;
  if (!get(from, key, value)) return {};
  if (value.get_string().get(s) == simdjson::SUCCESS) return std::string(s);
  return value.is_number() ? simdjson::minify(value) : std::string();
}

// Reads one document; holds what its records share.
class Reading {
 public:
  Reading(const dom::element& root, JudgedDocument& out) : root_(root), out_(out) {}

  Status read() {
    dom::element value;
    // Only whole documents name their unit; a document by hand has neither.
    whole_ = get(root_, "offset_unit", value) || get(root_, "schema", value);
    out_.offset_unit = string_at(root_, "offset_unit");
    if (whole_ && out_.offset_unit.empty()) out_.offset_unit = "codepoint";
    out_.complete.fill(true);
    if (auto status = read_partial(); !status) return status;
    if (auto status = read_names(); !status) return status;
    read_document();
    for (const Kind kind : {kQuotes, kClaims, kTimes, kSources}) {
      if (auto status = read_kind(kind); !status) return status;
    }
    dom::array list;
    if (get(root_, "not_quotes", value) && value.get_array().get(list) == simdjson::SUCCESS) {
      for (const dom::element phrase : list) {
        std::string_view s;
        if (phrase.get_string().get(s) == simdjson::SUCCESS) out_.not_quotes.push_back(words_of(s));
      }
    }
    return {};
  }

 private:
  // "partial": the kinds of which a gold document does not have everything.
  Status read_partial() {
    dom::element value;
    if (!get(root_, "partial", value)) return {};
    dom::array list;
    if (value.get_array().get(list) != simdjson::SUCCESS)
      return malformed("\"partial\" is no list of kinds of records");
    for (const dom::element each : list) {
      std::string_view name;
      bool known = false;
      if (each.get_string().get(name) == simdjson::SUCCESS) {
        for (std::size_t k = 0; k < kKinds; ++k) {
          if (kKindNames[k] != name) continue;
          out_.complete[k] = false;
          known = true;
        }
      }
      if (!known)
        return malformed("\"partial\" names what is no kind of records; there are: quotes, claims, times, sources");
    }
    return {};
  }

  Status list_at(std::string_view key, dom::array& list, bool& there) {
    dom::element value;
    there = get(root_, key, value) && !value.is_null();
    if (there && value.get_array().get(list) != simdjson::SUCCESS)
      return malformed("\"" + std::string(key) + "\" is no list");
    return {};
  }

  Status read_names() {
    dom::array list;
    bool there = false;
    if (auto status = list_at("sources", list, there); !status) return status;
    if (!there) return {};
    for (const dom::element source : list) {
      const std::string id = string_at(source, "id");
      if (!id.empty()) names_[id] = string_at(source, "name");
    }
    return {};
  }

  void read_document() {
    dom::element from = root_;
    const bool hand = get(root_, "document", from);
    if (!hand && (!whole_ || !out_.complete[kDocument])) {  // "partial" may name it: nothing is known of the document
      out_.complete[kDocument] = false;
      return;
    }
    Judged record;
    record.label = out_.id;
    for (const Field& field : fields_of(kDocument)) record.fields.push_back(value_at(from, field.name));
    out_.records[kDocument].push_back(std::move(record));
  }

  Status read_kind(Kind kind) {
    dom::array list;
    bool there = false;
    if (auto status = list_at(kKindNames[kind], list, there); !status) return status;
    if (!there) {
      out_.complete[kind] = whole_;  // the gold does not speak of them
      return {};
    }
    std::size_t n = 0;
    for (const dom::element from : list) {
      Judged record;
      read_content(kind, from, record);
      if (record.content.empty() && record.spans.empty()) {
        return malformed(std::string(kKindNames[kind]) + "[" + std::to_string(n) + "] says neither \"" +
                         std::string(kind == kSources  ? "name"
                                     : kind == kClaims ? "anchor"
                                                       : "text") +
                         "\" nor its place as the schema does");
      }
      for (const Field& field : fields_of(kind)) record.fields.push_back(field_value(kind, from, field.name, record));
      out_.records[kind].push_back(std::move(record));
      ++n;
    }
    return {};
  }

  static void read_spans(const dom::element& from, std::vector<Span>& spans) {
    dom::element value;
    dom::array list;
    if (!get(from, "spans", value) || value.get_array().get(list) != simdjson::SUCCESS) return;
    for (const dom::element each : list) {
      std::uint64_t begin = 0, end = 0;
      if (each.at(0).get(begin) == simdjson::SUCCESS && each.at(1).get(end) == simdjson::SUCCESS && begin < end) {
        spans.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
      }
    }
  }

  void read_content(Kind kind, const dom::element& from, Judged& record) const {
    dom::element content;
    if (kind == kSources) {
      record.label = string_at(from, "name");
      for (const std::string& alias : value_at(from, "aliases").wordings) record.aliases.push_back(words_of(alias));
      for (const std::string& alias : value_at(from, "alias").wordings) record.aliases.push_back(words_of(alias));
    } else if (get(from, "content", content)) {
      record.label = string_at(content, "text");
      dom::element quantity;
      if (kind == kClaims && get(from, "quantity", quantity)) {
        record.around = words_of(record.label);
        record.content = words_of(string_at(quantity, "text"));
        read_spans(quantity, record.spans);
        return;
      }
      read_spans(content, record.spans);
    } else {
      record.label = string_at(from, kind == kClaims ? "anchor" : "text");
      read_spans(from, record.spans);
    }
    record.content = words_of(record.label);
    if (kind == kClaims) record.around = record.content;
  }

  Value field_value(Kind kind, const dom::element& from, std::string_view field, const Judged& record) const {
    if (field == "content" || field == "span") return {true, {record.label}, {}};
    if (kind == kClaims) return claim_value(from, field);
    if (field == "alias") {
      Value value = value_at(from, "aliases");
      return value.judged && !value.wordings.empty() ? value : value_at(from, field);
    }
    return value_at(from, field);
  }

  // Two names for what a claim's unit and change are, and quantities are objects of their own in whole documents.
  Value claim_value(const dom::element& from, std::string_view field) const {
    dom::element quantity = from, below;
    get(from, "quantity", quantity);
    if (field == "value") return number_value(quantity);
    if (field == "bound" || field == "iso8601") return value_at(quantity, field);
    if (field == "unit") {
      Value currency = value_at(quantity, "currency");
      if (!currency.wordings.empty()) return currency;
      if (get(quantity, "unit", below) && below.is_object()) return value_at(below, "id");
      return value_at(quantity, field);
    }
    if (field == "change") {
      if (get(from, field, below) && below.is_object()) return value_at(below, "direction");
      const Value direction = value_at(from, "direction");
      return direction.judged && !direction.wordings.empty() ? direction : value_at(from, field);
    }
    if (field == "time" && get(from, field, below) && below.is_object()) return value_at(below, "value");
    return value_at(from, field);
  }

  Value number_value(const dom::element& quantity) const {
    Value value = value_at(quantity, "value");
    if (!value.wordings.empty()) return value;
    const std::string min = string_at(quantity, "min"), max = string_at(quantity, "max");
    if (!min.empty() || !max.empty()) return {true, {plain_number(min) + ".." + plain_number(max)}, {}};
    if (std::string magnitude = string_at(quantity, "magnitude"); !magnitude.empty())
      return {true, {std::move(magnitude)}, {}};
    return value;
  }

  Value value_at(const dom::element& from, std::string_view key) const {
    Value value;
    dom::element found;
    value.judged = get(from, key, found) || whole_;
    if (get(from, key, found)) add_wordings(found, value);
    return value;
  }

  void add_wordings(const dom::element& from, Value& value) const {
    dom::array list;
    std::string_view s;
    if (from.get_string().get(s) == simdjson::SUCCESS) {
      if (!s.empty()) value.wordings.emplace_back(s);
    } else if (from.is_number()) {
      value.wordings.push_back(simdjson::minify(from));
    } else if (from.get_array().get(list) == simdjson::SUCCESS) {
      for (const dom::element each : list) {
        if (each.is_array()) continue;  // no field is a list of lists; so this goes no deeper
        add_wordings(each, value);
      }
    } else if (from.is_object()) {
      if (std::string text = string_at(from, "text"); !text.empty()) value.wordings.push_back(std::move(text));
      if (const auto name = names_.find(string_at(from, "id")); name != names_.end()) {
        value.name = name->second;
        value.wordings.push_back(name->second);
      }
    }
  }

  const dom::element& root_;
  JudgedDocument& out_;
  bool whole_ = false;
  std::map<std::string, std::string> names_;  // of sources by their ids
};

}  // namespace

std::string_view kind_name(Kind kind) { return kKindNames[kind]; }

std::span<const Field> fields_of(Kind kind) {
  switch (kind) {
    case kDocument:
      return kDocumentFields;
    case kQuotes:
      return kQuoteFields;
    case kClaims:
      return kClaimFields;
    case kTimes:
      return kTimeFields;
    default:
      return kSourceFields;
  }
}

Result<JudgedDocument> read_judged(std::string_view json, std::string_view name) {
  dom::parser parser;
  const auto opened = open_document(parser, json);
  if (!opened) return opened.error();
  const dom::element root = *opened;
  JudgedDocument document;
  document.id = string_at(root, "id");
  if (document.id.empty()) document.id = string_at(root, "uri");
  if (document.id.empty()) document.id = name;
  if (auto status = Reading(root, document).read(); !status) return status.error();
  return document;
}

}  // namespace sayso::evaluate
