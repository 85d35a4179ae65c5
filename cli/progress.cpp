#include "progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace sayso::cli {

Progress::Progress(bool wanted, std::uint64_t total_bytes)
    : wanted_(wanted && ::isatty(STDERR_FILENO) == 1), total_bytes_(total_bytes) {}

void Progress::update(std::uint64_t documents, std::uint64_t bytes) {
  if (!wanted_) return;
  const auto now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line;
  if (total_bytes_ > 0) {
    constexpr std::size_t kWidth = 30;
    const double share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_bytes_));
    const auto filled = static_cast<std::size_t>(share * kWidth);
    line = fmt::format("[{}{}] {:3.0f} %  ", std::string(filled, '#'), std::string(kWidth - filled, '.'), 100 * share);
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;
  line += fmt::format("{} documents  {:.1f} MB  {:.1f} MB/s", documents, megabytes, megabytes / seconds);
  fmt::print(stderr, "\r{}\x1b[K", line);
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
