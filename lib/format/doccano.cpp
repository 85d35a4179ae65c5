// Both directions, as there is little to either. What doccano does not know of a line it keeps as the metadata of the example
// and gives back with the export, at the top or under "meta".
#include "format/doccano.h"

#include <simdjson.h>

#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "format/graph.h"
#include "format/graph_item.h"
#include "format/item.h"
#include "format/json_fields.h"
#include "format/json_out.h"
#include "format/record_lines.h"

namespace sayso::io {
namespace {

using Element = simdjson::dom::element;
using enum Need;

class DoccanoWriter : public Writer {
 public:
  void write(const Document& document, std::string_view text, std::string& out) const override {
    if (could_not_be_read(document)) return;
    Graph graph = graph_of(document, text);
    part_pieces(graph);
    std::unordered_map<std::string_view, std::size_t> ids;
    JsonOut json(out);
    json.object([&] {
      json.field("text", graph.text);
      json.array("entities", [&] {
        for (const GraphNode& n : graph.nodes) {
          if (n.spans.empty()) continue;
          const std::size_t id = ids.size();
          ids.emplace(n.id, id);
          json.object([&] {
            json.field("id", id);
            json.field("start_offset", n.spans[0].begin);
            json.field("end_offset", n.spans[0].end);
            json.field("label", n.label);
          });
        }
      });
      std::size_t relation = 0;
      json.array("relations", [&] {
        for (const GraphEdge& e : graph.edges) {
          const auto from = ids.find(e.from), to = ids.find(e.to);
          if (from == ids.end() || to == ids.end()) continue;
          json.object([&] {
            json.field("id", relation++);
            json.field("from_id", from->second);
            json.field("to_id", to->second);
            json.field("type", e.label);
          });
        }
      });
      json.object("sayso", [&] {
        for (const auto& [name, value] : graph.document) json.field(name, value);
        json.array("features", [&] {
          for (const GraphNode& n : graph.nodes) {
            if (n.features.empty() || n.spans.empty()) continue;
            json.object([&] {
              json.field("label", n.label);
              json.field("start_offset", n.spans[0].begin);
              json.field("end_offset", n.spans[0].end);
              json.object("of", [&] {
                for (const auto& [name, value] : n.features) json.field(name, value);
              });
            });
          }
        });
      });
    });
    out += '\n';
  }

  std::vector<OutputFile> configuration() const override {
    std::vector<std::string> relations;
    for (const EdgeType& e : edge_types()) {
      relations.emplace_back(e.label);
      if (e.implied) relations.push_back(std::string(e.label) + std::string(kImplied));
    }
    relations.emplace_back(kContinues);
    std::string spans, types;
    JsonOut span_json(spans), type_json(types);
    span_json.array([&] {
      for (const NodeType& n : node_types()) label(span_json, n.label, n.color);
    });
    type_json.array([&] {
      for (const std::string& name : relations) label(type_json, name, "#d0d0d0");
    });
    return {{"span_types.json", spans + '\n'}, {"relation_types.json", types + '\n'}};
  }

 private:
  static void label(JsonOut& json, std::string_view text, std::string_view color) {
    json.object([&] {
      json.field("text", text);
      json.key("suffixKey");
      json.raw("null");
      json.field("backgroundColor", color);
      json.field("textColor", "#000000");
    });
  }
};

class Example {
 public:
  Example(Graph& graph, JsonFields& fields) : g_(graph), f_(fields) {}

  void read(const Element& root) {
    f_.text(root, "text", g_.text, kMust);
    std::optional<Element> own = f_.at(root, "sayso");
    if (const auto meta = f_.at(root, "meta"); !own && meta && meta->is_object()) own = f_.at(*meta, "sayso");
    if (own && own->is_object()) features(*own);
    f_.each(root, "entities", [&](const Element& e) {
      GraphNode node;
      f_.name(e, "id", node.id, kMust);
      f_.text(e, "label", node.label, kMust);
      Span span;
      f_.count(e, "start_offset", span.begin, kMust);
      f_.count(e, "end_offset", span.end, kMust);
      add(std::move(node), span);
    });
    // The plain form, [[0, 6, "Quote"]], that a project without relations exports.
    for (const std::string_view key : {"label", "labels"}) {
      f_.each(root, key, [&](const Element& e) {
        GraphNode node;
        node.id = std::string(key) + std::to_string(g_.nodes.size());
        std::uint64_t begin = 0, end = 0;
        std::string_view label;
        simdjson::dom::array triple;
        if (e.get_array().get(triple) != simdjson::SUCCESS || triple.size() != 3 || triple.at(0).get(begin) != simdjson::SUCCESS ||
            triple.at(1).get(end) != simdjson::SUCCESS || triple.at(2).get(label) != simdjson::SUCCESS) {
          return f_.fail("is no triple of start, end and label");
        }
        node.label = label;
        add(std::move(node), {begin, end});
      });
    }
    f_.each(root, "relations", [&](const Element& e) {
      GraphEdge edge;
      f_.name(e, "from_id", edge.from, kMust);
      f_.name(e, "to_id", edge.to, kMust);
      f_.text(e, "type", edge.label, kMust);
      f_.name(e, "id", edge.name);
      g_.edges.push_back(std::move(edge));
    });
  }

 private:
  using Place = std::tuple<std::string, std::size_t, std::size_t>;

  void features(const Element& own) {
    for (const std::string_view name : document_fields()) {
      std::string value;
      f_.name(own, name, value);
      if (!value.empty()) g_.document.emplace_back(name, std::move(value));
    }
    f_.each(own, "features", [&](const Element& e) {
      Place place;
      f_.text(e, "label", std::get<0>(place), kMust);
      f_.count(e, "start_offset", std::get<1>(place), kMust);
      f_.count(e, "end_offset", std::get<2>(place), kMust);
      std::vector<std::pair<std::string, std::string>> values;
      f_.object(e, "of", [&](const Element& of) {
        for (const auto field : simdjson::dom::object(of)) {
          std::string_view s;
          if (field.value.get_string().get(s) == simdjson::SUCCESS) values.emplace_back(field.key, s);
        }
      });
      features_[place].push_back(std::move(values));
    });
  }

  void add(GraphNode node, Span span) {
    node.spans = {span};
    const auto known = features_.find({node.label, span.begin, span.end});
    if (known != features_.end() && !known->second.empty()) {  // two of one label at one place: in their order
      node.features = std::move(known->second.front());
      known->second.erase(known->second.begin());
    }
    g_.nodes.push_back(std::move(node));
  }

  Graph& g_;
  JsonFields& f_;
  std::map<Place, std::vector<std::vector<std::pair<std::string, std::string>>>> features_;
};

class DoccanoReader : public RecordLines {
 public:
  using RecordLines::RecordLines;

 protected:
  void read(const Element& line, RecordItem& item) const override {
    Graph graph;
    JsonFields fields;
    Example(graph, fields).read(line);
    name_document(graph, item);
    if (!fields.ok()) return fail(item, ErrorCode::kMalformedInput, fields.error());
    join_pieces(graph);
    take_graph(graph, item);
  }
};

}  // namespace

std::unique_ptr<Writer> make_doccano_writer(WriterOptions) { return std::make_unique<DoccanoWriter>(); }

std::unique_ptr<RecordReader> make_doccano_reader(std::unique_ptr<ByteSource> source, RecordReaderOptions options) {
  return std::make_unique<DoccanoReader>(std::move(source), std::move(options));
}

}  // namespace sayso::io
