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
  std::string_view rest = text ? std::string_view(*text) : std::string_view();
  const char* const first = rest.data();
  list.text_ = {std::span<const char>(rest.data(), rest.size()), std::move(text)};
  std::vector<Piece> read;
  std::vector<std::uint32_t> read_lines;
  const auto piece = [&](std::string_view cell) { return Piece{static_cast<std::uint32_t>(cell.data() - first), static_cast<std::uint32_t>(cell.size())}; };
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
      read.reserve(lines * list.columns_.size());
      read_lines.reserve(lines);
      continue;
    }
    const std::size_t width = list.columns_.size();
    std::size_t count = 0;
    while (count < width && next_cell(cells, more, cell)) {
      read.push_back(piece(cell));
      ++count;
    }
    if (more && count == width) {
      report(kTooManyCells, number, line, cells,
             "this row has more cells than the " + std::to_string(width) + " columns the list names", "name one more column, or take the cell out");
    }
    if (read[read.size() - count].size == 0) {
      report(kEmptyForm, number, line, line.substr(0, 0), "this row has no form: its first cell is empty", "a row begins with the word itself, not with a tab");
      read.resize(read.size() - count);
      continue;
    }
    read.resize(read.size() + (width - count));
    read_lines.push_back(number);
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
  list.cells_ = std::move(read);
  list.lines_ = std::move(read_lines);
  return list;
}

WordList::WordList(std::string name, std::vector<std::string> columns, FlatArray<char> text, FlatArray<Piece> cells, FlatArray<std::uint32_t> lines)
    : name_(std::move(name)), columns_(std::move(columns)), text_(std::move(text)), cells_(std::move(cells)), lines_(std::move(lines)) {}

int WordList::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] == name) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace sayso::lexicon
