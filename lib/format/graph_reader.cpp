// A graph to records. Sources first: mentions that "same_as" joins are one. Then the records in the order of their nodes, each
// taking what its relations lead to. Ids that are given stay, so that a corrected document can be compared with the one before;
// what has none is new: it gets the next free one, the key that its place gives, no rule, and full confidence, as a person made it.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "format/graph.h"
#include "format/record_check.h"
#include "sayso/io/schema.h"
#include "text/digest.h"

namespace sayso::io {
namespace {

class DocumentMaking {
 public:
  DocumentMaking(const Graph& graph, std::vector<std::string>& warnings) : g_(graph), warnings_(warnings), starts_(starts_of(graph.text)) {}

  Result<Document> make() {
    read_document();
    look_over();
    if (ok()) read_sources();
    ids_of<Quote>(label::kQuote, "q", quote_ids_);
    ids_of<Claim>(label::kClaim, "c", claim_ids_);
    ids_of<Time>(label::kTime, "t", time_ids_);
    for (std::size_t i = 0; i < g_.nodes.size() && ok(); ++i) {
      const std::string& label = g_.nodes[i].label;
      if (label == label::kQuote) quote(i);
      if (label == label::kClaim) claim(i);
      if (label == label::kTime) time(i);
      if (label == label::kRecord) record(i);
    }
    for (std::size_t i = 0; i < g_.nodes.size() && ok(); ++i) {
      const std::string& label = g_.nodes[i].label;
      const bool part = label == label::kCue || label == label::kVerbatim || label == label::kQuantity || label == label::kWhen || label == label::kField || label == label::kPhrase;
      if (part && !used_.contains(i)) warn(name_of(i) + " belongs to no record and was left out; a relation to it is missing");
    }
    count_quotes();
    if (ok()) {
      const std::string_view text = g_.text;
      if (auto wrong = what_is_wrong(d_, &text)) fail(*wrong);
    }
    if (!ok()) return Error{ErrorCode::kMalformedInput, error_, std::nullopt};
    return std::move(d_);
  }

 private:
  bool ok() const { return error_.empty(); }
  void fail(std::string message) {
    if (ok()) error_ = std::move(message);
  }
  void warn(std::string message) { warnings_.push_back(std::move(message)); }

  std::string name_of(std::size_t i) const {
    const GraphNode& n = g_.nodes[i];
    return n.label + " '" + n.id + "' (" + std::to_string(n.spans.empty() ? 0 : n.spans.front().begin) + "-" +
           std::to_string(n.spans.empty() ? 0 : n.spans.back().end) + ")";
  }

  void read_document() {
    const auto known = [&](std::string_view name) {
      for (const auto& [key, value] : g_.document) {
        if (key == name) return value;
      }
      return std::string();
    };
    d_.id = known("id");
    d_.uri = known("uri");
    d_.title = known("title");
    d_.authors = from_lines(known("authors"));
    d_.publisher = known("publisher");
    d_.published = known("published");
    d_.language = known("language");
    d_.text_sha256 = text::sha256({g_.text});
  }

