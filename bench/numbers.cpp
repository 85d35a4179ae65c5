#include "numbers.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace sayso::bench {
namespace {

constexpr const char* kRules[] = {"quantities.sayso", "times.sayso"};

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::shared_ptr<const Pack> numbers_alone(const std::filesystem::path& folder) {
  std::vector<PackFile> files;
  for (const char* name : kRules) files.push_back({name, read(folder / name)});
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "lex", failed)) {
    files.push_back({"lex/" + entry.path().filename().string(), read(entry.path())});
  }
  if (failed) return nullptr;
  std::sort(files.begin(), files.end(), [](const PackFile& a, const PackFile& b) { return a.name < b.name; });
  auto pack = Pack::from_files("en", std::move(files));
  return pack ? *pack : nullptr;
}

}  // namespace sayso::bench
