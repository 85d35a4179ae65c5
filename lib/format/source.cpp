// Byte sources: files, the standard input, memory.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "sayso/io/reader.h"

namespace sayso::io {
namespace {

// The system's own words for its error: std::strerror is not safe among threads, this is.
std::string system_message(int code) { return std::generic_category().message(code); }

class DescriptorSource : public ByteSource {
 public:
  DescriptorSource(int descriptor, std::string name, bool owned)
      : descriptor_(descriptor), name_(std::move(name)), owned_(owned) {}
  DescriptorSource(const DescriptorSource&) = delete;
  DescriptorSource& operator=(const DescriptorSource&) = delete;
  ~DescriptorSource() override {
    if (owned_) ::close(descriptor_);
  }
  Result<std::size_t> read(char* to, std::size_t size) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, to, size);
      if (got >= 0) {
        begin_ = end_;
        end_ += static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
      }
      if (errno != EINTR)
        return Error{ErrorCode::kUnreadable, "cannot be read: " + system_message(errno), Position{name_}};
    }
  }
  Place place() const override { return {begin_, 0, false}; }

 private:
  std::uint64_t begin_ = 0, end_ = 0;  // of the last bytes
  int descriptor_;
  std::string name_;
  bool owned_;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : rest_(bytes) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t taken = rest_.copy(to, size);
    rest_.remove_prefix(taken);
    begin_ = std::exchange(end_, end_ + taken);
    return taken;
  }
  Place place() const override { return {begin_, 0, false}; }

 private:
  std::uint64_t begin_ = 0, end_ = 0;
  std::string_view rest_;
};

class JoinedSource : public ByteSource {
 public:
  JoinedSource(std::string head, std::unique_ptr<ByteSource> rest)
      : head_(std::move(head)), rest_(std::move(rest)), place_(rest_->place()) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    if (at_ == head_.size()) {
      auto got = rest_->read(to, size);
      place_ = rest_->place();
      return got;
    }
    // The head came in one read, as is the law here, so that its place is known throughout.
    place_ = head_place(at_);
    const std::size_t taken = head_.copy(to, size, at_);
    at_ += taken;
    return taken;
  }
  Place place() const override { return place_; }
  bool recover() override { return at_ == head_.size() && rest_->recover(); }

 private:
  Place head_place(std::size_t at) const {
    Place place = first_;
    (place.packed ? place.inside : place.offset) += at;
    return place;
  }

  std::string head_;
  std::size_t at_ = 0;
  std::unique_ptr<ByteSource> rest_;
  Place place_;
  Place first_ = place_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return Error{missing ? ErrorCode::kNotFound : ErrorCode::kUnreadable,
                 missing ? "there is no such file" : "cannot be opened: " + system_message(errno), Position{path}};
  }
  struct stat info {};
  if (::fstat(descriptor, &info) == 0 && S_ISDIR(info.st_mode)) {
    ::close(descriptor);
    return Error{ErrorCode::kUnreadable, "is a folder, and a file is needed", Position{path}};
  }
  return std::unique_ptr<ByteSource>(std::make_unique<DescriptorSource>(descriptor, path, true));
}

std::unique_ptr<ByteSource> read_standard_input() {
  return std::make_unique<DescriptorSource>(STDIN_FILENO, "standard input", false);
}

std::unique_ptr<ByteSource> read_memory(std::string_view bytes) { return std::make_unique<MemorySource>(bytes); }

std::unique_ptr<ByteSource> read_after(std::string head, std::unique_ptr<ByteSource> rest) {
  return std::make_unique<JoinedSource>(std::move(head), std::move(rest));
}

}  // namespace sayso::io