  // Every node has its place and its words, every edge two ends of the right sort.
  void look_over() {
    std::set<std::string> unknown;
    for (std::size_t i = 0; i < g_.nodes.size(); ++i) {
      const GraphNode& n = g_.nodes[i];
      if (!index_.emplace(n.id, i).second) return fail("'" + n.id + "' is there twice");
      const NodeType* type = find_node_type(n.label);
      if (!type) {
        unknown.insert(n.label);
        continue;
      }
      if (n.spans.empty()) return fail(name_of(i) + " has no place in the text");
      std::size_t last = 0;
      for (const Span& s : n.spans) {
        if (s.begin >= s.end || s.begin < last) return fail(name_of(i) + " has pieces that are empty, overlap, or are not in the order of the text");
        last = s.end;
      }
      if (last >= starts_.size()) return fail(name_of(i) + " goes over the end of the text, which has " + std::to_string(starts_.size() - 1) + " code points");
      for (const FeatureType& f : type->features) {
        const std::string_view value = n.feature(f.name);
        if (f.enumeration.empty() || value.empty()) continue;
        const auto words = enumeration(f.enumeration);
        if (std::find(words.begin(), words.end(), value) == words.end()) {
          return fail(name_of(i) + ": '" + std::string(value) + "' is no " + std::string(f.name));
        }
      }
    }
    for (const std::string& label : unknown) warn("'" + label + "' is no label of ours; what has it was left out");
    for (const GraphEdge& e : g_.edges) {
      const std::string what = "the relation " + (e.name.empty() ? "'" + e.label + "'" : e.name + " (" + e.label + ")");
      for (const std::string& end : {e.from, e.to}) {
        if (!index_.contains(end)) return fail(what + " leads to '" + end + "', which is not there");
      }
      const std::size_t from = index_.at(e.from), to = index_.at(e.to);
      const auto type = std::find_if(edge_types().begin(), edge_types().end(), [&](const EdgeType& t) {
        return e.label == t.label || (t.implied && e.label == std::string(t.label) + std::string(kImplied));
      });
      const bool implied = e.label.ends_with(kImplied);
      if (type == edge_types().end()) {
        warn(what + " is none of ours and was left out");
      } else if (g_.nodes[from].label != type->from || !(implied ? g_.nodes[to].label == label::kSource : g_.nodes[to].label == type->to || g_.nodes[to].label == type->or_to)) {
        warn(what + " makes no sense and was left out: " + name_of(from) + ", " + name_of(to));
      } else {
        edges_[from].push_back({e.label, to});
      }
    }
  }

  struct Edge {
    std::string label;
    std::size_t to = 0;
  };
  std::span<const Edge> edges(std::size_t from) const {
    const auto found = edges_.find(from);
    return found == edges_.end() ? std::span<const Edge>() : std::span<const Edge>(found->second);
  }
  // Where the relation leads; the first, where there are several and one is meant.
  std::optional<std::size_t> one(std::size_t from, std::string_view label) {
    std::optional<std::size_t> found;
    for (const Edge& e : edges(from)) {
      if (e.label != label) continue;
      if (found) {
        warn(name_of(from) + " has more than one '" + std::string(label) + "'; the first was taken");
        break;
      }
      found = e.to;
    }
    if (found) used_.insert(*found);
    return found;
  }

  void anchor(std::size_t node, Anchor& to) {
    to.spans = g_.nodes[node].spans;
    to.text = words_of(g_, to.spans, starts_);
    used_.insert(node);
  }

  // Given ids stay; the others are the next that are free, in the order of the nodes.
  template <class Record>
  void ids_of(std::string_view label, std::string_view prefix, std::unordered_map<std::size_t, std::string>& ids) {
    std::set<std::string> taken;
    for (std::size_t i = 0; i < g_.nodes.size(); ++i) {
      if (g_.nodes[i].label != label) continue;
      const std::string id(g_.nodes[i].feature("id"));
      if (!id.empty() && taken.insert(id).second) ids.emplace(i, id);
    }
    std::size_t next = 1;
    for (std::size_t i = 0; i < g_.nodes.size(); ++i) {
      if (g_.nodes[i].label != label || ids.contains(i)) continue;
      std::string id;
      do id = std::string(prefix) + std::to_string(next++);
      while (!taken.insert(id).second);
      ids.emplace(i, id);
    }
  }

