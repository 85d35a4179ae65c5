// Quotation marks as languages and typewriters write them: every convention in every place where marks stand.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "show.h"

using namespace sayso;
using List = std::vector<std::string>;

namespace {

struct Convention {
  const char* name;
  const char* pack;
  const char* open;
  const char* close;
  const char* inner_open;
  const char* inner_close;
};

// In texts and what is expected, [ ] stand for the outer marks, { } for the inner ones.
struct Place {
  const char* text;
  List expected;
};

const Convention kConventions[] = {
    {"American", "en", "“", "”", "‘", "’"},
    {"British", "en", "‘", "’", "“", "”"},
    {"typewriter", "en", "\"", "\"", "'", "'"},
    {"doubled", "en", "''", "''", "'", "'"},
    {"TeX", "en", "``", "''", "‘", "’"},
    {"German", "de", "„", "“", "‚", "‘"},
    {"German of books", "de", "»", "«", "›", "‹"},
    {"Swiss", "de", "«", "»", "‹", "›"},
    {"German typewriter", "de", "\"", "\"", "'", "'"},
    {"Romance", "common", "«", "»", "“", "”"},
    {"French, padded", "common", "« ", " »", "“", "”"},
    {"French, padded with spaces that do not break", "common", "«\u00A0", "\u00A0»", "‹\u202F", "\u202F›"},
    {"Russian", "common", "«", "»", "„", "“"},
    {"Polish", "common", "„", "”", "«", "»"},
    {"Dutch", "common", "‘", "’", "“", "”"},
};

const Place kPlaces[] = {
    {"[We wait], she said.", {"[We wait]"}},
    {"[We wait,] she said.", {"[We wait,]"}},
    {"She said: [We wait.]", {"[We wait.]"}},
    {"The ([old]) pier", {"[old]"}},
    {"[One] and [two]", {"[One]", "[two]"}},
    {"[Why?] she asked. [No!]", {"[Why?]", "[No!]"}},
    {"They call it [old]—and sell it", {"[old]"}},
    {"[She said {no} to me]", {"[She said {no} to me]", "{no}"}},
    {"[She says {no}]", {"[She says {no}]", "{no}"}},
    {"[We wait,] she said, [not long].", {"[We wait,]", "[not long]"}},
    {"[a b], [c d], [e f]", {"[a b]", "[c d]", "[e f]"}},
    {"[We wait]\nThe [old] pier", {"[We wait]", "[old]"}},
};

std::string with_marks(const Convention& c, std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '[': out += c.open; break;
      case ']': out += c.close; break;
      case '{': out += c.inner_open; break;
      case '}': out += c.inner_close; break;
      default: out += letter;
    }
  }
  return out;
}

struct Case {
  const char* pack;
  const char* text;
  List expected;
};

// What no table of conventions makes: slips, apostrophes, measures, marks left open.
const Case kOddCases[] = {
    {"en", "''I said, 'The pier is old,''' he said.", {"''I said, 'The pier is old,'''", "'The pier is old,'"}},
    {"en", "“It’s the boats’ turn,” she said.", {"“It’s the boats’ turn,”"}},
    {"en", "The '80s and the boats' crews of '92", {}},
    {"en", "He stands 5'10\" and 6'2\" tall.", {}},
    {"en", "5′10″ of rope at 40° 26′ 46″", {}},
    {"en", "“We wait, she said.\n“We go,” he said.", {"“We wait, she said.…", "“We go,”"}},
    {"en", "We wait,” she said. “We go,” he said.", {"“We go,”"}},
    {"en", "“We wait,\" she said.", {"“We wait,\""}},
    {"en", "“ We wait ” she said", {"“ We wait ”"}},
    {"en", "“[We] wait” on", {"“[We] wait”"}},
    {"en", "rock 'n' roll and rock ’n’ roll", {}},
    {"en", "“One “two” three”", {"“One “two” three”", "“two”"}},
    {"de", "„Wir warten\", sagte sie.", {"„Wir warten\""}},
    {"de", "\"Wir warten“, sagte sie.", {"\"Wir warten“"}},
    {"de", "„Wir warten”, sagte sie.", {"„Wir warten”"}},
    {"de", "„Wir warten, sagte sie.\nDer „alte“ Steg", {"„Wir warten, sagte sie.…", "„alte“"}},
    {"de", "Wie geht's? Hans' Boot liegt in Lunde.", {}},
    {"de", "»Eins« und «zwei»", {"»Eins«", "«zwei»"}},
    {"common", "「待って」と言った。『古い』", {"「待って」", "『古い』"}},
    {"common", "L’uomo d’oro dell’isola", {}},
};

}  // namespace

TEST_CASE("every convention pairs its marks in every place") {
  for (const Convention& c : kConventions) {
    for (const Place& place : kPlaces) {
      List expected;
      for (const std::string& e : place.expected) expected.push_back(with_marks(c, e));
      const std::string text = with_marks(c, place.text);
      INFO(c.name << ": " << text);
      CHECK(tests::quotations_of(text, c.pack) == expected);
    }
  }
}

TEST_CASE("slips, apostrophes and measures are taken for what they are") {
  for (const Case& c : kOddCases) {
    INFO(c.text);
    CHECK(tests::quotations_of(c.text, c.pack) == c.expected);
  }
}
