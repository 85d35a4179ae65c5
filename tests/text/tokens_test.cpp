#include "text/tokens.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <vector>
#include <iterator>
#include <fstream>
#include <filesystem>
#include <algorithm>
#include <chrono>
#include <memory>
#include <random>
#include <set>
#include <string>

#include "show.h"
#include "text/characters.h"
#include "text/utf8.h"

using namespace sayso;
using tests::split;
using tests::tokens_of;

TEST_CASE("a number is a token, and what is glued behind it another") {
  CHECK(split("30% $1.1m 6pm 2nd 1990s") == "30 % $ 1.1 m 6 pm 2 nd 1990 s");
  CHECK(split("1,234.5 2,000 3.") == "1,234.5 2,000 3 .");
  CHECK(split("2025-09-19 3-1 9:30 1/2") == "2025 - 09 - 19 3 - 1 9 : 30 1 / 2");
  CHECK(split("34-year-old") == "34 - year - old");
  CHECK(split("5½ km² CO₂") == "5 ½ km² CO₂");
  CHECK(split(".5 $.50 end.5") == ".5 $ .50 end . 5");
  CHECK(split("1'000'000 6'2\"") == "1'000'000 6 ' 2 \"");
  CHECK(split("$5,") == "$ 5 ,");
}

TEST_CASE("currency codes of the pack are split off the number behind them") {
  const std::string text = "RM23.50 EUR5m $A82,615 A82 RMX5 RM ARM7";
  text::TokenTables tables;
  tables.prefixes = {"RM", "EUR", "$A"};
  text::Tokenizer tokenizer;
  std::vector<text::Token> tokens;
  tokenizer.tokenize(text, tables, tokens);
  std::string shown;
  for (const text::Token& token : tokens) shown.append(shown.empty() ? "" : " ").append(text::form_of(text, token));
  CHECK(shown == "RM 23.50 EUR 5 m $ A 82,615 A82 RMX5 RM ARM7");
}

TEST_CASE("a word that begins with a letter goes on over digits, up to a hyphen") {
  CHECK(split("G20 COVID-19 B2B v2.5") == "G20 COVID - 19 B2B v2.5");
  CHECK(split("AT&T R&D this & that") == "AT&T R&D this & that");
  CHECK(split("O'Neill o'clock snake_case") == "O'Neill o'clock snake_case");
  CHECK(split("naïve Ørsted e\xCC\x81t") == "naïve Ørsted e\xCC\x81t");
}

TEST_CASE("single letters keep their stops, other words do not") {
  CHECK(split("U.S. J. Smith J.K. Rowling") == "U.S. J. Smith J.K. Rowling");
  CHECK(split("at 6 a.m. or 7 p.m., e.g. there") == "at 6 a.m. or 7 p.m. , e.g. there");
  CHECK(split("the U.S.-led U.S.'s U.S’ U.N.Security") == "the U.S. - led U.S. 's U.S ’ U.N. Security");
  CHECK(split("Sept. Mr. Inc.") == "Sept . Mr . Inc .");
  CHECK(split("A Ph.D. in it") == "A Ph.D. in it");
  CHECK(split("in the end.Then she") == "in the end . Then she");
  CHECK(split("$5m. So") == "$ 5 m . So");
  CHECK(split("85 km/h. It") == "85 km / h . It");
}

TEST_CASE("a lone letter at the end of what is said lets its stop go") {
  CHECK(split("“So do I.” “Plan B.”") == "“ So do I . ” “ Plan B . ”");
  CHECK(split("It is plan B.\nThen") == "It is plan B . Then");
  CHECK(split("the U.S.”") == "the U.S. ”");
}

TEST_CASE("clitics of the pack are tokens of their own, with either apostrophe") {
  CHECK(split("don't won’t it's She'LL couldn't've") == "do n't wo n’t it 's She 'LL could n't 've");
  CHECK(split("Trump's leaders’ James'") == "Trump 's leaders ’ James '");
  CHECK(split("the 1990's G20's (x)'s") == "the 1990 's G20 's ( x ) 's");
  CHECK(split("'s n't 'em '90s") == "' s n't ' em ' 90 s");
  CHECK(split("Lunde‘s ‘s") == "Lunde ‘s ‘ s");
  CHECK(split("l'homme") == "l'homme");
}

