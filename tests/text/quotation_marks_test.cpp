#include "text/quotation_marks.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "show.h"

using namespace sayso;
using tests::cut;
using tests::quotations_of;
using List = std::vector<std::string>;

TEST_CASE("marks that point are paired") {
  CHECK(quotations_of("“We will wait,” she said. “Not long.”") == List{"“We will wait,”", "“Not long.”"});
  CHECK(quotations_of("«Nous attendrons», dit-elle") == List{"«Nous attendrons»"});
  CHECK(quotations_of("„Wir warten“, sagte sie. „Nicht lang”") == List{"„Wir warten“", "„Nicht lang”"});
}

TEST_CASE("typewriter marks open and close by the spaces beside them") {
  CHECK(quotations_of("\"We will wait,\" she said. \"Not long.\"") == List{"\"We will wait,\"", "\"Not long.\""});
  CHECK(quotations_of("The (\"new\") fees—\"a joke\"—and \"soft\"-landing") == List{"\"new\"", "\"a joke\"", "\"soft\""});
  CHECK(quotations_of("She said:\"We will wait\".") == List{"\"We will wait\""});
  CHECK(quotations_of("He called it \" a shame \" twice.") == List{"\" a shame \""});
  CHECK(quotations_of("\"...and then we left,\" she said") == List{"\"...and then we left,\""});
}

TEST_CASE("doubled single marks are marks of their own") {
  CHECK(quotations_of("''We will wait,'' she said, and ``left''.") == List{"''We will wait,''", "``left''"});
}

TEST_CASE("mixed pairs close each other") {
  CHECK(quotations_of("“We will wait,\" she said.") == List{"“We will wait,\""});
  CHECK(quotations_of("\"We will wait,” she said. “So?”") == List{"\"We will wait,”", "“So?”"});
}

TEST_CASE("single marks quote inside others, and alone where a closer follows") {
  CHECK(quotations_of("“She said ‘no’ to me.”") == List{"“She said ‘no’ to me.”", "‘no’"});
  CHECK(quotations_of("\"She said 'no' to me.\"") == List{"\"She said 'no' to me.\"", "'no'"});
  CHECK(quotations_of("‘We won’t wait,’ she said.") == List{"‘We won’t wait,’"});
  CHECK(quotations_of("The 'yes' vote and the 'no' vote") == List{"'yes'", "'no'"});
  CHECK(quotations_of("“‘No,’ she said”") == List{"“‘No,’ she said”", "‘No,’"});
  CHECK(quotations_of("“She said ‘no.’”") == List{"“She said ‘no.’”", "‘no.’"});
  CHECK(quotations_of("\"She said 'no.'\"") == List{"\"She said 'no.'\"", "'no.'"});
}

TEST_CASE("apostrophes quote nothing") {
  CHECK(quotations_of("The skippers' boats and the owners' fees").empty());
  CHECK(quotations_of("The skippers’ boats don’t sail, and James’ either").empty());
  CHECK(quotations_of("Give 'em the '90s, rock 'n' roll, rock ’n’ roll").empty());
  CHECK(quotations_of("It's the dogs' day, 'tis said").empty());
  CHECK(quotations_of("‘The skippers’ strike is over,’ she said.") == List{"‘The skippers’ strike is over,’"});
  CHECK(quotations_of("“It is the skippers’ strike,” she said.") == List{"“It is the skippers’ strike,”"});
}

TEST_CASE("a measure in feet and inches quotes nothing") {
  CHECK(quotations_of("He is 6'2\" tall and has a 12\" pipe.").empty());
  CHECK(quotations_of("\"He is tall,\" she said, \"at 6'2.\"") == List{"\"He is tall,\"", "\"at 6'2.\""});
}

TEST_CASE("what is left open ends with its paragraph") {
  CHECK(quotations_of("“We will wait, she said.\nThe “board” met.") == List{"“We will wait, she said.…", "“board”"});
  CHECK(quotations_of("\"We will wait, she said.\nThe \"board\" met.") == List{"\"We will wait, she said.…", "\"board\""});
  CHECK(quotations_of("A ‘loose mark, she said.").empty());
  CHECK(quotations_of("It ends here.” And here”").empty());
}

