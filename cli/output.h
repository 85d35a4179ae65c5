// Where the records go: standard output or a file, written at once and checked.
#ifndef SAYSO_CLI_OUTPUT_H_
#define SAYSO_CLI_OUTPUT_H_

#include <string>
#include <string_view>
#include <utility>

#include "sayso/result.h"

namespace sayso::cli {

class Output {
 public:
  // An empty path or "-": standard output.
  explicit Output(std::string path);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  // Before open(): another path.
  void redirect(std::string path) { path_ = std::move(path); }
  Status open();
  // Not buffered: each document is there as soon as it is ready, and a full disk is seen where it happens.
  Status write(std::string_view bytes);
  // A file system may tell only now that a write failed.
  Status close();
  // Whether a write failed only because the reader went away (`| head`): nothing to complain about.
  bool reader_gone() const { return reader_gone_; }

 private:
  Error failure(int code);

  std::string path_;
  int descriptor_ = -1;
  bool owned_ = false;
  bool reader_gone_ = false;
};

// Writes to standard output; an exit code, with a message where it could not.
int print(std::string_view text);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_OUTPUT_H_
