// A document with every field of every record set: what a writer must not lose.
#ifndef SAYSO_TESTS_FORMAT_SAMPLE_H_
#define SAYSO_TESTS_FORMAT_SAMPLE_H_

#include <string>
#include <vector>

#include "sayso/document.h"

namespace sayso::tests {

inline Anchor anchor(std::string text, std::vector<Span> spans) {
  Anchor a;
  a.text = std::move(text);
  a.spans = std::move(spans);
  return a;
}

inline Reference reference(std::string text, std::vector<Span> spans, std::string id) {
  Reference r;
  static_cast<Anchor&>(r) = anchor(std::move(text), std::move(spans));
  r.id = std::move(id);
  return r;
}

inline Quantity quantity(std::string text, std::vector<Span> spans, std::string value) {
  Quantity q;
  static_cast<Anchor&>(q) = anchor(std::move(text), std::move(spans));
  q.value = std::move(value);
  return q;
}

inline void fill_base(RecordBase& r, std::string id) {
  r.id = std::move(id);
  r.key = "00000000deadbeef";
  r.content = anchor("a b", {{0, 1}, {5, 6}});
  r.paragraph = 1;
  r.sentence = 2;
  r.confidence = 0.123456;
  r.rule = "quotes.said_after";
}

inline Document full_document() {
  Document d;
  d.id = "wire-1";
  d.uri = "https://example.org/1";
  d.title = "Title";
  d.authors = {"A B"};
  d.publisher = "The Daily";
  d.published = "2025-09-19";
  d.language = "en";
  d.text_sha256 = std::string(64, 'a');
  d.packs = {{"en", "0123456789abcdef"}};

  Source s;
  s.id = "s1";
  s.kind = SourceKind::kGroup;
  s.name = "Mary Ng";
  s.role = "trade minister";
  s.aliases = {"Ng"};
  s.members = {"s2"};
  s.speaks = 3;
  s.mentions = {anchor("Ng", {{7, 9}})};
  d.sources = {s};

  Quote q;
  fill_base(q, "q1");
  q.type = QuoteType::kMixed;
  q.verbatim = {{0, 1}};
  static_cast<Anchor&>(q.cue) = anchor("said", {{10, 14}});
  q.cue.lemma = "say";
  q.cue.stance = Stance::kNeutral;
  q.source = reference("Ng", {{7, 9}}, "s1");
  q.medium = reference("Der Bote", {{20, 28}}, "s2");
  q.via = {reference("reports", {{30, 37}}, "")};
  q.addressee = reference("reporters", {{40, 49}}, "s3");
  q.polarity = Polarity::kDenied;
  q.nested_in = "q0";
  d.quotes = {q};

  Claim c;
  fill_base(c, "c1");
  c.kind = ClaimKind::kMoney;
  c.quantity = quantity("5 dollars a barrel", {{0, 18}}, "5");
  c.quantity.bound = Bound::kApprox;
  c.quantity.currency = "USD";
  c.quantity.per_text = "a barrel";
  c.quantity.per_unit = "barrel";
  c.quantity.per_counted = "barrel";
  c.quantity.iso8601 = "PT90M";
  c.quantity.si_value = "0.1";
  c.quantity.si_unit = "m3";
  c.quantity.min = "4";
  c.quantity.max = "6";
  c.quantity.magnitude = "10";
  c.quantity.unit = Unit{"barrels", "barrel", "[bbl_us]"};
  c.also = {quantity("4 euros", {{20, 27}}, "4")};
  c.change = Change{Direction::kUp, quantity("3", {{30, 31}}, "3"), quantity("5", {{32, 33}}, "5"),
                    quantity("2", {{34, 35}}, "2")};
  c.subject = reference("oil", {{40, 43}}, "s4");
  c.object = reference("us", {{44, 46}}, "");
  c.counted = anchor("barrels", {{50, 57}});
  static_cast<Anchor&>(c.time) = anchor("Friday", {{60, 66}});
  c.time.value = "2025-09-19";
  c.place = reference("Rome", {{70, 74}}, "s5");
  c.modality = Modality::kForecast;
  c.linked = {"c2"};
  c.quote = "q1";
  c.source = "s1";
  d.claims = {c};

  Time t;
  fill_base(t, "t1");
  t.type = TimeType::kRange;
  t.value = "2025-W38";
  t.mod = "START";
  t.start = "2025-09-15";
  t.end = "2025-09-21";
  d.times = {t};

  OtherRecord r;
  fill_base(r, "r1");
  r.type = "verdict";
  r.fields.emplace_back("court", anchor("High Court", {{80, 90}}));
  r.fields.emplace_back("outcome", std::string("guilty"));
  d.records = {r};

  d.errors = {DocumentError{ErrorCode::kMalformedText, Severity::kNote, "mended", Span{3, 4}}};
  return d;
}

}  // namespace sayso::tests

#endif  // SAYSO_TESTS_FORMAT_SAMPLE_H_
