#include "lexicon/word_list.h"

#include <algorithm>
#include <utility>

namespace sayso::lexicon {
namespace {

// Diagnostics of word lists: L1xx. Kept apart from the rules' own codes.
constexpr const char* kNoHeader = "L101";
constexpr const char* kColumnTwice = "L102";
constexpr const char* kTooManyCells = "L103";
constexpr const char* kEmptyForm = "L104";
constexpr const char* kUnnamedColumn = "L105";

constexpr const char* kHeaderHint = "the first line that is no comment names them, set apart by tabs, the first of them form";

std::uint32_t codepoints(std::string_view s) {
  return static_cast<std::uint32_t>(
      std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Takes the cell before the next tab off `rest`. False once the row is used up.
bool next_cell(std::string_view& rest, bool& more, std::string_view& cell) {
  if (!more) return false;
  const std::size_t tab = rest.find('\t');
  cell = rest.substr(0, tab);
  more = tab != std::string_view::npos;
  if (more) rest.remove_prefix(tab + 1);
  return true;
}

}  // namespace

WordList WordList::parse(std::string name, std::shared_ptr<const std::string> text,
                         std::vector<Diagnostic>& diagnostics) {
  WordList list;
  list.name_ = std::move(name);
  list.text_ = std::move(text);
  std::string_view rest = list.text_ ? std::string_view(*list.text_) : std::string_view();
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);

  const auto report = [&](const char* code, std::uint32_t line_number, std::string_view line, std::string_view at,
                          std::string message, std::string hint = {}) {
    Diagnostic d;
    d.code = code;
    d.message = std::move(message);
    d.hint = std::move(hint);
    d.position.file = list.name_;
    d.position.line = line_number;
    d.position.column = codepoints(line.substr(0, static_cast<std::size_t>(at.data() - line.data()))) + 1;
    d.length = std::max(1u, codepoints(at));
    d.line = std::string(line);
    diagnostics.push_back(std::move(d));
  };

  const auto lines = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n')) + 1;
  std::uint32_t number = 0;
  bool header = false;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    // "#\t…" is a row about the number sign itself.
    if (line.empty() || (line[0] == '#' && !line.starts_with("#\t"))) continue;

    std::string_view cells = line;
    std::string_view cell;
    bool more = true;
    if (!header) {
      header = true;
      while (next_cell(cells, more, cell)) {
        if (cell.empty()) report(kUnnamedColumn, number, line, cell, "a column of this list has no name", "a tab too many?");
        if (!cell.empty() && list.column(cell) >= 0) {
          report(kColumnTwice, number, line, cell, "the column '" + std::string(cell) + "' is named twice");
        }
        list.columns_.emplace_back(cell);
      }
      list.cells_.reserve(lines * list.columns_.size());
      list.lines_.reserve(lines);
      continue;
    }
    const std::size_t width = list.columns_.size();
    std::size_t count = 0;
    while (count < width && next_cell(cells, more, cell)) {
      list.cells_.push_back(cell);
      ++count;
    }
    if (more && count == width) {
      report(kTooManyCells, number, line, cells,
             "this row has more cells than the " + std::to_string(width) + " columns the list names", "name one more column, or take the cell out");
    }
    if (list.cells_[list.cells_.size() - count].empty()) {
      report(kEmptyForm, number, line, line.substr(0, 0), "this row has no form: its first cell is empty", "a row begins with the word itself, not with a tab");
      list.cells_.resize(list.cells_.size() - count);
      continue;
    }
    list.cells_.resize(list.cells_.size() + (width - count));
    list.lines_.push_back(number);
    ++list.rows_;
  }
  if (!header) {
    Diagnostic d;
    d.code = kNoHeader;
    d.message = "this list has no header line that names its columns";
    d.hint = kHeaderHint;
    d.position.file = list.name_;
    d.position.line = 1;
    d.position.column = 1;
    diagnostics.push_back(std::move(d));
  }
  return list;
}

int WordList::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] == name) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace sayso::lexicon
