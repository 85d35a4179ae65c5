// The tokenizer reads whole blocks of plain text at once and everything else token by token: a hundred megabytes on which
// both must say the same. Half are real texts, begun at every byte of a block and a bit; half are random pieces and bytes.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/compiled_pack.h"
#include "real_texts.h"
#include "sayso/pack.h"
#include "text/tokens.h"
#include "text/utf8.h"

using namespace sayso;

namespace {

constexpr std::size_t kHalf = 50'000'000;

class Paths {
 public:
  Paths() {
    for (const std::string_view name : Pack::builtin_names()) packs_.push_back(*Pack::builtin(name));
  }

  bool agree(std::string_view text) {
    const text::TokenTables& tables = packs_[bytes % packs_.size()]->compiled().tokens;
    bytes += text.size();
    tokenizer_.tokenize(text, tables, slow_, text::TokenPath::kStepwise);
    for (const text::TokenPath path : {text::TokenPath::kFastest, text::TokenPath::kBlocks}) {
      tokenizer_.tokenize(text, tables, fast_, path);
      const bool same = std::equal(fast_.begin(), fast_.end(), slow_.begin(), slow_.end(), [](const text::Token& a, const text::Token& b) {
        return a.begin == b.begin && a.length == b.length && a.flags == b.flags;
      });
      if (!same) return false;
    }
    return true;
  }

  std::size_t bytes = 0;

 private:
  std::vector<std::shared_ptr<const Pack>> packs_;
  text::Tokenizer tokenizer_;
  std::vector<text::Token> fast_, slow_;
};

std::string random_text(std::mt19937& random, const std::vector<std::string>& real) {
  static const char* const pieces[] = {"word", "It",  "a",    "B",   "12",  "7",   "1,000", "3.5",  "G20",  "6pm",  "don't", "J.",  "U.S.", "e.g.",
                                       "end.", "...", ".",    ".5",  ",",   ";",   ":",     "-",    "--",   "(",    ")",     "\"",  "“",    "”",
                                       "‘",    "’",   "'",    "''",  "!",   "?",   "%",     "$",    "$A5",  "RM23", "AT&T",  "@x",  "#tag", "a@b.org",
                                       "é",    "я",   "шаг",  "\u0308", "\u00A0", "\u200B", "😀", "👩‍🚒", "🇩🇪", "\xFF", "\xE2\x80", "_",  "/",    "\t",
                                       "\r\n", "\r",  "\u2028", "\u0085", "ไทย", "東京", "カナ", "ש\"", "٣",   "½",    "·",     "\uFEFF", "https://x.org/y",
                                       " ",    " ",   " ",    " ",   " ",   "  ",  "\n",    "\n\n", " \n",  "\n "};
  std::string s;
  const std::uint32_t kind = static_cast<std::uint32_t>(random() % 4);
  const std::size_t count = random() % 300;
  if (kind == 3) {  // a real text, damaged in a few places
    const std::string& text = real[random() % real.size()];
    const std::size_t from = random() % (text.size() + 1);
    s = text.substr(from, 1 + random() % 4000);
    for (std::size_t i = 0; i < 1 + s.size() / 60; ++i) {
      const std::size_t at = random() % (s.size() + 1);
      if (random() % 2 == 0) {
        s.insert(at, pieces[random() % std::size(pieces)]);
      } else if (at < s.size()) {
        s[at] = static_cast<char>(random() % 256);
      }
    }
    return s;
  }
  for (std::size_t i = 0; i < count; ++i) {
    switch (kind) {
      case 0: s += pieces[random() % std::size(pieces)]; break;
      case 1: s += random() % 8 != 0 ? (random() % 2 == 0 ? "words" : " ") : pieces[random() % std::size(pieces)]; break;
      default:
        if (random() % 3 == 0) {
          s += static_cast<char>(random() % 256);
        } else {
          text::append_utf8(static_cast<std::uint32_t>(random() % (random() % 2 == 0 ? 0x250u : 0x20000u)), s);
        }
    }
  }
  return s;
}

}  // namespace

TEST_CASE("fifty megabytes of real text give the same tokens by blocks, wherever the blocks begin", "[paths]") {
  const std::vector<std::string> texts = tests::real_texts();
  Paths paths;
  for (std::size_t from = 0; paths.bytes < kHalf; ++from) {
    const std::size_t before = paths.bytes;
    for (const std::string& text : texts) {
      if (text.size() <= from || paths.bytes >= kHalf) continue;
      if (!paths.agree(std::string_view(text).substr(from))) FAIL("from byte " << from << " of " << text.substr(0, 60));
    }
    REQUIRE(paths.bytes > before);
  }
  fmt::print("real text: {:.0f} MB, {} texts\n", static_cast<double>(paths.bytes) / 1e6, texts.size());
}

TEST_CASE("fifty megabytes of random text give the same tokens by blocks", "[paths]") {
  const std::vector<std::string> real = tests::real_texts();
  std::mt19937 random(20261123);
  Paths paths;
  std::size_t texts = 0;
  for (; paths.bytes < kHalf; ++texts) {
    const std::string s = random_text(random, real);
    if (!paths.agree(s)) FAIL(s);
  }
  fmt::print("random text: {:.0f} MB, {} texts\n", static_cast<double>(paths.bytes) / 1e6, texts);
}
