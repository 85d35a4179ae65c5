// A word list: a table of tab-separated columns with a name each.
//
//   # Verbs that introduce speech. Source: own list.
//   form    lemma   stance
//   said    say     neutral
//   made it clear   make clear      assertive
//
// Lines that begin with # are comments (the first of them name the source), the first other line names the
// columns, and the first column is the form: one word or several. An empty cell is an empty string; cells
// missing at the end of a row are empty.
#ifndef SAYSO_LEXICON_WORD_LIST_H_
#define SAYSO_LEXICON_WORD_LIST_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/flat_array.h"
#include "sayso/pack.h"

namespace sayso::lexicon {

class WordList {
 public:
  WordList() = default;
  // What was parsed before: the cells are pieces of `text`, row by row, `lines` the lines of the rows.
  WordList(std::string name, std::vector<std::string> columns, FlatArray<char> text, FlatArray<Piece> cells, FlatArray<std::uint32_t> lines);

  // Reads `text`, which is kept alive by the list. Problems (a row with too many cells, an empty form, a
  // column named twice, no header) go to `diagnostics`; the rest is read all the same.
  static WordList parse(std::string name, std::shared_ptr<const std::string> text, std::vector<Diagnostic>& diagnostics);

  const std::string& name() const { return name_; }
  std::size_t rows() const { return lines_.size(); }
  const std::vector<std::string>& columns() const { return columns_; }
  // The column's number, or -1.
  int column(std::string_view name) const;
  std::string_view cell(std::size_t row, int column) const {
    if (column < 0) return {};
    const Piece piece = cells_[row * columns_.size() + static_cast<std::size_t>(column)];
    return {text_.data() + piece.begin, piece.size};
  }
  std::string_view cell(std::size_t row, std::string_view column_name) const { return cell(row, column(column_name)); }
  std::string_view form(std::size_t row) const { return cell(row, 0); }
  // The line in the file, from 1: for diagnostics.
  std::uint32_t line(std::size_t row) const { return lines_[row]; }

  // All of it, as it is stored.
  const FlatArray<char>& text() const { return text_; }
  const FlatArray<Piece>& cells() const { return cells_; }
  const FlatArray<std::uint32_t>& lines() const { return lines_; }

 private:
  std::string name_;
  std::vector<std::string> columns_;
  FlatArray<char> text_;
  FlatArray<Piece> cells_;
  FlatArray<std::uint32_t> lines_;
};

}  // namespace sayso::lexicon

#endif  // SAYSO_LEXICON_WORD_LIST_H_
