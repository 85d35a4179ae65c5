#include "progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace sayso::cli {
namespace {

// "0:42", "12:05", "3:07:09".
std::string clock_time(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  const std::uint64_t hours = whole / 3600, minutes = whole / 60 % 60;
  return hours > 0 ? fmt::format("{}:{:02}:{:02}", hours, minutes, whole % 60)
                   : fmt::format("{}:{:02}", minutes, whole % 60);
}

}  // namespace

Progress::Progress(bool wanted, std::uint64_t total_bytes)
    : wanted_(wanted && ::isatty(STDERR_FILENO) == 1), total_bytes_(total_bytes) {}

std::string progress_line(std::uint64_t documents, std::uint64_t bytes, std::uint64_t read, std::uint64_t total,
                          double seconds) {
  std::string line;
  const double done = static_cast<double>(read), all = static_cast<double>(total);
  if (total > 0) {
    constexpr std::size_t kWidth = 30;
    const double share = std::min(1.0, done / all);
    const auto filled = static_cast<std::size_t>(share * kWidth);
    line = fmt::format("[{}{}] {:3.0f} %  ", std::string(filled, '#'), std::string(kWidth - filled, '.'), 100 * share);
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;
  line += fmt::format("{} documents  {:.1f} MB  {:.0f}/s  {:.1f} MB/s", documents, megabytes,
                      static_cast<double>(documents) / seconds, megabytes / seconds);
  if (total > 0 && read > 0 && read < total)
    line += fmt::format("  {} left", clock_time(seconds * (all - done) / done));
  return line;
}

void Progress::update(std::uint64_t documents, std::uint64_t bytes, std::uint64_t read) {
  if (!wanted_) return;
  const auto now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  fmt::print(stderr, "\r{}\x1b[K",
             progress_line(documents, bytes, read, total_bytes_, std::chrono::duration<double>(now - start_).count()));
  std::fflush(stderr);
  shown_ = true;
}

void Progress::clear() {
  if (!shown_) return;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
  shown_ = false;
}

}  // namespace sayso::cli