TEST_CASE("addresses, handles and tags are one token each") {
  CHECK(split("see https://x.org/a_(b)?c=d#e, or (http://y.org).") == "see https://x.org/a_(b)?c=d#e , or ( http://y.org ) .");
  CHECK(split("www.example.org. bbc.co.uk/news Booking.com") == "www.example.org . bbc.co.uk/news Booking.com");
  CHECK(split("mail o.lunde+x@port-board.no.") == "mail o.lunde+x@port-board.no .");
  CHECK(split("(2nd.try@a.bc)") == "( 2nd.try@a.bc )");
  CHECK(split("@ana_b said #ferry2 at 5@home a@b #1") == "@ana_b said #ferry2 at 5 @ home a @ b # 1");
  const std::string s = "See https://x.org or a@b.org";
  const auto tokens = tokens_of(s);
  CHECK((tokens[1].flags & text::kUrl) != 0);
  CHECK((tokens[3].flags & text::kUrl) != 0);
  CHECK((tokens[3].flags & text::kSpaceBefore) != 0);
  CHECK((tokens[0].flags & text::kUrl) == 0);
}

TEST_CASE("runs of stops and of hyphens stay together, doubled marks too") {
  CHECK(split("so... yes.... no… a--b c---d e—f") == "so ... yes .... no … a -- b c --- d e — f");
  CHECK(split("''So'' ``so'' \"so\"") == "'' So '' `` so '' \" so \"");
  CHECK(split("what?! (No)") == "what ? ! ( No )");
}

TEST_CASE("emoji and flags are one token each") {
  CHECK(tokens_of("👩‍👩‍👧").size() == 1);
  CHECK(tokens_of("👍🏽").size() == 1);
  CHECK(tokens_of("🇩🇪🇫🇷").size() == 2);
}

TEST_CASE("scripts without spaces are cut into words by dictionary") {
  CHECK(split("สวัสดีครับ ok") == "สวัสดี ครับ ok");
  CHECK(tokens_of("東京は大きい。").size() > 3);
  std::string long_run;
  for (int i = 0; i < 4000; ++i) long_run += "สวัสดีครับ";
  CHECK(tokens_of(long_run).size() == 8000);
}

TEST_CASE("flags tell the kind of a token") {
  const std::string s = "Élan 3rd , $ _ été";
  const auto t = tokens_of(s);
  REQUIRE(t.size() == 7);
  CHECK((t[0].flags & text::kFormFlags) == (text::kWord | text::kCapital));
  CHECK((t[1].flags & text::kFormFlags) == text::kNumber);
  CHECK((t[2].flags & text::kFormFlags) == text::kWord);
  CHECK((t[3].flags & text::kFormFlags) == text::kPunctuation);
  CHECK((t[4].flags & text::kFormFlags) == text::kSymbol);
  CHECK((t[5].flags & text::kFormFlags) == text::kPunctuation);
  CHECK((t[6].flags & text::kFormFlags) == text::kWord);
}

TEST_CASE("flags tell where a token stands") {
  const std::string s = "One two\nthree";
  const auto t = tokens_of(s);
  CHECK((t[0].flags & (text::kParagraphStart | text::kLineStart)) == (text::kParagraphStart | text::kLineStart));
  CHECK((t[1].flags & text::kSpaceBefore) != 0);
  CHECK((t[1].flags & text::kLineStart) == 0);
  CHECK((t[2].flags & (text::kParagraphStart | text::kLineStart)) == (text::kParagraphStart | text::kLineStart));
}

TEST_CASE("malformed bytes and NUL are symbols, never lost") {
  const std::string s("a\xFF\xC3 \0z", 6);
  const auto t = tokens_of(s);
  REQUIRE(t.size() == 5);
  for (const int i : {1, 2, 3}) CHECK((t[static_cast<std::size_t>(i)].flags & text::kSymbol) != 0);
}

namespace {

// A text of pieces that trouble tokenizers.
std::string random_text(std::mt19937& random) {
  static const char* const pieces[] = {
      "a",   "word", "I",    "U.S.", "x.y",  "1",   "23",  ",",    ".",        "'",        "’",        "n't",  "’s",   "@",
      "#",   "-",    "--",   "…",    " ",    "  ",  "\n",  "\r\n", "\xC2\xA0", "\xFF",     "\xE2\x80", "“",    "”",    "\"",
      "``",  "''",   "://",  "http", "www.", "/",   "&",   "é",    "e\xCC\x81", "\xE2\x80\x8D", "👩",   "🇩",    "🏽",    "ไทย",
      "東京", "の",   "カナ", "½",    "²",    "_",   "٣",   "ʼ",    "·",        "(",        ")",        "$",    "€",    "\xEF\xBB\xBF"};
  std::string s;
  const std::size_t count = random() % 40;
  for (std::size_t i = 0; i < count; ++i) s += pieces[random() % std::size(pieces)];
  return s;
}

bool is_space_at(std::string_view s, std::size_t at) {
  const text::Decoded d = text::decode(s, at);
  return !d.malformed && text::kind_of(d.codepoint) == text::CharacterKind::kSpace;
}

}  // namespace

