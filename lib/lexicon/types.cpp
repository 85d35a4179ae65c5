// An open-addressed table of small slots, with the short forms in the slots themselves.
//
// A look-up runs once a token, so it must not allocate, follow a chain of nodes, call memcmp or compute the
// normal form. A slot holds the form's first and last eight bytes, which for up to 16 bytes is all of it: two
// comparisons of registers settle nearly every token, in the cache line or two that the hash led to. Longer forms are
// compared in the arena. Overlapping loads of both ends are a trick of fast hash functions (wyhash, XXH3).
#include "lexicon/types.h"

#include <algorithm>
#include <cstring>

#include "lexicon/normal_form.h"

namespace sayso::lexicon {
namespace {

constexpr std::size_t kFirstSlots = 1024;
constexpr std::size_t kChunk = std::size_t{64} << 10;

template <class Word>
std::uint64_t load(const char* p) {
  Word word;
  std::memcpy(&word, p, sizeof word);
  return word;
}

// Both ends of a form, enough to know it by if it is short.
struct Ends {
  std::uint64_t front = 0;
  std::uint64_t back = 0;
};

Ends ends_of(std::string_view s) {
  const char* p = s.data();
  const std::size_t n = s.size();
  if (n >= 8) return {load<std::uint64_t>(p), load<std::uint64_t>(p + n - 8)};
  if (n >= 4) return {load<std::uint32_t>(p) | load<std::uint32_t>(p + n - 4) << 32, 0};
  if (n == 0) return {};
  return {load<std::uint8_t>(p) | load<std::uint8_t>(p + n / 2) << 8 | load<std::uint8_t>(p + n - 1) << 16, 0};
}

std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0x9E3779B97F4A7C15u;
  return h ^ (h >> 29);
}

std::size_t hash_of(std::string_view s, const Ends& ends) {
  std::uint64_t h = mix(ends.front ^ mix(ends.back + s.size()));
  for (std::size_t at = 8; at + 8 < s.size(); at += 8) h = mix(h ^ load<std::uint64_t>(s.data() + at));
  return static_cast<std::size_t>(h);
}

}  // namespace

TypeId TypeTable::intern(std::string_view form, std::uint32_t form_flags) {
  if (slots_.empty()) slots_.assign(kFirstSlots, Slot{});
  const Ends ends = ends_of(form);
  const std::size_t hash = hash_of(form, ends);
  std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].id != kFree; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.front == ends.front && slot.back == ends.back && slot.length == form.size() &&
        (form.size() <= 16 || entries_[slot.id].form == form)) {
      return slot.id;
    }
  }
  if ((entries_.size() + 1) * 2 > slots_.size()) {
    grow();
    mask = slots_.size() - 1;
    at = hash & mask;
    while (slots_[at].id != kFree) at = (at + 1) & mask;
  }
  const auto id = static_cast<TypeId>(entries_.size());
  const std::string norm = normal_form(form);
  Entry entry;
  entry.form = keep(form);
  entry.norm = norm == form ? entry.form : keep(norm);
  entry.flags = form_flags;
  entries_.push_back(entry);
  slots_[at] = Slot{ends.front, ends.back, static_cast<std::uint32_t>(form.size()), id};
  return id;
}

void TypeTable::clear() {
  entries_.clear();
  chunks_.clear();
  chunk_left_ = 0;
  bytes_ = 0;
  slots_.assign(kFirstSlots, Slot{});
  slots_.shrink_to_fit();
  ++epoch_;
}

std::size_t TypeTable::bytes() const {
  return bytes_ + entries_.capacity() * sizeof(Entry) + slots_.capacity() * sizeof(Slot);
}

void TypeTable::grow() {
  std::vector<Slot> bigger(slots_.size() * 2);
  const std::size_t mask = bigger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.id == kFree) continue;
    const std::string_view form = entries_[slot.id].form;
    std::size_t at = hash_of(form, ends_of(form)) & mask;
    while (bigger[at].id != kFree) at = (at + 1) & mask;
    bigger[at] = slot;
  }
  slots_.swap(bigger);
}

std::string_view TypeTable::keep(std::string_view s) {
  if (s.size() > chunk_left_) {
    const std::size_t size = std::max(kChunk, s.size());
    chunks_.push_back(std::make_unique<char[]>(size));
    next_ = chunks_.back().get();
    chunk_left_ = size;
    bytes_ += size;
  }
  char* to = next_;
  std::copy(s.begin(), s.end(), to);
  next_ += s.size();
  chunk_left_ -= s.size();
  return {to, s.size()};
}

void intern_tokens(std::string_view text, TypeTable& types, std::vector<text::Token>& tokens) {
  for (text::Token& token : tokens) {
    token.type = types.intern(text::form_of(text, token), token.flags & text::kFormFlags);
  }
}

}  // namespace sayso::lexicon
