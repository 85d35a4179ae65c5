// The inputs of a call: files, folders and standard input, as one stream of documents.
#ifndef SAYSO_CLI_INPUTS_H_
#define SAYSO_CLI_INPUTS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sayso/io/reader.h"
#include "sayso/io/registry.h"

namespace sayso::cli {

struct InputOptions {
  std::vector<std::string> paths;            // none, or "-": standard input
  const io::ReaderFormat* format = nullptr;  // of all inputs; else by name, else by content
  std::size_t max_bytes = Limits{}.bytes;
};

// One input after the other, in the order given; the files of a folder by name. What cannot be opened or read is an
// item that failed, in its place, so that the others go on.
class Inputs {
 public:
  explicit Inputs(InputOptions options);
  // Nothing at the end.
  std::optional<io::Item> next();
  // Sum of the sizes of the files, where all are files: for progress. 0 where it is not known.
  std::uint64_t total_bytes() const { return total_bytes_; }

 private:
  void find_files(const std::string& path);
  // The reader of the next file, or the item of one that cannot be opened.
  std::optional<io::Item> open_next();

  InputOptions options_;
  std::vector<std::string> files_;
  std::vector<std::optional<io::Item>> problems_;  // beside files_: known before opening
  std::size_t next_file_ = 0;
  std::string name_;
  std::unique_ptr<io::Reader> reader_;
  std::uint64_t total_bytes_ = 0;
};

// Calls `use` with each document of `paths`, dated `published` where that is given, and gives the exit code: what cannot
// be read is said and makes it kFailed, as does a `use` that gives it; one that gives kUsage ends it all.
int for_each_input(std::vector<std::string> paths, const std::string& published, const std::function<int(const Input&, const Position&)>& use);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_INPUTS_H_
