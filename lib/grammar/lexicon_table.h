// All entries of all lexicons that rules use, by their words. Flat: a compiled pack holds it ready to be used.
//
// Words are normal forms. An entry of one word is found by it; entries of several words are paths of a trie whose edges
// are words.
#ifndef SAYSO_GRAMMAR_LEXICON_TABLE_H_
#define SAYSO_GRAMMAR_LEXICON_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/flat_array.h"
#include "lexicon/string_index.h"

namespace sayso::grammar {

// One entry of a word list, by list and row. `exact`: the form must be as written, not only its normal form.
struct Entry {
  std::uint32_t lexicon = 0;
  std::uint32_t row = 0;
  std::uint32_t exact = 0;
};

struct LexiconIndex {
  static constexpr std::uint32_t kRoot = 0;
  static constexpr std::uint32_t kNoNode = 0xffffffffu;

  // An edge of the trie; those of a node lie together, by word.
  struct Edge {
    std::uint32_t word = 0;
    std::uint32_t node = 0;
  };

  lexicon::StringIndex words;               // of all entries
  lexicon::FlatArray<Entry> entries;
  lexicon::FlatArray<lexicon::Piece> of_word;  // by word: the entries of this word alone
  lexicon::FlatArray<std::uint32_t> inner;     // by word: 1 where longer entries hold it
  lexicon::FlatArray<Edge> edges;
  lexicon::FlatArray<lexicon::Piece> out;      // by node: its edges
  lexicon::FlatArray<lexicon::Piece> at_node;  // by node: the entries that end there

  // Entries of this one word.
  std::span<const Entry> find(std::string_view norm) const {
    const std::uint32_t word = words.find(norm);
    return word == lexicon::StringIndex::kNone ? std::span<const Entry>() : piece(of_word[word]);
  }
  // The number of a word among those of longer entries, from 1; 0: it is in none.
  std::uint32_t phrase_word(std::string_view norm) const {
    const std::uint32_t word = words.find(norm);
    return word == lexicon::StringIndex::kNone || inner[word] == 0 ? 0 : word + 1;
  }
  bool has_phrases() const { return !edges.empty(); }
  // Where the trie leads from a node over a word (as phrase_word gives it), or kNoNode.
  std::uint32_t follow(std::uint32_t node, std::uint32_t phrase_word) const;
  // Entries of several words that end at a node.
  std::span<const Entry> ends(std::uint32_t node) const { return piece(at_node[node]); }

  // Whether every number in it points to where it may, for `rows` by lexicon: to be asked of what comes from outside.
  bool valid(std::span<const std::size_t> rows) const;

 private:
  std::span<const Entry> piece(lexicon::Piece p) const { return entries.span().subspan(p.begin, p.size); }
};

// Collects entries, then makes the table.
class LexiconIndexBuilder {
 public:
  // `norms`: the words of the entry, one or several.
  void add(std::span<const std::string> norms, Entry entry);
  LexiconIndex build();

 private:
  struct Node {
    std::vector<Entry> ends;
    std::vector<LexiconIndex::Edge> edges;
  };
  lexicon::StringIndexBuilder words_;
  std::vector<std::vector<Entry>> of_word_;
  std::vector<std::uint32_t> inner_;
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::unordered_map<std::uint64_t, std::uint32_t> children_;  // node << 32 | word
};

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_LEXICON_TABLE_H_
