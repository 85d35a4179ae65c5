#include "text/sentences.h"

#include <catch2/catch.hpp>

#include "show.h"

using namespace sayso;
using tests::sentences_of;
using List = std::vector<std::string>;

TEST_CASE("a stop before a capital ends a sentence") {
  CHECK(sentences_of("It rained. The ferry sailed! Did it? Yes.") == List{"It rained.", "The ferry sailed!", "Did it?", "Yes."});
  CHECK(sentences_of("It rose 3.5 percent. 40 boats sailed.") == List{"It rose 3.5 percent.", "40 boats sailed."});
  CHECK(sentences_of("It rained (a lot.) Then it stopped.") == List{"It rained (a lot.)", "Then it stopped."});
}

TEST_CASE("a stop before a small letter ends none") {
  CHECK(sentences_of("They wait at Lunde & Co. on the quay.").size() == 1);
  CHECK(sentences_of("Ya-hoo! is what he cried.").size() == 1);
}

TEST_CASE("titles, initials and countries do not end a sentence before a name") {
  CHECK(sentences_of("Mr. Lunde met Gen. Ruud and J. K. Holm.").size() == 1);
  CHECK(sentences_of("They told U.S. Senate officials and U.S. Sen. Holm.").size() == 1);
  CHECK(sentences_of("It opens on Sept. 5 at 9 a.m. Monday at No. 10.").size() == 1);
}

TEST_CASE("an abbreviation ends a sentence before a word that names do not begin with") {
  CHECK(sentences_of("He lives in the U.S. The board does not.") == List{"He lives in the U.S.", "The board does not."});
  CHECK(sentences_of("It closed at 5 p.m. But they stayed.") == List{"It closed at 5 p.m.", "But they stayed."});
  CHECK(sentences_of("She runs Lunde Inc. He does not.") == List{"She runs Lunde Inc.", "He does not."});
}

TEST_CASE("a time in front of the subject ends nothing, one behind the verb does") {
  CHECK(sentences_of("At 6 p.m. Mr. Holm left.").size() == 1);
  CHECK(sentences_of("The fleet sailed at 6 p.m. Mr. Holm stayed.") == List{"The fleet sailed at 6 p.m.", "Mr. Holm stayed."});
  CHECK(sentences_of("The pier was built in 300 B.C. Holm dug it out.").size() == 2);
  CHECK(sentences_of("In 300 B.C. Holm's pier was built.").size() == 1);
}

TEST_CASE("a list that runs on is cut at its numbers") {
  CHECK(sentences_of("1) Buy ropes 2) Sell buoys") == List{"1) Buy ropes", "2) Sell buoys"});
  CHECK(sentences_of("1. Buy ropes 2. Sell buoys") == List{"1. Buy ropes", "2. Sell buoys"});
  CHECK(sentences_of("a. Buy ropes b. Sell buoys") == List{"a. Buy ropes", "b. Sell buoys"});
  CHECK(sentences_of("• 9. Buy ropes • 10. Sell buoys") == List{"• 9. Buy ropes", "• 10. Sell buoys"});
}

TEST_CASE("a second stop ends what an abbreviation in brackets or an ellipsis leaves open") {
  CHECK(sentences_of("He fished in Maine (and Calif.). Lunde did not.").size() == 2);
  CHECK(sentences_of("He waited…. Lunde did not.").size() == 2);
  CHECK(sentences_of("He fished (in Calif.) Lunde did not.").size() == 1);
}

TEST_CASE("a space left out behind a stop is seen, an address is not cut") {
  CHECK(sentences_of("It rained.The ferry sailed on Monday.The board met.").size() == 3);
  CHECK(sentences_of("They book at Booking.com and read Example.Org today.").size() == 1);
}

TEST_CASE("notes in brackets belong to the sentence before, words left out end none") {
  CHECK(sentences_of("It rained.[1] Then it stopped. [2] Good.") == List{"It rained.[1]", "Then it stopped. [2]", "Good."});
  CHECK(sentences_of("“The board [...] met” (Holm 5).").size() == 1);
}

TEST_CASE("what is said and who said it are one sentence") {
  CHECK(sentences_of("“Why?” she asked. “Because!” he cried.") == List{"“Why?” she asked.", "“Because!” he cried."});
  CHECK(sentences_of("“Why now?” Lunde asked reporters.") == List{"“Why now?” Lunde asked reporters."});
  CHECK(sentences_of("“Why now?” The board did not say.") == List{"“Why now?”", "The board did not say."});
}

TEST_CASE("sentences inside a quotation are sentences, and closing marks belong to the one before") {
  CHECK(sentences_of("“We waited. It rained.” Then we left.") == List{"“We waited.", "It rained.”", "Then we left."});
  CHECK(sentences_of("\"We waited. It rained.\" \"Then we left.\"") == List{"\"We waited.", "It rained.\"", "\"Then we left.\""});
}

