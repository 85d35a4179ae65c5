// A line on the terminal that tells how far long work has come. Silent where standard error is no terminal.
#ifndef SAYSO_CLI_PROGRESS_H_
#define SAYSO_CLI_PROGRESS_H_

#include <chrono>
#include <cstdint>

namespace sayso::cli {

class Progress {
 public:
  // `total_bytes` 0: not known, so there is no bar.
  Progress(bool wanted, std::uint64_t total_bytes);
  // Shows it ten times a second at most, and not at all in the first second.
  void update(std::uint64_t documents, std::uint64_t bytes);
  // Clears the line, before anything else is written to the terminal.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_;
  bool shown_ = false;
  std::uint64_t total_bytes_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_ + std::chrono::milliseconds(900);
};

}  // namespace sayso::cli

#endif  // SAYSO_CLI_PROGRESS_H_
