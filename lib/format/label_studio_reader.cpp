// Exports (the format called JSON there) and our own tasks: an array of tasks, or one task. Of each, the first annotation that
// was not cancelled; where nobody annotated, the first prediction.
#include <simdjson.h>

#include <unordered_map>
#include <utility>

#include "format/graph_item.h"
#include "format/item.h"
#include "format/json_fields.h"
#include "format/label_studio.h"
#include "format/whole.h"

namespace sayso::io {
namespace {

using Element = simdjson::dom::element;
using enum Need;

class Task {
 public:
  Task(Graph& graph, JsonFields& fields) : g_(graph), f_(fields) {}

  void read(const Element& task, std::vector<std::string>& warnings) {
    f_.object(
        task, "data",
        [&](const Element& data) {
          for (const std::string_view name : document_fields()) {
            std::string value;
            f_.name(data, name, value);
            if (!value.empty()) g_.document.emplace_back(name, std::move(value));
          }
          f_.text(data, "text", g_.text, kMust);
        },
        kMust);
    starts_ = starts_of(g_.text);
    std::size_t annotations = 0;
    f_.each(task, "annotations", [&](const Element& annotation) {
      bool cancelled = false;
      if (const auto c = f_.at(annotation, "was_cancelled")) cancelled = c->is_bool() && bool(*c);
      if (!cancelled && ++annotations == 1) results(annotation);
    });
    if (annotations > 1) warnings.push_back("the task has " + std::to_string(annotations) + " annotations; the first was read");
    if (annotations > 0) return;
    std::size_t predictions = 0;
    f_.each(task, "predictions", [&](const Element& prediction) {
      if (prediction.is_object() && ++predictions == 1) results(prediction);
    });
  }

 private:
  void results(const Element& annotation) {
    f_.each(annotation, "result", [&](const Element& r) {
      std::string type;
      f_.text(r, "type", type, kMust);
      if (type == "labels") region(r);
      if (type == "relation") relation(r);
    });
    f_.each(annotation, "result", [&](const Element& r) {
      std::string type, id, control;
      f_.text(r, "type", type);
      if (type != "choices" && type != "textarea") return;
      f_.name(r, "id", id);
      f_.text(r, "from_name", control);
      const auto found = regions_.find(id);
      if (found == regions_.end()) return;  // of the whole text, or of a region whose label was taken away
      GraphNode& node = g_.nodes[found->second];
      f_.object(r, "value", [&](const Element& value) {
        std::vector<std::string> answers;
        f_.texts(value, type == "choices" ? "choices" : "text", answers);
        const NodeType* known = find_node_type(node.label);
        if (answers.empty() || !known) return;
        for (const FeatureType& feature : known->features) {
          const bool own = feature.enumeration.empty() ? control.ends_with('_' + std::string(feature.name)) : control == feature.name;
          if (own && node.feature(feature.name).empty()) node.features.emplace_back(feature.name, to_lines_as_written(answers));
        }
      });
    });
  }

  // A text area may hold several answers: lines of one.
  static std::string to_lines_as_written(const std::vector<std::string>& answers) {
    std::string all;
    for (const std::string& answer : answers) all += (all.empty() ? "" : "\n") + answer;
    return all;
  }

  void region(const Element& r) {
    GraphNode node;
    f_.name(r, "id", node.id, kMust);
    std::string words;
    bool worded = false;
    f_.object(
        r, "value",
        [&](const Element& value) {
          Span span;
          f_.count(value, "start", span.begin, kMust);
          f_.count(value, "end", span.end, kMust);
          node.spans = {span};
          std::vector<std::string> labels;
          f_.texts(value, "labels", labels);
          if (!labels.empty()) node.label = labels[0];
          worded = f_.at(value, "text").has_value();
          f_.text(value, "text", words);
        },
        kMust);
    if (!f_.ok() || node.label.empty()) return;
    const Span span = node.spans[0];
    if (span.begin >= span.end || span.end >= starts_.size()) {
      return f_.fail("the region is empty, or goes over the end of the text, which has " + std::to_string(starts_.size() - 1) + " code points");
    }
    if (worded && bare(words) != bare(words_of(g_, node.spans, starts_))) {
      return f_.fail("the region says '" + words + "', and '" + words_of(g_, node.spans, starts_) + "' stands there; were its offsets counted in another unit?");
    }
    f_.object(r, "meta", [&](const Element& meta) {
      std::vector<std::string> notes;
      if (const auto text = f_.at(meta, "text"); text && text->is_array()) f_.texts(meta, "text", notes);
      for (const std::string& note : notes) machine(note, node);
    });
    if (!regions_.emplace(node.id, g_.nodes.size()).second) return f_.fail("the region '" + node.id + "' is there twice");
    g_.nodes.push_back(std::move(node));
  }