  // ---- sources ----

  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void read_sources() {
    for (std::size_t i = 0; i < g_.nodes.size(); ++i) {
      if (g_.nodes[i].label == label::kSource) parent_.emplace(i, i);
    }
    for (const auto& [from, list] : edges_) {
      for (const Edge& e : list) {
        if (e.label == "same_as") parent_[root(from)] = root(e.to);
      }
    }
    std::map<std::size_t, std::vector<std::size_t>> groups;  // by the first node, in their order
    std::unordered_map<std::size_t, std::size_t> first;      // of a root
    for (std::size_t i = 0; i < g_.nodes.size(); ++i) {
      if (g_.nodes[i].label == label::kSource) groups[first.emplace(root(i), i).first->second].push_back(i);
    }
    std::set<std::string> taken;
    for (auto& [at, members] : groups) {
      // The mention that carries the features comes first, as it did when they were written.
      const auto head = std::find_if(members.begin(), members.end(), [&](std::size_t i) { return !g_.nodes[i].feature("id").empty(); });
      if (head != members.end()) std::rotate(members.begin(), head, head + 1);
      Source& s = d_.sources.emplace_back();
      const GraphNode& n = g_.nodes[members.front()];
      s.id = n.feature("id");
      if (!s.id.empty() && !taken.insert(s.id).second) s.id.clear();
      if (const auto kind = source_kind_from(n.feature("source_kind"))) s.kind = *kind;
      s.name = n.feature("name");
      s.role = n.feature("role");
      s.aliases = from_lines(n.feature("aliases"));
      for (const std::size_t i : members) {
        anchor(i, s.mentions.emplace_back());
        source_of_[i] = d_.sources.size() - 1;
      }
      if (s.name.empty()) s.name = s.mentions.front().text;
    }
    std::size_t next = 1;
    for (Source& s : d_.sources) {
      while (s.id.empty()) {
        std::string id = "s" + std::to_string(next++);
        if (taken.insert(id).second) s.id = std::move(id);
      }
    }
    for (const auto& [from, list] : edges_) {
      for (const Edge& e : list) {
        if (e.label == "member") d_.sources[source_of_[from]].members.push_back(source_id(e.to));
      }
    }
  }

  const std::string& source_id(std::size_t node) const { return d_.sources[source_of_.at(node)].id; }

  // Words, and whom they lead to.
  void reference(const Edge& e, Reference& to) {
    if (e.label.ends_with(kImplied)) {
      to.id = source_id(e.to);
      return;
    }
    anchor(e.to, to);
    if (g_.nodes[e.to].label == label::kSource) {
      to.id = source_id(e.to);
    } else if (const auto whom = one(e.to, "refers_to")) {
      to.id = source_id(*whom);
    }
  }
  void reference(std::size_t from, std::string_view role, Reference& to) {
    bool there = false;
    for (const Edge& e : edges(from)) {
      if (e.label != role && e.label != std::string(role) + std::string(kImplied)) continue;
      if (there) {
        warn(name_of(from) + " has more than one '" + std::string(role) + "'; the first was taken");
        used_.insert(e.to);
        continue;
      }
      there = true;
      reference(e, to);
    }
  }

  // ---- records ----

  std::size_t count(std::string_view digits) const {
    std::size_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }

  void base(std::size_t i, RecordBase& to, std::string_view type) {
    const GraphNode& n = g_.nodes[i];
    anchor(i, to.content);
    to.key = n.feature("key");
    to.paragraph = count(n.feature("paragraph"));
    to.sentence = count(n.feature("sentence"));
    to.rule = n.feature("rule");
    const std::string_view confidence = n.feature("confidence");
    to.confidence = 1;
    if (!confidence.empty()) std::from_chars(confidence.data(), confidence.data() + confidence.size(), to.confidence);
    to.confidence = to.confidence >= 0 && to.confidence <= 1 ? to.confidence : 1;
    if (to.key.size() != 16 || to.key.find_first_not_of("0123456789abcdef") != std::string::npos) {
      std::string spans;  // in bytes, as the extractor makes them
      for (const Span& s : n.spans) spans += std::to_string(starts_[s.begin]) + '-' + std::to_string(starts_[s.end]) + ',';
      to.key = text::short_key({d_.id, type, spans, {}});
    }
  }

  template <class Enum>
  void word(std::size_t i, std::string_view feature, std::optional<Enum> (*from)(std::string_view), Enum& to) {
    if (const auto value = from(g_.nodes[i].feature(feature))) to = *value;
  }

