#include "start.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "grammar/builtin.h"
#include "sayso/pack.h"

namespace sayso::bench {
namespace {

constexpr int kTimes = 25;
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

void keep_best(double& best, double value) { best = best < 0 ? value : std::min(best, value); }

// A process without a shell between: its first byte of output, and its end.
bool time_process(const std::string& tool, const std::string& article, StartTimes& times) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  const auto start = Clock::now();
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    execl(tool.c_str(), tool.c_str(), "extract", "-q", "--threads", "1", article.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  close(ends[1]);
  char buffer[4096];
  ssize_t got = child < 0 ? 0 : read(ends[0], buffer, sizeof buffer);
  const double first = milliseconds_since(start);
  const bool wrote = got > 0;
  while (got > 0) got = read(ends[0], buffer, sizeof buffer);
  close(ends[0]);
  int status = -1;
  rusage usage{};
  if (child > 0) wait4(child, &status, 0, &usage);
  if (!wrote || status != 0) return false;
  keep_best(times.first_record, first);
  keep_best(times.to_end, milliseconds_since(start));
  const auto milliseconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3; };
  keep_best(times.processor, milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
  return true;
}

}  // namespace

StartTimes time_starts(const std::string& tool) {
  StartTimes times;
  std::vector<PackFile> files;
  for (const grammar::BuiltinFile& file : grammar::builtin_files()) {
    if (file.pack == "en") files.push_back({std::string(file.name), std::string(file.text)});
  }
  for (int i = 0; i < kTimes; ++i) {
    const auto start = Clock::now();
    const auto pack = Pack::builtin("en");
    if (!pack) return times;
    keep_best(times.load, milliseconds_since(start));
    times.note = (*pack)->note();
  }
  for (int i = 0; i < kTimes / 5; ++i) {
    std::vector<PackFile> copy = files;
    const auto start = Clock::now();
    const auto pack = Pack::from_files("en", std::move(copy));
    if (pack) keep_best(times.from_text, milliseconds_since(start));
  }
  char path[] = "/tmp/sayso_bench_XXXXXX";
  const int descriptor = mkstemp(path);
  if (descriptor < 0) return times;
  const std::string text = "“We will wait,” said Ada Lorn on Monday. The council said that 20 percent of the boats had left the harbour.\n";
  const bool written = write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  close(descriptor);
  for (int i = 0; written && i < kTimes && time_process(tool, path, times); ++i) {
  }
  std::remove(path);
  return times;
}

}  // namespace sayso::bench
