#include "text/word_break.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "show.h"
#include "text/characters.h"
#include "text/utf8.h"

using namespace sayso;
using Offsets = std::vector<std::uint32_t>;

namespace {

constexpr const char* kTestFile = "/usr/share/unicode/auxiliary/WordBreakTest.txt";

// A line of the test file: code points in hexadecimal, ÷ where there is a boundary, × where there is none.
struct Line {
  std::string text;
  Offsets boundaries;
};

Line read(const std::string& line) {
  Line result;
  std::istringstream words(line.substr(0, line.find('#')));
  for (std::string word; words >> word;) {
    if (word == "÷") {
      result.boundaries.push_back(static_cast<std::uint32_t>(result.text.size()));
    } else if (word != "×") {
      text::append_utf8(static_cast<std::uint32_t>(std::stoul(word, nullptr, 16)), result.text);
    }
  }
  return result;
}

Offsets boundaries_of(std::string_view text) {
  Offsets boundaries;
  text::word_boundaries(text, boundaries);
  return boundaries;
}

}  // namespace

TEST_CASE("every line of the standard's own test of word boundaries passes") {
  std::ifstream file(kTestFile);
  if (!file) {
    WARN("skipped: " << kTestFile << " is not here (Debian package unicode-data)");
    return;
  }
  std::size_t lines = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const Line expected = read(line);
    ++lines;
    if (boundaries_of(expected.text) != expected.boundaries) FAIL(line);
  }
  CHECK(lines == 1823);
}

TEST_CASE("words have the boundaries that readers of the standard expect") {
  CHECK(boundaries_of("").empty());
  CHECK(boundaries_of("can't") == Offsets{0, 5});
  CHECK(boundaries_of("3.5 a.b") == Offsets{0, 3, 4, 7});
  CHECK(boundaries_of("6pm,") == Offsets{0, 3, 4});
  CHECK(boundaries_of("a\r\n\r\nb") == Offsets{0, 1, 3, 5, 6});
  CHECK(boundaries_of("\xFF\xFE") == Offsets{0, 1, 2});
}

TEST_CASE("random text has the boundaries that ICU finds, but for what ICU tailors") {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> icu(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  REQUIRE(U_SUCCESS(status));
  // Of every class some; without ":" and "@", which ICU treats otherwise, and without scripts it has dictionaries for.
  static const char* const pieces[] = {"a", "Z", "é", "ש", "ק", "5", "٣", "\u2019", "'", "\"", ".", ",", ";", "_", " ", "  ", "\u0308",
                                       "\u200D", "\u00AD", "\r", "\n", "\u2028", "🇩", "🇫", "👩", "🏽", "Ⓜ", "ж", "—", "!", "\u3000", "·"};
  std::mt19937 random(7);
  for (int round = 0; round < 30'000; ++round) {
    std::string s;
    const std::size_t count = 1 + random() % 16;
    for (std::size_t i = 0; i < count; ++i) s += pieces[random() % std::size(pieces)];
    const icu::UnicodeString units = icu::UnicodeString::fromUTF8(s);
    icu->setText(units);
    Offsets expected;
    for (int at = icu->first(); at != icu::BreakIterator::DONE; at = icu->next()) {
      std::string before;
      units.tempSubString(0, at).toUTF8String(before);
      expected.push_back(static_cast<std::uint32_t>(before.size()));
    }
    if (boundaries_of(s) != expected) FAIL("round " << round << ": " << s);
  }
}

TEST_CASE("where tokens are not tailored they have the standard's boundaries") {
  for (const char* s : {"The ferry sails on Monday, says Ida Holm; nobody (else) waits.", "Die Fähre legt ab, sagt sie: „Größe zählt.“",
                        "Паром уходит в понедельник, говорит она.", "Το πλοίο φεύγει, λέει.", "12 345,67 1.5 x_y 👩🏽‍🚒 🇩🇪"}) {
    Offsets expected;
    const std::string text = s;
    const Offsets all = boundaries_of(text);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      if (text::kind_of(text::decode(text, all[i]).codepoint) != text::CharacterKind::kSpace) expected.push_back(all[i]);
    }
    Offsets begins;
    for (const text::Token& token : tests::tokens_of(text)) begins.push_back(token.begin);
    CHECK(begins == expected);
  }
}

TEST_CASE("a million characters of one sort are passed once") {
  for (const char* piece : {"a", "a:", "a:\u0308", "\u0308", "1.", "ש\"", "🇩", "\u200D", "'"}) {
    std::string s;
    while (s.size() < 1'000'000) s += piece;
    CHECK(boundaries_of(s).back() == s.size());
  }
}
