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

// One part of many: documents are dealt out by their ids, so that a document is in the same part in every run, and
// whatever other files are read with it. A file that cannot be opened goes by its path.
struct Shard {
  std::uint32_t part = 0;  // from 0
  std::uint32_t parts = 1;
  bool has(const std::string& id) const;
};

struct InputOptions {
  std::vector<std::string> paths;            // none, or "-": standard input; folders, files, patterns such as *.warc.gz
  const io::ReaderFormat* format = nullptr;  // of all inputs; else by name, else by content
  std::size_t max_bytes = Limits{}.bytes;
  std::string text_column = {};  // of tables
  Shard shard = {};
};

// The paths of a list, one a line ("-": standard input); blank lines and what begins with # are passed over.
Result<std::vector<std::string>> read_manifest(const std::string& path);

// One input after the other, in the order given; the files of a folder by name. What cannot be opened or read is an
// item that failed, in its place, so that the others go on.
class Inputs {
 public:
  explicit Inputs(InputOptions options);
  // Nothing at the end.
  std::optional<io::Item> next();
  // Sum of the sizes of the files, where all are files: for progress. 0 where it is not known.
  std::uint64_t total_bytes() const { return total_bytes_; }
  // How many bytes of the files were read so far, packed as they are.
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  void find_files(const std::string& path);
  void add_file(std::string file, std::optional<io::Item> problem);
  std::optional<io::Item> next_of_all();
  // The reader of the next file, or the item of one that cannot be opened.
  std::optional<io::Item> open_next();

  InputOptions options_;
  std::vector<std::string> files_;
  std::vector<std::optional<io::Item>> problems_;  // beside files_: known before opening
  std::size_t next_file_ = 0;
  std::string name_;
  std::unique_ptr<io::Reader> reader_;
  std::uint64_t total_bytes_ = 0;
  std::uint64_t bytes_read_ = 0;
};

// Calls `use` with each document of `paths`, dated `published` where that is given, and gives the exit code: what cannot
// be read is said and makes it kFailed, as does a `use` that gives it; one that gives kUsage ends it all.
int for_each_input(std::vector<std::string> paths, const std::string& published,
                   const std::function<int(const Input&, const Position&)>& use);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_INPUTS_H_