TEST_CASE("the end of a line ends a sentence, stop or none") {
  CHECK(sentences_of("Ferry cancelled\nThe ferry was cancelled") == List{"Ferry cancelled", "The ferry was cancelled"});
}

TEST_CASE("an ellipsis goes on unless a new sentence clearly begins") {
  CHECK(sentences_of("Well ... Lunde may know.").size() == 1);
  CHECK(sentences_of("Well ... The board may know.").size() == 2);
  CHECK(sentences_of("He waited . . . in the rain . . . . Then he left.") == List{"He waited . . . in the rain . . . .", "Then he left."});
}

TEST_CASE("a stop inside brackets that stand in a sentence ends nothing") {
  CHECK(sentences_of("The pier (built in a hurry. Very much so) fell.").size() == 1);
  CHECK(sentences_of("See the table [page. 12] for more. It helps.") == List{"See the table [page. 12] for more.", "It helps."});
  CHECK(sentences_of("It fell. (It was old. Nobody cared.) Lunde left.") == List{"It fell.", "(It was old.", "Nobody cared.)", "Lunde left."});
  CHECK(sentences_of("A bracket (that nobody closed. The ferry sailed.").size() == 2);
}

TEST_CASE("a mark with space on both sides goes where its partner is") {
  CHECK(sentences_of("'' We wait , '' she said . '' Why not ?") == List{"'' We wait , '' she said .", "'' Why not ?"});
  CHECK(sentences_of("Who can wait ? '' Holm left .") == List{"Who can wait ? ''", "Holm left ."});
}

TEST_CASE("who did something else than speak begins a sentence behind a question") {
  CHECK(sentences_of("“Why now?” Holm closed the door.") == List{"“Why now?”", "Holm closed the door."});
  CHECK(sentences_of("“Why now?” Harbour Minister Ida Holm of Lunde asked.").size() == 1);
}

TEST_CASE("measures and clock times end a sentence or not by what follows") {
  CHECK(sentences_of("The plank is 5 ft. 3 in. 2 lb. of nails hold it.").size() == 1);
  CHECK(sentences_of("It sails at 7 p.m. 7 a.m. is too early.") == List{"It sails at 7 p.m.", "7 a.m. is too early."});
  CHECK(sentences_of("They walked in. 2 of them sat.").size() == 2);
}

TEST_CASE("German ordinals and abbreviations end no sentence before a noun") {
  const auto de = [](std::string_view s) { return sentences_of(s, "de"); };
  CHECK(de("Am 3. Mai legte die Fähre ab. Sie war voll.") == List{"Am 3. Mai legte die Fähre ab.", "Sie war voll."});
  CHECK(de("Das geschah im 19. Jahrhundert.").size() == 1);
  CHECK(de("Er ist der 12. Der Nächste wartet.") == List{"Er ist der 12.", "Der Nächste wartet."});
  CHECK(de("Das war 1987. Lunde ging.") == List{"Das war 1987.", "Lunde ging."});
  CHECK(de("Dr. med. Holm wohnt in der Lunder Str. 5 bei Hbf. Nord.").size() == 1);
  CHECK(de("Es kostet ca. 3 Mio. Euro, z. B. für die Fähre.").size() == 1);
  CHECK(de("Es kostet 3 Mio. Das ist viel.").size() == 2);
  CHECK(de("„Warum?“, fragte Holm. „Darum!“ Lunde schwieg.") == List{"„Warum?“, fragte Holm.", "„Darum!“", "Lunde schwieg."});
  CHECK(de("»Wirklich?« »Ja!« »Gut.«") == List{"»Wirklich?«", "»Ja!«", "»Gut.«"});
}

TEST_CASE("titles and streets of other languages end no sentence, in the alphabets they are written in") {
  CHECK(sentences_of("Ho visto l'Ing. Lunde e il Dott. Holm.", "common").size() == 1);
  CHECK(sentences_of("Проф. Иванов живет на ул. Лесной.", "common").size() == 1);
}

TEST_CASE("every token is in one sentence, and its first and last are marked") {
  const auto c = tests::cut("One. “Two.” Three\n\nFour? (Five.) Six");
  std::uint32_t at = 0;
  for (const auto& s : c.sentences) {
    CHECK(s.first_token == at);
    CHECK((c.tokens[s.first_token].flags & text::kSentenceStart) != 0);
    CHECK((c.tokens[s.end_token - 1].flags & text::kSentenceEnd) != 0);
    at = s.end_token;
  }
  CHECK(at == c.tokens.size());
  CHECK(c.sentences.back().paragraph == 1);
  CHECK(tests::cut("").sentences.empty());
}

TEST_CASE("a million stops are segmented in one pass") {
  for (const char* piece : {".", ". ", "? ", "A. ", "a.", ".” ", "(. ", "“?” A ", "[1]", ".[1] A", ". ' ", ". ( A", "(A. ", "3. A "}) {
    std::string s;
    while (s.size() < 1'000'000) s += piece;
    CHECK_FALSE(tests::cut(s).sentences.empty());
  }
}
