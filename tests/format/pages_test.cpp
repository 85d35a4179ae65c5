// Pages: what becomes text, in what form, and what is known of the article.
#include <catch2/catch.hpp>
#include <string>

#include "sayso/io/registry.h"

using namespace sayso;

namespace {

io::Item read_page(std::string_view page) {
  auto next = io::find_reader("html")->make(io::read_memory(page), {})->next();
  REQUIRE(next.ok());
  REQUIRE(next->has_value());
  return std::move(**next);
}

std::string text_of(std::string_view page) { return read_page(page).text; }

}  // namespace

TEST_CASE("q gets the marks of the page's language, others inside of others") {
  CHECK(text_of("<html lang=en><p>She said: <q>No, <q>never</q> was the word.</q>") ==
        "She said: “No, ‘never’ was the word.”");
  CHECK(text_of("<html lang=de><p>Sie sagte: <q>Nein, niemals.</q>") == "Sie sagte: „Nein, niemals.“");
  CHECK(text_of("<html lang=fr><p>Elle a dit : <q>Non, jamais.</q>") == "Elle a dit : «Non, jamais.»");
  CHECK(text_of("<p>She said: <q>“No, never.”</q>") == "She said: “No, never.”");
  CHECK(text_of("<html lang=en><p>She said <q>no </q>and left.") == "She said “no” and left.");
}

TEST_CASE("a blockquote is a quotation, and who said it stands behind it") {
  CHECK(text_of("<html lang=en><p>Mary Ng wrote:<blockquote><p>We will wait.<p>We have time.<footer>Mary Ng, "
                "minister</footer></blockquote><p>Nobody believed her.") ==
        "Mary Ng wrote:\n\n“We will wait.\n\n“We have time.”\n\nNobody believed her.");
  CHECK(text_of("<html lang=en><p>Mary Ng wrote:<blockquote>“We will wait,” and more.</blockquote>") ==
        "Mary Ng wrote:\n\n“We will wait,” and more.");
}

TEST_CASE("white space is that of a browser, a line break a line, two of them a paragraph") {
  CHECK(text_of("<p>One\n  two <b>three</b>four.<br>Five.<br><br>Six.<pre>a\n  b.</pre>") ==
        "One two threefour.\nFive.\n\nSix.\n\na\n  b.");
  CHECK(text_of("<p>Fish &amp; chips&nbsp;cost &euro;5 &#8211; &#x201C;cheap&#8221; &#147;too&#148;.") ==
        "Fish & chips\u00A0cost €5 – “cheap” “too”.");
}

TEST_CASE("entries of a live blog stay, whose headings link to themselves") {
  std::string page = "<main>";
  for (int i = 0; i < 8; ++i) {
    page += "<article><h2><a href='#x'>What happened then</a></h2><p>The ferry left the quay at last, number " +
            std::to_string(i) + ", and everybody on the shore was glad of it.</p></article>";
  }
  const std::string text = text_of(page + "</main>");
  CHECK(text.find("number 0") != std::string::npos);
  CHECK(text.find("number 7") != std::string::npos);
}

TEST_CASE("a class that speaks of something else does not cost the article") {
  const std::string article =
      "<p>The ferry left the quay at last, and everybody on the shore was glad of it, as they told reporters.</p><p>It "
      "will be back on Monday, if the wind allows it to be, said its captain.</p>";
  CHECK(text_of("<body class='has-sidebar comments-open'><div class='page with-related'><div id=related-wrapper>" +
                article + "</div></div>")
            .size() > 150);
}

TEST_CASE("what a page says of itself, the best of it first") {
  const io::Item item = read_page(R"(<html lang="en-gb"><head><title>Title of the page | Site</title>
    <meta property="og:title" content="Title of the tag"><meta property="og:site_name" content="The Site"><meta name="author" content="Jo Bloggs">
    <meta property="article:published_time" content="2025-09-18T10:00:00Z"><link rel="canonical" href="https://example.org/c">
    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},
    {"@type":["ReportageNewsArticle"],"headline":"Title &amp; more","datePublished":"2025-09-19T08:00:00+02:00",
    "author":[{"@type":"Person","name":"Mary Ng"},{"name":"Ann Lee"}],"publisher":{"name":"The Pilot"}}]}</script></head><p>Text.)");
  CHECK(item.input.title == "Title & more");
  CHECK(item.input.published == "2025-09-19T08:00:00+02:00");
  CHECK(item.input.authors == std::vector<std::string>{"Mary Ng", "Ann Lee"});
  CHECK(item.input.publisher == "The Pilot");
  CHECK(item.input.language == "en-GB");
  CHECK(item.input.uri == "https://example.org/c");

  const io::Item tags = read_page(
      R"(<meta property="og:title" content="Title of the tag"><meta property="og:locale" content="de_AT"><meta name=author content="Jo Bloggs">
    <script type="application/ld+json">{"@type": "NewsArticle", broken</script><time datetime="2025-09-17">17 September</time><p>Text.)");
  CHECK(tags.input.title == "Title of the tag");
  CHECK(tags.input.language == "de-AT");
  CHECK(tags.input.authors == std::vector<std::string>{"Jo Bloggs"});
  CHECK(tags.input.published == "2025-09-17");
}

TEST_CASE("a page that writes its text by script is read from its JSON-LD, and says so") {
  const std::string body(300, 'x');
  const io::Item item = read_page("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" +
                                  body + "\"}</script><div id=app>Loading</div>");
  CHECK(item.text == body);
  REQUIRE(item.errors.size() == 1);
  CHECK(item.errors[0].severity == Severity::kNote);
}
