// The tokens that are no plain words or numbers, by their index: six in seven of a text need no look from those who pair
// marks or find the ends of sentences.
#ifndef SAYSO_TEXT_LANDMARKS_H_
#define SAYSO_TEXT_LANDMARKS_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "text/tokens.h"

namespace sayso::text {

class Landmarks {
 public:
  // Those of `tokens` with one of the flags `wanted`. Linear, without a branch that depends on the text.
  Landmarks(const std::vector<Token>& tokens, std::uint32_t wanted)
      : indexes_(std::make_unique_for_overwrite<std::uint32_t[]>(tokens.size() + 1)) {
    const auto count = static_cast<std::uint32_t>(tokens.size());
    std::uint32_t* next = indexes_.get();
    for (std::uint32_t i = 0; i < count; ++i) {
      *next = i;
      next += (tokens[i].flags & wanted) != 0;
    }
    *next = count;
    end_ = next;
  }

  // In order; behind the last one stands the number of tokens.
  const std::uint32_t* begin() const { return indexes_.get(); }
  const std::uint32_t* end() const { return end_; }

 private:
  std::unique_ptr<std::uint32_t[]> indexes_;
  const std::uint32_t* end_ = nullptr;
};

// Calls use(first token, end token, first landmark, end of landmarks) for each paragraph. `landmarks` are those of `tokens`
// with kParagraphStart among the flags wanted: the token that begins a paragraph is one for that, or the first of all.
template <class Use>
void for_each_paragraph(const std::vector<Token>& tokens, const Landmarks& landmarks, Use&& use) {
  const std::uint32_t* at = landmarks.begin();
  for (std::uint32_t first = 0; first < tokens.size();) {
    const std::uint32_t* next = at == landmarks.end() || *at > first ? at : at + 1;
    while (next != landmarks.end() && (tokens[*next].flags & kParagraphStart) == 0) ++next;
    use(first, *next, at, next);
    first = *next;
    at = next;
  }
}

}  // namespace sayso::text

#endif  // SAYSO_TEXT_LANDMARKS_H_
