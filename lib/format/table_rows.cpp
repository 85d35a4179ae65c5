#include "format/table_rows.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace sayso::io {
namespace {

constexpr std::size_t kBlock = std::size_t{128} << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kOpen = std::string_view::npos;

}  // namespace

TableRows::TableRows(std::unique_ptr<ByteSource> source, std::size_t max_bytes)
    : source_(std::move(source)), max_bytes_(max_bytes) {}

bool TableRows::fill() {
  if (ended_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + kBlock) buffer_.resize(2 * end_ + kBlock);
  auto got = source_->read(buffer_.data() + end_, buffer_.size() - end_);
  if (!got) {
    broken_ = got.error();
    ended_ = true;
    return false;
  }
  end_ += *got;
  ended_ = *got == 0;
  return !ended_;
}

Status TableRows::find_separator(std::string_view candidates) {
  const auto there = [&] { return std::string_view(buffer_.data() + begin_, end_ - begin_); };
  while (there().find('\n', std::min<std::size_t>(there().size(), 3)) == std::string_view::npos &&
         there().size() <= max_bytes_ && fill()) {}
  if (there().starts_with(kByteOrderMark)) begin_ += kByteOrderMark.size();
  // Within quotation marks a sign parts nothing.
  std::vector<std::size_t> counts(candidates.size());
  bool quoted = false;
  for (const char c : there().substr(0, there().find('\n'))) {
    if (c == '"') quoted = !quoted;
    const std::size_t i = candidates.find(c);
    if (!quoted && i != std::string_view::npos) ++counts[i];
  }
  separator_ = candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
  if (begin_ == end_ && broken_) return *std::exchange(broken_, std::nullopt);
  return {};
}

std::size_t TableRows::cut(Row& row) const {
  const std::string_view s(buffer_.data() + begin_, end_ - begin_);
  row.cells.clear();
  std::size_t at = 0;
  for (;;) {
    std::string cell;
    if (at < s.size() && s[at] == '"') {
      std::size_t from = ++at;
      for (;;) {
        const std::size_t mark = s.find('"', from);
        if (mark == std::string_view::npos || (mark + 1 == s.size() && !ended_)) return kOpen;
        cell += s.substr(from, mark - from);
        at = mark + 1;
        if (at == s.size() || s[at] != '"') break;
        cell += '"';
        from = at + 1;
      }
    }
    // A cell without marks, or what stands behind the closing one, against the standard: it is kept.
    const std::size_t end = s.find_first_of(separator_ == ',' ? ",\r\n" : separator_ == ';' ? ";\r\n" : "\t\r\n", at);
    std::size_t stop = end;
    while (stop != std::string_view::npos && s[stop] == '\r' && stop + 1 < s.size() && s[stop + 1] != '\n') {
      // A carriage return alone ends no line.
      stop = s.find_first_of(separator_ == ',' ? ",\r\n" : separator_ == ';' ? ";\r\n" : "\t\r\n", stop + 1);
    }
    if (stop == std::string_view::npos || (s[stop] == '\r' && stop + 1 == s.size() && !ended_)) {
      if (!ended_) return kOpen;
      stop = std::min(stop, s.size());
    }
    cell += s.substr(at, stop - at);
    row.cells.push_back(std::move(cell));
    if (stop == s.size()) return stop;
    if (s[stop] == '\n') return stop + 1;
    if (s[stop] == '\r') return std::min(stop + 2, s.size());
    at = stop + 1;
  }
}

// Over the rest of the line, whatever stands in it.
std::size_t TableRows::skip_line() {
  std::size_t skipped = 0;
  for (;;) {
    const std::size_t end = std::string_view(buffer_.data() + begin_, end_ - begin_).find('\n');
    if (end != std::string_view::npos) {
      begin_ += end + 1;
      ++line_;
      return skipped + end + 1;
    }
    skipped += end_ - begin_;
    begin_ = end_;
    if (!fill()) return skipped;
  }
}

Result<std::optional<Row>> TableRows::next() {
  for (;;) {
    while (begin_ == end_) {
      if (fill()) continue;
      if (broken_) return *std::exchange(broken_, std::nullopt);
      return std::optional<Row>();
    }
    Row row;
    row.line = line_;
    std::size_t size = kOpen;
    // Cut anew when there is twice as much: linear, however long the row is.
    for (std::size_t tried = 0;;) {
      if (end_ - begin_ >= 2 * tried || ended_) {
        tried = end_ - begin_;
        size = cut(row);
      }
      if (size != kOpen || end_ - begin_ > max_bytes_) break;
      if (!fill() && tried == end_ - begin_ && size == kOpen) {
        size = cut(row);
        break;
      }
    }
    if (size != kOpen && size <= max_bytes_) {
      const auto first = buffer_.begin() + static_cast<std::ptrdiff_t>(begin_);
      line_ += static_cast<std::uint32_t>(std::count(first, first + static_cast<std::ptrdiff_t>(size), '\n'));
      begin_ += size;
      if (row.cells.size() == 1 && row.cells[0].find_first_not_of(" \t\r") == std::string::npos) continue;
      return std::optional<Row>(std::move(row));
    }
    if (size == kOpen && broken_) {
      begin_ = end_;
      return *std::exchange(broken_, std::nullopt);
    }
    row.cells.clear();
    row.too_long = size != kOpen;
    row.unclosed = size == kOpen;
    if (row.too_long) {
      const auto first = buffer_.begin() + static_cast<std::ptrdiff_t>(begin_);
      line_ += static_cast<std::uint32_t>(std::count(first, first + static_cast<std::ptrdiff_t>(size), '\n'));
      begin_ += size;
    } else {
      row.too_long = skip_line() > max_bytes_;
      row.unclosed = !row.too_long;
    }
    return std::optional<Row>(std::move(row));
  }
}

}  // namespace sayso::io
