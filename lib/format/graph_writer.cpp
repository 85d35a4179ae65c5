// Records to a graph. A source is its first mention, which carries what is known of it; the others lead there by "same_as". Where a record
// points at somebody in words that are no mention, those are a Phrase, which "refers_to" the source if there is one.
#include <algorithm>
#include <unordered_map>

#include "format/graph.h"
#include "format/json_out.h"
#include "text/units.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

class GraphMaking {
 public:
  GraphMaking(const Document& d, std::string_view text, Graph& graph) : d_(d), g_(graph), units_(text, d.offset_unit, OffsetUnit::kCodepoint) {
    g_.text = text::well_formed(text);
  }

  void make() {
    const auto known = [&](std::string_view name, const std::string& value) {
      if (!value.empty()) g_.document.emplace_back(name, text::well_formed(value));
    };
    known("id", d_.id);
    known("uri", d_.uri);
    known("title", d_.title);
    known("authors", to_lines(d_.authors));
    known("publisher", d_.publisher);
    known("published", d_.published);
    known("language", d_.language);
    for (const Source& s : d_.sources) source(s);
    for (const Source& s : d_.sources) {
      for (const std::string& id : s.members) edge("member", head(s.id), head(id));
    }
    for (const Time& t : d_.times) time(t);
    for (const Quote& q : d_.quotes) quote(q);
    for (const Quote& q : d_.quotes) edge("nested_in", q.id, q.nested_in);
    for (const Claim& c : d_.claims) claim(c);
    for (const Claim& c : d_.claims) {
      for (const std::string& id : c.linked) edge("linked", c.id, id);
    }
    for (std::size_t i = 0; i < d_.records.size(); ++i) record(d_.records[i], i);
  }

 private:
  std::vector<Span> spans(const std::vector<Span>& from) const {
    std::vector<Span> out;
    for (const Span& s : from) out.push_back({units_(s.begin), units_(s.end)});
    return out;
  }

  GraphNode& node(std::string id, std::string_view label, const std::vector<Span>& at) {
    GraphNode& made = g_.nodes.emplace_back();
    made.id = std::move(id);
    made.label = label;
    made.spans = spans(at);
    return made;
  }
  static void set(GraphNode& node, std::string_view name, std::string_view value) {
    if (!value.empty()) node.features.emplace_back(name, text::well_formed(value));
  }
  void edge(std::string_view label, const std::string& from, const std::string& to) {
    if (!from.empty() && !to.empty()) g_.edges.push_back({std::string(label), from, to});
  }

  // Spans as a key of a map.
  static std::string place(const std::vector<Span>& at, const std::string& more) {
    std::string key;
    for (const Span& s : at) key += std::to_string(s.begin) + '-' + std::to_string(s.end) + ' ';
    return key + more;
  }

  std::string head(const std::string& source) const {
    const auto found = heads_.find(source);
    return found == heads_.end() ? std::string() : found->second;
  }

  void source(const Source& s) {
    for (std::size_t i = 0; i < s.mentions.size(); ++i) {
      const std::string id = i == 0 ? s.id : s.id + '.' + std::to_string(i + 1);
      GraphNode& n = node(id, label::kSource, s.mentions[i].spans);
      mentions_.emplace(place(s.mentions[i].spans, s.id), id);
      if (i > 0) {
        edge("same_as", id, s.id);
        continue;
      }
      heads_.emplace(s.id, id);
      set(n, "source_kind", source_kind_name(s.kind));
      set(n, "name", s.name);
      set(n, "role", s.role);
      set(n, "aliases", to_lines(s.aliases));
      set(n, "id", s.id);
    }
  }

  std::string phrase(const std::vector<Span>& at, const std::string& source) {
    const auto [found, added] = phrases_.emplace(place(at, source), "p" + std::to_string(phrases_.size() + 1));
    if (added) {
      node(found->second, label::kPhrase, at);
      edge("refers_to", found->second, head(source));
    }
    return found->second;
  }

  void reference(std::string_view role, const std::string& from, const Reference& r) {
    if (r.empty()) return edge(std::string(role) + std::string(kImplied), from, head(r.id));
    const auto mention = mentions_.find(place(r.spans, r.id));
    edge(role, from, mention != mentions_.end() && !r.id.empty() ? mention->second : phrase(r.spans, r.id));
  }

  void base(GraphNode& n, const RecordBase& r) {
    set(n, "id", r.id);
    set(n, "key", r.key);
    set(n, "paragraph", std::to_string(r.paragraph));
    set(n, "sentence", std::to_string(r.sentence));
    std::string confidence;
    JsonOut(confidence).fraction(r.confidence);
    set(n, "confidence", confidence);
    set(n, "rule", r.rule);
  }

  void time(const Time& t) {
    GraphNode& n = node(t.id, label::kTime, t.content.spans);
    times_.emplace(place(t.content.spans, t.value), t.id);
    set(n, "time_type", time_type_name(t.type));
    set(n, "value", t.value);
    set(n, "mod", t.mod);
    set(n, "start_time", t.start);
    set(n, "end_time", t.end);
    base(n, t);
  }

