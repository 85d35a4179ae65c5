// What was answered to the conditions that are asked, and a number for each such row of answers.
//
// A table of rows of bits, each under a number that says who asked; open addressing, and no allocation for a row. It is
// looked into for every symbol that is new to an automaton, and for every class of symbols that is new to a state.
#ifndef SAYSO_MATCH_ANSWER_TABLE_H_
#define SAYSO_MATCH_ANSWER_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sayso::match {

class AnswerTable {
 public:
  // Where a row stands; `fresh`: it was not known. `value` is the caller's, 0 at first, and valid until the next call.
  struct Place {
    std::uint32_t& value;
    bool fresh;
  };
  // The row `answers` as far as `asked` has bits, `width` words of both, asked by `who`. `width` is the same in all calls.
  Place find(std::uint32_t who, const std::uint64_t* answers, const std::uint64_t* asked, std::size_t width) {
    std::uint64_t hash = (who + 1) * 0x9e3779b97f4a7c15u;
    for (std::size_t i = 0; i < width; ++i) {
      hash = (hash ^ (answers[i] & asked[i])) * 0xbf58476d1ce4e5b9u;
      hash ^= hash >> 31;
    }
    if (slots_.empty()) slots_.resize(64);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(hash) & mask;
    for (; slots_[at] != 0; at = (at + 1) & mask) {
      Row& row = rows_[slots_[at] - 1];
      if (row.hash == hash && row.who == who && same(words_.data() + (slots_[at] - 1) * width, answers, asked, width)) return {row.value, false};
    }
    for (std::size_t i = 0; i < width; ++i) words_.push_back(answers[i] & asked[i]);
    rows_.push_back({hash, who, 0});
    slots_[at] = static_cast<std::uint32_t>(rows_.size());
    if (rows_.size() * 2 > slots_.size()) grow();
    return {rows_.back().value, true};
  }

  std::size_t size() const { return rows_.size(); }
  // The rows in the order in which they came, `width` words each: the n-th begins at n * width. Valid until the next call.
  const std::uint64_t* words() const { return words_.data(); }
  std::size_t bytes() const { return rows_.size() * (sizeof(Row) + 2 * sizeof(std::uint32_t)) + words_.size() * sizeof(std::uint64_t); }
  void clear() {
    slots_ = {};
    rows_ = {};
    words_ = {};
  }

 private:
  struct Row {
    std::uint64_t hash = 0;
    std::uint32_t who = 0;
    std::uint32_t value = 0;
  };
  static bool same(const std::uint64_t* known, const std::uint64_t* answers, const std::uint64_t* asked, std::size_t width) {
    std::uint64_t different = 0;
    for (std::size_t i = 0; i < width; ++i) different |= known[i] ^ (answers[i] & asked[i]);
    return different == 0;
  }
  void grow() {
    slots_.assign(slots_.size() * 2, 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t row = 0; row < rows_.size(); ++row) {
      std::size_t at = static_cast<std::size_t>(rows_[row].hash) & mask;
      while (slots_[at] != 0) at = (at + 1) & mask;
      slots_[at] = row + 1;
    }
  }

  std::vector<std::uint32_t> slots_;  // a power of two of them, at most half in use; a row + 1, 0: free
  std::vector<Row> rows_;
  std::vector<std::uint64_t> words_;  // of the rows, one behind another
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_ANSWER_TABLE_H_
