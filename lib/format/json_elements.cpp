#include "format/json_elements.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace sayso::io {
namespace {

constexpr std::size_t kBlock = std::size_t{128} << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

// Where an element ends, as far as it has come.
class JsonElements::Brackets {
 public:
  // Looks at `s` from where it stopped; the size of the element, or npos where it goes on.
  std::size_t go_on(std::string_view s) {
    for (; at_ < s.size() && !broken_; ++at_) {
      const char c = s[at_];
      if (in_string_) {
        if (c == '\n') {
          broken_ = true;
        } else if (c == '\\') {
          ++at_;  // the next one is part of the escape, wherever it is
        } else if (c == '"') {
          in_string_ = false;
          if (open_.empty()) return ++at_;
        }
        continue;
      }
      switch (c) {
        case '"':
          in_string_ = true;
          break;
        case '{':
        case '[':
          open_.push_back(c == '[');
          break;
        case '}':
        case ']':
          if (open_.empty()) return at_;
          broken_ = open_.back() != (c == ']');
          open_.pop_back();
          if (open_.empty() && !broken_) return ++at_;
          break;
        case ',':
        case ' ':
        case '\n':
        case '\r':
        case '\t':
          if (open_.empty()) return at_;  // a bare word or number
          break;
        default:
          break;
      }
    }
    return std::string_view::npos;
  }
  // A line breaks off in a string, or a bracket is closed by one of the other kind: there is no end to be found by counting.
  bool broken() const { return broken_; }
  // The first `count` bytes, all looked at, are no longer there.
  void drop(std::size_t count) { at_ -= std::min(at_, count); }

 private:
  std::size_t at_ = 0;
  std::vector<bool> open_;  // the brackets that are not closed: whether they are square
  bool in_string_ = false, broken_ = false;
};

JsonElements::JsonElements(std::unique_ptr<ByteSource> source, std::size_t max_bytes, std::size_t padding)
    : source_(std::move(source)), max_bytes_(max_bytes), padding_(padding) {}

bool JsonElements::fill() {
  if (ended_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + kBlock + padding_) buffer_.resize(2 * end_ + kBlock + padding_);
  auto got = source_->read(buffer_.data() + end_, buffer_.size() - padding_ - end_);
  if (!got) {
    ended_ = true;
    broken_ = got.error();
    return false;
  }
  end_ += *got;
  ended_ = *got == 0;
  return !ended_;
}

void JsonElements::count_lines(std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    ++column_;
    if (buffer_[i] != '\n') continue;
    ++line_;
    column_ = 0;
  }
}

bool JsonElements::to_element() {
  for (;;) {
    while (begin_ < end_) {
      const char c = buffer_[begin_];
      const bool opens = c == '[' && !started_;
      if (!opens && !is_space(c) && c != ',' && c != ']' && c != '}') return true;
      if (opens) in_array_ = true;
      if (opens || !is_space(c)) started_ = true;
      count_lines(begin_, begin_ + 1);
      ++begin_;
    }
    if (!fill()) return false;
  }
}

// Up to the next line whose first sign is a brace in the column of this element.
std::size_t JsonElements::end_by_lines(std::size_t size) const {
  const std::string_view s(buffer_.data() + begin_, size);
  for (std::size_t at = s.find('\n'); at != std::string_view::npos; at = s.find('\n', at + 1)) {
    const std::size_t brace = at + 1 + column_;
    if (brace >= s.size()) break;
    if (s[brace] == '{' && std::all_of(s.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                       s.begin() + static_cast<std::ptrdiff_t>(brace), is_space))
      return at + 1;
  }
  return std::string_view::npos;
}

Result<std::optional<JsonElement>> JsonElements::next() {
  if (number_ == 0 && !started_) {
    while (end_ - begin_ < kByteOrderMark.size() && fill()) {}
    if (std::string_view(buffer_).substr(begin_, end_ - begin_).starts_with(kByteOrderMark))
      begin_ += kByteOrderMark.size();
  }
  const bool there = to_element();
  if (!there && broken_) return *std::exchange(broken_, std::nullopt);
  if (!there) return std::optional<JsonElement>();
  started_ = true;
  Brackets brackets;
  std::size_t size;
  bool too_long = false;
  for (;;) {
    // Never more than the limit is looked at, so that how the bytes come makes no difference.
    const std::string_view rest(buffer_.data() + begin_, std::min(end_ - begin_, max_bytes_ + 1));
    size = brackets.go_on(rest);
    if (brackets.broken()) by_lines_ = true;
    if (by_lines_) size = std::min(size, end_by_lines(std::min(size, rest.size())));
    if (size <= max_bytes_) break;
    if (rest.size() <= max_bytes_ && fill()) continue;
    // It does not end, or not within the limit. Is there a line that begins another one?
    size = end_by_lines(rest.size());
    if (size != std::string_view::npos) by_lines_ = true;
    if (size <= max_bytes_) break;
    if (rest.size() <= max_bytes_) {
      if (broken_) {
        begin_ = end_;
        return *std::exchange(broken_, std::nullopt);
      }
      size = rest.size();
      break;
    }
    too_long = true;
    size = forget(brackets, rest.size());
    break;
  }
  JsonElement element;
  element.number = number_++;
  element.line = line_;
  element.too_long = too_long;
  if (!too_long) {
    element.bytes = std::string_view(buffer_.data() + begin_, size);
    // Where lines cut it, the comma before the next one is still there.
    while (by_lines_ && !element.bytes.empty() && (is_space(element.bytes.back()) || element.bytes.back() == ','))
      element.bytes.remove_suffix(1);
  }
  count_lines(begin_, begin_ + size);
  begin_ += size;
  if (!in_array_ && element.number == 0 && !too_long) {
    // Alone in its file? Seen by what follows, which must not move what is handed out.
    const auto blank = [&] {
      return std::all_of(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                         buffer_.begin() + static_cast<std::ptrdiff_t>(end_), is_space);
    };
    const std::size_t length = element.bytes.size();
    begin_ -= size;
    while (begin_ += size, blank() && end_ - begin_ < kBlock) {
      begin_ -= size;
      if (!fill()) {
        begin_ += size;
        break;
      }
    }
    element.bytes = std::string_view(buffer_.data() + begin_ - size, length);
    element.whole = blank();
  }
  return std::optional<JsonElement>(element);
}

// Of an element over the limit, of which `seen` bytes were looked at: its end by brackets, or the line that begins another,
// without keeping anything before it.
std::size_t JsonElements::forget(Brackets& brackets, std::size_t seen) {
  for (;;) {
    // A line end may belong to the brace behind it.
    const std::size_t gone = seen > 0 && buffer_[begin_ + seen - 1] == '\n' ? seen - 1 : seen;
    brackets.drop(gone);
    count_lines(begin_, begin_ + gone);
    begin_ += gone;
    if (end_ - begin_ <= seen - gone && !fill()) return end_ - begin_;
    const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
    const std::size_t line = rest.find("\n{");
    const std::size_t size = std::min(brackets.go_on(rest), line == std::string_view::npos ? line : line + 1);
    if (size != std::string_view::npos) return size;
    seen = rest.size();
  }
}

}  // namespace sayso::io
