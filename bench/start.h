// What a start of the tool costs, and of a pack.
#ifndef SAYSO_BENCH_START_H_
#define SAYSO_BENCH_START_H_

#include <string>

namespace sayso::bench {

// Best of some times, in milliseconds. A negative number: it could not be measured.
struct StartTimes {
  double load = -1;          // the English pack, from its compiled form
  double from_text = -1;     // … from its text
  double first_record = -1;  // from starting the process TOOL extract until it has written something
  double to_end = -1;        // … until it has ended
  double processor = -1;     // … processor time of all of it: what a busy machine does not stretch
  std::string note;          // why the compiled form is not used, if it is not
};
StartTimes time_starts(const std::string& tool);

}  // namespace sayso::bench

#endif  // SAYSO_BENCH_START_H_