  void quote(const Quote& q) {
    GraphNode& n = node(q.id, label::kQuote, q.content.spans);
    set(n, "quote_type", quote_type_name(q.type));
    set(n, "polarity", polarity_name(q.polarity));
    base(n, q);
    if (!q.cue.empty()) {
      GraphNode& cue = node(q.id + ".cue", label::kCue, q.cue.spans);
      set(cue, "lemma", q.cue.lemma);
      set(cue, "stance", stance_name(q.cue.stance));
      edge("cue", q.id, q.id + ".cue");
    }
    reference("source", q.id, q.source);
    reference("medium", q.id, q.medium);
    for (const Reference& r : q.via) reference("via", q.id, r);
    reference("addressee", q.id, q.addressee);
    if (!q.verbatim.empty()) {
      node(q.id + ".verbatim", label::kVerbatim, q.verbatim);
      edge("verbatim", q.id, q.id + ".verbatim");
    }
  }

  void quantity(std::string_view role, const Claim& c, const Quantity& q) {
    GraphNode made;
    made.label = label::kQuantity;
    made.spans = spans(q.spans);
    set(made, "value", q.value);
    set(made, "min", q.min);
    set(made, "max", q.max);
    set(made, "bound", bound_name(q.bound));
    set(made, "magnitude", q.magnitude);
    if (q.unit) {
      set(made, "unit_text", q.unit->text);
      set(made, "unit_id", q.unit->id);
      set(made, "unit_ucum", q.unit->ucum);
    }
    set(made, "currency", q.currency);
    set(made, "per_text", q.per_text);
    set(made, "per_unit", q.per_unit);
    set(made, "per_counted", q.per_counted);
    set(made, "iso8601", q.iso8601);
    set(made, "si_value", q.si_value);
    set(made, "si_unit", q.si_unit);
    // The value that a change leads to is mostly the quantity of the claim itself: one node for both.
    for (std::size_t i = g_.nodes.size() - quantities_; i < g_.nodes.size(); ++i) {
      if (g_.nodes[i].spans == made.spans && g_.nodes[i].features == made.features) return edge(role, c.id, g_.nodes[i].id);
    }
    ++quantities_;
    made.id = c.id + ".n" + std::to_string(quantities_);
    edge(role, c.id, made.id);
    g_.nodes.push_back(std::move(made));
  }

  void claim(const Claim& c) {
    GraphNode& n = node(c.id, label::kClaim, c.content.spans);
    set(n, "claim_kind", claim_kind_name(c.kind));
    set(n, "modality", modality_name(c.modality));
    if (c.change) set(n, "direction", direction_name(c.change->direction));
    if (c.time.empty()) set(n, "time_value", c.time.value);
    base(n, c);
    quantities_ = 0;  // all of them directly behind the claim
    quantity("quantity", c, c.quantity);
    for (const Quantity& q : c.also) quantity("also", c, q);
    if (c.change && c.change->from) quantity("from", c, *c.change->from);
    if (c.change && c.change->to) quantity("to", c, *c.change->to);
    if (c.change && c.change->by) quantity("by", c, *c.change->by);
    reference("subject", c.id, c.subject);
    reference("object", c.id, c.object);
    if (!c.counted.empty()) edge("counted", c.id, phrase(c.counted.spans, {}));
    if (!c.time.empty()) {
      const auto known = times_.find(place(c.time.spans, c.time.value));
      if (known == times_.end()) set(node(c.id + ".time", label::kWhen, c.time.spans), "value", c.time.value);
      edge("time", c.id, known == times_.end() ? c.id + ".time" : known->second);
    }
    reference("place", c.id, c.place);
    edge("in_quote", c.id, c.quote);
    edge("said_by", c.id, head(c.source));
  }

  void record(const OtherRecord& r, std::size_t index) {
    const std::string id = "r" + std::to_string(index + 1);
    GraphNode& n = node(id, label::kRecord, r.content.spans);
    set(n, "record_type", r.type);
    std::vector<std::string> words;
    for (const auto& [name, value] : r.fields) {
      if (const auto* s = std::get_if<std::string>(&value)) words.push_back(name + '=' + *s);
    }
    set(n, "fields", to_lines(words));
    base(n, r);
    std::size_t count = 0;
    for (const auto& [name, value] : r.fields) {
      const auto* a = std::get_if<Anchor>(&value);
      if (!a) continue;
      const std::string field = id + '.' + std::to_string(++count);
      set(node(field, label::kField, a->spans), "name", name);
      edge("field", id, field);
    }
  }

  const Document& d_;
  Graph& g_;
  text::UnitMap units_;
  std::unordered_map<std::string, std::string> heads_, mentions_, phrases_, times_;
  std::size_t quantities_ = 0;
};

}  // namespace

bool could_not_be_read(const Document& document) {
  return std::any_of(document.errors.begin(), document.errors.end(), [](const DocumentError& e) { return e.severity == Severity::kError; });
}

Graph graph_of(const Document& document, std::string_view text) {
  Graph graph;
  GraphMaking(document, text, graph).make();
  return graph;
}

}  // namespace sayso::io
