// The mirror of jsonl_writer.cpp, field by field in the same order; a test holds the two together by writing again what was
// read, byte for byte.
#include "format/records_json.h"

#include <utility>

#include "format/item.h"
#include "format/record_check.h"
#include "format/record_lines.h"
#include "sayso/version.h"
#include "text/digest.h"

namespace sayso::io {
namespace {

using Element = simdjson::dom::element;
using enum Need;

class DocumentReading {
 public:
  DocumentReading(JsonFields& fields, Document& document) : f_(fields), d_(document) {}

  void read(const Element& from, std::string& text, bool& has_text) {
    // Who it is first: what is wrong behind it can then be told of the right document.
    f_.name(from, "id", d_.id, kMust);
    std::string schema;
    f_.text(from, "schema", schema, kMust);
    if (f_.ok() && schema != kSchema) f_.fail("the schema is '" + schema + "', and this reads " + std::string(kSchema));
    f_.object(from, "producer", [&](const Element& producer) {
      f_.text(producer, "version", d_.version);
      f_.object(producer, "packs", [&](const Element& packs) {
        for (const auto pack : simdjson::dom::object(packs)) {
          std::string_view hash;
          if (pack.value.get_string().get(hash) != simdjson::SUCCESS) return f_.fail("a pack without its hash");
          d_.packs.emplace_back(pack.key, hash);
        }
      });
    });
    f_.text(from, "uri", d_.uri);
    f_.text(from, "title", d_.title);
    f_.texts(from, "authors", d_.authors);
    f_.text(from, "publisher", d_.publisher);
    f_.text(from, "published", d_.published);
    f_.text(from, "language", d_.language);
    f_.word(from, "offset_unit", d_.offset_unit, offset_unit_name, OffsetUnit::kUtf16, kMust);
    f_.text(from, "text_sha256", d_.text_sha256);
    has_text = f_.at(from, "text").has_value();
    f_.text(from, "text", text);
    f_.each(from, "sources", [&](const Element& e) { source(e, d_.sources.emplace_back()); });
    f_.each(from, "quotes", [&](const Element& e) { quote(e, d_.quotes.emplace_back()); });
    f_.each(from, "claims", [&](const Element& e) { claim(e, d_.claims.emplace_back()); });
    f_.each(from, "times", [&](const Element& e) { time(e, d_.times.emplace_back()); });
    f_.each(from, "records", [&](const Element& e) { record(e, d_.records.emplace_back()); });
    f_.each(from, "errors", [&](const Element& e) { error(e, d_.errors.emplace_back()); });
  }

 private:
  Span pair(const Element& e) {
    simdjson::dom::array list;
    std::uint64_t begin = 0, end = 0;
    if (e.get_array().get(list) != simdjson::SUCCESS || list.size() != 2 || list.at(0).get(begin) != simdjson::SUCCESS ||
        list.at(1).get(end) != simdjson::SUCCESS) {
      f_.fail("is no pair of offsets");
    }
    return {begin, end};
  }

  void spans(const Element& from, std::string_view key, std::vector<Span>& to, Need need = kMay) {
    f_.each(
        from, key, [&](const Element& e) { to.push_back(pair(e)); }, need);
  }

  void anchor_fields(const Element& from, Anchor& to, Need need) {
    f_.text(from, "text", to.text, need);
    spans(from, "spans", to.spans, need);
    if (to.empty() && !to.text.empty()) f_.fail("has words and no spans");
  }
  void anchor(const Element& from, std::string_view key, Anchor& to, Need need = kMay) {
    f_.object(
        from, key, [&](const Element& e) { anchor_fields(e, to, kMust); }, need);
  }
  void reference_fields(const Element& from, Reference& to) {
    anchor_fields(from, to, kMay);
    f_.text(from, "id", to.id);
  }
  void reference(const Element& from, std::string_view key, Reference& to) {
    f_.object(from, key, [&](const Element& e) { reference_fields(e, to); });
  }

  void head(const Element& from, RecordBase& to, Need id) {
    f_.text(from, "id", to.id, id);
    f_.text(from, "key", to.key, kMust);
    anchor(from, "content", to.content, kMust);
    f_.count(from, "paragraph", to.paragraph);
    f_.count(from, "sentence", to.sentence);
    f_.fraction(from, "confidence", to.confidence);
    f_.text(from, "rule", to.rule);
  }

  void source(const Element& from, Source& to) {
    f_.text(from, "id", to.id, kMust);
    f_.word(from, "kind", to.kind, source_kind_name, SourceKind::kDocument, kMust);
    f_.text(from, "name", to.name, kMust);
    f_.text(from, "role", to.role);
    f_.texts(from, "aliases", to.aliases);
    f_.texts(from, "members", to.members);
    f_.count(from, "speaks", to.speaks);
    f_.each(from, "mentions", [&](const Element& e) { anchor_fields(e, to.mentions.emplace_back(), kMust); });
  }

  void quote(const Element& from, Quote& to) {
    head(from, to, kMust);
    f_.word(from, "type", to.type, quote_type_name, QuoteType::kMixed, kMust);
    spans(from, "verbatim", to.verbatim);
    f_.object(from, "cue", [&](const Element& e) {
      anchor_fields(e, to.cue, kMust);
      f_.text(e, "lemma", to.cue.lemma);
      f_.word(e, "stance", to.cue.stance, stance_name, Stance::kFeeling);
    });
    reference(from, "source", to.source);
    reference(from, "medium", to.medium);
    f_.each(from, "via", [&](const Element& e) { reference_fields(e, to.via.emplace_back()); });
    reference(from, "addressee", to.addressee);
    f_.word(from, "polarity", to.polarity, polarity_name, Polarity::kAsked);
    f_.text(from, "nested_in", to.nested_in);
  }

