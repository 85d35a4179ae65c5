// The record schema, one row a field, and JSON Schema made of it.
//
// The rows are in the order in which the fields are written. What a record shares with others (text and spans of an
// anchor, paragraph and rule of every record) is repeated: a reader of the table sees each object whole.
#include "sayso/io/schema.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <cstddef>

#include "sayso/options.h"
#include "sayso/records.h"
#include "sayso/result.h"
#include "sayso/version.h"

namespace sayso::io {
namespace {

using enum FieldType;
constexpr bool kOne = false, kList = true, kMay = false, kMust = true;

// A row a line, however long: it is a table.
// clang-format off
constexpr Field kFields[] = {
    {"document", "schema", kString, {}, kOne, kMust, "The schema of this object: sayso/1"},
    {"document", "producer", kObject, "producer", kOne, kMust, "What made it"},
    {"document", "id", kString, {}, kOne, kMust, "The input's id, else its address, else the file's path, else the line's number from 0"},
    {"document", "uri", kString, {}, kOne, kMay, "Address of the document"},
    {"document", "title", kString, {}, kOne, kMay, "Title, from the metadata or the headline"},
    {"document", "authors", kString, {}, kList, kMay, "Who wrote it"},
    {"document", "publisher", kString, {}, kOne, kMay, "Who published it"},
    {"document", "published", kString, {}, kOne, kMay, "Date, or date and time, in ISO 8601: the anchor of relative times"},
    {"document", "language", kString, {}, kOne, kMay, "BCP 47"},
    {"document", "offset_unit", kEnum, "offset_unit", kOne, kMust, "What every offset counts"},
    {"document", "text_sha256", kString, {}, kOne, kMay, "Hash of the bytes of the text, in hex"},
    {"document", "text", kString, {}, kOne, kMay, "The text itself, where it was asked for"},
    {"document", "sources", kObject, "source", kList, kMust, "Who speaks, carries words, is addressed or stands in a record"},
    {"document", "quotes", kObject, "quote", kList, kMust, "What was said, by whom"},
    {"document", "claims", kObject, "claim", kList, kMust, "Numbers that say something"},
    {"document", "times", kObject, "time", kList, kMust, "Expressions of time"},
    {"document", "records", kObject, "record", kList, kMust, "Records of types that a grammar declares"},
    {"document", "errors", kObject, "error", kList, kMust, "What was mended, left out or went wrong"},

    {"producer", "name", kString, {}, kOne, kMust, "sayso"},
    {"producer", "version", kString, {}, kOne, kMust, "Its version"},
    {"producer", "packs", kStringMap, {}, kOne, kMust, "Name and hash of every pack that read the document"},

    {"anchor", "text", kString, {}, kOne, kMust, "The slices of the spans, joined by one space"},
    {"anchor", "spans", kSpan, {}, kList, kMust, "Where it stands, ends exclusive, in text order; several where it is interrupted"},

    {"reference", "text", kString, {}, kOne, kMay, "The slices of the spans, joined by one space"},
    {"reference", "spans", kSpan, {}, kList, kMay, "Where it stands"},
    {"reference", "id", kString, {}, kOne, kMay, "Id of the source that it leads to"},

    {"link", "id", kString, {}, kOne, kMust, "Id of a source"},

    {"source", "id", kString, {}, kOne, kMust, "For links inside the document"},
    {"source", "kind", kEnum, "source_kind", kOne, kMust, "What it is"},
    {"source", "name", kString, {}, kOne, kMust, "The fullest form in the text"},
    {"source", "role", kString, {}, kOne, kMay, "Office, profession, relation"},
    {"source", "aliases", kString, {}, kList, kMay, "Other forms in the text"},
    {"source", "members", kString, {}, kList, kMay, "Of a group: ids of sources"},
    {"source", "speaks", kInteger, {}, kOne, kMust, "How many quotes are its own"},
    {"source", "mentions", kObject, "anchor", kList, kMust, "Where it is named"},

    {"quote", "id", kString, {}, kOne, kMust, "For links inside the document"},
    {"quote", "key", kKey, {}, kOne, kMust, "The same for the same record in every run"},
    {"quote", "type", kEnum, "quote_type", kOne, kMust, "All in quotation marks or set off as speech, none, some"},
    {"quote", "content", kObject, "anchor", kOne, kMust, "What was said"},
    {"quote", "verbatim", kSpan, {}, kList, kMay, "The words literally quoted, without their marks"},
    {"quote", "cue", kObject, "cue", kOne, kMay, "The words that ascribe it"},
    {"quote", "source", kObject, "reference", kOne, kMay, "Who said it"},
    {"quote", "medium", kObject, "reference", kOne, kMay, "Where it was said"},
    {"quote", "via", kObject, "reference", kList, kMay, "The chain behind it"},
    {"quote", "addressee", kObject, "reference", kOne, kMay, "To whom"},
    {"quote", "polarity", kEnum, "polarity", kOne, kMust, "Whether it was said, denied, withheld or asked"},
    {"quote", "nested_in", kString, {}, kOne, kMay, "Id of the quote around it"},
    {"quote", "paragraph", kInteger, {}, kOne, kMust, "Where the content begins, from 0"},
    {"quote", "sentence", kInteger, {}, kOne, kMust, "Where the content begins, from 0"},
    {"quote", "confidence", kFraction, {}, kOne, kMust, "A probability"},
    {"quote", "rule", kString, {}, kOne, kMust, "The rule that decided, file.rule"},

    {"cue", "text", kString, {}, kOne, kMust, "The slices of the spans, joined by one space"},
    {"cue", "spans", kSpan, {}, kList, kMust, "Where it stands"},
    {"cue", "lemma", kString, {}, kOne, kMay, "Its base form"},
    {"cue", "stance", kEnum, "stance", kOne, kMay, "How the article takes it"},

    {"claim", "id", kString, {}, kOne, kMust, "For links inside the document"},
    {"claim", "key", kKey, {}, kOne, kMust, "The same for the same record in every run"},
    {"claim", "kind", kEnum, "claim_kind", kOne, kMust, "By what is measured"},
    {"claim", "content", kObject, "anchor", kOne, kMust, "The shortest stretch that states the number with its subject and verb"},
    {"claim", "quantity", kObject, "quantity", kOne, kMust, "The value reached, or the amount of change where only that is told"},
    {"claim", "also", kObject, "quantity", kList, kMay, "The same in other units"},
    {"claim", "change", kObject, "change", kOne, kMay, "Where it tells of a change"},
    {"claim", "subject", kObject, "reference", kOne, kMay, "What the number is said of, or who imposes a tariff"},
    {"claim", "object", kObject, "reference", kOne, kMay, "Whom or what it falls on"},
    {"claim", "counted", kObject, "anchor", kOne, kMay, "The noun phrase counted"},
    {"claim", "time", kObject, "time_reference", kOne, kMay, "When it holds"},
    {"claim", "place", kObject, "reference", kOne, kMay, "Where it holds"},
    {"claim", "modality", kEnum, "modality", kOne, kMust, "Whether it is so, or planned, forecast, denied"},
    {"claim", "linked", kString, {}, kList, kMay, "Ids of claims that tell of the same change"},
    {"claim", "quote", kString, {}, kOne, kMay, "Id of the quote in which it stands"},
    {"claim", "source", kObject, "link", kOne, kMay, "In whose words it stands"},
    {"claim", "paragraph", kInteger, {}, kOne, kMust, "Where the content begins, from 0"},
    {"claim", "sentence", kInteger, {}, kOne, kMust, "Where the content begins, from 0"},
    {"claim", "confidence", kFraction, {}, kOne, kMust, "A probability"},
    {"claim", "rule", kString, {}, kOne, kMust, "The rule that decided, file.rule"},

    {"quantity", "text", kString, {}, kOne, kMust, "The slices of the spans, joined by one space"},
    {"quantity", "spans", kSpan, {}, kList, kMust, "Where it stands"},
    {"quantity", "value", kDecimal, {}, kOne, kMay, "The number, exact"},
    {"quantity", "min", kDecimal, {}, kOne, kMay, "Of a range"},
    {"quantity", "max", kDecimal, {}, kOne, kMay, "Of a range"},
    {"quantity", "bound", kEnum, "bound", kOne, kMust, "How the value is meant"},
    {"quantity", "magnitude", kDecimal, {}, kOne, kMay, "Of a vague number"},
    {"quantity", "unit", kObject, "unit", kOne, kMay, "Its unit"},
    {"quantity", "currency", kString, {}, kOne, kMay, "ISO 4217"},
    {"quantity", "per", kObject, "per", kOne, kMay, "What it is taken by"},
    {"quantity", "iso8601", kString, {}, kOne, kMay, "A duration in ISO 8601"},
    {"quantity", "si", kObject, "si", kOne, kMay, "The same in SI units"},

    {"unit", "text", kString, {}, kOne, kMay, "As written"},
    {"unit", "id", kString, {}, kOne, kMay, "The name in CLDR, or percentage-point, basis-point, point"},
    {"unit", "ucum", kString, {}, kOne, kMay, "The same in UCUM"},

    {"per", "text", kString, {}, kOne, kMay, "As written"},
    {"per", "unit", kString, {}, kOne, kMay, "The name in CLDR"},
    {"per", "counted", kString, {}, kOne, kMay, "The noun"},

    {"si", "value", kDecimal, {}, kOne, kMust, "The number in that unit"},
    {"si", "unit", kString, {}, kOne, kMay, "The unit"},

    {"change", "direction", kEnum, "direction", kOne, kMust, "Which way"},
    {"change", "from", kObject, "quantity", kOne, kMay, "The value before"},
    {"change", "to", kObject, "quantity", kOne, kMay, "The value after"},
    {"change", "by", kObject, "quantity", kOne, kMay, "The difference"},

    {"time_reference", "text", kString, {}, kOne, kMay, "The slices of the spans, joined by one space"},
    {"time_reference", "spans", kSpan, {}, kList, kMay, "Where it stands"},
    {"time_reference", "value", kString, {}, kOne, kMay, "In TIMEX3"},

    {"time", "id", kString, {}, kOne, kMust, "For links inside the document"},
    {"time", "key", kKey, {}, kOne, kMust, "The same for the same record in every run"},
    {"time", "content", kObject, "anchor", kOne, kMust, "The expression"},
    {"time", "type", kEnum, "time_type", kOne, kMust, "What sort of time"},
    {"time", "value", kString, {}, kOne, kMay, "In TIMEX3"},
    {"time", "mod", kString, {}, kOne, kMay, "As in TIMEX3"},
    {"time", "start", kString, {}, kOne, kMay, "In ISO 8601, where a calendar settles it"},
    {"time", "end", kString, {}, kOne, kMay, "In ISO 8601, where a calendar settles it"},
    {"time", "paragraph", kInteger, {}, kOne, kMust, "Where the content begins, from 0"},
    {"time", "sentence", kInteger, {}, kOne, kMust, "Where the content begins, from 0"},
    {"time", "confidence", kFraction, {}, kOne, kMust, "A probability"},
    {"time", "rule", kString, {}, kOne, kMust, "The rule that decided, file.rule"},

    {"record", "type", kString, {}, kOne, kMust, "The type that the grammar declares"},
    {"record", "id", kString, {}, kOne, kMay, "For links inside the document"},
    {"record", "key", kKey, {}, kOne, kMust, "The same for the same record in every run"},
    {"record", "content", kObject, "anchor", kOne, kMust, "What it is about"},
    {"record", "fields", kAnything, {}, kOne, kMust, "Its fields: strings and anchors"},
    {"record", "paragraph", kInteger, {}, kOne, kMust, "Where the content begins, from 0"},
    {"record", "sentence", kInteger, {}, kOne, kMust, "Where the content begins, from 0"},
    {"record", "confidence", kFraction, {}, kOne, kMust, "A probability"},
    {"record", "rule", kString, {}, kOne, kMust, "The rule that decided, file.rule"},

    {"error", "code", kEnum, "error_code", kOne, kMust, "What kind of thing"},
    {"error", "severity", kEnum, "severity", kOne, kMust, "error: there are no records; warning and note: there are"},
    {"error", "message", kString, {}, kOne, kMust, "For people: what, and what to do"},
    {"error", "span", kSpan, {}, kOne, kMay, "Where in the text"},
};
// clang-format on

// The words of an enumeration that counts from 0; an empty word is one that is never written.
template <class Enum>
std::vector<std::string_view> words(std::string_view (*name_of)(Enum), Enum last) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
    const std::string_view name = name_of(static_cast<Enum>(i));
    if (!name.empty()) names.push_back(name);
  }
  return names;
}