TEST_CASE("a quotation that the next paragraph takes up again is continued") {
  const auto c = cut("“One.\n“Two.\n“Three,” she said.\n“Four,” he said.");
  REQUIRE(c.quotations.size() == 4);
  CHECK(c.quotations[0].continues == text::kNoQuotation);
  CHECK(c.quotations[1].continues == 0);
  CHECK(c.quotations[2].continues == 1);
  CHECK(c.quotations[2].closed);
  CHECK(c.quotations[3].continues == text::kNoQuotation);
  const auto apart = cut("“One.\nIt rained.\n“Two.”");
  REQUIRE(apart.quotations.size() == 2);
  CHECK(apart.quotations[1].continues == text::kNoQuotation);
}

TEST_CASE("an opening mark inside one that never closes ends it") {
  CHECK(quotations_of("“One, he said. “Two,” she said.") == List{"“One, he said.…", "“Two,”"});
  CHECK(quotations_of("“One, “two,” he said.”") == List{"“One, “two,” he said.”", "“two,”"});
  CHECK(quotations_of("\"One, he said. \"Two,\" she said.") == List{"\"One, he said.…", "\"Two,\""});
}

TEST_CASE("a mark that points the wrong way still closes") {
  CHECK(quotations_of("“We will wait,“ she said.") == List{"“We will wait,“"});
  CHECK(quotations_of("\"We will wait,“ she said.") == List{"\"We will wait,“"});
}

TEST_CASE("the words inside are without marks and padding") {
  const auto c = cut("Il dit : « On attend », puis");
  REQUIRE(c.quotations.size() == 1);
  const auto& q = c.quotations[0];
  CHECK(c.text.substr(q.inner_begin, q.inner_end - q.inner_begin) == "On attend");
  CHECK(quotations_of("an empty \"\" or “” pair").empty());
}

TEST_CASE("flags mark the inside and the paired marks only") {
  const auto c = cut("He's “in” out'");
  std::string inside;
  for (const auto& token : c.tokens) {
    if ((token.flags & text::kInQuotation) != 0) inside += text::form_of(c.text, token);
  }
  CHECK(inside == "“in”");
  CHECK((c.tokens[2].flags & text::kOpeningMark) != 0);
  CHECK((c.tokens[4].flags & text::kClosingMark) != 0);
  CHECK((c.tokens.back().flags & (text::kOpeningMark | text::kClosingMark)) == 0);
}

TEST_CASE("quotations are in order and nest, on random text") {
  static const char* const pieces[] = {"“", "”", "\"", "'", "‘", "’", "''", "„", "«", "»", "s'", "word", "It", "12", " ", " ", " ", "\n", ".", ",", "—", "("};
  std::mt19937 random(3);
  for (int round = 0; round < 20'000; ++round) {
    std::string s;
    const std::size_t count = random() % 40;
    for (std::size_t i = 0; i < count; ++i) s += pieces[random() % std::size(pieces)];
    const auto c = cut(s);
    for (std::size_t i = 0; i < c.quotations.size(); ++i) {
      const auto& q = c.quotations[i];
      bool good = q.begin < q.inner_begin && q.inner_begin < q.inner_end && q.inner_end <= q.end && q.first_token < q.last_token;
      if (i > 0) good = good && c.quotations[i - 1].first_token < q.first_token;
      if (q.parent != text::kNoQuotation) {
        good = good && q.parent < i && c.quotations[q.parent].last_token >= q.last_token;
      } else if (i > 0) {
        good = good && c.quotations[i - 1].last_token != q.last_token;
      }
      for (std::uint32_t t = q.first_token + 1; t <= q.last_token; ++t) {
        good = good && (c.tokens[t].flags & text::kParagraphStart) == 0 && (c.tokens[t].flags & text::kInQuotation) != 0;
      }
      if (!good) FAIL("quotation " << i << ", round " << round << ": " << s);
    }
  }
}

TEST_CASE("a million marks are paired in one pass") {
  for (const char* piece : {"“", "”", "\"", " '", "' ", " ''", "‘a ", "s' ", "“a” ", "“\n", "'a '"}) {
    std::string s;
    while (s.size() < 1'000'000) s += piece;
    CHECK(cut(s).tokens.size() > 100'000);
  }
}
