#include "format/lines.h"

#include <cstring>
#include <utility>

namespace sayso::io {
namespace {

constexpr std::size_t kBlock = std::size_t{128} << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

LineReader::LineReader(std::unique_ptr<ByteSource> source, std::size_t max_bytes, std::size_t padding)
    : source_(std::move(source)), max_bytes_(max_bytes), padding_(padding) {}

Result<bool> LineReader::fill() {
  if (ended_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  // Doubling keeps the copying of a long line linear.
  if (buffer_.size() < end_ + kBlock + padding_) buffer_.resize(2 * end_ + kBlock + padding_);
  auto got = source_->read(buffer_.data() + end_, buffer_.size() - padding_ - end_);
  if (!got) return got.error();
  end_ += *got;
  ended_ = *got == 0;
  return !ended_;
}

Line LineReader::take(std::size_t length, std::size_t skip) {
  const Line line{std::string_view(buffer_).substr(begin_, length), number_++, false};
  begin_ += length + skip;
  return line;
}

Result<std::optional<Line>> LineReader::next() {
  if (!started_) {
    started_ = true;
    while (end_ - begin_ < kByteOrderMark.size()) {
      auto more = fill();
      if (!more) return more.error();
      if (!*more) break;
    }
    if (std::string_view(buffer_).substr(begin_, end_ - begin_).starts_with(kByteOrderMark))
      begin_ += kByteOrderMark.size();
  }
  std::size_t searched = 0;  // bytes from begin_ known to hold no line feed
  bool too_long = false;
  for (;;) {
    const std::size_t at = std::string_view(buffer_).substr(0, end_).find('\n', begin_ + searched);
    if (at != std::string_view::npos) {
      too_long = too_long || at - begin_ > max_bytes_;
      if (!too_long) return std::optional<Line>(take(at - begin_, 1));
      begin_ = at + 1;
      return std::optional<Line>(Line{{}, number_++, true});
    }
    searched = end_ - begin_;
    if (searched > max_bytes_) {
      too_long = true;
      begin_ = end_;
      searched = 0;
    }
    auto more = fill();
    if (!more) return more.error();
    if (!*more) break;
  }
  if (too_long) {
    begin_ = end_;
    return std::optional<Line>(Line{{}, number_++, true});
  }
  if (begin_ == end_) return std::optional<Line>();
  return std::optional<Line>(take(end_ - begin_, 0));
}

}  // namespace sayso::io
