#include "lexicon/string_index.h"

#include <algorithm>

namespace sayso::lexicon {
namespace {

std::size_t hash_of(std::string_view s) {
  std::uint64_t h = 0xcbf29ce484222325u;  // FNV-1a
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return static_cast<std::size_t>(h ^ (h >> 29));
}

}  // namespace

std::uint32_t StringIndex::find(std::string_view string) const {
  if (slots.empty()) return kNone;
  const std::size_t mask = slots.size() - 1;
  for (std::size_t at = hash_of(string) & mask; slots[at] != kNone; at = (at + 1) & mask) {
    if ((*this)[slots[at]] == string) return slots[at];
  }
  return kNone;
}

bool StringIndex::valid() const {
  const auto inside = [&](Piece piece) { return piece.begin <= text.size() && piece.size <= text.size() - piece.begin; };
  if (!std::all_of(strings.begin(), strings.end(), inside)) return false;
  if ((slots.size() & (slots.size() - 1)) != 0) return false;
  const auto known = [&](std::uint32_t number) { return number == kNone || number < strings.size(); };
  if (!std::all_of(slots.begin(), slots.end(), known)) return false;
  return slots.empty() || std::find(slots.begin(), slots.end(), kNone) != slots.end();
}

bool StringIndexBuilder::equal(std::uint32_t number, std::string_view string) const {
  return std::string_view(text_).substr(strings_[number].begin, strings_[number].size) == string;
}

std::uint32_t StringIndexBuilder::add(std::string_view string) {
  if (slots_.size() < (strings_.size() + 1) * 2) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash_of(string) & mask;
  for (; slots_[at] != StringIndex::kNone; at = (at + 1) & mask) {
    if (equal(slots_[at], string)) return slots_[at];
  }
  slots_[at] = static_cast<std::uint32_t>(strings_.size());
  strings_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(string.size())});
  text_ += string;
  return slots_[at];
}

void StringIndexBuilder::grow() {
  slots_.assign(std::max<std::size_t>(16, slots_.size() * 2), StringIndex::kNone);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < strings_.size(); ++number) {
    std::size_t at = hash_of(std::string_view(text_).substr(strings_[number].begin, strings_[number].size)) & mask;
    while (slots_[at] != StringIndex::kNone) at = (at + 1) & mask;
    slots_[at] = number;
  }
}

StringIndex StringIndexBuilder::build() const { return {std::vector<char>(text_.begin(), text_.end()), strings_, slots_}; }

}  // namespace sayso::lexicon
