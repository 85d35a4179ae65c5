// Both forms of a CAS write the same list of feature structures: id 1 is the text, then the document, the annotations, the
// relations.
#include <unordered_map>

#include "format/cas.h"
#include "format/graph.h"
#include "format/json_out.h"
#include "text/units.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

constexpr std::string_view kString = "uima.cas.String", kAnnotation = "uima.tcas.Annotation";

struct Structure {
  std::string_view type;  // without prefix
  Span span;              // UTF-16
  std::vector<std::pair<std::string_view, std::string_view>> strings;
  std::size_t governor = 0, dependent = 0;  // ids; 0: no relation
};

// The text, whose structures have ids from 2 in their order.
struct Cas {
  Graph graph;
  std::vector<Structure> structures;
};

Cas cas_of(const Document& document, std::string_view text) {
  Cas cas;
  cas.graph = graph_of(document, text);
  part_pieces(cas.graph);
  const text::UnitMap units(cas.graph.text, OffsetUnit::kCodepoint, OffsetUnit::kUtf16);
  Structure& whole = cas.structures.emplace_back();
  whole.type = kCasDocument;
  whole.span = {0, units(units.size())};
  for (const auto& [name, value] : cas.graph.document) whole.strings.emplace_back(name, value);
  std::unordered_map<std::string_view, std::size_t> ids;
  for (const GraphNode& n : cas.graph.nodes) {
    if (n.spans.empty()) continue;
    Structure& s = cas.structures.emplace_back();
    ids.emplace(n.id, cas.structures.size() + 1);
    s.type = n.label;
    s.span = {units(n.spans[0].begin), units(n.spans[0].end)};
    for (const auto& [name, value] : n.features) s.strings.emplace_back(name, value);
  }
  for (const GraphEdge& e : cas.graph.edges) {
    const auto from = ids.find(e.from), to = ids.find(e.to);
    if (from == ids.end() || to == ids.end()) continue;
    Structure s;
    s.type = kCasRelation;
    s.span = cas.structures[to->second - 2].span;  // INCEpTION: where the dependent is
    s.strings.emplace_back("label", e.label);
    s.governor = from->second;
    s.dependent = to->second;
    cas.structures.push_back(std::move(s));
  }
  return cas;
}

// `use(type, names of its string features, whether it is a relation)`.
template <class Use>
void each_type(Use&& use) {
  const auto fields = document_fields();
  use(kCasDocument, std::vector<std::string_view>(fields.begin(), fields.end()), false);
  for (const NodeType& n : node_types()) {
    std::vector<std::string_view> names;
    for (const FeatureType& f : n.features) names.push_back(f.name);
    use(n.label, names, false);
  }
  use(kCasRelation, std::vector<std::string_view>{"label"}, true);
}

std::string full(std::string_view type) { return std::string(kCasPrefix) + std::string(type); }

// For the layers of a project: INCEpTION makes them of it.
OutputFile type_system() {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n"
      "  <name>sayso</name>\n  <types>\n";
  const auto feature = [&](std::string_view name, std::string_view range) {
    xml += "        <featureDescription>\n          <name>" + std::string(name) + "</name>\n          <rangeTypeName>" + std::string(range) +
           "</rangeTypeName>\n        </featureDescription>\n";
  };
  each_type([&](std::string_view type, const std::vector<std::string_view>& names, bool relation) {
    xml += "    <typeDescription>\n      <name>" + full(type) + "</name>\n      <supertypeName>" + std::string(kAnnotation) + "</supertypeName>\n      <features>\n";
    for (const std::string_view name : names) feature(name, kString);
    if (relation) {
      feature(kCasGovernor, kAnnotation);
      feature(kCasDependent, kAnnotation);
    }
    xml += "      </features>\n    </typeDescription>\n";
  });
  return {"TypeSystem.xml", xml + "  </types>\n</typeSystemDescription>\n"};
}

