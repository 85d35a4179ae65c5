// Dates as metadata write them. Shapes of digits and marks only: names of months are a language's, and stand in texts.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "sayso/io/reader.h"

namespace sayso::io {
namespace {

// Steps over `shape` at the start of `s`: 9 stands for a digit, all else for itself. Gives the digits, or nothing.
std::optional<std::string> step(std::string_view& s, std::string_view shape) {
  if (s.size() < shape.size()) return std::nullopt;
  std::string digits;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = s[i] >= '0' && s[i] <= '9';
    if (shape[i] == '9' ? !digit : s[i] != shape[i]) return std::nullopt;
    if (digit) digits += s[i];
  }
  s.remove_prefix(shape.size());
  return digits;
}

int number(std::string_view digits) {
  int n = 0;
  for (const char c : digits) n = 10 * n + (c - '0');
  return n;
}

// "T08:30:00+02:00", or nothing where the rest is no time of day.
std::string time_part(std::string_view rest) {
  if (rest.empty() || (rest[0] != 'T' && rest[0] != ' ' && !(rest[0] >= '0' && rest[0] <= '9'))) return {};
  if (rest[0] == 'T' || rest[0] == ' ') rest.remove_prefix(1);
  auto clock = step(rest, "99:99:99");
  if (!clock) clock = step(rest, "999999");
  if (!clock) {
    clock = step(rest, "99:99");
    if (clock) *clock += "00";
  }
  if (!clock || number(clock->substr(0, 2)) > 23 || number(clock->substr(2, 2)) > 59 || number(clock->substr(4)) > 60)
    return {};
  std::string time = "T" + clock->substr(0, 2) + ":" + clock->substr(2, 2) + ":" + clock->substr(4);
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    while (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') rest.remove_prefix(1);
  }
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  if (rest == "Z" || rest == "UTC" || rest == "GMT") return time + "Z";
  if (rest.starts_with('+') || rest.starts_with('-')) {
    const char sign = rest[0];
    rest.remove_prefix(1);
    auto zone = step(rest, "99:99");
    if (!zone) zone = step(rest, "9999");
    if (!zone || !rest.empty() || number(zone->substr(0, 2)) > 14 || number(zone->substr(2)) > 59) return {};
    return time + sign + zone->substr(0, 2) + ":" + zone->substr(2);
  }
  return rest.empty() ? time : std::string();
}

}  // namespace

std::optional<std::string> iso_date(std::string_view written) {
  while (written.starts_with(' ')) written.remove_prefix(1);
  while (written.ends_with(' ')) written.remove_suffix(1);
  std::string_view rest = written;
  auto day = step(rest, "9999-99-99");
  if (!day) day = step(rest, "9999/99/99");
  if (!day) day = step(rest, "99999999");
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(number(day->substr(0, 4))),
                                         std::chrono::month(static_cast<unsigned>(number(day->substr(4, 2)))),
                                         std::chrono::day(static_cast<unsigned>(number(day->substr(6))))};
  if (!date.ok()) return std::nullopt;
  const std::string time = time_part(rest);
  if (time.empty() && !rest.empty() && rest[0] >= '0' && rest[0] <= '9') return std::nullopt;  // some other number
  return day->substr(0, 4) + "-" + day->substr(4, 2) + "-" + day->substr(6) + time;
}

}  // namespace sayso::io
