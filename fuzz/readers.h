// A reader over any bytes: it ends, every item has a text or says why not, and how the bytes come makes no difference.
#ifndef SAYSO_FUZZ_READERS_H_
#define SAYSO_FUZZ_READERS_H_

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fuzz.h"
#include "sayso/io/registry.h"
#include "text/utf8.h"

namespace sayso::fuzz {

// Gives a few bytes a call, so that edges of blocks fall everywhere.
class Drops : public io::ByteSource {
 public:
  Drops(std::string_view bytes, std::size_t size) : rest_(bytes), size_(size) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t taken = rest_.copy(to, std::min(size, size_));
    rest_.remove_prefix(taken);
    begin_ = std::exchange(end_, end_ + taken);
    return taken;
  }
  io::Place place() const override { return {begin_, 0, false}; }

 private:
  std::string_view rest_;
  std::size_t size_;
  std::uint64_t begin_ = 0, end_ = 0;
};

struct Told {
  std::vector<std::string> items;
  bool broken = false;
  friend bool operator==(const Told&, const Told&) = default;
};

inline Told read_by(std::string_view format, std::string_view bytes, std::size_t drop, bool utf8) {
  io::ReaderOptions options;
  options.name = "file";
  options.max_bytes = 1500;
  auto reader = io::find_reader(format)->make(io::unpack(std::make_unique<Drops>(bytes, drop)), options);
  Told told;
  for (std::size_t left = 4 * bytes.size() + 100;; --left) {
    check(left > 0);
    auto next = reader->next();
    told.broken = !next;
    if (!next || !*next) return told;
    const io::Item& item = **next;
    check(item.failed() ? item.text.empty() : item.text.size() <= 4 * options.max_bytes);
    if (utf8) check(text::malformed_ranges(item.text, 1).empty());
    std::string all = item.input.id + "|" + item.input.uri + "|" + item.input.title + "|" + item.input.published + "|" +
                      item.input.language + "|" + item.text;
    for (const DocumentError& error : item.errors) all += "|" + error.message;
    all += "|" + std::to_string(item.position.line) + "|" + std::to_string(item.offset) + "|" +
           std::to_string(item.length);
    told.items.push_back(std::move(all));
  }
}

// `utf8`: whatever the bytes are, the texts are UTF-8.
inline void check_reader(std::string_view format, std::string_view bytes, bool utf8) {
  const Told whole = read_by(format, bytes, bytes.size() + 1, utf8);
  const Told by_ones = read_by(format, bytes, 1, utf8), by_sevens = read_by(format, bytes, 7, utf8);
  // How much comes out of a packed member before its damage depends on how it comes.
  const bool packed = bytes.starts_with("\x1F\x8B") ||
                      (bytes.size() > 3 && bytes.substr(1).starts_with("\xB5\x2F\xFD")) ||
                      bytes.substr(0, 4).ends_with("\x2A\x4D\x18");
  if (packed && (whole.broken || std::any_of(whole.items.begin(), whole.items.end(), [](const std::string& s) {
                   return s.find("what came before was read") != std::string::npos ||
                          s.find("What came before was read") != std::string::npos;
                 })))
    return;
  check(by_ones == whole);
  check(by_sevens == whole);
}

}  // namespace sayso::fuzz

#endif  // SAYSO_FUZZ_READERS_H_
