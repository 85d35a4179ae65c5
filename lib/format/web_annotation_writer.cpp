// Terms of our own have the prefix "sayso:", which the second context maps; nothing of ours is fetched. The first context is
// the one that the model demands by its address.
#include "format/web_annotation_writer.h"

#include "format/describe.h"
#include "format/iri.h"
#include "format/json_out.h"
#include "format/passages.h"
#include "text/units.h"

namespace sayso::io {
namespace {

constexpr std::size_t kAround = 40;  // bytes of prefix and suffix, at most

class Page {
 public:
  Page(const Document& d, std::string_view text, std::string& out) : d_(d), passages_(d, text), to_codepoint_(text, OffsetUnit::kByte, OffsetUnit::kCodepoint), json_(out) {}

  void write() {
    json_.object([&] {
      json_.array("@context", [&] {
        json_.string("http://www.w3.org/ns/anno.jsonld");
        json_.object([&] { json_.field("sayso", "urn:sayso:terms:"); });
      });
      json_.field("id", document_iri(d_) + ":page");
      json_.field("type", "AnnotationPage");
      json_.array("items", [&] {
        for (const Quote& q : d_.quotes) {
          annotation(q, "quote", [&] {
            json_.field("sayso:type", quote_type_name(q.type));
            json_.field("sayso:polarity", polarity_name(q.polarity));
            reference("sayso:source", q.source);
            if (!q.cue.empty()) {
              json_.object("sayso:cue", [&] {
                json_.known("sayso:lemma", q.cue.lemma);
                json_.known("sayso:stance", stance_name(q.cue.stance));
                place(q.cue);
              });
            }
            reference("sayso:medium", q.medium);
            if (!q.via.empty()) {
              json_.array("sayso:via", [&] {
                for (const Reference& r : q.via) json_.object([&] { reference_fields(r); });
              });
            }
            reference("sayso:addressee", q.addressee);
            link("sayso:nested_in", key_of(d_.quotes, q.nested_in));
          });
        }
        for (const Claim& c : d_.claims) {
          annotation(c, "claim", [&] {
            json_.field("sayso:kind", claim_kind_name(c.kind));
            json_.field("sayso:modality", modality_name(c.modality));
            json_.object("sayso:quantity", [&] {
              json_.known("sayso:value", c.quantity.value);
              json_.known("sayso:min", c.quantity.min);
              json_.known("sayso:max", c.quantity.max);
              json_.field("sayso:bound", bound_name(c.quantity.bound));
              if (c.quantity.unit) json_.known("sayso:unit", c.quantity.unit->id.empty() ? c.quantity.unit->text : c.quantity.unit->id);
              json_.known("sayso:currency", c.quantity.currency);
              place(c.quantity);
            });
            if (c.change) json_.field("sayso:direction", direction_name(c.change->direction));
            reference("sayso:subject", c.subject);
            reference("sayso:object", c.object);
            json_.known("sayso:counted", c.counted.text);
            json_.known("sayso:time", c.time.value);
            reference("sayso:place", c.place);
            link("sayso:quote", key_of(d_.quotes, c.quote));
            if (!c.source.empty()) json_.object("sayso:source", [&] { source(c.source); });
          });
        }
        for (const Time& t : d_.times) {
          annotation(t, "time", [&] {
            json_.field("sayso:type", time_type_name(t.type));
            json_.known("sayso:value", t.value);
            json_.known("sayso:start", t.start);
            json_.known("sayso:end", t.end);
          });
        }
        for (const OtherRecord& r : d_.records) {
          annotation(r, r.type, [&] {
            for (const auto& [name, value] : r.fields) {
              const auto* words = std::get_if<std::string>(&value);
              json_.field("sayso:" + name, words ? *words : std::get_if<Anchor>(&value)->text);
            }
          });
        }
      });
    });
  }

 private:
  template <class Records>
  static std::string key_of(const Records& records, std::string_view id) {
    for (const auto& r : records) {
      if (!id.empty() && r.id == id) return r.key;
    }
    return {};
  }

  template <class Body>
  void annotation(const RecordBase& r, std::string_view kind, const Body& body) {
    json_.object([&] {
      json_.field("id", record_iri(r));
      json_.field("type", "Annotation");
      json_.field("motivation", "identifying");
      json_.array("body", [&] {
        json_.object([&] {
          json_.field("type", "TextualBody");
          json_.field("purpose", "classifying");
          json_.field("value", kind);
        });
        json_.object([&] {
          json_.field("type", "sayso:" + std::string(kind));
          json_.key("sayso:confidence");
          json_.fraction(r.confidence);
          json_.known("sayso:rule", r.rule);
          body();
        });
      });
      target("target", r.content);
    });
  }

  // One target, or a list of one for each piece.
  void target(std::string_view name, const Anchor& a) {
    json_.key(name);
    if (a.spans.size() == 1) return piece(a.spans[0]);
    json_.array([&] {
      for (const Span& s : a.spans) piece(s);
    });
  }

  void piece(const Span& span) {
    const Span b = passages_.bytes(span);
    json_.object([&] {
      json_.field("type", "SpecificResource");
      json_.field("source", source_iri(d_));
      if (!d_.text_sha256.empty()) {
        json_.object("state", [&] {
          json_.field("type", "sayso:TextState");
          json_.field("sayso:sha256", d_.text_sha256);
        });
      }
      json_.array("selector", [&] {
        json_.object([&] {
          json_.field("type", "TextQuoteSelector");
          json_.field("exact", passages_.slice(span));
          json_.field("prefix", passages_.before(b.begin, kAround));
          json_.field("suffix", passages_.behind(b.end, kAround));
        });
        json_.object([&] {
          json_.field("type", "TextPositionSelector");
          json_.field("start", to_codepoint_(b.begin));
          json_.field("end", to_codepoint_(b.end));
        });
      });
    });
  }

  void place(const Anchor& a) {
    if (a.empty()) return;
    json_.field("sayso:text", a.text);
    target("sayso:at", a);
  }

  void source(std::string_view id) {
    for (const Source& s : d_.sources) {
      if (s.id != id) continue;
      json_.field("id", source_iri(d_, s));
      json_.field("sayso:name", s.name);
      json_.field("sayso:kind", source_kind_name(s.kind));
      json_.known("sayso:role", s.role);
    }
  }
  // Somebody, and the words that lead there: two things, as the words are of this place alone.
  void reference_fields(const Reference& r) {
    if (!r.id.empty()) json_.object("sayso:who", [&] { source(r.id); });
    place(r);
  }
  void reference(std::string_view name, const Reference& r) {
    if (r.empty() && r.id.empty()) return;
    json_.object(name, [&] { reference_fields(r); });
  }
  void link(std::string_view name, const std::string& key) {
    if (!key.empty()) json_.object(name, [&] { json_.field("id", "urn:sayso:record:" + key); });
  }

  const Document& d_;
  Passages passages_;
  text::UnitMap to_codepoint_;
  JsonOut json_;
};

class WebAnnotationWriter : public Writer {
 public:
  void write(const Document& document, std::string_view text, std::string& out) const override {
    Page(document, text, out).write();
    out += '\n';
  }
};

}  // namespace

std::unique_ptr<Writer> make_web_annotation_writer(WriterOptions) { return std::make_unique<WebAnnotationWriter>(); }

}  // namespace sayso::io