  void quote(std::size_t i) {
    Quote q;
    base(i, q, "quote");
    q.id = quote_ids_.at(i);
    if (const auto verbatim = one(i, "verbatim")) q.verbatim = g_.nodes[*verbatim].spans;
    const std::string_view type = g_.nodes[i].feature("quote_type");
    q.type = q.verbatim.empty() ? QuoteType::kIndirect : QuoteType::kMixed;  // as far as anything tells
    for (const QuoteType t : {QuoteType::kDirect, QuoteType::kIndirect, QuoteType::kMixed}) {
      if (quote_type_name(t) == type) q.type = t;
    }
    word(i, "polarity", polarity_from, q.polarity);
    if (const auto cue = one(i, "cue")) {
      anchor(*cue, q.cue);
      q.cue.lemma = g_.nodes[*cue].feature("lemma");
      word(*cue, "stance", stance_from, q.cue.stance);
    }
    reference(i, "source", q.source);
    reference(i, "medium", q.medium);
    for (const Edge& e : edges(i)) {
      if (e.label == "via" || e.label == "via_implied") reference(e, q.via.emplace_back());
    }
    reference(i, "addressee", q.addressee);
    if (const auto outer = one(i, "nested_in")) q.nested_in = quote_ids_.at(*outer);
    d_.quotes.push_back(std::move(q));
  }

  void quantity(std::size_t i, Quantity& to) {
    anchor(i, to);
    if (g_.nodes[i].label != label::kQuantity) return;
    const GraphNode& n = g_.nodes[i];
    to.value = n.feature("value");
    to.min = n.feature("min");
    to.max = n.feature("max");
    word(i, "bound", bound_from, to.bound);
    to.magnitude = n.feature("magnitude");
    Unit unit{std::string(n.feature("unit_text")), std::string(n.feature("unit_id")), std::string(n.feature("unit_ucum"))};
    if (!unit.text.empty() || !unit.id.empty() || !unit.ucum.empty()) to.unit = std::move(unit);
    to.currency = n.feature("currency");
    to.per_text = n.feature("per_text");
    to.per_unit = n.feature("per_unit");
    to.per_counted = n.feature("per_counted");
    to.iso8601 = n.feature("iso8601");
    to.si_value = n.feature("si_value");
    to.si_unit = n.feature("si_unit");
  }

  void claim(std::size_t i) {
    Claim c;
    base(i, c, "claim");
    c.id = claim_ids_.at(i);
    word(i, "claim_kind", claim_kind_from, c.kind);
    word(i, "modality", modality_from, c.modality);
    if (const auto own = one(i, "quantity")) {
      quantity(*own, c.quantity);
    } else {
      warn(name_of(i) + " has no quantity; all of it was taken for one");
      static_cast<Anchor&>(c.quantity) = c.content;
    }
    for (const Edge& e : edges(i)) {
      if (e.label == "also") quantity(e.to, c.also.emplace_back());
      if (e.label == "linked") c.linked.push_back(claim_ids_.at(e.to));
    }
    Change change;
    const auto part = [&](std::string_view role, std::optional<Quantity>& to) {
      if (const auto node = one(i, role)) quantity(*node, to.emplace());
    };
    part("from", change.from);
    part("to", change.to);
    part("by", change.by);
    word(i, "direction", direction_from, change.direction);
    if (change.from || change.to || change.by || !g_.nodes[i].feature("direction").empty()) c.change = std::move(change);
    reference(i, "subject", c.subject);
    reference(i, "object", c.object);
    if (const auto counted = one(i, "counted")) anchor(*counted, c.counted);
    c.time.value = g_.nodes[i].feature("time_value");
    if (const auto when = one(i, "time")) {
      anchor(*when, c.time);
      c.time.value = g_.nodes[*when].feature("value");
    }
    reference(i, "place", c.place);
    if (const auto around = one(i, "in_quote")) c.quote = quote_ids_.at(*around);
    if (const auto whom = one(i, "said_by")) c.source = source_id(*whom);
    d_.claims.push_back(std::move(c));
  }

