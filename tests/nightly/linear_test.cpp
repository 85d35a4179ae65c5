// A hundred megabytes of what tempts a reader of text into looking back or ahead too far: it must take ten times as long as
// ten megabytes, and hold memory in proportion. Quadratic work would take a hundred times as long, so a bound of four times
// the time a byte tells the two apart on a busy machine, too.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/compiled_pack.h"
#include "lexicon/types.h"
#include "real_texts.h"
#include "sayso/pack.h"
#include "text/offsets.h"
#include "text/quotation_marks.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "text/word_break.h"

using namespace sayso;

namespace {

constexpr std::size_t kSmall = 10'000'000;
constexpr std::size_t kLarge = 100'000'000;

struct Kind {
  const char* name;
  std::string piece;
};

std::vector<Kind> kinds() {
  std::string line;  // real words without a line break
  for (const std::string& text : tests::real_texts()) {
    if (line.size() < 1'000'000) line += text + " ";
  }
  std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  std::string million;
  for (int i = 0; i < 1'000'000; ++i) million += "“";
  return {{"news without a line break", line},
          {"a million opening marks, then a line", million + "\n"},
          {"opening marks", "“"},
          {"opening marks with words", "“We"},
          {"opening marks with words and spaces", " “We"},
          {"straight marks", "\""},
          {"straight marks with words", " \"We"},
          {"apostrophes", "'"},
          {"curly apostrophes", "’"},
          {"apostrophes with words", " 'We"},
          {"pairs", "“a” "},
          {"a letter", "a"},
          {"a capital and a stop", "A."},
          {"a digit", "7"},
          {"digits with commas", "7,"},
          {"a space", " "},
          {"line breaks", "\n"},
          {"a word a line", "word\n"},
          {"a combining mark", "\u0308"},
          {"an emoji", "😀"},
          {"emoji, joined", "👩\u200D"},
          {"half a flag", "🇩"},
          {"a stop", "."},
          {"stops with spaces", ". "},
          {"brackets", "("},
          {"malformed bytes", "\xFF"},
          {"addresses that do not end", "a@"},
          {"words with stops", "x.y"},
          {"Cyrillic", "шаг "}};
}

std::string repeated(const std::string& piece, std::size_t size) {
  std::string text;
  text.reserve(size + piece.size());
  while (text.size() < size) text += piece;
  return text;
}

// Of this process alone, whatever else the machine does.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double megabytes_of_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct Layers {
  std::shared_ptr<const Pack> pack = *Pack::builtin("en");
  text::Tokenizer tokenizer;
  lexicon::TypeTable types;
  std::vector<text::Token> tokens;
  std::vector<text::Quotation> quotations;
  std::vector<text::Sentence> sentences;

  // Nanoseconds a byte, all layers of text.
  double run(const std::string& text) {
    const double start = processor_seconds();
    tokenizer.tokenize(text, pack->compiled().tokens, tokens);
    lexicon::intern_tokens(text, types, tokens);
    text::pair_quotation_marks(text, pack->compiled().marks, tokens, quotations);
    text::segment_sentences(text, pack->compiled().sentences, quotations, tokens, sentences);
    const text::OffsetMap offsets(text, OffsetUnit::kCodepoint);
    const std::size_t last = offsets.from_byte(text.size());
    const double seconds = processor_seconds() - start;
    REQUIRE(last <= text.size());
    return seconds * 1e9 / static_cast<double>(text.size());
  }
};

}  // namespace

TEST_CASE("a hundred megabytes of one sort take ten times as long as ten", "[linear]") {
  fmt::print("{:<40} {:>10} {:>10} {:>8} {:>12} {:>10}\n", "tokens, types, marks, sentences, offsets", "10 MB", "100 MB", "ratio", "tokens", "memory");
  for (const Kind& kind : kinds()) {
    Layers layers;
    const std::string small = repeated(kind.piece, kSmall);
    const double small_cost = std::min(layers.run(small), layers.run(small));
    const std::string large = repeated(kind.piece, kLarge);
    const double cost = std::min(layers.run(large), layers.run(large));  // the first gets the memory, page by page
    fmt::print("{:<40} {:>7.1f} ns {:>7.1f} ns {:>8.2f} {:>12} {:>7.0f} MB\n", kind.name, small_cost, cost, cost / small_cost, layers.tokens.size(),
               megabytes_of_memory());
    CHECK(cost < std::max(small_cost, 1.0) * 4);  // a nanosecond a byte is what memory alone costs
    REQUIRE((layers.tokens.empty() || layers.sentences.back().end_token == layers.tokens.size()));
  }
  // A token a byte is 16 bytes and a quotation 36; a vector that grows holds twice, for a moment three times as much.
  CHECK(megabytes_of_memory() < 80.0 * static_cast<double>(kLarge) / 1e6);
}

TEST_CASE("the standard's word boundaries are found in ten times as long in a hundred megabytes", "[linear]") {
  fmt::print("{:<40} {:>10} {:>10} {:>8}\n", "boundaries of UAX #29", "10 MB", "100 MB", "ratio");
  std::vector<std::uint32_t> boundaries;
  const auto cost = [&](const std::string& text) {
    const double start = processor_seconds();
    text::word_boundaries(text, boundaries);
    const double seconds = processor_seconds() - start;
    REQUIRE(boundaries.back() == text.size());
    return seconds * 1e9 / static_cast<double>(text.size());
  };
  for (const Kind& kind : kinds()) {
    const std::string small = repeated(kind.piece, kSmall);
    const double small_cost = std::min(cost(small), cost(small));
    const double large_cost = cost(repeated(kind.piece, kLarge));
    fmt::print("{:<40} {:>7.1f} ns {:>7.1f} ns {:>8.2f}\n", kind.name, small_cost, large_cost, large_cost / small_cost);
    CHECK(large_cost < std::max(small_cost, 1.0) * 4);
  }
}
