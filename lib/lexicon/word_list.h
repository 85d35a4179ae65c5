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

#include "sayso/pack.h"

namespace sayso::lexicon {

class WordList {
 public:
  // Reads `text`, which is kept alive by the list. Problems (a row with too many cells, an empty form, a
  // column named twice, no header) go to `diagnostics`; the rest is read all the same.
  static WordList parse(std::string name, std::shared_ptr<const std::string> text, std::vector<Diagnostic>& diagnostics);

  const std::string& name() const { return name_; }
  std::size_t rows() const { return rows_; }
  const std::vector<std::string>& columns() const { return columns_; }
  // The column's number, or -1.
  int column(std::string_view name) const;
  std::string_view cell(std::size_t row, int column) const {
    return column < 0 ? std::string_view() : cells_[row * columns_.size() + static_cast<std::size_t>(column)];
  }
  std::string_view cell(std::size_t row, std::string_view column_name) const { return cell(row, column(column_name)); }
  std::string_view form(std::size_t row) const { return cell(row, 0); }
  // The line in the file, from 1: for diagnostics.
  std::uint32_t line(std::size_t row) const { return lines_[row]; }

 private:
  std::string name_;
  std::shared_ptr<const std::string> text_;
  std::vector<std::string> columns_;
  std::vector<std::string_view> cells_;
  std::vector<std::uint32_t> lines_;
  std::size_t rows_ = 0;
};

}  // namespace sayso::lexicon

#endif  // SAYSO_LEXICON_WORD_LIST_H_
