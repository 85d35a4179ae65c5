// A line on the terminal that tells how far long work has come. Silent where standard error is no terminal.
#ifndef SAYSO_CLI_PROGRESS_H_
#define SAYSO_CLI_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>

namespace sayso::cli {

// What the line says; without a total there is neither bar nor time left.
std::string progress_line(std::uint64_t documents, std::uint64_t bytes, std::uint64_t read, std::uint64_t total, double seconds);

class Progress {
 public:
  // `total_bytes` 0: not known, so there is no bar.
  Progress(bool wanted, std::uint64_t total_bytes);
  // Shows it ten times a second at most, and not at all in the first second. `bytes` of texts are done, for which `read`
  // bytes of the files were needed, packed as they are.
  void update(std::uint64_t documents, std::uint64_t bytes, std::uint64_t read);
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
