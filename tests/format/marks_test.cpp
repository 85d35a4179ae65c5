// What show draws: marks over a text, cut into segments, in lanes that never hold two records at once.
#include "format/marks.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>

#include "sample.h"
#include "sayso/io/registry.h"

using namespace sayso;

namespace {

Quote quote_at(std::string id, std::vector<Span> spans) {
  Quote q;
  q.id = std::move(id);
  q.content = tests::anchor("x", std::move(spans));
  return q;
}

std::string shown(const Document& d, std::string_view text, std::string_view format = "terminal",
                  io::WriterOptions options = {}) {
  std::string out;
  const auto writer = io::find_writer(format)->make(options);
  writer->write(d, text, out);
  return out;
}

}  // namespace

TEST_CASE("Offsets in any unit lead to the same bytes") {
  const std::string text = "é🥳 “we” wait";
  Document d;
  d.quotes = {quote_at("q1", {{3, 7}})};
  for (const auto& [unit, span] : {std::pair{OffsetUnit::kCodepoint, Span{3, 7}},
                                   {OffsetUnit::kUtf16, Span{4, 8}},
                                   {OffsetUnit::kByte, Span{7, 15}}}) {
    d.offset_unit = unit;
    d.quotes[0].content.spans = {span};
    const auto marks = io::marks_of(d, text);
    REQUIRE(marks.size() == 1);
    CHECK(text.substr(marks[0].spans[0].begin, marks[0].spans[0].end - marks[0].spans[0].begin) == "“we”");
  }
}

TEST_CASE("Nested and overlapping records lie in lanes of their own, and a free lane is used again") {
  Document d;
  d.quotes = {quote_at("q1", {{0, 20}}), quote_at("q2", {{5, 10}}), quote_at("q3", {{8, 30}}),
              quote_at("q4", {{31, 35}})};
  const auto marks = io::marks_of(d, std::string(40, 'x'));
  CHECK(marks[0].lane == 0);
  CHECK(marks[1].lane == 1);
  CHECK(marks[2].lane == 2);
  CHECK(marks[3].lane == 0);
}

TEST_CASE("An interrupted record keeps its lane over the gap") {
  Document d;
  d.quotes = {quote_at("q1", {{0, 5}, {15, 20}}), quote_at("q2", {{7, 9}})};
  const auto text = std::string(25, 'x');
  const auto marks = io::marks_of(d, text);
  CHECK(marks[1].lane == 1);
  const auto lines = io::marked_lines(marks, text);
  REQUIRE(lines.size() == 1);
  REQUIRE(lines[0].segments.size() == 6);
  CHECK(lines[0].segments[1].marks.empty());
  CHECK(lines[0].segments[1].gaps == std::vector<std::uint32_t>{0});
  CHECK(lines[0].segments[2].marks == std::vector<std::uint32_t>{1});
  CHECK(lines[0].lanes == 2);
}

TEST_CASE("The segments of all lines are the text without its line breaks, whatever is marked") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n)(random); };
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t i = below(60); i > 0; --i)
      text += std::array{"a", "é", " ", "\n", "\r\n", "🥳", "\xff"}[below(6)];
    Document d;
    for (std::size_t i = below(8); i > 0; --i) {
      const std::size_t begin = below(70);
      d.quotes.push_back(quote_at("q", {{begin, begin + below(20)}, {begin + 25, begin + 30}}));
    }
    const auto marks = io::marks_of(d, text);
    std::string joined, expected;
    for (const char c : text) {
      if (c != '\n') expected += c;
    }
    std::erase(expected, '\r');
    for (const auto& line : io::marked_lines(marks, text)) {
      for (const auto& segment : line.segments) {
        joined += text.substr(segment.begin, segment.end - segment.begin);
        std::set<std::size_t> lanes;
        for (const auto m : segment.marks) CHECK(lanes.insert(marks[m].lane).second);
      }
    }
    CHECK(joined == expected);
  }
}

TEST_CASE("The terminal shows nested brackets closing in order and crossing ones by name") {
  Document d;
  d.id = "x";
  d.quotes = {quote_at("q1", {{0, 8}}), quote_at("q2", {{4, 7}})};
  CHECK_THAT(shown(d, "one two three"), Catch::Contains("‹q1 one ‹q2 two› ›three"));
  d.quotes = {quote_at("q1", {{0, 7}}), quote_at("q2", {{4, 13}})};
  CHECK_THAT(shown(d, "one two three"), Catch::Contains("‹q1 one ‹q2 two›q1 three›"));
}

TEST_CASE("No line is wider than asked, wide characters count two, and a word that fits nowhere is broken") {
  Document d;
  d.id = "x";
  const std::string wide =
      "本本本本本本本本本本本本本本本本本本本本本本本本本本本本本本 " + std::string(100, 'w') + " end";
  const std::string page = shown(d, wide, "terminal", {.width = 40});
  std::size_t begin = 0;
  for (std::size_t feed = page.find('\n'); feed != std::string::npos; begin = feed + 1, feed = page.find('\n', begin)) {
    const std::string line = page.substr(begin, feed - begin);
    std::size_t columns = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const auto byte = static_cast<unsigned char>(line[i]);
      columns += byte < 0x80 ? 1 : byte >= 0xE0 ? 2 : 0;
    }
    CHECK(columns <= 40);
  }
}

TEST_CASE("A text cannot send commands to the terminal or markup to the page") {
  Document d;
  d.id = "<i>\x1b[31m";
  d.title = "\x1b]0;x\x07 & \"t\"";
  const std::string text = "\x1b[2J<script>alert(1)</script>\x00 &amp; \xc2\x9b";
  CHECK(shown(d, text).find('\x1b') == std::string::npos);
  CHECK_THAT(shown(d, text), !Catch::Contains("\xc2\x9b"));
  const std::string page = shown(d, text, "html");
  CHECK(page.find('\x1b') == std::string::npos);
  CHECK_THAT(page, !Catch::Contains("<script>") && !Catch::Contains("<i>") && Catch::Contains("&lt;script&gt;"));
}

TEST_CASE("Without colours there is no command in the output, with them each line ends plain") {
  Document d = tests::full_document();
  const std::string text(100, 'x');
  CHECK(shown(d, text).find('\x1b') == std::string::npos);
  const std::string colored = shown(d, text, "terminal", {.color = true});
  CHECK_THAT(colored, Catch::Contains("\x1b[32m"));
  bool styled = false;
  for (std::size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\x1b') styled = colored[i + 2] != '0';
    if (colored[i] == '\n') CHECK_FALSE(styled);
  }
}

TEST_CASE("Every field that a record has is on its card") {
  const std::string page = shown(tests::full_document(), std::string(100, 'x'), "html");
  for (const char* shown_once : {"mixed",
                                 "Ng (Mary Ng)",
                                 "say",
                                 "neutral",
                                 "Der Bote",
                                 "reports",
                                 "reporters",
                                 "denied",
                                 "quotes.said_after",
                                 "0.12",
                                 "money",
                                 "approx 5 barrel USD a barrel",
                                 "PT90M",
                                 "up",
                                 "oil",
                                 "barrels",
                                 "Friday = 2025-09-19",
                                 "Rome",
                                 "forecast",
                                 "2025-W38",
                                 "START",
                                 "High Court",
                                 "guilty",
                                 "trade minister",
                                 "mended"}) {
    CHECK_THAT(page, Catch::Contains(shown_once));
  }
}
