// Calls a RapidJSON writer field by field, straight from the records: no tree in between. The order and the names are
// those of the table in schema.cpp; a test holds the two together.
#include "format/jsonl_writer.h"

#include <cmath>
#include <cstdint>
#include <utility>

// Its errors are assertions on the order of calls: ours is fixed, so they may vanish rather than abort.
#define RAPIDJSON_ASSERT(x) static_cast<void>(x)
#include <rapidjson/prettywriter.h>
#include <rapidjson/writer.h>
#include <simdjson.h>

#include "sayso/version.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

// RapidJSON's output stream over the caller's string: no second buffer.
struct StringStream {
  using Ch = char;
  std::string& out;
  void Put(char c) { out.push_back(c); }
  void Flush() {}
};

template <class Json>
class RecordWriter {
 public:
  explicit RecordWriter(Json& json) : json_(json) {}

  void document(const Document& d, std::string_view text, bool with_text) {
    json_.StartObject();
    field("schema", kSchema);
    key("producer");
    json_.StartObject();
    field("name", "sayso");
    field("version", d.version.empty() ? kVersion : std::string_view(d.version));
    key("packs");
    json_.StartObject();
    for (const auto& [name, hash] : d.packs) field(name, hash);
    json_.EndObject();
    json_.EndObject();
    field("id", d.id);
    known("uri", d.uri);
    known("title", d.title);
    if (!d.authors.empty()) strings("authors", d.authors);
    known("publisher", d.publisher);
    known("published", d.published);
    known("language", d.language);
    field("offset_unit", offset_unit_name(d.offset_unit));
    known("text_sha256", d.text_sha256);
    if (with_text) field("text", text);
    list("sources", d.sources, [&](const Source& s) { source(s); });
    list("quotes", d.quotes, [&](const Quote& q) { quote(q); });
    list("claims", d.claims, [&](const Claim& c) { claim(c); });
    list("times", d.times, [&](const Time& t) { time(t); });
    list("records", d.records, [&](const OtherRecord& r) { record(r); });
    list("errors", d.errors, [&](const DocumentError& e) { error(e); });
    json_.EndObject();
  }

 private:
  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

  void string(std::string_view s) {
    if (!simdjson::validate_utf8(s.data(), s.size())) {
      const std::string mended = text::well_formed(s);
      json_.String(mended.data(), static_cast<rapidjson::SizeType>(mended.size()));
      return;
    }
    json_.String(s.data(), static_cast<rapidjson::SizeType>(s.size()));
  }

  void field(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }

  void known(std::string_view name, std::string_view value) {
    if (!value.empty()) field(name, value);
  }

  void number(std::string_view name, std::size_t value) {
    key(name);
    json_.Uint64(value);
  }

  template <class List, class Write>
  void list(std::string_view name, const List& values, const Write& write) {
    key(name);
    json_.StartArray();
    for (const auto& value : values) write(value);
    json_.EndArray();
  }

  void strings(std::string_view name, const std::vector<std::string>& values) {
    list(name, values, [&](const std::string& s) { string(s); });
  }

  void span(const Span& s) {
    on_one_line(true);
    json_.StartArray();
    json_.Uint64(s.begin);
    json_.Uint64(s.end);
    json_.EndArray();
    on_one_line(false);
  }

  void spans(std::string_view name, const std::vector<Span>& values) {
    key(name);
    json_.StartArray();
    for (const Span& s : values) span(s);
    on_one_line(true);
    json_.EndArray();
    on_one_line(false);
  }

  // Pairs of numbers one below the other are hard to read.
  void on_one_line(bool wanted) {
    if constexpr (requires { json_.SetFormatOptions(rapidjson::kFormatDefault); }) {
      json_.SetFormatOptions(wanted ? rapidjson::kFormatSingleLineArray : rapidjson::kFormatDefault);
    }
  }

  void anchor_fields(const Anchor& a) {
    field("text", a.text);
    spans("spans", a.spans);
  }

  void anchor(std::string_view name, const Anchor& a) {
    if (a.empty()) return;
    key(name);
    json_.StartObject();
    anchor_fields(a);
    json_.EndObject();
  }

  // An anchor with an id; either alone is enough to be written.
  void reference_object(const Reference& r) {
    json_.StartObject();
    if (!r.empty()) anchor_fields(r);
    known("id", r.id);
    json_.EndObject();
  }

  void reference(std::string_view name, const Reference& r) {
    if (r.empty() && r.id.empty()) return;
    key(name);
    reference_object(r);
  }

  // What every record but a source begins with, …
  void head(const RecordBase& r) {
    known("id", r.id);
    field("key", r.key);
  }

  // … and ends with.
  void tail(const RecordBase& r) {
    number("paragraph", r.paragraph);
    number("sentence", r.sentence);
    key("confidence");
    json_.Double(std::round(r.confidence * 1e4) / 1e4);
    field("rule", r.rule);
  }

  void source(const Source& s) {
    json_.StartObject();
    field("id", s.id);
    field("kind", source_kind_name(s.kind));
    field("name", s.name);
    known("role", s.role);
    if (!s.aliases.empty()) strings("aliases", s.aliases);
    if (!s.members.empty()) strings("members", s.members);
    number("speaks", s.speaks);
    list("mentions", s.mentions, [&](const Anchor& a) {
      json_.StartObject();
      anchor_fields(a);
      json_.EndObject();
    });
    json_.EndObject();
  }

