// Records as input: files of one format, or folders of them, as one stream of documents.
#ifndef SAYSO_CLI_RECORD_INPUTS_H_
#define SAYSO_CLI_RECORD_INPUTS_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sayso/io/record_reader.h"

namespace sayso::cli {

struct RecordInputOptions {
  std::vector<std::string> paths;              // none, or "-": standard input
  const io::RecordFormat* format = nullptr;    // else by the ends of the names, else records as sayso writes them
  std::vector<std::string> text_folders = {};  // where the texts of records without one are looked for
};

class RecordInputs {
 public:
  explicit RecordInputs(RecordInputOptions options);
  // Nothing at the end. What cannot be opened or read is an item that failed, in its place.
  std::optional<io::RecordItem> next();

 private:
  std::optional<io::RecordItem> open_next();

  RecordInputOptions options_;
  std::vector<std::string> files_;
  std::vector<std::optional<io::RecordItem>> problems_;  // beside files_
  std::size_t next_file_ = 0;
  std::string name_;
  std::unique_ptr<io::RecordReader> reader_;
};

// The text of a file; nothing where there is none, or none that can be read.
std::optional<std::string> text_of_file(const std::string& path);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_RECORD_INPUTS_H_
