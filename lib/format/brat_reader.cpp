// One .ann file, line by line; the text comes from the file beside it.
#include <simdjson.h>

#include <charconv>
#include <optional>
#include <unordered_map>
#include <utility>

#include "format/brat.h"
#include "format/brat_lines.h"
#include "format/graph.h"
#include "format/graph_item.h"
#include "format/item.h"
#include "text/utf8.h"

namespace sayso::io {

namespace {

std::string_view take(std::string_view& rest, char until) {
  const std::size_t at = rest.find(until);
  const std::string_view head = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return head;
}

std::optional<std::size_t> number(std::string_view digits) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

class Annotations {
 public:
  explicit Annotations(Graph& graph) : g_(graph), starts_(starts_of(graph.text)) {}

  // What is wrong with the file, or nothing.
  std::optional<std::string> read(std::string_view bytes) {
    for (std::uint32_t n = 1; !bytes.empty(); ++n) {
      std::string_view l = take(bytes, '\n');
      if (l.ends_with('\r')) l.remove_suffix(1);
      if (l.empty()) continue;
      if (auto wrong = line(l)) return "at line " + std::to_string(n) + ": " + *wrong;
    }
    for (const auto& [id, name, value] : attributes_) {
      const auto found = nodes_.find(id);
      if (found == nodes_.end()) return "the attribute or note " + name + " is of '" + id + "', which is not there";
      if (name[0] == '#') {
        note(g_.nodes[found->second], value);
      } else {
        set(g_.nodes[found->second], name, value);
      }
    }
    for (GraphNode& node : g_.nodes) {
      std::vector<Span> told = by_counts(node.spans, node.feature(kParts));
      node.spans = told.empty() ? join_lines(node.spans, g_.text, starts_) : std::move(told);
    }
    return std::nullopt;
  }

 private:
  struct Attribute {
    std::string id, name, value;
  };

  static void set(GraphNode& node, std::string_view name, std::string_view value) {
    if (node.feature(name).empty()) node.features.emplace_back(name, value);
  }

  std::optional<std::string> line(std::string_view l) {
    const char sort = l[0];
    const std::string id(take(l, '\t'));
    std::string_view what = take(l, '\t');
    switch (sort) {
      case 'T':
        return entity(id, what, l);
      case 'R': {
        const std::string label(take(what, ' '));
        GraphEdge edge{label, {}, {}, id};
        for (std::string* end : {&edge.from, &edge.to}) {
          const std::string_view argument = take(what, ' ');
          const std::size_t colon = argument.find(':');
          if (colon == std::string_view::npos) return "the relation " + id + " needs two ends, Arg1:T1 Arg2:T2";
          *end = argument.substr(colon + 1);
        }
        g_.edges.push_back(std::move(edge));
        return std::nullopt;
      }
      case '*': {  // what is the same, in a row
        take(what, ' ');
        const std::string first(take(what, ' '));
        while (!what.empty()) g_.edges.push_back({"same_as", std::string(take(what, ' ')), first, "*"});
        return std::nullopt;
      }
      case 'A':
      case 'M': {
        const std::string name(take(what, ' ')), of(take(what, ' '));
        attributes_.push_back({of, name, std::string(what)});
        if (name.empty() || of.empty()) return "the attribute " + id + " needs a name and what it is of";
        return std::nullopt;
      }
      case '#': {
        take(what, ' ');
        if (what.starts_with('T')) attributes_.push_back({std::string(what), "#", std::string(l)});
        return std::nullopt;
      }
      case 'E':
      case 'N':
        return std::nullopt;  // events and references to databases: not ours
      default:
        return "'" + id + "' begins no line that brat knows";
    }
  }

  std::optional<std::string> entity(const std::string& id, std::string_view what, std::string_view words) {
    GraphNode node;
    node.id = id;
    node.label = take(what, ' ');
    std::vector<Span> pieces;
    while (!what.empty()) {
      std::string_view pair = take(what, ';');
      const auto begin = number(take(pair, ' ')), end = number(pair);
      if (!begin || !end) return "the place of " + id + " is no list of pairs of offsets, 10 20;30 45";
      pieces.push_back({*begin, *end});
    }
    for (const Span& s : pieces) {
      if (s.begin >= s.end || s.end >= starts_.size()) return id + " is empty, or goes over the end of the text, which has " + std::to_string(starts_.size() - 1) + " code points";
    }
    if (words_of(g_, pieces, starts_) != words) return id + " says '" + std::string(words) + "', and '" + words_of(g_, pieces, starts_) + "' stands there; was the text changed?";
    node.spans = std::move(pieces);
    nodes_.emplace(id, g_.nodes.size());
    g_.nodes.push_back(std::move(node));
    return std::nullopt;
  }

  // Ours are JSON objects; what people write there is theirs.
  void note(GraphNode& node, const std::string& value) {
    simdjson::dom::element root;
    if (parser_.parse(value.data(), value.size()).get(root) != simdjson::SUCCESS || !root.is_object()) return;
    for (const auto field : simdjson::dom::object(root)) {
      std::string_view s;
      if (field.value.get_string().get(s) == simdjson::SUCCESS) set(node, field.key, s);
    }
  }

  Graph& g_;
  std::vector<std::size_t> starts_;
  std::unordered_map<std::string, std::size_t> nodes_;
  std::vector<Attribute> attributes_;
  simdjson::dom::parser parser_;
};

RecordItem read(std::string bytes, const RecordReaderOptions& options) {
  RecordItem item;
  const std::size_t slash = options.name.rfind('/');
  std::string name = options.name.substr(slash == std::string::npos ? 0 : slash + 1);
  if (name.ends_with(".ann")) name.resize(name.size() - 4);
  item.document.id = id_from_file_name(name);
  auto text = options.find_text ? options.find_text(name) : std::nullopt;
  if (!text) {
    fail(item, ErrorCode::kNotFound, "there is no text for it: a file of the same name that ends in .txt belongs beside it");
    return item;
  }
  Graph graph;
  graph.text = text::well_formed(*text);
  graph.document.emplace_back("id", item.document.id);
  if (auto wrong = Annotations(graph).read(bytes)) {
    fail(item, ErrorCode::kMalformedInput, std::move(*wrong));
    return item;
  }
  take_graph(graph, item);
  return item;
}

}  // namespace

std::unique_ptr<RecordReader> make_brat_reader(std::unique_ptr<ByteSource> source, RecordReaderOptions options) {
  return read_document_file(std::move(source), std::move(options), read);
}

}  // namespace sayso::io