  void quote(const Quote& q) {
    json_.StartObject();
    head(q);
    field("type", quote_type_name(q.type));
    anchor("content", q.content);
    if (!q.verbatim.empty()) spans("verbatim", q.verbatim);
    if (!q.cue.empty()) {
      key("cue");
      json_.StartObject();
      anchor_fields(q.cue);
      known("lemma", q.cue.lemma);
      known("stance", stance_name(q.cue.stance));
      json_.EndObject();
    }
    reference("source", q.source);
    reference("medium", q.medium);
    if (!q.via.empty()) list("via", q.via, [&](const Reference& r) { reference_object(r); });
    reference("addressee", q.addressee);
    field("polarity", polarity_name(q.polarity));
    known("nested_in", q.nested_in);
    tail(q);
    json_.EndObject();
  }

  void quantity(const Quantity& q) {
    json_.StartObject();
    anchor_fields(q);
    known("value", q.value);
    known("min", q.min);
    known("max", q.max);
    field("bound", bound_name(q.bound));
    known("magnitude", q.magnitude);
    if (q.unit) {
      key("unit");
      json_.StartObject();
      known("text", q.unit->text);
      known("id", q.unit->id);
      known("ucum", q.unit->ucum);
      json_.EndObject();
    }
    known("currency", q.currency);
    if (!q.per_text.empty() || !q.per_unit.empty() || !q.per_counted.empty()) {
      key("per");
      json_.StartObject();
      known("text", q.per_text);
      known("unit", q.per_unit);
      known("counted", q.per_counted);
      json_.EndObject();
    }
    known("iso8601", q.iso8601);
    if (!q.si_value.empty()) {
      key("si");
      json_.StartObject();
      field("value", q.si_value);
      known("unit", q.si_unit);
      json_.EndObject();
    }
    json_.EndObject();
  }

  void quantity(std::string_view name, const std::optional<Quantity>& q) {
    if (!q) return;
    key(name);
    quantity(*q);
  }

  void claim(const Claim& c) {
    json_.StartObject();
    head(c);
    field("kind", claim_kind_name(c.kind));
    anchor("content", c.content);
    key("quantity");
    quantity(c.quantity);
    if (!c.also.empty()) list("also", c.also, [&](const Quantity& q) { quantity(q); });
    if (c.change) {
      key("change");
      json_.StartObject();
      field("direction", direction_name(c.change->direction));
      quantity("from", c.change->from);
      quantity("to", c.change->to);
      quantity("by", c.change->by);
      json_.EndObject();
    }
    reference("subject", c.subject);
    reference("object", c.object);
    anchor("counted", c.counted);
    if (!c.time.empty() || !c.time.value.empty()) {
      key("time");
      json_.StartObject();
      if (!c.time.empty()) anchor_fields(c.time);
      known("value", c.time.value);
      json_.EndObject();
    }
    reference("place", c.place);
    field("modality", modality_name(c.modality));
    if (!c.linked.empty()) strings("linked", c.linked);
    known("quote", c.quote);
    if (!c.source.empty()) {
      key("source");
      json_.StartObject();
      field("id", c.source);
      json_.EndObject();
    }
    tail(c);
    json_.EndObject();
  }

  void time(const Time& t) {
    json_.StartObject();
    head(t);
    anchor("content", t.content);
    field("type", time_type_name(t.type));
    known("value", t.value);
    known("mod", t.mod);
    known("start", t.start);
    known("end", t.end);
    tail(t);
    json_.EndObject();
  }

  void record(const OtherRecord& r) {
    json_.StartObject();
    field("type", r.type);
    head(r);
    anchor("content", r.content);
    key("fields");
    json_.StartObject();
    for (const auto& [name, value] : r.fields) {
      if (const auto* words = std::get_if<std::string>(&value)) {
        field(name, *words);
      } else {
        anchor(name, *std::get_if<Anchor>(&value));
      }
    }
    json_.EndObject();
    tail(r);
    json_.EndObject();
  }

  void error(const DocumentError& e) {
    json_.StartObject();
    field("code", error_code_name(e.code));
    field("severity", severity_name(e.severity));
    field("message", e.message);
    if (e.span) {
      key("span");
      span(*e.span);
    }
    json_.EndObject();
  }

  Json& json_;
};

class JsonlWriter : public Writer {
 public:
  explicit JsonlWriter(WriterOptions options) : options_(options) {}

  void write(const Document& document, std::string_view text, std::string& out) const override {
    StringStream stream{out};
    if (options_.pretty) {
      rapidjson::PrettyWriter<StringStream> json(stream);
      json.SetIndent(' ', 2);
      RecordWriter(json).document(document, text, options_.with_text);
    } else {
      rapidjson::Writer<StringStream> json(stream);
      RecordWriter(json).document(document, text, options_.with_text);
    }
    out += '\n';
  }

 private:
  WriterOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_jsonl_writer(WriterOptions options) { return std::make_unique<JsonlWriter>(options); }

}  // namespace sayso::io
