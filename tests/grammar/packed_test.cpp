#include "grammar/packed.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "grammar/builtin.h"
#include "sayso/pack.h"

using namespace sayso;

namespace {

// A small pack with something of everything.
std::shared_ptr<const Pack> example() {
  const std::string grammar =
      "grammar test.example\nmention name { name: span }\nrecord found { who: span?, kind: string?, size: enum(big, small)? }\n"
      "lexicon storms from \"lex/storms.tsv\"\nclass cap_word = [cap & word]\nphase names\nrule name\n  (?<n> cap_word{1,3}) => emit name { name=$n }\n"
      "  test \"[name Ada Lorn] waits\"\n  test \"nobody\" => none\nend\nphase finds after names match all\nrule find priority 3\n"
      "  doc \"A storm and who met it.\"\n  (?<= [number] [shape=/d+/]?) (?<k> storms) (?! \"of\") @name => emit found { who=@name, kind=$k.kind, size=big }\n"
      "  test \"2 heavy storms [who Ada]\"\n  todo \"storms\" => none\nend\n"
      "lexicon nicknames learned { full }\nphase teaches scope window 2 after names\nrule teach\n  @name \"(\" (?<s> [cap]) \")\" => emit name { name=@name }\n"
      "  unless \"not\" [word] | (?= [cap] (?! \"a\"))\n  set last=@name, mode=plain\n  learn $s as nicknames { full=@name }\n  skip \"x\"\nend\n"
      "phase settles match compete above 0.2 after teaches\nrule settle\n  (?<c> nicknames) (?<!  (?<= \"b\") \"c\") => emit found { who=%last, kind=$c.full }\n"
      "  when last & !(mode = storm | mode = $c)\n  evidence $c.norm from \"lex/e.tsv\"\n  test \"[who Ada] (A) A\"\nend\n";
  std::vector<Diagnostic> diagnostics;
  auto pack = Pack::from_files("test", {{"example.sayso", grammar}, {"lex/storms.tsv", "form\tkind\theavy\nstorms\tplain\nheavy storms\tbad\t1\nStorm\tname\n"},
                                           {"lex/e.tsv", "rule\tkey\tright\twrong\nexample.settle\ta\t3\t1\nexample.settle\t*\t0\t5\n"}},
                               &diagnostics);
  for (const Diagnostic& d : diagnostics) UNSCOPED_INFO(d.to_string());
  REQUIRE(pack.ok());
  return *pack;
}

std::string message_of(const std::string& bytes) {
  const auto pack = grammar::unpack_bytes(bytes, nullptr);
  return pack.ok() ? "" : pack.error().message;
}

}  // namespace

TEST_CASE("the built-in packs come out of their compiled form, which is what their text gives") {
  REQUIRE_FALSE(grammar::builtin_packed().empty());
  REQUIRE(grammar::builtin_packed().size() == Pack::builtin_names().size());
  for (const grammar::BuiltinPacked& packed : grammar::builtin_packed()) {
    INFO(packed.pack);
    const auto builtin = Pack::builtin(packed.pack);
    REQUIRE(builtin.ok());
    CHECK((*builtin)->note().empty());
    std::vector<PackFile> files;
    for (const grammar::BuiltinFile& file : grammar::builtin_files()) {
      if (file.pack == packed.pack) files.push_back({std::string(file.name), std::string(file.text)});
    }
    const auto from_text = Pack::from_files(std::string(packed.pack), std::move(files));
    REQUIRE(from_text.ok());
    CHECK((*from_text)->hash() == (*builtin)->hash());
    CHECK((*from_text)->rule_count() == (*builtin)->rule_count());
    CHECK((*from_text)->entry_count() == (*builtin)->entry_count());
    CHECK(grammar::pack_bytes((*from_text)->compiled()) == packed.bytes);
  }
}

TEST_CASE("bytes give the pack that gave them, wherever they lie") {
  const std::string bytes = grammar::pack_bytes(example()->compiled());
  for (std::size_t shift = 0; shift < 17; shift += 4) {
    const auto moved = std::make_shared<const std::string>(std::string(shift, ' ') + bytes);
    const auto pack = grammar::unpack_bytes(std::string_view(*moved).substr(shift), moved);
    REQUIRE(pack.ok());
    CHECK(grammar::pack_bytes(**pack) == bytes);
  }
}

TEST_CASE("bytes that are cut, longer, or changed by a bit are refused") {
  const std::string bytes = grammar::pack_bytes(example()->compiled());
  REQUIRE(message_of(bytes).empty());
  for (std::size_t size = 0; size < bytes.size(); size += 7) CHECK_FALSE(message_of(bytes.substr(0, size)).empty());
  CHECK_FALSE(message_of(bytes + '\0').empty());
  for (std::size_t bit = 0; bit < bytes.size() * 8; bit += 5) {
    std::string changed = bytes;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    if (message_of(changed).empty()) FAIL_CHECK("a change of bit " << bit << " goes unnoticed");
  }
}

TEST_CASE("who refuses bytes says why") {
  const std::string bytes = grammar::pack_bytes(example()->compiled());
  const auto with = [&](std::size_t at, const std::string& what) {
    std::string changed = bytes;
    changed.replace(at, what.size(), what);
    grammar::seal(changed);
    return message_of(changed);
  };
  CHECK(with(1, "SAYSO").find("does not begin like one") != std::string::npos);
  CHECK(with(8, "\x7f").find("format") != std::string::npos);
  CHECK(with(16, "0123456789abcdef").find("another compiler") != std::string::npos);
  CHECK(with(32, "1.0.0").find("Unicode 1.0.0") != std::string::npos);
  CHECK(message_of(bytes.substr(0, 30)).find("cut short") != std::string::npos);
}

TEST_CASE("changed bytes with a right checksum are refused, or give a pack that can be read whole") {
  const std::string bytes = grammar::pack_bytes(example()->compiled());
  std::mt19937 random(7);
  std::size_t refused = 0;
  constexpr std::size_t kTimes = 3000;
  for (std::size_t i = 0; i < kTimes; ++i) {
    std::string changed = bytes;
    const std::size_t at = 64 + random() % (bytes.size() - 64);
    changed[at] = static_cast<char>(random());
    grammar::seal(changed);
    const auto pack = grammar::unpack_bytes(changed, nullptr);
    refused += pack.ok() ? 0 : 1;
    if (pack.ok()) CHECK(grammar::pack_bytes(**pack).size() > 64);
  }
  CHECK(refused > kTimes / 10);
  CHECK(refused < kTimes);
}
