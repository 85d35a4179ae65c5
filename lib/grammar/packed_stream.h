// The two ends of a compiled pack's bytes: one writes fields, one reads them back, and packed_fields.h says once which fields
// there are and in which order.
//
// Numbers are little-endian and of fixed size. Big arrays lie in a section of their own, aligned, and a stream says where: a
// reader hands out views of them. A reader never looks outside of its bytes; once something does not fit it has failed, and
// all it gives from there on is empty.
#ifndef SAYSO_GRAMMAR_PACKED_STREAM_H_
#define SAYSO_GRAMMAR_PACKED_STREAM_H_

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "lexicon/flat_array.h"

namespace sayso::grammar {

static_assert(std::endian::native == std::endian::little, "compiled packs are viewed as they lie, which is little-endian");

inline constexpr std::size_t kPackedAlignment = 16;

// The section of arrays, as it grows. An array that comes twice is kept once.
class PackedArrays {
 public:
  template <class T>
  std::uint64_t add(const lexicon::FlatArray<T>& array) {
    const auto [place, fresh] = known_.emplace(std::pair<const void*, std::size_t>(array.data(), array.size() * sizeof(T)), 0);
    if (fresh) {
      bytes_.resize((bytes_.size() + kPackedAlignment - 1) / kPackedAlignment * kPackedAlignment);
      place->second = bytes_.size();
      bytes_.append(reinterpret_cast<const char*>(array.data()), array.size() * sizeof(T));
    }
    return place->second;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::map<std::pair<const void*, std::size_t>, std::uint64_t> known_;
};

class PackedWriter {
 public:
  static constexpr bool kReads = false;
  explicit PackedWriter(PackedArrays& arrays) : arrays_(arrays) {}

  // Fields one after the other; structs by their `fields` (packed_fields.h).
  template <class... T>
  void operator()(const T&... values) {
    (write(values), ...);
  }
  // An enumeration whose last value is `last`.
  template <class E>
  void choice(const E& value, E) {
    write(static_cast<std::uint32_t>(value));
  }
  const std::string& bytes() const { return bytes_; }

 private:
  template <std::integral T>
  void write(T value) {
    const std::uint64_t wide = static_cast<std::uint64_t>(value);
    bytes_.append(reinterpret_cast<const char*>(&wide), sizeof(T));
  }
  void write(double value) { write(std::bit_cast<std::uint64_t>(value)); }
  void write(const std::string& value) {
    write(static_cast<std::uint32_t>(value.size()));
    bytes_ += value;
  }
  template <class T>
  void write(const std::vector<T>& values) {
    write(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) write(value);
  }
  template <class A, class B>
  void write(const std::pair<A, B>& value) {
    write(value.first);
    write(value.second);
  }
  template <class T>
  void write(const lexicon::FlatArray<T>& array) {
    write(arrays_.add(array));
    write(static_cast<std::uint64_t>(array.size()));
  }
  template <class T>
    requires std::is_class_v<T>
  void write(const T& value) {
    fields(*this, const_cast<T&>(value));  // nothing is changed: it is the reader that needs them so
  }

  PackedArrays& arrays_;
  std::string bytes_;
};

class PackedReader {
 public:
  static constexpr bool kReads = true;
  // `owner` keeps both in place for what views the arrays, which begin at a multiple of kPackedAlignment.
  PackedReader(std::string_view bytes, std::string_view arrays, std::shared_ptr<const void> owner) : bytes_(bytes), arrays_(arrays), owner_(std::move(owner)) {}

  template <class... T>
  void operator()(T&... values) {
    (read(values), ...);
  }
  template <class E>
  void choice(E& value, E last) {
    std::uint32_t number = 0;
    read(number);
    if (number > static_cast<std::uint32_t>(last)) {
      fail();
      number = 0;
    }
    value = static_cast<E>(number);
  }
  void fail() {
    failed_ = true;
    bytes_ = {};
  }
  // Whether all went well and nothing is left over.
  bool failed() const { return failed_; }
  bool finished() const { return !failed_ && bytes_.empty(); }

 private:
  std::string_view take(std::size_t size) {
    if (size > bytes_.size()) {
      fail();
      return {};
    }
    const std::string_view out = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return out;
  }
  template <std::integral T>
  void read(T& value) {
    value = 0;
    if (bytes_.size() < sizeof(T)) return fail();
    if constexpr (std::is_same_v<T, bool>) {
      if (static_cast<unsigned char>(bytes_[0]) > 1) return fail();
      value = bytes_[0] == 1;
    } else {
      std::memcpy(&value, bytes_.data(), sizeof(T));
    }
    bytes_.remove_prefix(sizeof(T));
  }
  void read(double& value) {
    std::uint64_t bits = 0;
    read(bits);
    value = std::bit_cast<double>(bits);
  }
  void read(std::string& value) {
    std::uint32_t size = 0;
    read(size);
    value = take(size);
  }
  template <class T>
  void read(std::vector<T>& values) {
    std::uint32_t count = 0;
    read(count);
    values.clear();
    if (count > bytes_.size()) return fail();  // an element is a byte at least
    if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {  // side by side, as in memory
      const std::string_view all = take(count * sizeof(T));
      if (all.empty()) return;
      values.resize(count);
      std::memcpy(values.data(), all.data(), all.size());
      return;
    }
    values.reserve(std::min<std::size_t>(count, bytes_.size() / sizeof(T) + 1));
    for (std::uint32_t i = 0; i < count && !failed_; ++i) read(values.emplace_back());
  }
  template <class A, class B>
  void read(std::pair<A, B>& value) {
    read(value.first);
    read(value.second);
  }
  template <class T>
  void read(lexicon::FlatArray<T>& array) {
    std::uint64_t begin = 0, size = 0;
    read(begin);
    read(size);
    array = {};
    if (begin % kPackedAlignment != 0 || begin > arrays_.size() || size > (arrays_.size() - begin) / sizeof(T)) return fail();
    if (!failed_) array = {std::span<const T>(reinterpret_cast<const T*>(arrays_.data() + begin), static_cast<std::size_t>(size)), owner_};
  }
  template <class T>
    requires std::is_class_v<T>
  void read(T& value) {
    fields(*this, value);
  }

  std::string_view bytes_, arrays_;
  std::shared_ptr<const void> owner_;
  bool failed_ = false;
};

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_PACKED_STREAM_H_
