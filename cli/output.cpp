#include "output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "message.h"

namespace sayso::cli {

Output::Output(std::string path) : path_(std::move(path)) {}

Output::~Output() {
  if (owned_ && descriptor_ >= 0) ::close(descriptor_);
}

Error Output::failure(int code) {
  const bool standard = path_.empty() || path_ == "-";
  reader_gone_ = code == EPIPE;
  return Error{ErrorCode::kUnreadable, "cannot be written: " + std::generic_category().message(code),
               Position{standard ? "standard output" : path_}};
}

Status Output::open() {
  if (path_.empty() || path_ == "-") {
    descriptor_ = STDOUT_FILENO;
    return {};
  }
  descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) return failure(errno);
  owned_ = true;
  return {};
}

Status Output::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failure(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Status Output::close() {
  if (!owned_) return {};
  const int descriptor = std::exchange(descriptor_, -1);
  return ::close(descriptor) < 0 && errno != EINTR ? Status(failure(errno)) : Status();
}

int print(std::string_view text) {
  Output output("");
  auto status = output.open();
  if (status) status = output.write(text);
  if (status) return kFine;
  if (!output.reader_gone()) say(located(status.error()));
  return kFailed;
}

}  // namespace sayso::cli
