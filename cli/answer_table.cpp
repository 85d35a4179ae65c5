#include "answer_table.h"

#define RAPIDJSON_ASSERT(x) static_cast<void>(x)
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <utf8proc.h>

#include <algorithm>

namespace sayso::cli {
namespace {

constexpr std::size_t kWidestCell = 60;
constexpr std::string_view kNames[] = {"table", "csv", "json"};
constexpr std::string_view kEllipsis = "…";

struct Cell {
  std::string text;
  std::size_t columns = 0;
};

// On one line, and not wider than a cell may be.
Cell fitted(std::string_view text) {
  Cell cell, short_one;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t c = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
    const auto read = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &c);
    const std::size_t length = read > 0 ? static_cast<std::size_t>(read) : 1;
    const bool space = c < ' ';
    // As terminals count: wide characters two, marks that combine none.
    const std::size_t columns = space ? 1 : static_cast<std::size_t>(std::max(utf8proc_charwidth(c), 0));
    if (cell.columns + columns > kWidestCell) {
      short_one.text += kEllipsis;
      ++short_one.columns;
      return short_one;
    }
    cell.text += space ? " " : text.substr(at, length);
    at += length;
    cell.columns += columns;
    if (cell.columns < kWidestCell) short_one = cell;
  }
  return cell;
}

std::string table(const io::Answer& answer) {
  if (answer.rows.empty()) return "nothing found\n";
  std::vector<std::size_t> shown, widths;
  std::vector<std::vector<Cell>> cells(answer.rows.size() + 1);
  for (std::size_t c = 0; c < answer.columns.size(); ++c) {
    const auto has = [&](const auto& row) { return row[c] && !row[c]->empty(); };
    if (std::none_of(answer.rows.begin(), answer.rows.end(), has)) continue;
    shown.push_back(c);
    cells[0].push_back(fitted(answer.columns[c]));
    std::size_t width = cells[0].back().columns;
    for (std::size_t r = 0; r < answer.rows.size(); ++r) {
      cells[r + 1].push_back(fitted(answer.rows[r][c].value_or("")));
      width = std::max(width, cells[r + 1].back().columns);
    }
    widths.push_back(width);
  }
  std::string out;
  for (const std::vector<Cell>& row : cells) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) line += row[c].text + std::string(widths[c] - row[c].columns + 2, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

// RFC 4180.
std::string csv(const io::Answer& answer) {
  std::string out;
  const auto cell = [&](std::string_view text, bool first) {
    if (!first) out += ',';
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
      out += text;
      return;
    }
    out += '"';
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    out += '"';
  };
  for (std::size_t c = 0; c < answer.columns.size(); ++c) cell(answer.columns[c], c == 0);
  out += "\r\n";
  for (const auto& row : answer.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) cell(row[c].value_or(""), c == 0);
    out += "\r\n";
  }
  return out;
}

std::string json(const io::Answer& answer) {
  std::string out;
  for (const auto& row : answer.rows) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> line(buffer);
    line.StartObject();
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (!row[c]) continue;
      line.Key(answer.columns[c].data(), static_cast<rapidjson::SizeType>(answer.columns[c].size()));
      line.String(row[c]->data(), static_cast<rapidjson::SizeType>(row[c]->size()));
    }
    line.EndObject();
    out.append(buffer.GetString(), buffer.GetSize());
    out += '\n';
  }
  return out;
}

}  // namespace

std::vector<std::string> answer_formats() { return {std::begin(kNames), std::end(kNames)}; }

std::optional<AnswerFormat> answer_format_from(std::string_view name) {
  const auto found = std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<AnswerFormat>(found - std::begin(kNames));
}

std::string written(const io::Answer& answer, AnswerFormat format) {
  switch (format) {
    case AnswerFormat::kTable:
      return table(answer);
    case AnswerFormat::kCsv:
      return csv(answer);
    case AnswerFormat::kJson:
      return json(answer);
  }
  return {};
}

}  // namespace sayso::cli