  // Without white space, as the tool writes line breaks in its own ways.
  static std::string bare(std::string_view words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == '\\' && i + 1 < words.size() && words[i + 1] == 'n') {
        ++i;
      } else if (words[i] != ' ' && words[i] != '\n' && words[i] != '\r' && words[i] != '\t') {
        out += words[i];
      }
    }
    return out;
  }

  // What we kept there; a note of a person is theirs.
  void machine(const std::string& note, GraphNode& node) {
    Element root;
    if (parser_.parse(note.data(), note.size()).get(root) != simdjson::SUCCESS || !root.is_object()) return;
    for (const auto field : simdjson::dom::object(root)) {
      std::string_view s;
      if (field.value.get_string().get(s) == simdjson::SUCCESS) node.features.emplace_back(field.key, s);
    }
  }

  void relation(const Element& r) {
    GraphEdge edge;
    f_.name(r, "from_id", edge.from, kMust);
    f_.name(r, "to_id", edge.to, kMust);
    std::vector<std::string> labels;
    f_.texts(r, "labels", labels);
    std::string direction;
    f_.text(r, "direction", direction);
    if (direction == "left") std::swap(edge.from, edge.to);
    if (!labels.empty()) edge.label = labels[0];
    g_.edges.push_back(std::move(edge));
  }

  Graph& g_;
  JsonFields& f_;
  std::vector<std::size_t> starts_;
  std::unordered_map<std::string, std::size_t> regions_;
  simdjson::dom::parser parser_;
};

class LabelStudioReader : public RecordReader {
 public:
  LabelStudioReader(std::unique_ptr<ByteSource> source, RecordReaderOptions options) : source_(std::move(source)), options_(std::move(options)) {}

  Result<std::optional<RecordItem>> next() override {
    if (source_) {
      auto bytes = read_whole(*source_, options_.max_bytes);
      source_.reset();
      if (!bytes) return bytes.error();
      if (bytes->size() > options_.max_bytes) return broken(ErrorCode::kTooLarge, over_limit("the file", options_.max_bytes));
      Element root;
      const auto code = parser_.parse(*bytes).get(root);
      if (code != simdjson::SUCCESS) return broken(ErrorCode::kMalformedInput, std::string("the file is no valid JSON: ") + simdjson::error_message(code));
      simdjson::dom::array list;
      if (root.get_array().get(list) == simdjson::SUCCESS) {
        for (const Element task : list) tasks_.push_back(task);
      } else {
        tasks_.push_back(root);
      }
    }
    if (at_ == tasks_.size()) return std::optional<RecordItem>();
    RecordItem item;
    item.position.file = options_.name;
    Graph graph;
    JsonFields fields;
    std::vector<std::string> warnings;
    item.document.id = std::to_string(at_);
    const Element task = tasks_[at_++];
    {
      const JsonFields::Step step(fields, "tasks");
      const JsonFields::Step inner(fields, {}, at_ - 1);
      Task(graph, fields).read(task, warnings);
    }
    name_document(graph, item);
    if (!fields.ok()) {
      fail(item, ErrorCode::kMalformedInput, fields.error());
      return std::optional<RecordItem>(std::move(item));
    }
    join_pieces(graph);
    take_graph(graph, item);
    for (std::string& warning : warnings) item.errors.push_back({ErrorCode::kMalformedInput, Severity::kWarning, std::move(warning), std::nullopt});
    return std::optional<RecordItem>(std::move(item));
  }

 private:
  Result<std::optional<RecordItem>> broken(ErrorCode code, std::string message) {
    RecordItem item;
    item.position.file = options_.name;
    item.document.id = options_.name;
    fail(item, code, std::move(message));
    return std::optional<RecordItem>(std::move(item));
  }

  std::unique_ptr<ByteSource> source_;
  RecordReaderOptions options_;
  simdjson::dom::parser parser_;
  std::vector<Element> tasks_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<RecordReader> make_label_studio_reader(std::unique_ptr<ByteSource> source, RecordReaderOptions options) {
  return std::make_unique<LabelStudioReader>(std::move(source), std::move(options));
}

}  // namespace sayso::io
