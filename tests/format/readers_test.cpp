// Readers: what they take from their input, and what a bad input costs the others (nothing).
#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "sayso/io/registry.h"

using namespace sayso;

namespace {

std::vector<io::Item> read_all(std::string_view format, std::string_view bytes, io::ReaderOptions options = {}) {
  auto reader = io::find_reader(format)->make(io::read_memory(bytes), std::move(options));
  std::vector<io::Item> items;
  for (;;) {
    auto next = reader->next();
    REQUIRE(next.ok());
    if (!*next) return items;
    items.push_back(std::move(**next));
  }
}

io::Item read_one(std::string_view line) {
  auto items = read_all("jsonl", line);
  REQUIRE(items.size() == 1);
  return std::move(items[0]);
}

// The message of what made the item fail.
std::string why(const io::Item& item) {
  for (const DocumentError& e : item.errors) {
    if (e.severity == Severity::kError) return e.message;
  }
  return "";
}

// Gives one byte a call: block edges then fall everywhere.
class SlowSource : public io::ByteSource {
 public:
  explicit SlowSource(std::string_view bytes) : rest_(bytes) {}
  Result<std::size_t> read(char* to, std::size_t) override {
    const std::size_t n = rest_.copy(to, 1);
    rest_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view rest_;
};

class BrokenSource : public io::ByteSource {
 public:
  Result<std::size_t> read(char* to, std::size_t) override {
    if (!first_) return Error{ErrorCode::kUnreadable, "the disk is on fire", std::nullopt};
    first_ = false;
    constexpr std::string_view kLine = "{\"text\":\"one\"}\n";
    return kLine.copy(to, kLine.size());
  }

