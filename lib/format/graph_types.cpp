// The labels, features and relations, as tables: what is written, what configures the tools, and what is taken back all go
// by them.
#include <algorithm>
#include <array>

#include "format/graph.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

constexpr bool kMachine = true;
constexpr FeatureType kQuote[] = {{"quote_type", "quote_type"}, {"polarity", "polarity"},       {"id", {}, kMachine},         {"key", {}, kMachine},
                                  {"paragraph", {}, kMachine},  {"sentence", {}, kMachine},     {"confidence", {}, kMachine}, {"rule", {}, kMachine}};
constexpr FeatureType kCue[] = {{"stance", "stance"}, {"lemma"}};
constexpr FeatureType kSource[] = {{"source_kind", "source_kind"}, {"name"}, {"role"}, {"aliases"}, {"id", {}, kMachine}};
constexpr FeatureType kClaim[] = {{"claim_kind", "claim_kind"}, {"modality", "modality"},  {"direction", "direction"},
                                  {"time_value"},               {"id", {}, kMachine},      {"key", {}, kMachine},
                                  {"paragraph", {}, kMachine},  {"sentence", {}, kMachine}, {"confidence", {}, kMachine},
                                  {"rule", {}, kMachine}};
constexpr FeatureType kQuantity[] = {{"bound", "bound"}, {"value"},    {"min"},      {"max"},         {"magnitude"}, {"unit_text"}, {"unit_id"},
                                     {"unit_ucum"},      {"currency"}, {"per_text"}, {"per_unit"},    {"per_counted"}, {"iso8601"},
                                     {"si_value"},       {"si_unit"}};
constexpr FeatureType kWhen[] = {{"value"}};
constexpr FeatureType kTime[] = {{"time_type", "time_type"}, {"value"},           {"mod"},
                                 {"start_time"},             {"end_time"},        {"id", {}, kMachine},
                                 {"key", {}, kMachine},      {"paragraph", {}, kMachine}, {"sentence", {}, kMachine},
                                 {"confidence", {}, kMachine}, {"rule", {}, kMachine}};
constexpr FeatureType kRecord[] = {{"record_type"},           {"fields"},
                                   {"id", {}, kMachine},      {"key", {}, kMachine},
                                   {"paragraph", {}, kMachine}, {"sentence", {}, kMachine},
                                   {"confidence", {}, kMachine}, {"rule", {}, kMachine}};
constexpr FeatureType kField[] = {{"name"}};

constexpr NodeType kNodes[] = {
    {label::kQuote, "#8fb2ff", kQuote},       {label::kCue, "#ffccaa", kCue},           {label::kSource, "#ffe000", kSource},
    {label::kPhrase, "#f0e6b4", {}},          {label::kVerbatim, "#cfe2ff", {}},        {label::kClaim, "#bce8b0", kClaim},
    {label::kQuantity, "#7fc97f", kQuantity}, {label::kWhen, "#e0d0ff", kWhen},         {label::kTime, "#c8a2ff", kTime},
    {label::kRecord, "#d0d0d0", kRecord},     {label::kField, "#e8e8e8", kField},
};

constexpr EdgeType kEdges[] = {
    {"cue", label::kQuote, label::kCue},
    {"source", label::kQuote, label::kSource, label::kPhrase, true},
    {"medium", label::kQuote, label::kSource, label::kPhrase, true},
    {"via", label::kQuote, label::kSource, label::kPhrase, true},
    {"addressee", label::kQuote, label::kSource, label::kPhrase, true},
    {"verbatim", label::kQuote, label::kVerbatim},
    {"nested_in", label::kQuote, label::kQuote},
    {"quantity", label::kClaim, label::kQuantity},
    {"also", label::kClaim, label::kQuantity},
    {"from", label::kClaim, label::kQuantity},
    {"to", label::kClaim, label::kQuantity},
    {"by", label::kClaim, label::kQuantity},
    {"subject", label::kClaim, label::kSource, label::kPhrase, true},
    {"object", label::kClaim, label::kSource, label::kPhrase, true},
    {"counted", label::kClaim, label::kPhrase},
    {"time", label::kClaim, label::kTime, label::kWhen},
    {"place", label::kClaim, label::kSource, label::kPhrase, true},
    {"linked", label::kClaim, label::kClaim},
    {"in_quote", label::kClaim, label::kQuote},
    {"said_by", label::kClaim, label::kSource},
    {"same_as", label::kSource, label::kSource},
    {"refers_to", label::kPhrase, label::kSource},
    {"member", label::kSource, label::kSource},
    {"field", label::kRecord, label::kField},
};

constexpr std::string_view kDocument[] = {"id", "uri", "title", "authors", "publisher", "published", "language"};

}  // namespace

std::span<const NodeType> node_types() { return kNodes; }
std::span<const EdgeType> edge_types() { return kEdges; }
std::span<const std::string_view> document_fields() { return kDocument; }

const NodeType* find_node_type(std::string_view label) {
  for (const NodeType& type : kNodes) {
    if (type.label == label) return &type;
  }
  return nullptr;
}

std::string_view GraphNode::feature(std::string_view name) const {
  for (const auto& [key, value] : features) {
    if (key == name) return value;
  }
  return {};
}

std::vector<std::size_t> starts_of(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size(); at += text::decode(text, at).length) starts.push_back(at);
  starts.push_back(text.size());
  return starts;
}

std::string words_of(const Graph& graph, const std::vector<Span>& spans, const std::vector<std::size_t>& starts) {
  std::string words;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (i > 0) words += ' ';
    const std::size_t begin = starts[std::min(spans[i].begin, starts.size() - 1)], end = starts[std::min(spans[i].end, starts.size() - 1)];
    if (begin < end) words += std::string_view(graph.text).substr(begin, end - begin);
  }
  return words;
}

std::string to_lines(const std::vector<std::string>& values) {
  std::string lines;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) lines += '\n';
    for (const char c : values[i]) {
      if (c == '\\' || c == '\n') lines += '\\';
      lines += c == '\n' ? 'n' : c;
    }
  }
  return lines;
}

std::vector<std::string> from_lines(std::string_view lines) {
  std::vector<std::string> values;
  if (lines.empty()) return values;
  values.emplace_back();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i] == '\n') {
      values.emplace_back();
    } else if (lines[i] == '\\' && i + 1 < lines.size()) {
      ++i;
      values.back() += lines[i] == 'n' ? '\n' : lines[i];
    } else {
      values.back() += lines[i];
    }
  }
  return values;
}

void part_pieces(Graph& graph) {
  std::vector<GraphNode> nodes;
  for (GraphNode& node : graph.nodes) {
    std::vector<Span> rest;
    if (node.spans.size() > 1) {
      rest.assign(node.spans.begin() + 1, node.spans.end());
      node.spans.resize(1);
    }
    const std::string id = node.id, label = node.label;
    nodes.push_back(std::move(node));
    for (std::size_t i = 0; i < rest.size(); ++i) {
      GraphNode piece;
      piece.id = id + '+' + std::to_string(i + 1);
      piece.label = label;
      piece.spans = {rest[i]};
      graph.edges.push_back({std::string(kContinues), piece.id, id});
      nodes.push_back(std::move(piece));
    }
  }
  graph.nodes = std::move(nodes);
}

}  // namespace sayso::io