  void quantity(const Element& from, Quantity& to) {
    anchor_fields(from, to, kMust);
    f_.text(from, "value", to.value);
    f_.text(from, "min", to.min);
    f_.text(from, "max", to.max);
    f_.word(from, "bound", to.bound, bound_name, Bound::kVague);
    f_.text(from, "magnitude", to.magnitude);
    f_.object(from, "unit", [&](const Element& e) {
      to.unit.emplace();
      f_.text(e, "text", to.unit->text);
      f_.text(e, "id", to.unit->id);
      f_.text(e, "ucum", to.unit->ucum);
    });
    f_.text(from, "currency", to.currency);
    f_.object(from, "per", [&](const Element& e) {
      f_.text(e, "text", to.per_text);
      f_.text(e, "unit", to.per_unit);
      f_.text(e, "counted", to.per_counted);
    });
    f_.text(from, "iso8601", to.iso8601);
    f_.object(from, "si", [&](const Element& e) {
      f_.text(e, "value", to.si_value);
      f_.text(e, "unit", to.si_unit);
    });
  }
  void quantity(const Element& from, std::string_view key, std::optional<Quantity>& to) {
    f_.object(from, key, [&](const Element& e) { quantity(e, to.emplace()); });
  }

  void claim(const Element& from, Claim& to) {
    head(from, to, kMust);
    f_.word(from, "kind", to.kind, claim_kind_name, ClaimKind::kIndex, kMust);
    f_.object(
        from, "quantity", [&](const Element& e) { quantity(e, to.quantity); }, kMust);
    f_.each(from, "also", [&](const Element& e) { quantity(e, to.also.emplace_back()); });
    f_.object(from, "change", [&](const Element& e) {
      to.change.emplace();
      f_.word(e, "direction", to.change->direction, direction_name, Direction::kDown);
      quantity(e, "from", to.change->from);
      quantity(e, "to", to.change->to);
      quantity(e, "by", to.change->by);
    });
    reference(from, "subject", to.subject);
    reference(from, "object", to.object);
    anchor(from, "counted", to.counted);
    f_.object(from, "time", [&](const Element& e) {
      anchor_fields(e, to.time, kMay);
      f_.text(e, "value", to.time.value);
    });
    reference(from, "place", to.place);
    f_.word(from, "modality", to.modality, modality_name, Modality::kQuestion);
    f_.texts(from, "linked", to.linked);
    f_.text(from, "quote", to.quote);
    f_.object(from, "source", [&](const Element& e) { f_.text(e, "id", to.source, kMust); });
  }

  void time(const Element& from, Time& to) {
    head(from, to, kMust);
    f_.word(from, "type", to.type, time_type_name, TimeType::kRange, kMust);
    f_.text(from, "value", to.value);
    f_.text(from, "mod", to.mod);
    f_.text(from, "start", to.start);
    f_.text(from, "end", to.end);
  }

  void record(const Element& from, OtherRecord& to) {
    f_.text(from, "type", to.type, kMust);
    head(from, to, kMay);
    f_.object(from, "fields", [&](const Element& fields) {
      for (const auto field : simdjson::dom::object(fields)) {
        const JsonFields::Step step(f_, field.key);
        std::string_view s;
        Anchor a;
        if (field.value.get_string().get(s) == simdjson::SUCCESS) {
          to.fields.emplace_back(field.key, std::string(s));
        } else {
          anchor_fields(field.value, a, kMust);
          to.fields.emplace_back(field.key, std::move(a));
        }
      }
    });
  }

  void error(const Element& from, DocumentError& to) {
    f_.word(from, "code", to.code, error_code_name, ErrorCode::kInternal, kMust);
    f_.word(from, "severity", to.severity, severity_name, Severity::kNote, kMust);
    f_.text(from, "message", to.message);
    if (const auto span = f_.at(from, "span")) {
      const JsonFields::Step step(f_, "span");
      to.span = pair(*span);
    }
  }

  JsonFields& f_;
  Document& d_;
};

class RecordsReader : public RecordLines {
 public:
  using RecordLines::RecordLines;

 protected:
  void read(const Element& line, RecordItem& item) const override {
    JsonFields fields;
    read_document(fields, line, item.document, item.text, item.has_text);
    if (!fields.ok()) return fail(item, ErrorCode::kMalformedInput, fields.error());
    if (!item.has_text && options().find_text) {
      if (auto text = options().find_text(item.document.id)) {
        item.text = std::move(*text);
        item.has_text = true;
        if (!item.document.text_sha256.empty() && text::sha256({item.text}) != item.document.text_sha256) {
          return fail(item, ErrorCode::kMalformedInput, "the text that was found for it is not the one that was read (text_sha256)");
        }
      }
    }
    const std::string_view text = item.text;
    if (const auto wrong = what_is_wrong(item.document, item.has_text ? &text : nullptr)) fail(item, ErrorCode::kMalformedInput, *wrong);
  }
};

}  // namespace

void read_document(JsonFields& fields, const Element& from, Document& to, std::string& text, bool& has_text) {
  DocumentReading(fields, to).read(from, text, has_text);
}

std::unique_ptr<RecordReader> make_records_reader(std::unique_ptr<ByteSource> source, RecordReaderOptions options) {
  return std::make_unique<RecordsReader>(std::move(source), std::move(options));
}

}  // namespace sayso::io