  void time(std::size_t i) {
    Time t;
    base(i, t, "time");
    t.id = time_ids_.at(i);
    word(i, "time_type", time_type_from, t.type);
    t.value = g_.nodes[i].feature("value");
    t.mod = g_.nodes[i].feature("mod");
    t.start = g_.nodes[i].feature("start_time");
    t.end = g_.nodes[i].feature("end_time");
    d_.times.push_back(std::move(t));
  }

  void record(std::size_t i) {
    OtherRecord r;
    r.type = g_.nodes[i].feature("record_type");
    base(i, r, r.type);
    r.id = g_.nodes[i].feature("id");
    for (const std::string& line : from_lines(g_.nodes[i].feature("fields"))) {
      const std::size_t sign = std::min(line.find('='), line.size());
      r.fields.emplace_back(line.substr(0, sign), line.substr(std::min(sign + 1, line.size())));
    }
    for (const Edge& e : edges(i)) {
      if (e.label != "field") continue;
      Anchor a;
      anchor(e.to, a);
      r.fields.emplace_back(std::string(g_.nodes[e.to].feature("name")), std::move(a));
    }
    d_.records.push_back(std::move(r));
  }

  void count_quotes() {
    std::unordered_map<std::string, std::size_t> speaks;
    for (const Quote& q : d_.quotes) ++speaks[q.source.id];
    for (Source& s : d_.sources) s.speaks = speaks[s.id];
  }

  const Graph& g_;
  std::vector<std::string>& warnings_;
  std::vector<std::size_t> starts_;
  Document d_;
  std::string error_;
  std::unordered_map<std::string, std::size_t> index_;
  std::map<std::size_t, std::vector<Edge>> edges_;  // by node, so that sources come in their order
  std::unordered_map<std::size_t, std::size_t> parent_, source_of_;
  std::unordered_map<std::size_t, std::string> quote_ids_, claim_ids_, time_ids_;
  std::set<std::size_t> used_;
};

}  // namespace

Result<Document> document_of(const Graph& graph, std::vector<std::string>& warnings) { return DocumentMaking(graph, warnings).make(); }

void join_pieces(Graph& graph) {
  std::unordered_map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) index.emplace(graph.nodes[i].id, i);
  std::vector<std::size_t> into(graph.nodes.size());  // itself, or the piece that it continues
  for (std::size_t i = 0; i < into.size(); ++i) into[i] = i;
  std::vector<GraphEdge> edges;
  for (GraphEdge& e : graph.edges) {
    const auto from = index.find(e.from), to = index.find(e.to);
    const bool piece = e.label == kContinues && from != index.end() && to != index.end() && graph.nodes[from->second].label == graph.nodes[to->second].label;
    // A second one, or one that would go in a circle, joins what stands there already.
    const auto first_of = [&](std::size_t i) {
      while (into[i] != i) i = into[i] = into[into[i]];
      return i;
    };
    if (piece) {
      const std::size_t a = first_of(from->second), b = first_of(to->second);
      if (a != b) into[a] = b;
    } else {
      edges.push_back(std::move(e));
    }
  }
  std::unordered_map<std::string, std::string> renamed;
  std::vector<bool> gone(graph.nodes.size(), false);
  for (std::size_t i = 0; i < into.size(); ++i) {
    std::size_t to = i;
    while (into[to] != to) to = into[to] = into[into[to]];
    if (to == i) continue;
    GraphNode& whole = graph.nodes[to];
    GraphNode& piece = graph.nodes[i];
    whole.spans.insert(whole.spans.end(), piece.spans.begin(), piece.spans.end());
    std::sort(whole.spans.begin(), whole.spans.end());
    renamed.emplace(piece.id, whole.id);
    gone[i] = true;
  }
  std::vector<GraphNode> nodes;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (!gone[i]) nodes.push_back(std::move(graph.nodes[i]));
  }
  for (GraphEdge& e : edges) {
    if (const auto found = renamed.find(e.from); found != renamed.end()) e.from = found->second;
    if (const auto found = renamed.find(e.to); found != renamed.end()) e.to = found->second;
  }
  graph.nodes = std::move(nodes);
  graph.edges = std::move(edges);
}

}  // namespace sayso::io
