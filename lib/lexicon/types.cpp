// An open-addressed table of small slots, with the short forms in the slots themselves.
//
// A look-up runs once a token, so it must not allocate, follow a chain of nodes, call memcmp or compute the
// normal form. A slot holds the form's first 16 bytes, filled up with zeros, and its length: two comparisons of registers
// settle nearly every token, in the cache line or two that the hash led to. Longer forms are compared in the arena.
// The slot is led to by the upper bits of a hash of two multiplications that do not wait for each other.
// The tokens of a text are looked up by the batch: first all hashes are computed, without a branch that depends on the
// text, and their slots asked for; then, when they have come from memory, they are compared.
#include "lexicon/types.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "lexicon/normal_form.h"

namespace sayso::lexicon {
namespace {

constexpr std::uint32_t kFirstBits = 14;  // slots: 512 KiB
constexpr std::uint32_t kKeptBits = 16;   // what clear() keeps for the next texts
constexpr std::size_t kChunk = std::size_t{64} << 10;
constexpr std::size_t kKeyBytes = 16;
constexpr std::size_t kBatch = 128;  // tokens

// Odd, with bits as of a random number: the golden ratio, and a prime of xxHash (Collet).
constexpr std::uint64_t kFrontFactor = 0x9E3779B97F4A7C15u;
constexpr std::uint64_t kBackFactor = 0xC2B2AE3D27D4EB4Fu;

void prefetch([[maybe_unused]] const void* address) {
#if defined(__GNUC__)
  __builtin_prefetch(address);
#endif
}

std::uint64_t load(const char* p) {
  std::uint64_t word;
  std::memcpy(&word, p, sizeof word);
  return word;
}

// By length, which bytes of the first word and of the second belong to a form.
constexpr std::uint64_t kept_bytes(std::size_t count) {
  const std::uint64_t ones = count >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * count)) - 1;
  if constexpr (std::endian::native == std::endian::little) return ones;
  return count >= 8 ? ones : ~(~std::uint64_t{0} >> (8 * count));
}
struct Mask {
  std::uint64_t front = 0;
  std::uint64_t back = 0;
};
constexpr std::array<Mask, kKeyBytes + 1> make_masks() {
  std::array<Mask, kKeyBytes + 1> masks{};
  for (std::size_t n = 0; n <= kKeyBytes; ++n) masks[n] = {kept_bytes(n), n > 8 ? kept_bytes(n - 8) : 0};
  return masks;
}
constexpr std::array<Mask, kKeyBytes + 1> kMasks = make_masks();

std::uint64_t hash_of_short(std::uint64_t front, std::uint64_t back, std::size_t length) {
  return front * kFrontFactor + (back + length) * kBackFactor;
}

std::uint64_t mix(std::uint64_t h) {
  h *= kFrontFactor;
  return h ^ (h >> 32);
}

// Eight bytes at a time, by arithmetic inside a register (Warren, "Hacker's Delight", 6-1).
constexpr std::uint64_t kOnes = 0x0101010101010101u;
constexpr std::uint64_t kHighBits = 0x80 * kOnes;
std::uint64_t ascii_lower(std::uint64_t bytes) {
  const std::uint64_t low = bytes & 0x7F * kOnes;
  const std::uint64_t from_a = low + (0x80 - 'A') * kOnes;
  const std::uint64_t above_z = low + (0x80 - 'Z' - 1) * kOnes;
  return bytes | (from_a & ~above_z & ~bytes & kHighBits) >> 2;
}
// Whether a byte is beyond ASCII or a grave accent, which the normal form has to look at.
bool needs_a_look(std::uint64_t bytes) {
  const std::uint64_t graves = bytes ^ '`' * kOnes;
  return ((bytes | ((graves - kOnes) & ~graves)) & kHighBits) != 0;
}

}  // namespace

TypeTable::Key TypeTable::key_of(std::string_view form) {
  if (form.size() >= kKeyBytes) return {load(form.data()), load(form.data() + 8)};
  char bytes[kKeyBytes] = {};
  std::memcpy(bytes, form.data(), form.size());
  return {load(bytes), load(bytes + 8)};
}

// Of a form of up to 16 bytes the key and the length say it all.
std::uint64_t TypeTable::hash_of(std::string_view form, const Key& key) {
  std::uint64_t h = hash_of_short(key.front, key.back, form.size());
  if (form.size() > kKeyBytes) {
    for (std::size_t at = kKeyBytes; at + 8 < form.size(); at += 8) h = mix(h ^ load(form.data() + at));
    h = mix(h ^ load(form.data() + form.size() - 8)) * kBackFactor;
  }
  return h;
}

TypeId TypeTable::intern(std::string_view form, std::uint32_t form_flags) {
  if (slots_.empty()) set_slots(kFirstBits);
  const Key key = key_of(form);
  return find_or_add(form, form_flags, key, static_cast<std::uint32_t>(hash_of(form, key) >> 32));
}

TypeId TypeTable::find_or_add(std::string_view form, std::uint32_t form_flags, const Key& key, std::uint32_t hash) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = slot_of(hash); slots_[at].number != 0; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.key.front == key.front && slot.key.back == key.back && slot.length == form.size() &&
        (form.size() <= kKeyBytes || this->form(slot.number - 1) == form)) {
      return slot.number - 1;
    }
  }
  return add(form, form_flags, key, hash);
}

