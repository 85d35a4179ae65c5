// The matcher against a tiny backtracking matcher that works on the syntax tree: random patterns, random texts.
#include <catch2/catch.hpp>
#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <random>

#include "bench_pack.h"
#include "grammar/parser.h"

namespace {

using sayso::grammar::PatternTree;
using Words = std::vector<std::string>;
using Spans = std::map<std::string, std::pair<std::size_t, std::size_t>>;

// Walks a tree in the order of preference; `next` says whether what follows fits too.
class Oracle {
 public:
  explicit Oracle(const Words& words) : words_(words) {}

  // The longest match from `begin`, with its captures, or nothing.
  std::optional<std::pair<std::size_t, Spans>> longest(const PatternTree& tree, std::size_t begin) {
    std::size_t best = begin;
    walk(tree, begin, [&](std::size_t end) {
      best = std::max(best, end);
      return false;
    });
    if (best == begin) return std::nullopt;
    spans_.clear();
    Spans taken;
    walk(tree, begin, [&](std::size_t end) {
      if (end != best) return false;
      taken = spans_;
      return true;
    });
    return std::make_pair(best, taken);
  }

  // Whether the pattern matches anything that lies within [begin, end).
  bool inside(const PatternTree& tree, std::size_t begin, std::size_t end) {
    for (std::size_t from = begin; from <= end; ++from) {
      if (walk(tree, from, [&](std::size_t at) { return at <= end; })) return true;
    }
    return false;
  }

 private:
  using Next = std::function<bool(std::size_t)>;

  bool walk(const PatternTree& tree, std::size_t at, const Next& next) {
    switch (tree.kind) {
      case PatternTree::Kind::kSequence: return sequence(tree, 0, at, next);
      case PatternTree::Kind::kAlternatives:
        for (const PatternTree& child : tree.children) {
          if (walk(child, at, next)) return true;
        }
        return false;
      case PatternTree::Kind::kRepeat: return repeat(tree, 0, at, next);
      case PatternTree::Kind::kLiteral: return at < words_.size() && words_[at] == tree.text && next(at + 1);
      case PatternTree::Kind::kCondition: return at < words_.size() && next(at + 1);
      case PatternTree::Kind::kCapture:
        return walk(tree.children.front(), at, [&](std::size_t end) {
          const auto inner = spans_;
          if (end > at) spans_[tree.text] = {at, end};
          if (next(end)) return true;
          spans_ = inner;
          return false;
        });
      case PatternTree::Kind::kLook: return look(tree, at) != tree.negative && next(at);
      case PatternTree::Kind::kStart: return at == 0 && next(at);
      case PatternTree::Kind::kEnd: return at == words_.size() && next(at);
      default: return false;
    }
  }

  bool sequence(const PatternTree& tree, std::size_t child, std::size_t at, const Next& next) {
    if (child == tree.children.size()) return next(at);
    return walk(tree.children[child], at, [&, child](std::size_t end) { return sequence(tree, child + 1, end, next); });
  }

  bool repeat(const PatternTree& tree, int done, std::size_t at, const Next& next) {
    const auto more = [&] {
      if (tree.max >= 0 && done >= tree.max) return false;
      return walk(tree.children.front(), at, [&, done](std::size_t end) {
        if (end == at && done >= tree.min && tree.max < 0) return false;  // an empty turn of a loop leads nowhere
        return repeat(tree, done + 1, end, next);
      });
    };
    if (done < tree.min) return more();
    return tree.lazy ? next(at) || more() : more() || next(at);
  }

  bool look(const PatternTree& tree, std::size_t at) {
    if (tree.ahead) return Oracle(words_).walk(tree.children.front(), at, [](std::size_t) { return true; });
    for (std::size_t from = 0; from <= at; ++from) {
      if (Oracle(words_).walk(tree.children.front(), from, [&](std::size_t end) { return end == at; })) return true;
    }
    return false;
  }

  const Words& words_;
  Spans spans_;
};

bool nullable(const PatternTree& tree) {
  const auto all = [&] { return std::all_of(tree.children.begin(), tree.children.end(), nullable); };
  switch (tree.kind) {
    case PatternTree::Kind::kSequence: return all();
    case PatternTree::Kind::kAlternatives: return std::any_of(tree.children.begin(), tree.children.end(), nullable);
    case PatternTree::Kind::kRepeat: return tree.min == 0 || all();
    case PatternTree::Kind::kCapture: return all();
    case PatternTree::Kind::kLiteral:
    case PatternTree::Kind::kCondition: return false;
    default: return true;
  }
}

// A loop around something that can be empty: which of its empty turns count is settled by no convention.
bool loops_over_nothing(const PatternTree& tree) {
  if (tree.kind == PatternTree::Kind::kRepeat && tree.max < 0 && nullable(tree.children.front())) return true;
  return std::any_of(tree.children.begin(), tree.children.end(), loops_over_nothing);
}

class PatternMaker {
 public:
  explicit PatternMaker(unsigned seed) : random_(seed) {}

