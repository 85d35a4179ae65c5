// An array that owns its elements or views them where they lie: in the bytes of a compiled pack, say, whose owner it then
// keeps alive. Copies share. Elements are plain numbers, so that what is viewed needs no making.
#ifndef SAYSO_LEXICON_FLAT_ARRAY_H_
#define SAYSO_LEXICON_FLAT_ARRAY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace sayso::lexicon {

template <class T>
class FlatArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  FlatArray() = default;
  FlatArray(std::vector<T> elements) {
    auto kept = std::make_shared<const std::vector<T>>(std::move(elements));
    elements_ = *kept;
    owner_ = std::move(kept);
  }
  // `owner` keeps the elements where they are; null where they last for ever.
  FlatArray(std::span<const T> elements, std::shared_ptr<const void> owner) : elements_(elements), owner_(std::move(owner)) {}

  std::size_t size() const { return elements_.size(); }
  bool empty() const { return elements_.empty(); }
  const T& operator[](std::size_t i) const { return elements_[i]; }
  const T* data() const { return elements_.data(); }
  std::span<const T> span() const { return elements_; }
  auto begin() const { return elements_.begin(); }
  auto end() const { return elements_.end(); }

 private:
  std::span<const T> elements_;
  std::shared_ptr<const void> owner_;
};

// A stretch of an array.
struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

}  // namespace sayso::lexicon

#endif  // SAYSO_LEXICON_FLAT_ARRAY_H_