TypeId TypeTable::add(std::string_view form, std::uint32_t form_flags, const Key& key, std::uint32_t hash) {
  if ((entries_.size() + 1) * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = slot_of(hash);
  while (slots_[at].number != 0) at = (at + 1) & mask;
  Entry entry;
  entry.form = keep(form);
  entry.norm = entry.form;
  entry.form_length = entry.norm_length = static_cast<std::uint32_t>(form.size());
  entry.flags = form_flags;
  keep_norm(form, key, entry);
  entries_.push_back(entry);
  const auto number = static_cast<std::uint32_t>(entries_.size());
  slots_[at] = Slot{key, static_cast<std::uint32_t>(form.size()), number, hash};
  return number - 1;
}

void TypeTable::keep_norm(std::string_view form, const Key& key, Entry& entry) {
  // Most forms are words in ASCII letters, mostly lower-case and so normal as they are.
  if ((entry.flags & text::kWord) != 0 && form.size() <= kKeyBytes && !needs_a_look(key.front) && !needs_a_look(key.back)) {
    const std::uint64_t lower[] = {ascii_lower(key.front), ascii_lower(key.back)};
    if (lower[0] == key.front && lower[1] == key.back) return;
    entry.norm = keep({reinterpret_cast<const char*>(lower), form.size()});
    return;
  }
  const std::string norm = normal_form(form);
  if (norm == form) return;
  entry.norm = keep(norm);
  entry.norm_length = static_cast<std::uint32_t>(norm.size());
}

void TypeTable::intern_all(std::string_view text, std::vector<text::Token>& tokens) {
  if (slots_.empty()) set_slots(kFirstBits);
  std::array<std::uint64_t, kBatch> fronts;
  std::array<std::uint64_t, kBatch> backs;
  std::array<std::uint32_t, kBatch> hashes;
  // Tokens in front of here have 16 bytes that may be read.
  const std::size_t readable = text.size() < kKeyBytes ? 0 : text.size() - kKeyBytes + 1;
  for (std::size_t first = 0; first < tokens.size(); first += kBatch) {
    const std::size_t count = std::min(kBatch, tokens.size() - first);
    text::Token* const batch = tokens.data() + first;
    // Held in registers: the compiler has to think that what is stored might be these.
    const Slot* slots = slots_.data();
    std::uint32_t shift = shift_;
    for (std::size_t i = 0; i < count; ++i) {
      const char* const bytes = text.data() + batch[i].begin;
      const std::size_t length = batch[i].length;
      std::uint64_t front;
      std::uint64_t back;
      if (batch[i].begin < readable) {
        const Mask& mask = kMasks[std::min(length, kKeyBytes)];
        front = load(bytes) & mask.front;
        back = load(bytes + 8) & mask.back;
      } else {
        const Key key = key_of({bytes, length});
        front = key.front;
        back = key.back;
      }
      fronts[i] = front;
      backs[i] = back;
      const std::uint64_t hash = length <= kKeyBytes ? hash_of_short(front, back, length) : hash_of({bytes, length}, {front, back});
      hashes[i] = static_cast<std::uint32_t>(hash >> 32);
      prefetch(slots + (hashes[i] >> shift));
    }
    for (std::size_t i = 0; i < count; ++i) {
      // Nine in ten are in their first slot.
      const Slot& slot = slots[hashes[i] >> shift];
      const std::uint32_t length = batch[i].length;
      const bool here = ((slot.key.front ^ fronts[i]) | (slot.key.back ^ backs[i]) | (slot.length ^ length)) == 0;
      if (here && length <= kKeyBytes) {
        batch[i].type = slot.number - 1;
        continue;
      }
      batch[i].type = find_or_add({text.data() + batch[i].begin, length}, batch[i].flags & text::kFormFlags, {fronts[i], backs[i]}, hashes[i]);
      slots = slots_.data();
      shift = shift_;
    }
  }
}

void TypeTable::clear() {
  entries_.clear();
  chunks_.clear();
  chunk_left_ = 0;
  bytes_ = 0;
  if (slots_.size() > std::size_t{1} << kKeptBits) slots_ = {};
  if (!slots_.empty()) std::fill(slots_.begin(), slots_.end(), Slot{});
  ++epoch_;
}

std::size_t TypeTable::bytes() const {
  return bytes_ + entries_.capacity() * sizeof(Entry) + slots_.capacity() * sizeof(Slot);
}

void TypeTable::set_slots(std::uint32_t bits) {
  slots_.assign(std::size_t{1} << bits, Slot{});
  shift_ = 32 - bits;
}

void TypeTable::grow() {
  std::vector<Slot> old;
  old.swap(slots_);
  set_slots(32 - shift_ + 1);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == 0) continue;
    std::size_t at = slot_of(slot.hash);
    while (slots_[at].number != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

const char* TypeTable::keep(std::string_view s) {
  if (s.size() > chunk_left_) {
    const std::size_t size = std::max(kChunk, s.size());
    chunks_.push_back(std::make_unique<char[]>(size));
    next_ = chunks_.back().get();
    chunk_left_ = size;
    bytes_ += size;
  }
  char* const to = next_;
  if (!s.empty()) std::memcpy(to, s.data(), s.size());
  next_ += s.size();
  chunk_left_ -= s.size();
  return to;
}

void intern_tokens(std::string_view text, TypeTable& types, std::vector<text::Token>& tokens) { types.intern_all(text, tokens); }

}  // namespace sayso::lexicon