class SchemaWriter {
 public:
  explicit SchemaWriter(rapidjson::StringBuffer& buffer) : json_(buffer) { json_.SetIndent(' ', 2); }

  void write() {
    json_.StartObject();
    pair("$schema", "https://json-schema.org/draft/2020-12/schema");
    pair("title", kSchema);
    pair("$ref", "#/$defs/document");
    key("$defs");
    json_.StartObject();
    for (std::size_t i = 0; i < std::size(kFields);) {
      std::size_t end = i;
      while (end < std::size(kFields) && kFields[end].record == kFields[i].record) ++end;
      record(std::span(kFields).subspan(i, end - i));
      i = end;
    }
    json_.EndObject();
    json_.EndObject();
  }

 private:
  void key(std::string_view s) { json_.Key(s.data(), static_cast<rapidjson::SizeType>(s.size())); }
  void string(std::string_view s) { json_.String(s.data(), static_cast<rapidjson::SizeType>(s.size())); }
  void pair(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  void integer(std::string_view name, int value) {
    key(name);
    json_.Int(value);
  }

  void record(std::span<const Field> fields) {
    key(fields[0].record);
    json_.StartObject();
    pair("type", "object");
    key("properties");
    json_.StartObject();
    for (const Field& field : fields) property(field);
    json_.EndObject();
    key("required");
    json_.StartArray();
    for (const Field& field : fields) {
      if (field.required) string(field.name);
    }
    json_.EndArray();
    key("additionalProperties");
    json_.Bool(false);
    json_.EndObject();
  }

  void property(const Field& field) {
    key(field.name);
    json_.StartObject();
    pair("description", field.description);
    if (field.list) {
      pair("type", "array");
      key("items");
      json_.StartObject();
      value(field);
      json_.EndObject();
    } else {
      if (field.record == "document" && field.name == "schema") pair("const", kSchema);
      value(field);
    }
    json_.EndObject();
  }

  void value(const Field& field) {
    switch (field.type) {
      case kString:
        pair("type", "string");
        break;
      case kDecimal:
        pair("type", "string");
        pair("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
        break;
      case kKey:
        pair("type", "string");
        pair("pattern", "^[0-9a-f]{16}$");
        break;
      case kInteger:
        pair("type", "integer");
        integer("minimum", 0);
        break;
      case kFraction:
        pair("type", "number");
        integer("minimum", 0);
        integer("maximum", 1);
        break;
      case kSpan:
        pair("type", "array");
        key("items");
        json_.StartObject();
        pair("type", "integer");
        integer("minimum", 0);
        json_.EndObject();
        integer("minItems", 2);
        integer("maxItems", 2);
        break;
      case kEnum:
        key("enum");
        json_.StartArray();
        for (const std::string_view word : enumeration(field.of)) string(word);
        json_.EndArray();
        break;
      case kObject:
        pair("$ref", "#/$defs/" + std::string(field.of));
        break;
      case kStringMap:
        pair("type", "object");
        key("additionalProperties");
        json_.StartObject();
        pair("type", "string");
        json_.EndObject();
        break;
      case kAnything:
        pair("type", "object");
        break;
    }
  }

  rapidjson::PrettyWriter<rapidjson::StringBuffer> json_;
};

}  // namespace

std::span<const Field> schema_fields() { return kFields; }

std::vector<std::string_view> enumeration(std::string_view name) {
  if (name == "offset_unit") return words(offset_unit_name, OffsetUnit::kUtf16);
  if (name == "source_kind") return words(source_kind_name, SourceKind::kDocument);
  if (name == "quote_type") return words(quote_type_name, QuoteType::kMixed);
  if (name == "polarity") return words(polarity_name, Polarity::kAsked);
  if (name == "stance") return words(stance_name, Stance::kFeeling);
  if (name == "claim_kind") return words(claim_kind_name, ClaimKind::kIndex);
  if (name == "bound") return words(bound_name, Bound::kVague);
  if (name == "direction") return words(direction_name, Direction::kDown);
  if (name == "modality") return words(modality_name, Modality::kQuestion);
  if (name == "time_type") return words(time_type_name, TimeType::kRange);
  if (name == "error_code") return words(error_code_name, ErrorCode::kInternal);
  if (name == "severity") return words(severity_name, Severity::kNote);
  return {};
}

std::string json_schema() {
  rapidjson::StringBuffer buffer;
  SchemaWriter(buffer).write();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace sayso::io
