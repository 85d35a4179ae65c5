#include "lexicon/normal_form.h"

#include <catch2/catch.hpp>

using sayso::lexicon::normal_form;

TEST_CASE("case and width do not tell words apart") {
  CHECK(normal_form("Said") == "said");
  CHECK(normal_form("SAID") == "said");
  CHECK(normal_form("ｓａｉｄ") == "said");
  CHECK(normal_form("ÉTÉ") == "été");
  CHECK(normal_form("Straße") == "strasse");
  CHECK(normal_form("e\xCC\x81") == "é");  // composed
}

TEST_CASE("apostrophes, quotation marks and dashes of all kinds are one") {
  for (const char* form : {"don’t", "don't", "don`t", "don´t", "Donʼt"}) CHECK(normal_form(form) == "don't");
  for (const char* form : {"“", "”", "„", "«", "»", "\"", "''", "``", "＂"}) CHECK(normal_form(form) == "\"");
  for (const char* form : {"-", "–", "—", "--", "---", "−", "‑"}) CHECK(normal_form(form) == "-");
  for (const char* form : {"…", "...", "....", ".."}) CHECK(normal_form(form) == "...");
}

TEST_CASE("what is a word's own stays") {
  CHECK(normal_form("U.S.") == "u.s.");
  CHECK(normal_form("1,234.5") == "1,234.5");
  CHECK(normal_form("CO₂") == "co2");
  CHECK(normal_form("it''s") == "it''s");
  CHECK(normal_form("").empty());
}

TEST_CASE("an invisible character inside a word does not make it another, alone it is not nothing") {
  CHECK(normal_form("co\xC2\xADoperate") == "cooperate");
  CHECK(normal_form("\xE2\x80\x8D") == "\xE2\x80\x8D");
}

TEST_CASE("malformed bytes become replacement characters") {
  CHECK(normal_form("a\xFFz") == "a\xEF\xBF\xBDz");
  CHECK(normal_form("\xC3") == "\xEF\xBF\xBD");
}

TEST_CASE("the normal form of a normal form is itself") {
  for (const char* form : {"Straße", "‷", "′″", "ﬁn’s", "½", "İstanbul", "ǅ", "\xC2\xB4", "``", "a\xFF"}) {
    const std::string norm = normal_form(form);
    CHECK(normal_form(norm) == norm);
  }
}