TEST_CASE("tokens cover everything but white space, in order, on random text") {
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    const std::string s = random_text(random);
    std::size_t at = 0;
    for (const text::Token& token : tokens_of(s)) {
      if (token.length == 0 || token.begin < at) FAIL("order, round " << round << ": " << s);
      const bool space = token.begin > at;
      for (; at < token.begin; at += text::decode(s, at).length) {
        if (!is_space_at(s, at)) FAIL("lost at " << at << ", round " << round << ": " << s);
      }
      if (token.begin > 0 && space != ((token.flags & text::kSpaceBefore) != 0)) FAIL("space, round " << round << ": " << s);
      const std::uint32_t kinds = text::kWord | text::kNumber | text::kPunctuation | text::kSymbol;
      const std::uint32_t kind = token.flags & kinds;
      if (kind == 0 || (kind & (kind - 1)) != 0) FAIL("kind, round " << round << ": " << s);
      at = token.end();
    }
    for (; at < s.size(); at += text::decode(s, at).length) {
      if (!is_space_at(s, at)) FAIL("lost at the end, round " << round << ": " << s);
    }
  }
}

TEST_CASE("words of letters, spaces and marks are those of ICU's iterator") {
  // Without what tokens.h tailors: stops, digits beside letters, hyphens are boundaries in both.
  static const char* const pieces[] = {"a", "Zoë", "it’s", "o'clock", "12", "3,456", "7.5", " ", "  ", "\n", ",", ";", "-", "—",
                                       "(", ")", "“", "”", "!", "?", "%", "$", "é", "e\xCC\x81", "привет", "Ελλάδα", "_", "…", "👩‍👧", "🇩🇪"};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  REQUIRE(U_SUCCESS(status));
  std::mt19937 random(11);
  text::Tokenizer tokenizer;
  std::vector<text::Token> tokens;
  for (int round = 0; round < 5'000; ++round) {
    std::string s;
    for (std::size_t i = 0; i < random() % 20 + 1; ++i) {
      const char* piece = pieces[random() % std::size(pieces)];
      // Keep apart what the tailoring splits or joins: digits, letters, connectors, flags and runs of a mark.
      if (!s.empty() && text::decode(piece, 0).codepoint != ' ') s += ' ';
      s += piece;
    }
    tokenizer.tokenize(s, {}, tokens);
    std::set<std::int32_t> ours;
    for (const text::Token& token : tokens) {
      ours.insert(icu::UnicodeString::fromUTF8(s.substr(0, token.begin)).length());
      ours.insert(icu::UnicodeString::fromUTF8(s.substr(0, token.end())).length());
    }
    const icu::UnicodeString units = icu::UnicodeString::fromUTF8(s);
    words->setText(units);
    std::set<std::int32_t> theirs;
    std::int32_t from = words->first();
    for (std::int32_t to = words->next(); to != icu::BreakIterator::DONE; from = to, to = words->next()) {
      const UChar32 c = units.char32At(from);
      if (text::kind_of(static_cast<std::uint32_t>(c)) == text::CharacterKind::kSpace) continue;
      theirs.insert(from);
      theirs.insert(to);
    }
    if (ours != theirs) FAIL("round " << round << ": " << s);
  }
}

TEST_CASE("runaway texts are finished, and big") {
  // Quadratic work would take hours here.
  for (const char* piece : {"'", "’", ".", "@", "a@", "a.", "a.B", "http://", "x.y/'", "-", "\xFF", "a'", "1'", "1,", "(", "\xCC\x81", "ไ", "\n", "a \n"}) {
    std::string s;
    while (s.size() < 1'000'000) s += piece;
    CHECK(tokens_of(s).size() <= s.size());
  }
}

