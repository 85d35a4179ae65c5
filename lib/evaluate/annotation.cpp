// What a record calls its parts is the record's own affair: its content is found, everything else with spans or words in it
// is a field.
#include "sayso/io/annotation.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "evaluate/json_document.h"
#include "sayso/options.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

namespace dom = simdjson::dom;
using evaluate::malformed;

// Lists of records, and the record that a rule emits.
constexpr std::pair<std::string_view, std::string_view> kKinds[] = {{"quotes", "quote"}, {"claims", "claim"}, {"times", "time"}, {"records", ""}};

// From offsets of some unit to bytes.
class ByteMap {
 public:
  ByteMap(std::string_view text, OffsetUnit unit) : size_(text.size()), identity_(unit == OffsetUnit::kByte) {
    for (std::size_t at = 0; at < text.size() && !identity_;) {
      const text::Decoded c = text::decode(text, at);
      bytes_.push_back(at);
      if (unit == OffsetUnit::kUtf16 && c.codepoint > 0xFFFF) bytes_.push_back(at);
      at += c.length;
    }
  }
  std::size_t operator()(std::uint64_t offset) const {
    if (identity_) return std::min<std::size_t>(offset, size_);
    return offset < bytes_.size() ? bytes_[offset] : size_;
  }

 private:
  std::size_t size_;
  bool identity_;
  std::vector<std::size_t> bytes_;
};

// [[begin, end], …], an object that has "spans" or "text", or words.
AnnotatedStretch stretch_of(const dom::element& from, const ByteMap& to_byte) {
  AnnotatedStretch out;
  dom::array list;
  dom::element below;
  std::string_view words;
  if (from.is_object()) {
    if (from["spans"].get(below) == simdjson::SUCCESS) out = stretch_of(below, to_byte);
    if (out.empty() && from["text"].get(words) == simdjson::SUCCESS) out.words = words;
  } else if (from.get(words) == simdjson::SUCCESS) {
    out.words = words;
  } else if (from.get(list) == simdjson::SUCCESS) {
    for (const dom::element pair : list) {
      std::uint64_t begin = 0, end = 0;
      if (!pair.is_array() || pair.at(0).get(begin) != simdjson::SUCCESS || pair.at(1).get(end) != simdjson::SUCCESS || begin >= end) continue;
      out.spans.push_back({to_byte(begin), to_byte(end)});
    }
    std::sort(out.spans.begin(), out.spans.end());
  }
  return out;
}

AnnotatedRecord record_of(const dom::object& from, std::string_view kind, const ByteMap& to_byte) {
  AnnotatedRecord record;
  record.kind = kind;
  std::string_view type;
  if (kind.empty() && from["type"].get(type) == simdjson::SUCCESS) record.kind = type;
  dom::element spans;
  if (from["spans"].get(spans) == simdjson::SUCCESS) record.content = stretch_of(spans, to_byte);
  for (const auto [key, value] : from) {
    if (key == "spans") continue;
    AnnotatedStretch stretch = stretch_of(value, to_byte);
    if (stretch.empty()) continue;
    if (key == "content" || key == "text") {
      if (record.content.empty()) record.content = std::move(stretch);
    } else if (key != "type" && key != "id") {
      record.fields.emplace_back(key, std::move(stretch));
    }
  }
  return record;
}

bool is_partial(const dom::element& root, std::string_view list) {
  dom::array names;
  if (root["partial"].get(names) != simdjson::SUCCESS) return false;
  for (const dom::element name : names) {
    std::string_view s;
    if (name.get(s) == simdjson::SUCCESS && s == list) return true;
  }
  return false;
}

}  // namespace

Result<Annotation> read_annotation(std::string_view json, std::string_view text) {
  dom::parser parser;
  const auto opened = evaluate::open_document(parser, json);
  if (!opened) return opened.error();
  const dom::element root = *opened;
  OffsetUnit unit = OffsetUnit::kCodepoint;
  std::string_view unit_name;
  if (root["offset_unit"].get(unit_name) == simdjson::SUCCESS) {
    const auto known = offset_unit_from(unit_name);
    if (!known) return malformed("there is no offset unit '" + std::string(unit_name) + "'");
    unit = *known;
  }
  const ByteMap to_byte(text, unit);
  Annotation out;
  for (const auto& [list_name, kind] : kKinds) {
    dom::array list;
    if (root[list_name].get(list) != simdjson::SUCCESS) continue;
    for (const dom::element each : list) {
      dom::object object;
      if (each.get(object) != simdjson::SUCCESS) return malformed("an entry of \"" + std::string(list_name) + "\" is no record");
      AnnotatedRecord record = record_of(object, kind, to_byte);
      if (record.content.empty()) continue;  // a claim by its anchor alone: not a reading's content
      if (kind.empty() && std::find(out.kinds.begin(), out.kinds.end(), record.kind) == out.kinds.end()) out.kinds.push_back(record.kind);
      out.records.push_back(std::move(record));
    }
    if (!kind.empty() && !is_partial(root, list_name)) out.kinds.emplace_back(kind);
  }
  return out;
}

}  // namespace sayso::io
