// Both forms become a list of structures with their features as strings, which then becomes a graph. Types are known by the
// last part of their names, so that a project may put them in a folder of its own ("webanno.custom.Quote").
//
// XML goes through libxml2's reader, which holds one element at a time. There is no document type in XMI, and without one
// there are no entities to blow up or files to fetch: so a document type is refused before anything is parsed.
#include <libxml/xmlreader.h>
#include <simdjson.h>

#include <charconv>
#include <limits>
#include <unordered_map>
#include <utility>

#include "format/cas.h"
#include "format/graph.h"
#include "format/graph_item.h"
#include "format/item.h"
#include "format/json_fields.h"
#include "text/units.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

using Element = simdjson::dom::element;
using enum Need;

struct Structure {
  std::string id, type, governor, dependent, label;
  std::size_t begin = 0, end = 0;
  bool placed = false;
  std::vector<std::pair<std::string, std::string>> strings;

  void set(std::string_view name, std::string_view value) {
    if (name == kCasGovernor) {
      governor = value;
    } else if (name == kCasDependent) {
      dependent = value;
    } else if (name == "label") {
      label = value;
    } else if (!value.empty()) {
      strings.emplace_back(name, value);
    }
  }
};

std::string last_part(std::string_view type) {
  const std::size_t dot = type.rfind('.');
  return std::string(dot == std::string_view::npos ? type : type.substr(dot + 1));
}

// What the file says besides our types (sentences, tokens of other tools) is theirs.
void take_structures(std::string text, std::vector<Structure> structures, const RecordReaderOptions& options, RecordItem& item) {
  Graph graph;
  graph.text = text::well_formed(text);
  const text::UnitMap units(graph.text, OffsetUnit::kUtf16, OffsetUnit::kCodepoint);
  for (Structure& s : structures) {
    if (s.type == kCasDocument) {
      for (auto& [name, value] : s.strings) graph.document.emplace_back(std::move(name), std::move(value));
    } else if (s.type == kCasRelation) {
      graph.edges.push_back({s.label, s.governor, s.dependent, s.id});
    } else if (s.placed && find_node_type(s.type)) {
      if (s.begin > s.end || s.end > units.size()) {
        return fail(item, ErrorCode::kMalformedInput,
                    s.type + " with the id " + s.id + " goes over the end of the text, which has " + std::to_string(units.size()) + " UTF-16 units");
      }
      GraphNode node;
      node.id = s.id;
      node.label = s.type;
      node.spans = {{units(s.begin), units(s.end)}};
      node.features = std::move(s.strings);
      graph.nodes.push_back(std::move(node));
    }
  }
  const std::size_t slash = options.name.rfind('/'), dot = options.name.rfind('.');
  std::string name = options.name.substr(slash == std::string::npos ? 0 : slash + 1);
  if (dot != std::string::npos && dot > slash + 1) name.resize(name.size() - (options.name.size() - dot));
  item.document.id = id_from_file_name(name);
  name_document(graph, item);
  join_pieces(graph);
  take_graph(graph, item);
}

RecordItem read_json(std::string bytes, const RecordReaderOptions& options) {
  RecordItem item;
  item.document.id = options.name;
  simdjson::dom::parser parser;
  Element root;
  if (const auto code = parser.parse(bytes).get(root); code != simdjson::SUCCESS) {
    fail(item, ErrorCode::kMalformedInput, std::string("the file is no valid JSON: ") + simdjson::error_message(code));
    return item;
  }
  std::string text;
  bool there = false;
  std::vector<Structure> structures;
  JsonFields fields;
  fields.each(
      root, "%FEATURE_STRUCTURES",
      [&](const Element& e) {
        Structure s;
        fields.name(e, "%ID", s.id, kMust);
        fields.text(e, "%TYPE", s.type, kMust);
        if (s.type == "uima.cas.Sofa") {
          std::string view;
          fields.text(e, "sofaID", view);
          if (!there || view == "_InitialView") fields.text(e, "sofaString", text);
          there = true;
          return;
        }
        s.type = last_part(s.type);
        if (!find_node_type(s.type) && s.type != kCasRelation && s.type != kCasDocument) return;
        s.placed = fields.at(e, "begin").has_value();
        fields.count(e, "begin", s.begin);
        fields.count(e, "end", s.end);
        if (!fields.ok()) return;
        for (const auto field : simdjson::dom::object(e)) {
          std::string_view key = field.key, value;
          if (key.starts_with('%') || key == "@sofa" || key == "begin" || key == "end") continue;
          if (key.starts_with('@') || key.starts_with('#')) key.remove_prefix(1);
          if (field.value.get_string().get(value) == simdjson::SUCCESS) {
            s.set(key, value);
          } else if (field.value.is_number()) {
            s.set(key, simdjson::minify(field.value));
          }
        }
        structures.push_back(std::move(s));
      },
      kMust);
  if (fields.ok() && !there) fields.fail("the CAS has no text (uima.cas.Sofa)");
  if (!fields.ok()) {
    fail(item, ErrorCode::kMalformedInput, fields.error());
    return item;
  }
  take_structures(std::move(text), std::move(structures), options, item);
  return item;
}

