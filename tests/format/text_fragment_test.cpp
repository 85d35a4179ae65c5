// Links to words: what they say is looked for here as a browser does, and must be what was meant.
#include "format/text_fragment.h"

#include <catch2/catch.hpp>
#include <string>

using namespace sayso;

namespace {

std::string link_to(const std::string& text, std::string_view words, std::size_t which = 0, std::string_view uri = "https://example.org/a") {
  std::size_t at = text.find(words);
  while (which-- > 0) at = text.find(words, at + 1);
  REQUIRE(at != std::string::npos);
  return io::TextFragments(text).link(uri, {{at, at + words.size()}});
}

}  // namespace

TEST_CASE("A short stretch stands in the link as a whole, without the marks around it") {
  CHECK(link_to("She left. “We wait,” he said.", "“We wait,”") == "https://example.org/a#:~:text=We%20wait");
}

TEST_CASE("What the syntax of a link takes for itself is encoded") {
  CHECK(link_to("a well-known, old & tried 100% way é", "well-known, old & tried 100% way é") ==
        "https://example.org/a#:~:text=well%2Dknown%2C%20old%20%26%20tried%20100%25%20way%20%C3%A9");
}

TEST_CASE("White space of any kind is one space") {
  CHECK(link_to("one\ttwo  three end", "one\ttwo  three") == "https://example.org/a#:~:text=one%20two%20three");
}

TEST_CASE("Words that come earlier in the text as well are told by what stands before them, else behind them") {
  const std::string text = "We will wait, she said. They asked again. But then we will wait longer.";
  CHECK(link_to(text, "We will wait") == "https://example.org/a#:~:text=We%20will%20wait");
  CHECK(link_to(text, "we will wait") == "https://example.org/a#:~:text=then-,we%20will%20wait");
  CHECK(link_to("Yes they did\nYes we can", "Yes", 1) == "https://example.org/a#:~:text=Yes,-we");
}

TEST_CASE("A long stretch is told by its first and last words, and never over a line") {
  const std::string text = "Start. One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen. End.";
  CHECK(link_to(text, "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen") ==
        "https://example.org/a#:~:text=One%20two%20three%20four%20five,thirteen%20fourteen%20fifteen%20sixteen%20seventeen");
  CHECK(link_to("He said a\nb c and left", "a\nb c") == "https://example.org/a#:~:text=a,b%20c");
}

TEST_CASE("Pieces are told one by one; a fragment that is there stays") {
  const std::string text = "“We go,” she said, “at once.”";
  const std::size_t second = text.find("“at");
  CHECK(io::TextFragments(text).link("https://example.org/a#top", {{0, 12}, {second, text.size()}}) == "https://example.org/a#top:~:text=We%20go&text=at%20once");
}

TEST_CASE("Without an address there is no link, without words the page alone") {
  CHECK(link_to("a b", "b", 0, "") == "");
  CHECK(link_to("a b", "b", 0, "urn:newsml:example.org:1") == "");
  CHECK(link_to("a — b", "—") == "https://example.org/a");
}