namespace {

bool same_tokens(text::Tokenizer& tokenizer, std::string_view s, std::vector<text::Token>& fast, std::vector<text::Token>& slow) {
  tokenizer.tokenize(s, tests::token_tables(), slow, text::TokenPath::kStepwise);
  for (const text::TokenPath path : {text::TokenPath::kFastest, text::TokenPath::kBlocks}) {
    tokenizer.tokenize(s, tests::token_tables(), fast, path);
    const bool same = std::equal(fast.begin(), fast.end(), slow.begin(), slow.end(), [](const text::Token& a, const text::Token& b) {
      return a.begin == b.begin && a.length == b.length && a.flags == b.flags;
    });
    if (!same) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("tokens of whole blocks are those that are read off one by one") {
  static const char* const pieces[] = {"word", "It", "a", "B", "12", "7", "1,000", "3.5", "G20", "6pm", "don't", "J.", "U.S.", "e.g.", "end.",
                                       "...", ".", ".5", ",", ";", ":", "-", "--", "(", ")", "\"", "“", "”", "‘", "’", "'", "''", "!", "?", "%",
                                       "$", "$A5", "RM23", "AT&T", "@name", "#tag", "a@b.org", "https://x.org/y", "x.org", "é", "Größe", "я",
                                       "шаг", "\u0308", "\u00A0", "\u200B", "😀", "\xFF", "\xE2\x80", "_", "/", "\t", "\r\n", "ไทย",
                                       " ", " ", " ", " ", " ", " ", "  ", "\n", "\n\n", " \n", "\n "};
  std::mt19937 random(11);
  text::Tokenizer tokenizer;
  std::vector<text::Token> fast, slow;
  std::size_t bytes = 0;
  while (bytes < 5'000'000) {
    std::string s;
    // Half of the texts are mostly plain words, so that whole blocks are.
    const bool plain = random() % 2 == 0;
    const std::size_t count = random() % 150;
    for (std::size_t i = 0; i < count; ++i) {
      s += plain && random() % 8 != 0 ? (random() % 2 == 0 ? "words" : " ") : pieces[random() % std::size(pieces)];
    }
    bytes += s.size() + 1;
    if (!same_tokens(tokenizer, s, fast, slow)) FAIL(s);
  }
}

TEST_CASE("clitics of any kind are cut the same by blocks") {
  // One without an apostrophe, one that begins with it, none at all; what is behind fills a block.
  const std::string behind(80, ' ');
  text::Tokenizer tokenizer;
  std::vector<text::Token> fast, slow;
  for (const text::TokenTables& tables : {text::TokenTables{{"s", "n't"}}, text::TokenTables{{"'s", "'"}}, text::TokenTables{}}) {
    for (const char* word : {"it's", "IT’S", "don't", "DON’T", "o'clock", "rock'n'roll", "couldn't've", "'tis", "boys'", "G20's", "x's.", "l'ing", "a'", "e's-o"}) {
      const std::string s = std::string("We say ") + word + " and go." + behind;
      tokenizer.tokenize(s, tables, slow, text::TokenPath::kStepwise);
      for (const text::TokenPath path : {text::TokenPath::kFastest, text::TokenPath::kBlocks}) {
        tokenizer.tokenize(s, tables, fast, path);
        REQUIRE(fast.size() == slow.size());
        for (std::size_t i = 0; i < fast.size(); ++i) {
          INFO(s.substr(0, 30) << " token " << i);
          CHECK(fast[i].begin == slow[i].begin);
          CHECK(fast[i].length == slow[i].length);
          CHECK(fast[i].flags == slow[i].flags);
        }
      }
    }
  }
}

TEST_CASE("tokens of random bytes are the same by blocks") {
  std::mt19937 random(12);
  text::Tokenizer tokenizer;
  std::vector<text::Token> fast, slow;
  for (int round = 0; round < 20'000; ++round) {
    std::string s;
    const std::size_t count = random() % 200;
    for (std::size_t i = 0; i < count; ++i) {
      s += random() % 4 == 0 ? static_cast<char>(random() % 256) : " aZ.,5-\n"[random() % 8];
    }
    if (!same_tokens(tokenizer, s, fast, slow)) FAIL(s);
  }
}

TEST_CASE("tokens of texts are the same by blocks, wherever the blocks begin") {
  text::Tokenizer tokenizer;
  std::vector<text::Token> fast, slow;
  for (const auto& file : std::filesystem::directory_iterator(SAYSO_SOURCE_DIR "/corpora/en")) {
    if (file.path().extension() != ".txt") continue;
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string s(std::istreambuf_iterator<char>(stream), {});
    for (std::size_t from = 0; from < std::min<std::size_t>(s.size(), 130); ++from) {
      if (!same_tokens(tokenizer, std::string_view(s).substr(from), fast, slow)) FAIL(file.path() << " from " << from);
    }
  }
}

TEST_CASE("the table of characters says what the library of categories says") {
  for (std::uint32_t c = 0; c < text::kTableSize; ++c) {
    if (c >= 0x80) {
      CHECK(text::kind_of(c) == text::kind_beyond_ascii(c));
      CHECK(text::is_capital(c) == text::is_capital_beyond_ascii(c));
      CHECK(text::is_lower(c) == text::is_lower_beyond_ascii(c));
    } else {
      CHECK(text::kind_of(c) == text::kAsciiKinds[c]);
    }
  }
}