std::string_view as_view(const xmlChar* s) { return s ? std::string_view(reinterpret_cast<const char*>(s)) : std::string_view(); }

RecordItem read_xmi(std::string bytes, const RecordReaderOptions& options) {
  RecordItem item;
  item.document.id = options.name;
  const auto refuse = [&](std::string message) {
    fail(item, ErrorCode::kMalformedInput, std::move(message));
    return item;
  };
  if (bytes.find('\0') != std::string::npos) return refuse("the file holds NUL characters: it must be UTF-8");
  if (bytes.find("<!DOCTYPE") != std::string::npos) return refuse("a document type has no place in XMI, and is refused as it may hold entities without end");
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return refuse("the file is over the limit of 2 GiB of XML");
  const std::unique_ptr<xmlTextReader, void (*)(xmlTextReader*)> reader(
      xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE),
      xmlFreeTextReader);
  if (!reader) return refuse("there is not enough memory to read the file");
  // Without it libxml2 prints what it finds.
  xmlTextReaderSetErrorHandler(
      reader.get(), [](void*, const char*, xmlParserSeverities, xmlTextReaderLocatorPtr) {}, nullptr);
  std::string text;
  bool there = false;
  std::vector<Structure> structures;
  int status = 0;
  while ((status = xmlTextReaderRead(reader.get())) == 1) {
    if (xmlTextReaderNodeType(reader.get()) != XML_READER_TYPE_ELEMENT) continue;
    const std::string type(as_view(xmlTextReaderConstLocalName(reader.get())));
    const bool sofa = type == "Sofa";
    if (!sofa && !find_node_type(type) && type != kCasRelation && type != kCasDocument) continue;
    Structure s;
    s.type = type;
    std::string own_text, view, wrong;
    while (xmlTextReaderMoveToNextAttribute(reader.get()) == 1) {
      if (xmlTextReaderIsNamespaceDecl(reader.get()) == 1) continue;
      const std::string_view name = as_view(xmlTextReaderConstLocalName(reader.get())), value = as_view(xmlTextReaderConstValue(reader.get()));
      const bool xmi = !as_view(xmlTextReaderConstPrefix(reader.get())).empty();
      if (xmi && name == "id") {
        s.id = value;
      } else if (sofa && name == "sofaString") {
        own_text = value;
      } else if (sofa && name == "sofaID") {
        view = value;
      } else if (name == "begin" || name == "end") {
        std::size_t& to = name == "begin" ? s.begin : s.end;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), to);
        if (error != std::errc() || end != value.data() + value.size()) wrong = std::string(name);
        s.placed = true;
      } else if (!xmi && name != "sofa") {
        s.set(name, value);
      }
    }
    if (!wrong.empty()) return refuse(s.type + " with the id " + s.id + ": its \"" + wrong + "\" is no number");
    if (sofa) {
      if (!there || view == "_InitialView") text = std::move(own_text);
      there = true;
    } else {
      structures.push_back(std::move(s));
    }
  }
  if (status != 0) {
    return refuse("the XML is broken at line " + std::to_string(xmlTextReaderGetParserLineNumber(reader.get())));
  }
  if (!there) return refuse("the file holds no text (cas:Sofa); is it XMI?");
  take_structures(std::move(text), std::move(structures), options, item);
  return item;
}

}  // namespace

std::unique_ptr<RecordReader> make_cas_json_reader(std::unique_ptr<ByteSource> source, RecordReaderOptions options) {
  return read_document_file(std::move(source), std::move(options), read_json);
}
std::unique_ptr<RecordReader> make_cas_xmi_reader(std::unique_ptr<ByteSource> source, RecordReaderOptions options) {
  return read_document_file(std::move(source), std::move(options), read_xmi);
}

}  // namespace sayso::io
