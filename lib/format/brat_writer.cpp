// What brat does not forgive: a line break inside the words of an entity (Python's idea of one, as brat reads by lines), an id
// that is there twice, a type with other characters than letters, digits, "-" and "_".
#include <algorithm>
#include <array>

#include "format/brat.h"
#include "format/brat_lines.h"
#include "format/graph.h"
#include "format/json_out.h"
#include "sayso/io/schema.h"
#include "text/utf8.h"

namespace sayso::io {

namespace {

class BratWriter : public Writer {
 public:
  void write(const Document& document, std::string_view text, std::string& out) const override { out += annotations(graph_of(document, text)); }

  std::vector<OutputFile> files(const Document& document, std::string_view text) const override {
    if (could_not_be_read(document)) return {};
    Graph graph = graph_of(document, text);
    std::string annotated = annotations(graph);
    return {{".txt", std::move(graph.text)}, {".ann", std::move(annotated)}};
  }

  std::vector<OutputFile> configuration() const override { return {{"annotation.conf", annotation_conf()}, {"visual.conf", visual_conf()}}; }

 private:
  static std::string annotations(const Graph& graph) {
    const std::vector<std::size_t> starts = starts_of(graph.text);
    std::string entities, attributes, notes, relations;
    std::vector<std::pair<std::string_view, std::string>> ids;  // of nodes that are there
    std::size_t attribute = 0, note = 0, relation = 0;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      const GraphNode& n = graph.nodes[i];
      const std::vector<Span> spans = part_lines(n.spans, graph.text, starts);
      if (spans.empty()) continue;  // nothing but line breaks
      const std::string id = 'T' + std::to_string(i + 1);
      ids.emplace_back(n.id, id);
      entities += id + '\t' + n.label;
      for (std::size_t s = 0; s < spans.size(); ++s) entities += (s == 0 ? ' ' : ';') + std::to_string(spans[s].begin) + ' ' + std::to_string(spans[s].end);
      entities += '\t' + words_of(graph, spans, starts) + '\n';
      const NodeType* type = find_node_type(n.label);
      std::string rest;
      JsonOut json(rest);
      bool any = false;
      json.object([&] {
        for (const auto& [name, value] : n.features) {
          const bool word = type && std::any_of(type->features.begin(), type->features.end(), [&, &key = name](const FeatureType& f) { return f.name == key && !f.enumeration.empty(); });
          if (word) {
            attributes += 'A' + std::to_string(++attribute) + '\t' + name + ' ' + id + ' ' + value + '\n';
          } else {
            json.field(name, value);
            any = true;
          }
        }
        // A stretch that ends before an empty line or the next paragraph must not grow over it when it is read.
        if (join_lines(spans, graph.text, starts) != n.spans && by_counts(spans, counts_of(n.spans, spans)) == n.spans) {
          json.field(kParts, counts_of(n.spans, spans));
          any = true;
        }
      });
      if (!any) continue;
      // U+2028 and its like would end the line for brat: JSON may write them as escapes.
      std::string escaped;
      for (std::size_t at = 0; at < rest.size();) {
        const text::Decoded c = text::decode(rest, at);
        if (is_line_break(c.codepoint)) {
          escaped += c.codepoint == 0x85 ? "\\u0085" : c.codepoint == 0x2028 ? "\\u2028" : "\\u2029";
        } else {
          escaped.append(rest, at, c.length);
        }
        at += c.length;
      }
      notes += '#' + std::to_string(++note) + "\tAnnotatorNotes " + id + '\t' + escaped + '\n';
    }
    std::sort(ids.begin(), ids.end());
    const auto id_of = [&](std::string_view node) -> const std::string* {
      const auto found = std::lower_bound(ids.begin(), ids.end(), node, [](const auto& pair, std::string_view id) { return pair.first < id; });
      return found == ids.end() || found->first != node ? nullptr : &found->second;
    };
    for (const GraphEdge& e : graph.edges) {
      const std::string *from = id_of(e.from), *to = id_of(e.to);
      if (from && to) relations += 'R' + std::to_string(++relation) + '\t' + e.label + " Arg1:" + *from + " Arg2:" + *to + '\n';
    }
    return entities + attributes + relations + notes;
  }

  static std::string annotation_conf() {
    std::string conf = "[entities]\n";
    for (const NodeType& n : node_types()) conf += std::string(n.label) + '\n';
    conf += "\n[relations]\n";
    for (const EdgeType& e : edge_types()) {
      conf += std::string(e.label) + "\tArg1:" + std::string(e.from) + ", Arg2:" + std::string(e.to) + (e.or_to.empty() ? "" : "|") + std::string(e.or_to) + '\n';
      if (e.implied) conf += std::string(e.label) + std::string(kImplied) + "\tArg1:" + std::string(e.from) + ", Arg2:" + std::string(label::kSource) + '\n';
    }
    conf += "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\n";
    for (const NodeType& n : node_types()) {
      for (const FeatureType& f : n.features) {
        if (f.enumeration.empty()) continue;
        conf += std::string(f.name) + "\tArg:" + std::string(n.label) + ", Value:";
        bool first = true;
        for (const std::string_view word : enumeration(f.enumeration)) {
          conf += (first ? "" : "|") + std::string(word);
          first = false;
        }
        conf += '\n';
      }
    }
    return conf;
  }

  static std::string visual_conf() {
    std::string conf = "[labels]\n";
    for (const NodeType& n : node_types()) conf += std::string(n.label) + " | " + std::string(n.label) + '\n';
    conf += "\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken\nARC_DEFAULT\tcolor:black, arrowHead:triangle-5\n";
    for (const NodeType& n : node_types()) conf += std::string(n.label) + "\tbgColor:" + std::string(n.color) + '\n';
    return conf;
  }
};

}  // namespace

std::unique_ptr<Writer> make_brat_writer(WriterOptions) { return std::make_unique<BratWriter>(); }

}  // namespace sayso::io
