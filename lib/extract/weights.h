// Sparse log-linear decisions: how sure something is, by what can be seen of it.
//
// What is seen is a handful of *features*, each a name and up to four values. A list of a pack gives some of them a weight; the
// sum of those that are there, through the logistic function, is the probability. A feature without a row says nothing, so
// that lists stay short, and a list can be read and mended by hand:
//
//   feature      weight   first           second   third   fourth
//   lemma        1.31     say
//   rule+lemma   -0.84    quotes.judges   paint
//
// While texts are read no strings are made: the hashes of name and values are mixed into one, and the list is held by the
// same hash. Lists are written by WeightFitter and ChoiceFitter.
#ifndef SAYSO_EXTRACT_WEIGHTS_H_
#define SAYSO_EXTRACT_WEIGHTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/word_list.h"

namespace sayso::extract {

// A value of a feature, or its name.
struct Seen {
  std::string_view text;
  std::uint64_t hash = 0;

  constexpr Seen() : Seen(std::string_view()) {}
  constexpr Seen(const char* given) : Seen(std::string_view(given)) {}  // NOLINT: words are seen as they are
  constexpr Seen(std::string_view given) : text(given.empty() ? "-" : given), hash(0xcbf29ce484222325u) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;  // FNV-1a
  }
};

// What is seen of one case. With `named` the features are kept as strings, too, for whoever fits or explains.
class Features {
 public:
  explicit Features(bool named = false) : named_(named) {}

  void clear() {
    hashes_.clear();
    names_.clear();
  }
  template <class... Values>
  void add(const Seen& name, const Values&... values) {
    hashes_.push_back(mixed(name, values...));
    if (!named_) return;
    std::string row(name.text);
    ((row += '\t', row += Seen(values).text), ...);
    names_.push_back(std::move(row));
  }

  const std::vector<std::uint64_t>& hashes() const { return hashes_; }
  // Name and values, set apart by tabs.
  const std::vector<std::string>& names() const { return names_; }

  template <class... Values>
  static std::uint64_t mixed(const Seen& name, const Values&... values) {
    std::uint64_t hash = name.hash;
    ((hash = mixed_in(hash, Seen(values))), ...);
    return hash;
  }
  static std::uint64_t mixed_in(std::uint64_t hash, const Seen& value) {
    hash = (hash ^ value.hash) * 0x9e3779b97f4a7c15u;
    return hash ^ (hash >> 29);
  }

 private:
  bool named_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::string> names_;
};

class Weights {
 public:
  Weights() = default;
  // Rows that are none are passed over.
  explicit Weights(const lexicon::WordList& list);

  bool empty() const { return count_ == 0; }
  bool knows(std::uint64_t feature) const { return slot(feature) != nullptr; }
  // The sum of the weights of what is seen, and the probability that this makes.
  double sum(const Features& features) const;
  double probability(const Features& features) const;

 private:
  struct Slot {
    std::uint64_t feature = 0;  // 0: free
    float weight = 0;
  };
  const Slot* slot(std::uint64_t feature) const;
  // Most of what is seen has no weight: a few bits that lie near tell so.
  static constexpr std::size_t kMaybe = std::size_t{1} << 17;
  static std::size_t maybe_of(std::uint64_t feature) { return (feature >> 20) % kMaybe; }
  std::size_t place_of(std::uint64_t feature) const { return (feature ^ (feature >> 32)) & (slots_.size() - 1); }

  std::vector<std::uint64_t> maybe_;
  std::vector<Slot> slots_;  // a power of two of them, at most half in use
  std::size_t count_ = 0;
};

double logistic(double sum);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_WEIGHTS_H_
