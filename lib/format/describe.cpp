#include "format/describe.h"

#include <algorithm>
#include <cmath>

namespace sayso::io {
namespace {

class Fields {
 public:
  void add(std::string_view name, std::string value) {
    if (!value.empty()) fields_.emplace_back(name, std::move(value));
  }
  void add(std::string_view name, std::string_view value) { add(name, std::string(value)); }
  // What every record ends with.
  Described with(const RecordBase& r) {
    add("rule", r.rule);
    const auto hundredths = static_cast<int>(std::lround(std::clamp(r.confidence, 0.0, 1.0) * 100));
    std::string digits = std::to_string(hundredths);
    if (r.confidence > 0)
      add("confidence", hundredths == 100 ? "1.00" : "0." + std::string(2 - digits.size(), '0') + digits);
    return std::move(fields_);
  }
  Described take() { return std::move(fields_); }

 private:
  Described fields_;
};

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const std::string& w : words) {
    if (!all.empty()) all += between;
    all += w;
  }
  return all;
}

const Source* source_of(const Document& d, std::string_view id) {
  if (id.empty()) return nullptr;
  const auto found = std::find_if(d.sources.begin(), d.sources.end(), [&](const Source& s) { return s.id == id; });
  return found == d.sources.end() ? nullptr : &*found;
}

}  // namespace

std::string in_words(const Quantity& q) {
  std::string s;
  if (q.bound != Bound::kEq) s += std::string(bound_name(q.bound)) + ' ';
  s += !q.value.empty() ? q.value : !q.min.empty() || !q.max.empty() ? q.min + ".." + q.max : q.magnitude;
  if (q.unit) s += ' ' + (q.unit->id.empty() ? q.unit->text : q.unit->id);
  if (!q.currency.empty()) s += ' ' + q.currency;
  if (!q.per_text.empty()) s += ' ' + q.per_text;
  return s;
}

std::string in_words(const Document& d, const Reference& r) {
  const Source* source = source_of(d, r.id);
  if (r.text.empty()) return source ? source->name : std::string();
  return !source || r.text.find(source->name) != std::string::npos ? r.text : r.text + " (" + source->name + ")";
}

Described describe(const Document& d, const Quote& q) {
  Fields f;
  f.add("type", quote_type_name(q.type));
  f.add("source", in_words(d, q.source));
  f.add("cue", q.cue.text);
  f.add("lemma", q.cue.lemma);
  f.add("stance", stance_name(q.cue.stance));
  f.add("medium", in_words(d, q.medium));
  for (const Reference& via : q.via) f.add("via", in_words(d, via));
  f.add("addressee", in_words(d, q.addressee));
  f.add("polarity", polarity_name(q.polarity));
  f.add("nested_in", q.nested_in);
  return f.with(q);
}

Described describe(const Document& d, const Claim& c) {
  Fields f;
  f.add("kind", claim_kind_name(c.kind));
  f.add("quantity", in_words(c.quantity));
  f.add("iso8601", c.quantity.iso8601);
  for (const Quantity& q : c.also) f.add("also", in_words(q));
  if (c.change) {
    f.add("direction", direction_name(c.change->direction));
    if (c.change->from) f.add("from", in_words(*c.change->from));
    if (c.change->to) f.add("to", in_words(*c.change->to));
    if (c.change->by) f.add("by", in_words(*c.change->by));
  }
  f.add("subject", in_words(d, c.subject));
  f.add("object", in_words(d, c.object));
  f.add("counted", c.counted.text);
  f.add("time",
        c.time.text.empty() || c.time.value.empty() ? c.time.text + c.time.value : c.time.text + " = " + c.time.value);
  f.add("place", in_words(d, c.place));
  f.add("modality", modality_name(c.modality));
  f.add("linked", joined(c.linked, " "));
  f.add("quote", c.quote);
  if (const Source* source = source_of(d, c.source)) f.add("source", source->name);
  return f.with(c);
}

Described describe(const Document&, const Time& t) {
  Fields f;
  f.add("type", time_type_name(t.type));
  f.add("value", t.value);
  f.add("mod", t.mod);
  f.add("start", t.start);
  f.add("end", t.end);
  return f.with(t);
}

Described describe(const Document&, const OtherRecord& r) {
  Fields f;
  f.add("type", r.type);
  for (const auto& [name, value] : r.fields) {
    const auto* words = std::get_if<std::string>(&value);
    f.add(name, words ? *words : std::get_if<Anchor>(&value)->text);
  }
  return f.with(r);
}

Described describe(const Document& d, const Source& s) {
  Fields f;
  f.add("kind", source_kind_name(s.kind));
  f.add("role", s.role);
  f.add("aliases", joined(s.aliases, ", "));
  for (const std::string& id : s.members) {
    if (const Source* member = source_of(d, id)) f.add("members", member->name);
  }
  if (s.speaks > 0) f.add("speaks", std::to_string(s.speaks));
  return f.take();
}

}  // namespace sayso::io