class CasJsonWriter : public Writer {
 public:
  void write(const Document& document, std::string_view text, std::string& out) const override {
    const Cas cas = cas_of(document, text);
    JsonOut json(out);
    json.object([&] {
      json.object("%TYPES", [&] { types(json); });
      json.array("%FEATURE_STRUCTURES", [&] {
        json.object([&] {
          json.field("%ID", std::size_t{1});
          json.field("%TYPE", "uima.cas.Sofa");
          json.field("sofaNum", std::size_t{1});
          json.field("sofaID", "_InitialView");
          json.field("mimeType", "text/plain");
          json.field("sofaString", cas.graph.text);
        });
        std::size_t id = 1;
        for (const Structure& s : cas.structures) {
          json.object([&] {
            json.field("%ID", ++id);
            json.field("%TYPE", full(s.type));
            json.field("@sofa", std::size_t{1});
            json.field("begin", s.span.begin);
            json.field("end", s.span.end);
            for (const auto& [name, value] : s.strings) json.field(name, value);
            if (s.governor != 0) {
              json.field("@" + std::string(kCasGovernor), s.governor);
              json.field("@" + std::string(kCasDependent), s.dependent);
            }
          });
        }
      });
      json.object("%VIEWS", [&] {
        json.object("_InitialView", [&] {
          json.field("%SOFA", std::size_t{1});
          json.array("%MEMBERS", [&] {
            for (std::size_t i = 0; i < cas.structures.size(); ++i) json.number(i + 2);
          });
        });
      });
    });
    out += '\n';
  }

  std::vector<OutputFile> files(const Document& document, std::string_view text) const override {
    if (could_not_be_read(document)) return {};
    OutputFile file{".json", {}};
    write(document, text, file.bytes);
    return {std::move(file)};
  }

  std::vector<OutputFile> configuration() const override { return {type_system()}; }

 private:
  static void types(JsonOut& json) {
    const auto feature = [&](std::string_view name, std::string_view range) {
      json.object(name, [&] {
        json.field("%NAME", name);
        json.field("%RANGE", range);
      });
    };
    each_type([&](std::string_view type, const std::vector<std::string_view>& names, bool relation) {
      json.object(full(type), [&] {
        json.field("%NAME", full(type));
        json.field("%SUPER_TYPE", kAnnotation);
        for (const std::string_view name : names) feature(name, kString);
        if (relation) {
          feature(kCasGovernor, kAnnotation);
          feature(kCasDependent, kAnnotation);
        }
      });
    });
  }
};

// White space as references, as a parser would make spaces of it; what XML 1.0 does not allow as U+FFFD.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded c = text::decode(text, at);
    const std::uint32_t p = c.codepoint;
    if (p == '&') {
      out += "&amp;";
    } else if (p == '<') {
      out += "&lt;";
    } else if (p == '>') {
      out += "&gt;";
    } else if (p == '"') {
      out += "&quot;";
    } else if (p == '\n' || p == '\r' || p == '\t') {
      out += "&#" + std::to_string(p) + ';';
    } else if (p < 0x20 || p == 0xFFFE || p == 0xFFFF) {
      text::append_utf8(0xFFFD, out);
    } else {
      out.append(text, at, c.length);
    }
    at += c.length;
  }
  return out;
}

class CasXmiWriter : public Writer {
 public:
  void write(const Document& document, std::string_view text, std::string& out) const override {
    const Cas cas = cas_of(document, text);
    out +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" "
        "xmlns:sayso=\"http:///sayso.ecore\" xmi:version=\"2.0\">\n<cas:NULL xmi:id=\"0\"/>\n"
        "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text/plain\" sofaString=\"" +
        escaped(cas.graph.text) + "\"/>\n";
    std::size_t id = 1;
    std::string members;
    const auto attribute = [&](std::string_view name, std::string_view value) { out += ' ' + std::string(name) + "=\"" + escaped(value) + '"'; };
    for (const Structure& s : cas.structures) {
      const std::string number = std::to_string(++id);
      members += (members.empty() ? "" : " ") + number;
      out += "<sayso:" + std::string(s.type) + " xmi:id=\"" + number + "\" sofa=\"1\"";
      attribute("begin", std::to_string(s.span.begin));
      attribute("end", std::to_string(s.span.end));
      for (const auto& [name, value] : s.strings) attribute(name, value);
      if (s.governor != 0) {
        attribute(kCasGovernor, std::to_string(s.governor));
        attribute(kCasDependent, std::to_string(s.dependent));
      }
      out += "/>\n";
    }
    out += "<cas:View sofa=\"1\" members=\"" + members + "\"/>\n</xmi:XMI>\n";
  }

  std::vector<OutputFile> files(const Document& document, std::string_view text) const override {
    if (could_not_be_read(document)) return {};
    OutputFile file{".xmi", {}};
    write(document, text, file.bytes);
    return {std::move(file)};
  }

  std::vector<OutputFile> configuration() const override { return {type_system()}; }
};

}  // namespace

std::unique_ptr<Writer> make_cas_json_writer(WriterOptions) { return std::make_unique<CasJsonWriter>(); }
std::unique_ptr<Writer> make_cas_xmi_writer(WriterOptions) { return std::make_unique<CasXmiWriter>(); }

}  // namespace sayso::io
