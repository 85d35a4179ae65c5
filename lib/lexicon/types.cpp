// An open-addressed table of 8-byte slots over an arena of strings.
//
// A look-up runs once a token, so it must not allocate, follow a chain of nodes or compute the normal form.
// A slot keeps 32 bits of the hash: a form is compared only where they agree, which is nearly always the
// form itself. The idea of small slots beside the entries is that of Abseil's and CPython's tables.
#include "lexicon/types.h"

#include <algorithm>
#include <cstring>

#include "lexicon/normal_form.h"

namespace sayso::lexicon {
namespace {

constexpr std::size_t kFirstSlots = 1024;
constexpr std::size_t kChunk = std::size_t{64} << 10;

std::uint64_t read_bytes(const char* p, std::size_t n) {
  std::uint64_t value = 0;
  std::memcpy(&value, p, n);
  return value;
}

// Multiply and fold, eight bytes at a time; after wyhash (Wang Yi), without its claims to quality.
std::uint32_t hash_of(std::string_view s) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;
  std::uint64_t h = s.size() * kOdd;
  const char* p = s.data();
  std::size_t n = s.size();
  for (; n > 8; n -= 8, p += 8) {
    h = (h ^ read_bytes(p, 8)) * kOdd;
    h ^= h >> 32;
  }
  h = (h ^ read_bytes(p, n)) * kOdd;
  h ^= h >> 29;
  h *= 0xBF58476D1CE4E5B9u;
  return static_cast<std::uint32_t>(h >> 32);
}

}  // namespace

TypeId TypeTable::intern(std::string_view form, std::uint32_t form_flags) {
  if (slots_.empty()) slots_.assign(kFirstSlots, Slot{});
  const std::uint32_t hash = hash_of(form);
  std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].id != kFree; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && entries_[slots_[at].id].form == form) return slots_[at].id;
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
  slots_[at] = Slot{hash, id};
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
    std::size_t at = slot.hash & mask;
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
