#include "format/schema_org_writer.h"

#include <algorithm>

#include "format/iri.h"
#include "format/json_out.h"

namespace sayso::io {
namespace {

// A number as JSON writes it; decimal strings of ours are one already.
bool is_number(std::string_view s) { return !s.empty() && s.find_first_not_of("0123456789.-") == std::string_view::npos; }

std::string_view type_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::kPerson:
      return "Person";
    case SourceKind::kOrganization:
    case SourceKind::kAgency:
      return "Organization";
    case SourceKind::kGovernment:
    case SourceKind::kCountry:
      return "GovernmentOrganization";
    case SourceKind::kPublication:
      return "NewsMediaOrganization";
    default:
      return "Thing";
  }
}

class Article {
 public:
  Article(const Document& d, std::string& out) : d_(d), json_(out) {}

  void write() {
    json_.object([&] {
      json_.object("@context", [&] { json_.field("@vocab", "https://schema.org/"); });
      json_.array("@graph", [&] {
        article();
        for (const Source& s : d_.sources) {
          if (is_named(s.id)) source(s);
        }
        for (const Quote& q : d_.quotes) quote(q);
        for (const Claim& c : d_.claims) claim(c);
      });
    });
  }

 private:
  bool is_named(std::string_view id) const {
    return std::any_of(d_.quotes.begin(), d_.quotes.end(), [&](const Quote& q) { return q.source.id == id; }) ||
           std::any_of(d_.claims.begin(), d_.claims.end(), [&](const Claim& c) { return c.source == id; });
  }

  void article() {
    json_.object([&] {
      json_.field("@type", "NewsArticle");
      json_.field("@id", source_iri(d_));
      json_.known("url", d_.uri);
      json_.known("headline", d_.title);
      json_.known("datePublished", d_.published);
      json_.known("inLanguage", d_.language);
      if (!d_.authors.empty()) {
        json_.list("author", d_.authors, [&](const std::string& name) { named("Person", name); });
      }
      if (!d_.publisher.empty()) {
        json_.key("publisher");
        named("Organization", d_.publisher);
      }
    });
  }
  void named(std::string_view type, std::string_view name) {
    json_.object([&] {
      json_.field("@type", type);
      json_.field("name", name);
    });
  }

  void source(const Source& s) {
    json_.object([&] {
      json_.field("@type", type_of(s.kind));
      json_.field("@id", source_iri(d_, s));
      json_.field("name", s.name);
      if (!s.aliases.empty()) json_.strings("alternateName", s.aliases);
      json_.known(s.kind == SourceKind::kPerson ? "jobTitle" : "description", s.role);
    });
  }

  void link(std::string_view name, const std::string& iri) {
    json_.object(name, [&] { json_.field("@id", iri); });
  }
  // Who, where somebody is known; else the words that stand for somebody.
  void author(std::string_view name, const Reference& r) {
    for (const Source& s : d_.sources) {
      if (!r.id.empty() && s.id == r.id) return link(name, source_iri(d_, s));
    }
    if (r.text.empty()) return;
    json_.key(name);
    named("Thing", r.text);
  }

  void quote(const Quote& q) {
    const bool quoted = q.type != QuoteType::kIndirect;
    json_.object([&] {
      json_.field("@type", quoted ? "Quotation" : "Claim");
      json_.field("@id", record_iri(q));
      json_.field("text", q.content.text);
      author(quoted ? "creator" : "author", q.source);
      link(quoted ? "isPartOf" : "appearance", source_iri(d_));
      json_.known("inLanguage", d_.language);
      json_.known("datePublished", d_.published);
    });
  }

  void claim(const Claim& c) {
    json_.object([&] {
      json_.field("@type", "Claim");
      json_.field("@id", record_iri(c));
      json_.field("text", c.content.text);
      Reference who;
      who.id = c.source;
      author("author", who);
      link("appearance", source_iri(d_));
      json_.known("inLanguage", d_.language);
      json_.known("datePublished", d_.published);
      const Quantity& q = c.quantity;
      json_.object("about", [&] {
        json_.field("@type", q.currency.empty() ? "QuantitativeValue" : "MonetaryAmount");
        number("value", q.value);
        number("minValue", q.min);
        number("maxValue", q.max);
        json_.known("currency", q.currency);
        if (q.unit) json_.known("unitText", q.unit->id.empty() ? q.unit->text : q.unit->id);
        json_.known("unitCode", q.unit ? std::string_view(q.unit->ucum) : std::string_view());
        json_.field("description", q.text);
      });
    });
  }
  void number(std::string_view name, std::string_view value) {
    if (!is_number(value)) return;
    json_.key(name);
    json_.raw(value);
  }

  const Document& d_;
  JsonOut json_;
};

class SchemaOrgWriter : public Writer {
 public:
  void write(const Document& document, std::string_view, std::string& out) const override {
    Article(document, out).write();
    out += '\n';
  }
};

}  // namespace

std::unique_ptr<Writer> make_schema_org_writer(WriterOptions) { return std::make_unique<SchemaOrgWriter>(); }

}  // namespace sayso::io