  std::string pattern(int depth, bool captures) {
    std::string out;
    const int items = 1 + pick(3);
    for (int i = 0; i < items; ++i) out += (i ? " " : "") + item(depth, captures);
    if (depth > 0 && pick(4) == 0) out += " | " + pattern(depth - 1, captures);
    return out;
  }
  Words text() {
    Words words;
    const int size = 1 + pick(9);
    for (int i = 0; i < size; ++i) words.push_back(letter());
    return words;
  }
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

 private:
  std::string letter() { return std::string(1, static_cast<char>('a' + pick(3))); }

  std::string item(int depth, bool captures) {
    std::string body;
    switch (depth > 0 ? pick(9) : pick(4)) {
      case 0: body = "[]"; break;
      case 4:
      case 5: body = "(" + pattern(depth - 1, captures) + ")"; break;
      case 6:
        // A name stands once in a pattern: what a name taken twice keeps is another question.
        if (captures && next_capture_ < 'z') {
          const std::string name(1, next_capture_++);
          return "(?<" + name + "> " + pattern(depth - 1, false) + ")";
        }
        body = "\"" + letter() + "\"";
        break;
      case 7: {
        static const char* const kLooks[] = {"(?= ", "(?! ", "(?<= ", "(?<! "};
        return kLooks[pick(4)] + pattern(depth - 1, false) + ")";
      }
      default: body = "\"" + letter() + "\"";
    }
    static const char* const kRepeats[] = {"", "", "", "", "?", "*", "+", "{1,2}", "*?", "??"};
    return body + kRepeats[pick(10)];
  }

  std::mt19937 random_;
  char next_capture_ = 'p';
};

}  // namespace

namespace {

// So many random patterns, on eight texts each; from different seeds for different `first`.
void check_random_patterns(unsigned first, unsigned count) {
  unsigned matches = 0;
  for (unsigned seed = first; seed < first + count; ++seed) {
    PatternMaker make(seed);
    const std::string source = make.pattern(3, true);
    const std::string unless = make.pick(3) == 0 ? make.pattern(1, false) : std::string();
    sayso::grammar::Reporter reporter({});
    const std::string head = "grammar test.test\nmention m { p: span?, q: span?, r: span?, s: span?, t: span?, u: span?, v: span?, w: span?, x: span?, y: span? }\nphase p\nrule r\n  " + source + " => emit m { ";
    // Only captures that stand in the pattern can be emitted.
    std::string fields;
    for (char c = 'p'; c < 'z'; ++c) {
      if (source.find(std::string("(?<") + c + ">") != std::string::npos) fields += std::string(fields.empty() ? "" : ", ") + c + "=$" + c;
    }
    const std::string grammar = head + fields + " }\n" + (unless.empty() ? "" : "  unless " + unless + "\n") + "end\n";
    const auto tree = sayso::grammar::parse(grammar, 0, reporter);
    REQUIRE(reporter.errors() == 0);
    const PatternTree& pattern = tree.phases.front().rules.front().pattern;
    const std::vector<PatternTree>& forbidden = tree.phases.front().rules.front().unless;
    if (loops_over_nothing(pattern) || std::any_of(forbidden.begin(), forbidden.end(), loops_over_nothing)) continue;
    sayso::tests::BenchPack pack(grammar.substr(grammar.find('\n') + 1));
    for (int round = 0; round < 8; ++round) {
      const Words words = make.text();
      std::string text, expected, got;
      for (const std::string& word : words) text += word + " ";
      Oracle oracle(words);
      for (std::size_t begin = 0; begin < words.size();) {
        const auto match = oracle.longest(pattern, begin);
        if (!match || (!forbidden.empty() && oracle.inside(forbidden.front(), begin, match->first))) {
          ++begin;
          continue;
        }
        ++matches;
        expected += "[" + std::to_string(begin) + "," + std::to_string(match->first) + "]";
        for (const auto& [name, span] : match->second) expected += name + std::to_string(span.first) + "-" + std::to_string(span.second);
        begin = match->first;
      }
      pack.run(text);
      for (const auto& mention : pack.mentions().all()) {
        got += "[" + std::to_string(mention.span.begin) + "," + std::to_string(mention.span.end) + "]";
        for (char c = 'p'; c < 'z'; ++c) {
          for (const auto& span : pack.mentions().spans(mention, std::string(1, c))) got += c + std::to_string(span.begin) + "-" + std::to_string(span.end);
        }
      }
      INFO(source << "\n" << text);
      REQUIRE(got == expected);
    }
  }
  CHECK(matches > count / 3);
}

}  // namespace

TEST_CASE("random patterns match as a backtracking oracle says") { check_random_patterns(1, 3000); }

// Of `make nightly`; hidden from a plain run.
TEST_CASE("very many random patterns match as a backtracking oracle says", "[.nightly]") { check_random_patterns(1'000'000, 125'000); }