 private:
  bool first_ = true;
};

}  // namespace

TEST_CASE("Every key for the text is read, in the order of preference") {
  for (const std::string key : {"text", "body", "content", "maintext", "articleBody"}) {
    CHECK(read_one("{\"" + key + "\": \"x y\"}").text == "x y");
  }
  CHECK(read_one(R"({"content": "second", "text": "first"})").text == "first");
  CHECK(read_one(R"({"text": null, "body": "there"})").text == "there");
}

TEST_CASE("The id is the input's, else its address, else the line's number from 0") {
  const auto items = read_all(
      "jsonl",
      "{\"text\":\"a\",\"id\":\"wire-1\",\"url\":\"u\"}\n{\"text\":\"a\",\"url\":\"https://example.org/2\"}\n\n"
      "{\"text\":\"a\"}\n{\"text\":\"a\",\"id\":17}\n{\"text\":\"a\",\"id\":1.5}");
  REQUIRE(items.size() == 5);
  CHECK(items[0].input.id == "wire-1");
  CHECK(items[0].input.uri == "u");
  CHECK(items[1].input.id == "https://example.org/2");
  CHECK(items[2].input.id == "3");
  CHECK(items[2].position.line == 4);
  CHECK(items[3].input.id == "17");
  CHECK(items[4].input.id == "1.5");
}

TEST_CASE("Metadata are read under their names in other tools") {
  for (const std::string key : {"date", "publish_date", "date_publish", "versionCreated", "published", "reference"}) {
    CHECK(read_one("{\"text\":\"x\",\"" + key + "\":\"2025-09-19\"}").input.published == "2025-09-19");
  }
  CHECK(read_one(R"({"text":"x","language":"en","lang":"de"})").input.language == "en");
  CHECK(read_one(R"({"text":"x","lang":"de"})").input.language == "de");
  CHECK(read_one(R"({"text":"x","title":"T"})").input.title == "T");
  CHECK(read_one(R"({"text":"x","author":"A B"})").input.authors == std::vector<std::string>{"A B"});
  CHECK(read_one(R"({"text":"x","authors":["A", {"name": "C D"}, 3]})").input.authors ==
        std::vector<std::string>{"A", "C D"});
  CHECK(read_one(R"({"text":"x","publisher":{"@type":"Organization","name":"The Daily"}})").input.publisher ==
        "The Daily");
  CHECK(read_one(R"({"text":"x","unknown":{"deep":[1,{"text":"no"}]}})").text == "x");
}

TEST_CASE("Dates are taken in the forms that metadata have, and refused in others") {
  CHECK(io::iso_date("2025-09-19") == "2025-09-19");
  CHECK(io::iso_date(" 2025/09/19 ") == "2025-09-19");
  CHECK(io::iso_date("2025-09-19 08:30:00") == "2025-09-19T08:30:00");
  CHECK(io::iso_date("2013-02-12T04:30:00-02:00") == "2013-02-12T04:30:00-02:00");
  CHECK(io::iso_date("2025-09-19T08:30Z") == "2025-09-19T08:30:00Z");
  CHECK(io::iso_date("2025-09-19T08:30:00.123+0200") == "2025-09-19T08:30:00+02:00");
  CHECK(io::iso_date("20250919083000") == "2025-09-19T08:30:00");
  CHECK(io::iso_date("20250919") == "2025-09-19");
  CHECK(io::iso_date("2025-09-19T25:99:00") == "2025-09-19");
  for (const char* no : {"", "2025", "2025-13-01", "2025-02-29", "19.09.2025", "202509191", "20250919123", "Friday"}) {
    INFO(no);
    CHECK_FALSE(io::iso_date(no).has_value());
  }
}

TEST_CASE("A date of another form is left out with a warning, and the document is read all the same") {
  const auto item = read_one(R"({"text":"x","date":"last week"})");
  CHECK_FALSE(item.failed());
  CHECK(item.input.published.empty());
  REQUIRE(item.errors.size() == 1);
  CHECK(item.errors[0].severity == Severity::kWarning);
}

TEST_CASE("A bad line fails in its own place, says what to do, and the next line goes on") {
  struct Case {
    std::string line;
    std::string says;
  };
  const std::vector<Case> cases = {
      {R"({"text": "cut off he)", "breaks off"},
      {R"({"text": "x", "more":)", "breaks off"},
      {"{", "jq -c ."},
      {R"(["text"])", "jq -c '.[]'"},
      {R"("text")", "no JSON object"},
      {"plain words", "--from text"},
      {"12", "no JSON object"},
      {R"({"title": "no text here"})", "text, body, content, maintext, articleBody"},
      {R"({"text": 12})", "\"text\" is a number"},
      {R"({"body": ["a"]})", "\"body\" is a list"},
      {R"({"text": "half \ud83d of a pair"})", "surrogate"},
      {R"({"text": "other half \ude00"})", "surrogate"},
      {R"({"text": "bad \q escape"})", "escape"},
      {"{\"text\": \"raw\ttab\"}", "control character"},
      {R"({"text": "x",, "id": 1})", "no valid JSON"},
      {R"({"text": "x"} {"text": "y"})", "no valid JSON"},
  };
  std::string input;
  for (const Case& c : cases) input += c.line + "\n{\"text\": \"good\"}\n";
  const auto items = read_all("jsonl", input, {.name = "wire.jsonl"});
  REQUIRE(items.size() == 2 * cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    INFO(cases[i].line);
    const io::Item& bad = items[2 * i];
    CHECK(bad.failed());
    CHECK_THAT(why(bad), Catch::Contains(cases[i].says));
    CHECK(bad.position.file == "wire.jsonl");
    CHECK(bad.position.line == 2 * i + 1);
    CHECK(bad.text.empty());
    CHECK_FALSE(items[2 * i + 1].failed());
    CHECK(items[2 * i + 1].text == "good");
  }
}

TEST_CASE("A line over the limit is refused without being kept, and the next line goes on") {
  const std::string input = "{\"text\":\"a\"}\n{\"text\":\"" + std::string(5'000'000, 'x') +
                            "\"}\n{\"text\":\"b\"}\n{\"text\":\"" + std::string(700'000, 'y') + "\"}";
  const auto items = read_all("jsonl", input, {.max_bytes = 100'000});
  REQUIRE(items.size() == 4);
  CHECK(items[0].text == "a");
  CHECK(items[1].failed());
  CHECK(items[1].errors[0].code == ErrorCode::kTooLarge);
  CHECK_THAT(why(items[1]), Catch::Contains("100000") && Catch::Contains("--max-bytes"));
  CHECK(items[1].input.id == "1");
  CHECK(items[2].text == "b");
  CHECK(items[2].position.line == 3);
  CHECK(items[3].failed());
}

TEST_CASE("A line exactly at the limit is read") {
  const std::string line = R"({"text":"abc"})";
  CHECK_FALSE(read_all("jsonl", line + "\n", {.max_bytes = line.size()})[0].failed());
  CHECK(read_all("jsonl", line + "\n", {.max_bytes = line.size() - 1})[0].failed());
}

TEST_CASE("A line with malformed UTF-8 is mended, one U+FFFD for each maximal subpart, and says so") {
  const auto items = read_all("jsonl", "{\"text\":\"a\xE2\x80 b\xFF\xFE c\"}\n{\"text\":\"next\"}");
  REQUIRE(items.size() == 2);
  CHECK(items[0].text == "a\xEF\xBF\xBD b\xEF\xBF\xBD\xEF\xBF\xBD c");
  CHECK_FALSE(items[0].failed());
  REQUIRE(items[0].errors.size() == 1);
  CHECK(items[0].errors[0].code == ErrorCode::kMalformedText);
  CHECK(items[1].errors.empty());
}

TEST_CASE("Escapes and astral characters come out as the text that was meant") {
  CHECK(read_one(R"({"text":"\u201cHi\u201d \ud83d\ude00\n\ttab"})").text == "“Hi” 😀\n\ttab");
}

TEST_CASE("A byte order mark, CR LF and a missing last line feed are no part of the documents") {
  const auto items = read_all("jsonl", "\xEF\xBB\xBF{\"text\":\"a\"}\r\n\r\n{\"text\":\"b\"}");
  REQUIRE(items.size() == 2);
  CHECK(items[0].text == "a");
  CHECK(items[1].text == "b");
  CHECK(read_all("text", "\xEF\xBB\xBFplain")[0].text == "plain");
}

TEST_CASE("What comes out does not depend on where the blocks of the source end") {
  const std::string input = "\xEF\xBB\xBF{\"text\":\"“one”\"}\n\n{\"text\":\"two\"}\nbroken\n{\"text\":\"three\"}";
  auto reader = io::find_reader("jsonl")->make(std::make_unique<SlowSource>(input), {});
  const auto whole = read_all("jsonl", input);
  for (const io::Item& expected : whole) {
    auto next = reader->next();
    REQUIRE((next.ok() && next->has_value()));
    CHECK((*next)->text == expected.text);
    CHECK((*next)->input.id == expected.input.id);
    CHECK((*next)->failed() == expected.failed());
  }
  CHECK_FALSE(reader->next()->has_value());
}

TEST_CASE("A source that breaks is an error, after the documents before it") {
  auto reader = io::find_reader("jsonl")->make(std::make_unique<BrokenSource>(), {});
  auto first = reader->next();
  REQUIRE(first.ok());
  CHECK((*first)->text == "one");
  CHECK_FALSE(reader->next().ok());
}

TEST_CASE("A text file is one document, named by its file, byte for byte") {
  const std::string text = "One\r\ntwo\xFF three\n";
  const auto items = read_all("text", text, {.name = "a/b.txt"});
  REQUIRE(items.size() == 1);
  CHECK(items[0].text == text);
  CHECK(items[0].input.id == "a/b.txt");
  CHECK(items[0].view().text == text);
  CHECK(read_all("text", "nameless")[0].input.id == "0");
}

TEST_CASE("A text over the limit is refused; one at the limit is read") {
  CHECK(read_all("text", std::string(200'000, 'x'), {.max_bytes = 200'000})[0].text.size() == 200'000);
  const auto over = read_all("text", std::string(200'001, 'x'), {.max_bytes = 200'000});
  CHECK(over[0].failed());
  CHECK(over[0].text.empty());
}

TEST_CASE("UTF-16 is told from UTF-8, with the way out") {
  const auto items = read_all("text", std::string_view("\xFF\xFEH\0i\0", 6));
  CHECK(items[0].failed());
  CHECK_THAT(why(items[0]), Catch::Contains("iconv"));
}

TEST_CASE("An empty text and NUL characters are documents with a warning") {
  const auto empty = read_all("text", "");
  REQUIRE(empty.size() == 1);
  CHECK_FALSE(empty[0].failed());
  CHECK(empty[0].errors.size() == 1);
  const auto nul = read_all("text", std::string_view("ab\0c", 4));
  CHECK(nul[0].text == std::string_view("ab\0c", 4));
  CHECK_THAT(nul[0].errors.at(0).message, Catch::Contains("byte 2"));
  CHECK(read_one(R"({"text":"a\u0000b"})").text == std::string_view("a\0b", 3));
}

TEST_CASE("An empty JSONL file has no documents") { CHECK(read_all("jsonl", "\n \n").empty()); }

TEST_CASE("The format is found by the file's name, else by what it begins with") {
  CHECK(io::reader_for_file("x/wire.jsonl")->name == "jsonl");
  CHECK(io::reader_for_file("x/wire.txt")->name == "text");
  CHECK(io::reader_for_file("x/wire.pdf") == nullptr);
  CHECK(io::reader_for_content("\n {\"text\": 1}")->name == "jsonl");
  CHECK(io::reader_for_content("\xEF\xBB\xBF{\"a\"")->name == "jsonl");
  CHECK(io::reader_for_content("Words")->name == "text");
  CHECK(io::reader_for_content("")->name == "text");
  CHECK(io::find_reader("pdf") == nullptr);
}

TEST_CASE("A missing file and a folder are errors that name them") {
  const auto missing = io::open_file("no/such/file.txt");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == ErrorCode::kNotFound);
  CHECK(missing.error().position->file == "no/such/file.txt");
  const auto folder = io::open_file("/");
  REQUIRE_FALSE(folder.ok());
  CHECK_THAT(folder.error().message, Catch::Contains("folder"));
}
