#include "grammar/lexicon_table.h"

#include <algorithm>
#include <utility>

namespace sayso::grammar {

std::uint32_t LexiconIndex::follow(std::uint32_t node, std::uint32_t phrase_word) const {
  const std::uint32_t word = phrase_word - 1;
  const std::span<const Edge> all = edges.span().subspan(out[node].begin, out[node].size);
  const auto place = std::lower_bound(all.begin(), all.end(), word, [](const Edge& edge, std::uint32_t wanted) { return edge.word < wanted; });
  return place != all.end() && place->word == word ? place->node : kNoNode;
}

bool LexiconIndex::valid(std::span<const std::size_t> rows) const {
  const auto pieces_hold = [](const lexicon::FlatArray<lexicon::Piece>& pieces, std::size_t size) {
    return std::all_of(pieces.begin(), pieces.end(), [&](const lexicon::Piece& p) { return p.begin <= size && p.size <= size - p.begin; });
  };
  if (!words.valid() || of_word.size() != words.size() || inner.size() != words.size() || out.size() != at_node.size() || out.empty()) return false;
  if (!pieces_hold(of_word, entries.size()) || !pieces_hold(at_node, entries.size()) || !pieces_hold(out, edges.size())) return false;
  const auto entry_holds = [&](const Entry& e) { return e.lexicon < rows.size() && e.row < rows[e.lexicon]; };
  // Edges lead forwards, so that no walk goes round.
  for (std::size_t node = 0; node < out.size(); ++node) {
    for (std::uint32_t i = out[node].begin; i < out[node].begin + out[node].size; ++i) {
      if (edges[i].node <= node || edges[i].node >= out.size() || edges[i].word >= words.size()) return false;
    }
  }
  return std::all_of(entries.begin(), entries.end(), entry_holds);
}

void LexiconIndexBuilder::add(std::span<const std::string> norms, Entry entry) {
  if (norms.empty()) return;
  const auto word_of = [&](const std::string& norm) {
    const std::uint32_t word = words_.add(norm);
    if (word >= of_word_.size()) {
      of_word_.emplace_back();
      inner_.push_back(0);
    }
    return word;
  };
  if (norms.size() == 1) {
    of_word_[word_of(norms.front())].push_back(entry);
    return;
  }
  std::uint32_t node = LexiconIndex::kRoot;
  for (const std::string& norm : norms) {
    const std::uint32_t word = word_of(norm);
    inner_[word] = 1;
    const auto [place, fresh] = children_.emplace(static_cast<std::uint64_t>(node) << 32 | word, static_cast<std::uint32_t>(nodes_.size()));
    if (fresh) {
      nodes_[node].edges.push_back({word, place->second});
      nodes_.emplace_back();
    }
    node = place->second;
  }
  nodes_[node].ends.push_back(entry);
}

LexiconIndex LexiconIndexBuilder::build() {
  std::vector<Entry> entries;
  const auto keep = [&](const std::vector<Entry>& some) {
    const lexicon::Piece piece = {static_cast<std::uint32_t>(entries.size()), static_cast<std::uint32_t>(some.size())};
    entries.insert(entries.end(), some.begin(), some.end());
    return piece;
  };
  std::vector<lexicon::Piece> of_word, out, at_node;
  std::vector<LexiconIndex::Edge> edges;
  for (const std::vector<Entry>& some : of_word_) of_word.push_back(keep(some));
  for (Node& node : nodes_) {
    std::sort(node.edges.begin(), node.edges.end(), [](const auto& a, const auto& b) { return a.word < b.word; });
    out.push_back({static_cast<std::uint32_t>(edges.size()), static_cast<std::uint32_t>(node.edges.size())});
    edges.insert(edges.end(), node.edges.begin(), node.edges.end());
    at_node.push_back(keep(node.ends));
  }
  LexiconIndex index;
  index.words = words_.build();
  index.entries = std::move(entries);
  index.of_word = std::move(of_word);
  index.inner = std::move(inner_);
  index.edges = std::move(edges);
  index.out = std::move(out);
  index.at_node = std::move(at_node);
  return index;
}

}  // namespace sayso::grammar
