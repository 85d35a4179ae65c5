#include "store/copy_format.h"

#include <bit>
#include <cstdint>
#include <string_view>

namespace sayso::store {
namespace {

constexpr char kJsonbVersion = 1;

template <class Unsigned>
void append_number(Unsigned value, std::string& out) {
  for (int shift = static_cast<int>(sizeof value) * 8 - 8; shift >= 0; shift -= 8)
    out += static_cast<char>(value >> shift & 0xff);
}

void append_length(std::size_t length, std::string& out) { append_number(static_cast<std::uint32_t>(length), out); }

}  // namespace

void append_copy_header(std::string& out) {
  using namespace std::string_view_literals;
  out += "PGCOPY\n\377\r\n\0"sv;
  append_number<std::uint32_t>(0, out);  // flags
  append_number<std::uint32_t>(0, out);  // length of more header
}

void append_copy_row(const Table& table, const Row& row, std::string& out) {
  append_number(static_cast<std::uint16_t>(row.size()), out);
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (const auto* words = std::get_if<std::string>(&row[c])) {
      const bool json = table.columns[c].type == ColumnType::kJson;
      append_length(words->size() + (json ? 1 : 0), out);
      if (json) out += kJsonbVersion;
      out += *words;
    } else if (const auto* integer = std::get_if<std::int64_t>(&row[c])) {
      append_length(sizeof *integer, out);
      append_number(static_cast<std::uint64_t>(*integer), out);
    } else if (const auto* real = std::get_if<double>(&row[c])) {
      append_length(sizeof *real, out);
      append_number(std::bit_cast<std::uint64_t>(*real), out);
    } else {
      append_number(~std::uint32_t{0}, out);
    }
  }
}

void append_copy_end(std::string& out) { append_number(static_cast<std::uint16_t>(-1), out); }

std::size_t replace_nul(std::string& json) {
  constexpr std::string_view kNul = "\\u0000", kReplacement = "\\ufffd";
  std::size_t found = 0;
  for (std::size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
    if (json.compare(at, kNul.size(), kNul) == 0) {
      json.replace(at, kNul.size(), kReplacement);
      ++found;
    }
    at += 2;  // what follows a backslash is no backslash of its own
  }
  return found;
}

}  // namespace sayso::store
