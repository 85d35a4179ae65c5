#include "format/archive_bytes.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace sayso::io {
namespace {

constexpr std::size_t kBlock = std::size_t{128} << 10;
constexpr std::size_t kKept = std::size_t{4} << 20;  // of the buffer, when a large record is passed

}  // namespace

bool ArchiveBytes::more() {
  if (ended_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    base_ += begin_;
    end_ -= begin_;
    begin_ = 0;
    while (marks_.size() > 1 && marks_[1].at <= base_) marks_.pop_front();
    if (buffer_.size() > kKept && end_ + kBlock < kKept) {
      buffer_.resize(kKept);
      buffer_.shrink_to_fit();
    }
  }
  if (buffer_.size() < end_ + kBlock) buffer_.resize(2 * end_ + kBlock);
  auto got = source_->read(buffer_.data() + end_, buffer_.size() - end_);
  const Place place = source_->place();
  if (!got || *got == 0) {
    ended_ = true;
    end_offset_ = place.offset;
    if (!got) damage_ = got.error();
    return false;
  }
  const bool new_mark = marks_.empty() || (place.packed && place.offset != marks_.back().place.offset);
  if (new_mark) marks_.push_back({base_ + end_, place});
  end_ += *got;
  if (!place.packed) end_offset_ = place.offset + *got;
  return true;
}

bool ArchiveBytes::need(std::size_t size) {
  while (end_ - begin_ < size) {
    if (!more()) return false;
  }
  return true;
}

void ArchiveBytes::pass(std::size_t size) { begin_ += std::min(size, end_ - begin_); }

bool ArchiveBytes::skip(std::uint64_t size) {
  for (;;) {
    const std::uint64_t there = end_ - begin_;
    const std::uint64_t taken = std::min(size, there);
    begin_ += static_cast<std::size_t>(taken);
    size -= taken;
    if (size == 0) return true;
    if (!more()) return false;
  }
}

std::uint64_t ArchiveBytes::offset(std::size_t ahead) const {
  const std::uint64_t at = base_ + begin_ + ahead;
  if (ended_ && begin_ + ahead >= end_) return end_offset_;
  const Mark* mark = nullptr;
  for (const Mark& m : marks_) {
    if (m.at <= at) mark = &m;
  }
  if (!mark) return 0;
  return mark->place.packed ? mark->place.offset : mark->place.offset + (at - mark->at);
}

std::optional<std::size_t> ArchiveBytes::next_member() const {
  for (const Mark& mark : marks_) {
    if (mark.place.packed && mark.at > base_ + begin_ && mark.at < base_ + end_)
      return static_cast<std::size_t>(mark.at - base_ - begin_);
  }
  return std::nullopt;
}

bool ArchiveBytes::at_member() const {
  return std::any_of(marks_.begin(), marks_.end(),
                     [&](const Mark& mark) { return mark.place.packed && mark.at == base_ + begin_; });
}

std::optional<Error> ArchiveBytes::take_damage() {
  if (!damage_) return std::nullopt;
  std::optional<Error> damage = std::exchange(damage_, std::nullopt);
  if (source_->recover()) ended_ = false;
  return damage;
}

}  // namespace sayso::io
