// What the tool says to people: on standard error, one line a thing, "sayso: where: what".
#ifndef SAYSO_CLI_MESSAGE_H_
#define SAYSO_CLI_MESSAGE_H_

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <string_view>

#include "sayso/result.h"

namespace sayso::cli {

// Exit codes. Everything went well; some input failed, the others are complete; the call itself makes no sense.
inline constexpr int kFine = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;

// In one write, so that lines of several threads or processes do not mix.
inline void say(std::string_view line) {
  const std::string whole = fmt::format("sayso: {}\n", line);
  std::fwrite(whole.data(), 1, whole.size(), stderr);
}

// "file:3:7: message", as far as it is known where.
inline std::string located(const Position& position, std::string_view message) {
  std::string where = position.file;
  if (position.line > 0) where += fmt::format("{}{}", where.empty() ? "line " : ":", position.line);
  if (position.column > 0) where += fmt::format(":{}", position.column);
  return where.empty() ? std::string(message) : fmt::format("{}: {}", where, message);
}

inline std::string located(const Error& error) {
  return error.position ? located(*error.position, error.message) : error.message;
}

}  // namespace sayso::cli

#endif  // SAYSO_CLI_MESSAGE_H_
