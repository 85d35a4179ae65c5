// A document as annotation tools see it: labelled stretches of text with features, and relations between them.
//
// brat, Label Studio, doccano and the CAS differ in how they write such a graph, hardly in what it can be; so there is one
// way from records to a graph and one back, and each format only writes graphs down. docs/formats.md shows the labels.
//
//   graph_of(document, text)        what a writer writes down
//   document_of(graph)              what a reader read, also where people added, moved and took away
//
// Offsets are code points of `text`, which is well-formed UTF-8.
#ifndef SAYSO_FORMAT_GRAPH_H_
#define SAYSO_FORMAT_GRAPH_H_

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/document.h"
#include "sayso/result.h"

namespace sayso::io {

// ---- what there is -------------------------------------------------------------------------------

namespace label {
inline constexpr std::string_view kQuote = "Quote";
inline constexpr std::string_view kCue = "Cue";
inline constexpr std::string_view kSource = "Source";
inline constexpr std::string_view kPhrase = "Phrase";
inline constexpr std::string_view kVerbatim = "Verbatim";
inline constexpr std::string_view kClaim = "Claim";
inline constexpr std::string_view kQuantity = "Quantity";
inline constexpr std::string_view kWhen = "When";
inline constexpr std::string_view kTime = "Time";
inline constexpr std::string_view kRecord = "Record";
inline constexpr std::string_view kField = "Field";
}  // namespace label

struct FeatureType {
  std::string_view name;
  std::string_view enumeration = {};  // of schema.h, for those with a closed set of words
  bool machine = false;               // nothing that people correct: keys, rules
};
struct NodeType {
  std::string_view label;
  std::string_view color;
  std::span<const FeatureType> features;
};
struct EdgeType {
  std::string_view label;
  std::string_view from, to;    // labels
  std::string_view or_to = {};  // another one that it may lead to
  bool implied = false;         // a form of it with "_implied" leads to a source that is not named there
};
std::span<const NodeType> node_types();
std::span<const EdgeType> edge_types();
const NodeType* find_node_type(std::string_view label);
inline constexpr std::string_view kImplied = "_implied";
// Between the pieces of an interrupted stretch, from a later one to the first, in formats that know no such thing.
inline constexpr std::string_view kContinues = "continues";

// ---- a graph -------------------------------------------------------------------------------------

struct GraphNode {
  std::string id;  // for edges: anything that is there once
  std::string label;
  std::vector<Span> spans;
  std::vector<std::pair<std::string, std::string>> features;

  std::string_view feature(std::string_view name) const;  // "": not there
};
struct GraphEdge {
  std::string label, from, to;
  std::string name = {};  // for messages: what the format calls it
};
struct Graph {
  std::string text;
  std::vector<std::pair<std::string, std::string>> document;  // id, uri, title, …: what is known
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;
};

Graph graph_of(const Document& document, std::string_view text);
// A document that could not be read: there is nothing to annotate, and no file or task is made of it.
bool could_not_be_read(const Document& document);

// Spans without ids, deleted relations, unknown labels are the work of people and no errors; what is left out for it is said
// in `warnings`. Error (kMalformedInput): a relation that leads nowhere, a span outside of the text, a word that is none of
// its enumeration.
Result<Document> document_of(const Graph& graph, std::vector<std::string>& warnings);

// Each piece a node of its own, the later ones leading to the first; and back.
void part_pieces(Graph& graph);
void join_pieces(Graph& graph);

// The words of `node`, its pieces joined by a space. `starts` are the bytes of the text's code points, with its size last.
std::vector<std::size_t> starts_of(std::string_view text);
std::string words_of(const Graph& graph, const std::vector<Span>& spans, const std::vector<std::size_t>& starts);

// Several values as one feature: a line each.
std::string to_lines(const std::vector<std::string>& values);
std::vector<std::string> from_lines(std::string_view lines);

// What of a document stands beside its text in every format: id, uri, title, authors, publisher, published, language.
std::span<const std::string_view> document_fields();

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_GRAPH_H_
