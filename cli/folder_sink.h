// A folder of files as output. It may hold other things: nothing is deleted, and only what sayso itself put there and
// nobody changed since is written over; the file .sayso-files in it remembers what that is.
#ifndef SAYSO_CLI_FOLDER_SINK_H_
#define SAYSO_CLI_FOLDER_SINK_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/io/registry.h"
#include "sink.h"

namespace sayso::cli {

class FolderSink : public Sink {
 public:
  // Both must outlive the sink.
  FolderSink(const io::WriterFormat& format, const io::Writer& writer, std::string folder)
      : format_(format), writer_(writer), folder_(std::move(folder)) {}
  Status begin() override;
  void prepare(const Document& document, std::string_view text, std::string& prepared) const override;
  Status write(const Document& document, std::string_view text, std::string_view prepared) override;
  Status end() override;

 private:
  Status put(const std::string& name, std::string_view bytes);
  // Moves a finished file to its name, if nothing of somebody else's stands there.
  Status settle(const std::string& part, const std::string& name, std::uint64_t digest);
  std::string path(const std::string& name) const { return folder_ + '/' + name; }
  // A name that no other document of this run has, also where the file system does not tell capitals apart.
  std::string name_for(const std::string& id);

  const io::WriterFormat& format_;
  const io::Writer& writer_;
  std::string folder_;
  std::map<std::string, std::set<std::string>> own_;  // what we wrote, by name: digests
  std::set<std::string> taken_;
  Output stream_{""};  // of a format that is one file in the folder
  std::uint64_t stream_digest_ = 0;
  bool first_ = true;
};

}  // namespace sayso::cli

#endif  // SAYSO_CLI_FOLDER_SINK_H_
