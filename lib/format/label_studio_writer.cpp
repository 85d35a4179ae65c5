// A task a document, in one array, as the importer wants it. Offsets are code points.
#include <algorithm>

#include "format/graph.h"
#include "format/json_out.h"
#include "format/label_studio.h"
#include "sayso/io/schema.h"
#include "sayso/version.h"

namespace sayso::io {
namespace {

// Controls have a name each: that of the feature, with the label before it where several labels have such a feature.
std::string control_of(const NodeType& type, const FeatureType& feature) {
  std::string name(type.label);
  name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return feature.enumeration.empty() ? name + '_' + std::string(feature.name) : std::string(feature.name);
}

class LabelStudioWriter : public Writer {
 public:
  void begin(std::string& out) const override { out += "[\n"; }
  std::string_view between() const override { return ",\n"; }
  void end(std::string& out) const override { out += "\n]\n"; }

  void write(const Document& document, std::string_view text, std::string& out) const override {
    if (could_not_be_read(document)) return;
    Graph graph = graph_of(document, text);
    part_pieces(graph);
    const std::vector<std::size_t> starts = starts_of(graph.text);
    JsonOut json(out);
    json.object([&] {
      json.object("data", [&] {
        json.field("text", graph.text);
        for (const auto& [name, value] : graph.document) json.field(name, value);
      });
      json.array("predictions", [&] {
        json.object([&] {
          json.field("model_version", "sayso " + std::string(document.version.empty() ? kVersion : std::string_view(document.version)));
          json.array("result", [&] {
            for (const GraphNode& n : graph.nodes) node(n, words_of(graph, n.spans, starts), json);
            for (const GraphEdge& e : graph.edges) {
              json.object([&] {
                json.field("type", "relation");
                json.field("from_id", e.from);
                json.field("to_id", e.to);
                json.field("direction", "right");
                json.strings("labels", std::vector<std::string_view>{e.label});
              });
            }
          });
        });
      });
    });
  }

  std::vector<OutputFile> configuration() const override {
    std::string xml = "<View>\n  <Relations>\n";
    const auto relation = [&](std::string_view label) { xml += "    <Relation value=\"" + std::string(label) + "\"/>\n"; };
    for (const EdgeType& e : edge_types()) {
      relation(e.label);
      if (e.implied) relation(std::string(e.label) + std::string(kImplied));
    }
    relation(kContinues);
    xml += "  </Relations>\n  <Labels name=\"label\" toName=\"text\">\n";
    for (const NodeType& n : node_types()) xml += "    <Label value=\"" + std::string(n.label) + "\" background=\"" + std::string(n.color) + "\"/>\n";
    xml += "  </Labels>\n  <Text name=\"text\" value=\"$text\" granularity=\"word\"/>\n";
    for (const NodeType& n : node_types()) {
      if (std::all_of(n.features.begin(), n.features.end(), [](const FeatureType& f) { return f.machine; })) continue;
      xml += "  <View visibleWhen=\"region-selected\" whenTagName=\"label\" whenLabelValue=\"" + std::string(n.label) + "\">\n";
      for (const FeatureType& f : n.features) {
        if (f.machine) continue;
        const std::string name = control_of(n, f), head = "    <Header value=\"" + std::string(f.name) + "\" size=\"6\"/>\n";
        if (f.enumeration.empty()) {
          xml += head + "    <TextArea name=\"" + name + "\" toName=\"text\" perRegion=\"true\" editable=\"true\" maxSubmissions=\"1\"/>\n";
          continue;
        }
        xml += head + "    <Choices name=\"" + name + "\" toName=\"text\" perRegion=\"true\" choice=\"single-radio\" showInline=\"true\">\n";
        for (const std::string_view word : enumeration(f.enumeration)) xml += "      <Choice value=\"" + std::string(word) + "\"/>\n";
        xml += "    </Choices>\n";
      }
      xml += "  </View>\n";
    }
    return {{"config.xml", xml + "</View>\n"}};
  }

 private:
  // One control's answer for a region; all answers with the same id are of the same region.
  template <class Value, class More>
  static void result(const GraphNode& n, std::string_view control, std::string_view type, JsonOut& json, const Value& value, const More& more) {
    json.object([&] {
      json.field("id", n.id);
      json.field("from_name", control);
      json.field("to_name", "text");
      json.field("type", type);
      json.object("value", [&] {
        json.field("start", n.spans[0].begin);
        json.field("end", n.spans[0].end);
        value();
      });
      more();
    });
  }

  static void node(const GraphNode& n, const std::string& words, JsonOut& json) {
    const NodeType* type = find_node_type(n.label);
    if (n.spans.empty() || !type) return;
    const auto none = [] {};
    std::string machine;
    JsonOut meta(machine);
    meta.object([&] {
      for (const FeatureType& f : type->features) {
        if (f.machine) meta.known(f.name, n.feature(f.name));
      }
    });
    result(
        n, "label", "labels", json,
        [&] {
          json.field("text", words);
          json.strings("labels", std::vector<std::string_view>{n.label});
        },
        [&] {
          if (machine != "{}") json.object("meta", [&] { json.strings("text", std::vector<std::string_view>{machine}); });
        });
    for (const FeatureType& f : type->features) {
      const std::string_view value = n.feature(f.name);
      if (value.empty() || f.machine) continue;
      const std::string control = control_of(*type, f);
      if (f.enumeration.empty()) {
        result(
            n, control, "textarea", json, [&] { json.strings("text", std::vector<std::string_view>{value}); }, none);
      } else {
        result(
            n, control, "choices", json,
            [&] {
              json.field("text", words);
              json.strings("choices", std::vector<std::string_view>{value});
            },
            none);
      }
    }
  }
};

}  // namespace

std::unique_ptr<Writer> make_label_studio_writer(WriterOptions) { return std::make_unique<LabelStudioWriter>(); }

}  // namespace sayso::io
