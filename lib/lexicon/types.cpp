// An open-addressed table of small slots, with the short forms in the slots themselves.
//
// A look-up runs once a token, so it must not allocate, follow a chain of nodes, call memcmp or compute the
// normal form. A slot holds the form's first 16 bytes, filled up with zeros, and its length: two comparisons of registers
// settle nearly every token, in the cache line or two that the hash led to. Longer forms are compared in the arena.
// The tokens of a text are looked up by the batch: first all hashes are computed, without a branch that depends on the
// text, and their slots asked for; then, when they have come from memory, they are compared.
#include "lexicon/types.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "lexicon/normal_form.h"
#include "text/characters.h"

namespace sayso::lexicon {
namespace {

constexpr std::size_t kFirstSlots = 8192;
constexpr std::size_t kChunk = std::size_t{64} << 10;

// Most forms are lower-case letters: normal as they are.
bool is_own_norm(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return (c >= 'a' && c <= 'z') || text::is_ascii_digit(c); });
}

void prefetch([[maybe_unused]] const void* address) {
#if defined(__GNUC__)
  __builtin_prefetch(address);
#endif
}

template <class Word>
std::uint64_t load(const char* p) {
  Word word;
  std::memcpy(&word, p, sizeof word);
  return word;
}

constexpr std::size_t kBatch = 128;  // tokens

// The first 16 bytes of a form, with zeros behind a shorter one.
struct Key {
  std::uint64_t front = 0;
  std::uint64_t back = 0;
};

// By length, which bytes of the second word, or of the first, belong to a form.
constexpr std::uint64_t kept_bytes(std::size_t count) {
  const std::uint64_t ones = count >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * count)) - 1;
  if constexpr (std::endian::native == std::endian::little) return ones;
  return count >= 8 ? ones : ~(~std::uint64_t{0} >> (8 * count));
}
constexpr std::array<Key, 17> make_masks() {
  std::array<Key, 17> masks{};
  for (std::size_t n = 0; n <= 16; ++n) masks[n] = {kept_bytes(n), n > 8 ? kept_bytes(n - 8) : 0};
  return masks;
}
constexpr std::array<Key, 17> kMasks = make_masks();

// `p` has 16 bytes that may be read.
Key key_of_readable(const char* p, std::size_t length) {
  const Key mask = kMasks[std::min<std::size_t>(length, 16)];
  return {load<std::uint64_t>(p) & mask.front, load<std::uint64_t>(p + 8) & mask.back};
}

Key key_of(std::string_view s) {
  if (s.size() >= 16) return {load<std::uint64_t>(s.data()), load<std::uint64_t>(s.data() + 8)};
  char bytes[16] = {};
  std::memcpy(bytes, s.data(), s.size());
  return {load<std::uint64_t>(bytes), load<std::uint64_t>(bytes + 8)};
}

std::uint64_t mix(std::uint64_t h) {
  h *= 0x9E3779B97F4A7C15u;
  return h ^ (h >> 32);
}

// Of a form of up to 16 bytes the key and the length say it all.
std::size_t short_hash(const Key& key, std::size_t length) {
  return static_cast<std::size_t>(mix(key.front + mix(key.back ^ length)));
}
std::size_t hash_of(std::string_view s, const Key& key) {
  std::uint64_t h = short_hash(key, s.size());
  if (s.size() > 16) {
    for (std::size_t at = 16; at + 8 < s.size(); at += 8) h = mix(h ^ load<std::uint64_t>(s.data() + at));
    h = mix(h ^ load<std::uint64_t>(s.data() + s.size() - 8));
  }
  return static_cast<std::size_t>(h);
}

}  // namespace

TypeId TypeTable::intern(std::string_view form, std::uint32_t form_flags) {
  const Key key = key_of(form);
  return intern(form, form_flags, key.front, key.back, hash_of(form, key));
}

inline TypeId TypeTable::intern(std::string_view form, std::uint32_t form_flags, std::uint64_t front, std::uint64_t back,
                                std::size_t hash) {
  if (slots_.empty()) slots_.assign(kFirstSlots, Slot{});
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at].id != kFree; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.front == front && slot.back == back && slot.length == form.size() &&
        (form.size() <= 16 || entries_[slot.id].form == form)) {
      return slot.id;
    }
  }
  return add(form, form_flags, front, back, hash);
}

TypeId TypeTable::add(std::string_view form, std::uint32_t form_flags, std::uint64_t front, std::uint64_t back, std::size_t hash) {
  if ((entries_.size() + 1) * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].id != kFree) at = (at + 1) & mask;
  const auto id = static_cast<TypeId>(entries_.size());
  Entry entry;
  entry.form = keep(form);
  entry.norm = is_own_norm(form) ? entry.form : norm_of(form);
  entry.flags = form_flags;
  entries_.push_back(entry);
  slots_[at] = Slot{front, back, static_cast<std::uint32_t>(form.size()), id};
  return id;
}

std::string_view TypeTable::norm_of(std::string_view form) {
  if (std::all_of(form.begin(), form.end(), text::is_ascii_letter)) {
    const std::string_view norm = keep(form);
    char* c = next_ - norm.size();
    for (char* const end = next_; c != end; ++c) *c = text::ascii_lower(*c);
    return norm;
  }
  return keep(normal_form(form));
}

void TypeTable::intern_all(std::string_view text, std::vector<text::Token>& tokens) {
  if (slots_.empty()) slots_.assign(kFirstSlots, Slot{});
  std::array<Key, kBatch> keys;
  std::array<std::size_t, kBatch> hashes;
  for (std::size_t first = 0; first < tokens.size(); first += kBatch) {
    const std::size_t count = std::min(kBatch, tokens.size() - first);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < count; ++i) {
      const text::Token& token = tokens[first + i];
      const std::string_view form = text.substr(token.begin, token.length);
      keys[i] = token.begin + std::size_t{16} <= text.size() ? key_of_readable(form.data(), form.size()) : key_of(form);
      hashes[i] = hash_of(form, keys[i]);
      prefetch(&slots_[hashes[i] & mask]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      text::Token& token = tokens[first + i];
      token.type = intern(text.substr(token.begin, token.length), token.flags & text::kFormFlags, keys[i].front, keys[i].back, hashes[i]);
    }
  }
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
    const Key key = {slot.front, slot.back};
    std::size_t at = (slot.length <= 16 ? short_hash(key, slot.length) : hash_of(entries_[slot.id].form, key)) & mask;
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

void intern_tokens(std::string_view text, TypeTable& types, std::vector<text::Token>& tokens) { types.intern_all(text, tokens); }

}  // namespace sayso::lexicon
