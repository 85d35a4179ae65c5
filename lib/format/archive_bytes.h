// The bytes of an archive, with a window that can be looked at before it is passed over, and with the place in the file of
// each of them. Damage of the source is kept until all that came before it is passed.
#ifndef SAYSO_FORMAT_ARCHIVE_BYTES_H_
#define SAYSO_FORMAT_ARCHIVE_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sayso/io/reader.h"
#include "sayso/result.h"

namespace sayso::io {

class ArchiveBytes {
 public:
  explicit ArchiveBytes(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  // What is in memory and not passed. Valid up to the next call that reads.
  std::string_view window() const { return {buffer_.data() + begin_, end_ - begin_}; }
  // Reads until the window holds `size` bytes; false where the source ends or breaks before.
  bool need(std::size_t size);
  // Some more bytes, however many; false at the end.
  bool more();
  void pass(std::size_t size);
  // Also beyond the window; false where the source has fewer.
  bool skip(std::uint64_t size);

  // In the file, of the byte `ahead` of the window's first: of a packed file, where the member that holds it begins.
  std::uint64_t offset(std::size_t ahead = 0) const;
  // The distance from the window's first byte to where the next member of a packed file begins, if that is in the window.
  std::optional<std::size_t> next_member() const;
  // Whether a member begins with the window's first byte.
  bool at_member() const;

  // What broke the source, once; then it is looked for where it goes on.
  std::optional<Error> take_damage();

 private:
  struct Mark {
    std::uint64_t at;  // in the unpacked bytes
    Place place;
  };

  std::unique_ptr<ByteSource> source_;
  std::string buffer_;
  std::size_t begin_ = 0, end_ = 0;
  std::uint64_t base_ = 0;  // of buffer_[0] in the unpacked bytes
  std::deque<Mark> marks_;
  std::uint64_t end_offset_ = 0;
  bool ended_ = false;
  std::optional<Error> damage_;
};

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_ARCHIVE_BYTES_H_
