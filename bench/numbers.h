// The English pack with its rules of numbers and times alone, for what they cost without quotes, names and subjects.
#ifndef SAYSO_BENCH_NUMBERS_H_
#define SAYSO_BENCH_NUMBERS_H_

#include <filesystem>
#include <memory>

#include "sayso/pack.h"

namespace sayso::bench {

// nullptr where the folder does not hold such rules, or they do not stand by themselves.
std::shared_ptr<const Pack> numbers_alone(const std::filesystem::path& folder);

}  // namespace sayso::bench

#endif  // SAYSO_BENCH_NUMBERS_H_
