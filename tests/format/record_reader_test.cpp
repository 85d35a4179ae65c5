// Records read back: nothing is lost, and what is wrong is told with its place.
#include <catch2/catch.hpp>
#include <string>

#include "sample.h"
#include "sayso/io/record_reader.h"
#include "sayso/io/registry.h"

using namespace sayso;

namespace {

std::string written(const Document& d, std::string_view text = {}, bool with_text = false) {
  std::string out;
  io::find_writer("jsonl")->make({.with_text = with_text})->write(d, text, out);
  return out;
}

io::RecordItem read(const std::string& line, io::RecordReaderOptions options = {}) {
  auto item = io::find_record_format("jsonl")->make(io::read_memory(line), std::move(options))->next();
  REQUIRE(item.ok());
  REQUIRE(item->has_value());
  return std::move(**item);
}

// Every field set, and every link leading somewhere.
Document linked_document() {
  Document d = tests::full_document();
  for (const char* id : {"s2", "s3", "s4", "s5"}) {
    Source s;
    s.id = s.name = id;
    d.sources.push_back(s);
  }
  Quote q;
  q.id = "q0";
  q.key = "0000000000000001";
  q.content = tests::anchor("whole", {{0, 5}});
  d.quotes.push_back(q);
  Claim c = d.claims[0];
  c.id = "c2";
  d.claims.push_back(c);
  return d;
}

std::string replaced(std::string line, std::string_view from, std::string_view to) {
  const std::size_t at = line.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  return line.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("Every field that is written is read, in any unit") {
  for (const OffsetUnit unit : {OffsetUnit::kCodepoint, OffsetUnit::kByte, OffsetUnit::kUtf16}) {
    Document d = linked_document();
    d.offset_unit = unit;
    const io::RecordItem item = read(written(d));
    INFO((item.errors.empty() ? std::string() : item.errors[0].message));
    REQUIRE_FALSE(item.failed());
    CHECK_FALSE(item.has_text);
    CHECK(written(item.document) == written(d));
  }
}

TEST_CASE("Records of an older sayso keep its version") {
  const io::RecordItem item = read(R"({"schema":"sayso/1","producer":{"name":"sayso","version":"0.0.7","packs":{}},"id":"x","offset_unit":"byte"})");
  CHECK_THAT(written(item.document), Catch::Contains(R"("version":"0.0.7")"));
}

TEST_CASE("A field that is not as the schema has it is told by its path") {
  const std::string line = written(linked_document());
  struct Case {
    std::string_view from, to, message;
  };
  const Case cases[] = {
      {R"("schema":"sayso/1")", R"("schema":"sayso/9")", "the schema is 'sayso/9'"},
      {R"("kind":"group")", R"("kind":"crowd")", "sources[0].kind: 'crowd' is none of its words"},
      {R"("speaks":3)", R"("speaks":-1)", "sources[0].speaks: is no whole number from 0"},
      {R"("verbatim":[[0,1]])", R"("verbatim":[[0]])", "quotes[0].verbatim[0]: is no pair of offsets"},
      {R"("key":"00000000deadbeef","type":"mixed",)", R"("type":"mixed",)", "quotes[0].key: is missing"},
      {R"("lemma":"say")", R"("lemma":["say"])", "quotes[0].cue.lemma: is no string"},
      {R"("confidence":0.1235)", R"("confidence":7)", "quotes[0].confidence: is no number from 0 to 1"},
      {R"("direction":"up")", R"("direction":"left")", "claims[0].change.direction: 'left' is none of its words"},
      {R"("nested_in":"q0")", R"("nested_in":"q9")", "quotes[0].nested_in: 'q9' leads nowhere"},
      {R"("linked":["c2"])", R"("linked":["c7"])", "claims[0].linked: 'c7' leads nowhere"},
      {R"("members":["s2"])", R"("members":["s8"])", "sources[0].members: 's8' leads nowhere"},
      {R"("id":"s3")", R"("id":"s2")", "sources[2].id: 's2' is there twice"},
      {R"([[0,1],[5,6]])", R"([[5,6],[0,1]])", "quotes[0].content.spans: the spans overlap"},
      {R"("spans":[[10,14]])", R"("spans":[[14,10]])", "quotes[0].cue.spans: a span ends before it begins"},
      {R"("quotes":[)", R"("quotes":[7,)", "quotes[0]: is no object"},
  };
  for (const Case& c : cases) {
    // Members stand behind the list of sources' own ids: the last one with this id is the source.
    std::string broken = c.from == R"("id":"s3")" ? replaced(line, R"({"id":"s3","kind")", R"({"id":"s2","kind")") : replaced(line, c.from, c.to);
    const io::RecordItem item = read(broken);
    INFO(c.to);
    REQUIRE(item.failed());
    CHECK_THAT(item.errors[0].message, Catch::StartsWith(std::string(c.message)));
    CHECK(item.document.quotes.empty());
  }
}

TEST_CASE("Spans are held against the text, in the unit of the document") {
  const std::string text = "\xF0\x9F\x98\x80 \xC3\xA4 yes";  // 😀 ä yes
  const auto line = [&](std::string_view unit, std::string_view spans) {
    return R"({"schema":"sayso/1","id":"x","offset_unit":")" + std::string(unit) + R"(","text":")" + text + R"(","times":[{"id":"t1","key":"0000000000000001","type":"date","content":{"text":"yes","spans":[)" +
           std::string(spans) + "]}}]}";
  };
  CHECK_FALSE(read(line("codepoint", "[4,7]")).failed());
  CHECK_FALSE(read(line("utf16", "[5,8]")).failed());
  CHECK_FALSE(read(line("byte", "[8,11]")).failed());
  const io::RecordItem other = read(line("codepoint", "[5,8]"));
  REQUIRE(other.failed());
  CHECK_THAT(other.errors[0].message, Catch::Contains("times[0].content.spans: a span ends at 8, and the text has 7"));
  CHECK_THAT(read(line("utf16", "[4,7]")).errors.at(0).message, Catch::Contains("times[0].content.text: is not what stands at its spans"));
}

TEST_CASE("A text that is found elsewhere must be the one that was read") {
  const std::string line = R"({"schema":"sayso/1","id":"x","offset_unit":"byte","text_sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"})";
  const auto with = [&](const char* text) { return read(line, {.find_text = [text](const std::string&) { return std::optional<std::string>(text); }}); };
  CHECK(with("abc").has_text);
  CHECK_FALSE(with("abc").failed());
  CHECK_THAT(with("abd").errors.at(0).message, Catch::Contains("text_sha256"));
}

TEST_CASE("A line that is broken leaves the next one whole") {
  const std::string good = written(linked_document());
  const std::string stream = good + "{\"schema\":\n" + good;
  const auto reader = io::find_record_format("jsonl")->make(io::read_memory(stream), {.name = "r.jsonl"});
  CHECK_FALSE((**reader->next()).failed());
  const auto broken = reader->next();
  CHECK((**broken).failed());
  CHECK((**broken).position.line == 2);
  CHECK_FALSE((**reader->next()).failed());
  CHECK_FALSE(reader->next()->has_value());
}

TEST_CASE("Names of files hold no folder, differ where the ids do, and tell the id") {
  for (const char* id : {"", "a", "../../etc/passwd", "/abs", ".hidden", "https://example.org/a?b=c&d", "a/b", "a=2Fb", "\xC3\xA4\xF0\x9F\x98\x80", "A", "=", "a b"}) {
    const std::string name = io::file_name_for(id);
    INFO(name);
    CHECK_FALSE(name.empty());
    CHECK(name.find('/') == std::string::npos);
    CHECK(name.front() != '.');
    CHECK(io::id_from_file_name(name) == id);
  }
  const std::string long_id(1000, 'x');
  CHECK(io::file_name_for(long_id).size() <= 180);
  CHECK(io::file_name_for(long_id) != io::file_name_for(long_id + "y"));
  CHECK(io::id_from_file_name(io::file_name_for("a/b") + "=-2") == "a/b");
}
