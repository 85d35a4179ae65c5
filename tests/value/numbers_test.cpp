#include "value/numbers.h"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "reading.h"
#include "value/digits.h"

using namespace sayso;
using namespace sayso::value;

namespace {

struct Reading {
  std::string text;
  std::vector<text::Token> tokens;
  lexicon::TypeTable types;
  NumberMemory memory;
  std::vector<Number> numbers;
};

const NumberReader& reader() {
  static const NumberReader instance(testing::list_of("en/lex/value_numbers.tsv"));
  return instance;
}

Reading read(const std::string& text) {
  Reading reading;
  reading.text = text;
  text::TokenTables tables;
  tables.clitics = {"'s", "n't"};
  text::Tokenizer tokenizer;
  tokenizer.tokenize(text, tables, reading.tokens);
  lexicon::intern_tokens(text, reading.types, reading.tokens);
  reader().read(text, reading.tokens, reading.types, reading.memory, reading.numbers);
  return reading;
}

// "text=value" of every number, a letter of its kind behind it unless it is a cardinal.
std::vector<std::string> found(const std::string& text) {
  const Reading reading = read(text);
  std::vector<std::string> out;
  for (const Number& number : reading.numbers) {
    std::string line = text.substr(number.begin, number.end - number.begin);
    line += '=';
    if (number.kind != NumberKind::kSome) line += number.value.to_string();
    if (number.kind != NumberKind::kCardinal) line.append(" ").append(number_kind_name(number.kind));
    out.push_back(std::move(line));
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("digits are read with the marks of their language, and by the other convention where that alone fits") {
  const DigitMarks english;
  const auto value = [&](const char* form) {
    const auto read = read_digits(form, english);
    return read ? read->value.to_string() : std::string("none");
  };
  CHECK(value("1,234.5") == "1234.5");
  CHECK(value("1.500") == "1.5");
  CHECK(value("1,500") == "1500");
  CHECK(value("12,34,567") == "1234567");
  CHECK(value("1\u2019234\u2019567") == "1234567");
  CHECK(value("1'234.50") == "1234.5");
  CHECK(value("3,5") == "3.5");
  CHECK(value("1.234.567") == "1234567");
  CHECK(value("1.234.567,89") == "1234567.89");
  CHECK(value("\uFF11\uFF12") == "12");
  CHECK(value("1.2.3") == "none");
  CHECK(value("1,23,4") == "none");
  CHECK(value("1234,567") == "none");
  CHECK(value("0.05") == "0.05");
  CHECK(value(".001") == "0.001");
  CHECK(value(".") == "none");
  CHECK(value(",5") == "none");
  CHECK_FALSE(read_digits(std::string(10'000, '9'), english));

  DigitMarks german;
  german.decimal = ',';
  german.group = '.';
  CHECK(read_digits("1.500", german)->value == Decimal(1500));
  CHECK(read_digits("1.234.567,89", german)->value.to_string() == "1234567.89");
}

TEST_CASE("number words are composed as they are said") {
  CHECK(found("twenty-eight thousand six hundred and forty-two") == Lines{"twenty-eight thousand six hundred and forty-two=28642"});
  CHECK(found("forty-five hundred thirty") == Lines{"forty-five hundred thirty=4530"});
  CHECK(found("a hundred and twenty people") == Lines{"a hundred and twenty=120"});
  CHECK(found("two million three hundred thousand") == Lines{"two million three hundred thousand=2300000"});
  CHECK(found("six hundred and forty-two thousand") == Lines{"six hundred and forty-two thousand=642000"});
  CHECK(found("One hundred million") == Lines{"One hundred million=100000000"});
  CHECK(found("ninety five") == Lines{"ninety five=95"});
  CHECK(found("two point seven five million") == Lines{"two point seven five million=2750000"});
  CHECK(found("twelve lakh") == Lines{"twelve lakh=1200000"});
  CHECK(found("two hundred point seventy-one") == Lines{"two hundred point seventy-one=200.71"});
  CHECK(found("four hundred thousand million") == Lines{"four hundred thousand million=400000000000"});
  CHECK(found("seven dozen eggs") == Lines{"seven dozen=84"});
}

TEST_CASE("a joiner between two numbers does not make them one") {
  CHECK(found("twenty and thirty") == Lines{"twenty=20", "thirty=30"});
  CHECK(found("two and three") == Lines{"two=2", "three=3"});
  CHECK(found("a thousand and two hundred") == Lines{"a thousand and two hundred=1200"});
  CHECK(found("a hundred and five hundred") == Lines{"a hundred=100", "five hundred=500"});
  CHECK(found("two million and three million") == Lines{"two million=2000000", "three million=3000000"});
}

TEST_CASE("fractions alone are fractions, behind a number they are part of it") {
  CHECK(found("one and a half") == Lines{"one and a half=1.5"});
  CHECK(found("two and three-quarters miles") == Lines{"two and three-quarters=2.75"});
  CHECK(found("one and one-half miles") == Lines{"one and one-half=1.5"});
  CHECK(found("two and a half million") == Lines{"two and a half million=2500000"});
  CHECK(found("a million and a half") == Lines{"a million and a half=1500000"});
  CHECK(found("two-thirds") == Lines{"two-thirds=0.666667 fraction"});
  CHECK(found("a third of them") == Lines{"a third=0.333333 fraction"});
  CHECK(found("three quarters of voters") == Lines{"three quarters=0.75 fraction"});
  CHECK(found("a quarter of a million") == Lines{"a quarter of a million=250000"});
  CHECK(found("a quarter million, three quarters billion") == Lines{"a quarter million=250000", "three quarters billion=750000000"});
  CHECK(found("in the third quarter, for three quarters") == Lines{"third=3 ordinal", "three=3"});
  CHECK(found("half a million") == Lines{"half a million=500000"});
  CHECK(found("half a dozen") == Lines{"half a dozen=6"});
  CHECK(found("half of it") == Lines{"half=0.5 fraction"});
  CHECK(found("1\u00BD and \u00BE") == Lines{"1\u00BD=1.5", "\u00BE=0.75 fraction"});
  CHECK(found("2 1/2 inches, 3/4 full") == Lines{"2 1/2=2.5", "3/4=0.75 fraction"});
  CHECK(found("3/128 of it") == Lines{"3/128=0.0234375 fraction"});
  CHECK(found("a third man") == Lines{"third=3 ordinal"});
  CHECK(found("the second half") == Lines{"second=2 ordinal"});
  CHECK(found("fifty-four hundredths, three twenty-fifths") == Lines{"fifty-four hundredths=0.54 fraction", "three twenty-fifths=0.12 fraction"});
  CHECK(found("six million and two thirds") == Lines{"six million and two thirds=6666667"});
  CHECK(found("3 million and a half, one billion and a half million") == Lines{"3 million and a half=3500000", "one billion and a half million=1000500000"});
  CHECK(found("one hundred and three quarters") == Lines{"one hundred and three quarters=100.75"});
  CHECK(found("-4/5") == Lines{"-4/5=-0.8 fraction"});
}

TEST_CASE("half and quarter before a hyphen are given with a flag: they may be a unit's or part of a name") {
  const Reading reading = read("a half-mile and a half-brother and the quarter-final");
  REQUIRE(reading.numbers.size() == 3);
  for (const Number& number : reading.numbers) CHECK((number.flags & kGluedAfter) != 0);
}

TEST_CASE("powers are what they come to") {
  CHECK(found("1e10, 1.3x10^6, 6.23x10^-4, 12.32e+14") == Lines{"1e10=10000000000", "1.3x10^6=1300000", "6.23x10^-4=0.000623", "12.32e+14=1232000000000000"});
  CHECK(found("10^6 and 2.5^-1") == Lines{"10^6=1000000", "2.5^-1=0.4"});
}

TEST_CASE("smaller numbers behind a magnitude in digits belong to it, those behind a joiner only to a hundred") {
  CHECK(found("4 thousand 3 hundred and 21") == Lines{"4 thousand 3 hundred and 21=4321"});
  CHECK(found("3 hundred and one") == Lines{"3 hundred and one=301"});
  CHECK(found("590 billion and 50k") == Lines{"590 billion=590000000000", "50k=50000"});
}

TEST_CASE("a dash with a space behind it is a sign where nothing but the number is there") {
  CHECK(found("- 1.5") == Lines{"- 1.5=-1.5"});
  CHECK(found("- 5 people") == Lines{"5=5"});
}

TEST_CASE("magnitudes that can be nothing else belong to the number") {
  CHECK(found("1.3 million") == Lines{"1.3 million=1300000"});
  CHECK(found("2bn and 590 billion and 50k") == Lines{"2bn=2000000000", "590 billion=590000000000", "50k=50000"});
  CHECK(found("1,783.9million") == Lines{"1,783.9million=1783900000"});
  CHECK(found("a 5-million grant") == Lines{"5-million=5000000"});
  CHECK(found("13 lakh") == Lines{"13 lakh=1300000"});
  CHECK(found("a rate of .001 per cent") == Lines{".001=0.001"});
  CHECK(found("5 m") == Lines{"5=5"});
  CHECK(found("1.1m") == Lines{"1.1=1.1"});
  CHECK(found("5 k") == Lines{"5=5"});
  const Reading spread = read("2 million");
  CHECK(spread.numbers.at(0).magnitude == Decimal(1'000'000));
}

TEST_CASE("signs need space on their left alone") {
  CHECK(found("minus 5 percent") == Lines{"minus 5=-5"});
  CHECK(found("at -5 or \u22125.5 degrees") == Lines{"-5=-5", "\u22125.5=-5.5"});
  CHECK(found("3-1") == Lines{"3=3", "1=1"});
  CHECK(found("10\u201325") == Lines{"10=10", "25=25"});
  CHECK(found("76%-21%") == Lines{"76=76", "21=21"});
  CHECK(found("minus twenty") == Lines{"minus twenty=-20"});
  CHECK(found("- 5 people") == Lines{"5=5"});
}

TEST_CASE("groups of three behind spaces are one number where nothing else is meant") {
  CHECK(found("816 000 t") == Lines{"816 000=816000"});
  CHECK(found("1 234 567 people") == Lines{"1 234 567=1234567"});
  CHECK(found("28\u00A0642 people") == Lines{"28\u00A0642=28642"});
  CHECK(found("1\u202F234\u202F567.89 dollars") == Lines{"1\u202F234\u202F567.89=1234567.89"});
  CHECK(found("in 1998 200 people") == Lines{"1998=1998", "200=200"});
  CHECK(found("the top 10 100 metres runners") == Lines{"10=10", "100=100"});
}

TEST_CASE("ordinals are read in words and in digits") {
  CHECK(found("the second call") == Lines{"second=2 ordinal"});
  CHECK(found("41st and 2nd") == Lines{"41st=41 ordinal", "2nd=2 ordinal"});
  CHECK(found("the twenty-first century") == Lines{"twenty-first=21 ordinal"});
  CHECK(found("one hundred and first") == Lines{"one hundred and first=101 ordinal"});
}

TEST_CASE("vague numbers keep their magnitude, some have none") {
  CHECK(found("dozens of people") == Lines{"dozens=12 vague"});
  CHECK(found("tens of millions of dollars") == Lines{"tens of millions=10000000 vague"});
  CHECK(found("hundreds of thousands") == Lines{"hundreds of thousands=100000 vague"});
  CHECK(found("several hundred") == Lines{"several hundred=100 vague"});
  CHECK(found("a few thousand") == Lines{"a few thousand=1000 vague"});
  CHECK(found("several people") == Lines{"several= some"});
  CHECK(found("scores of people") == Lines{"scores=20 vague"});
  CHECK(found("the scores were level") == Lines{});
  CHECK(found("a couple of days") == Lines{"a couple of=2"});
  CHECK(found("a couple from town") == Lines{});
  CHECK((read("a couple of days").numbers.at(0).flags & kApprox) != 0);
}

TEST_CASE("how often and how many times over") {
  CHECK(found("once or twice") == Lines{"once=1 multiple", "twice=2 multiple"});
  CHECK(found("a 10-fold rise, sixfold, 3x as many") == Lines{"10-fold=10 multiple", "sixfold=6 multiple", "3x=3 multiple"});
  CHECK(found("3 x 5") == Lines{"3=3", "5=5"});
}

TEST_CASE("what only looks like a number is left out") {
  for (const char* text : {"the G20 summit", "COVID-19", "MH17", "version 1.2.3", "call 555-010-9988", "on 31/05/2026",
                           "2025-09-19", "since 9/11", "open 24/7", "a axy", "the million voices", "a mid-90s house"}) {
    INFO(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("what is doubtful is flagged") {
  CHECK((read("one of them").numbers.at(0).flags & kOne) != 0);
  CHECK((read("in 2019").numbers.at(0).flags & kYearLike) != 0);
  CHECK((read("2,019 jobs").numbers.at(0).flags & kYearLike) == 0);
  CHECK((read("a 5G network").numbers.at(0).flags & kGluedAfter) != 0);
  CHECK((read("lost 3-1").numbers.at(0).flags & kJoinedAfter) != 0);
  CHECK((read("lost 3-1").numbers.at(1).flags & kJoinedBefore) != 0);
  CHECK((read("agent 007").numbers.at(0).flags & kLeadingZero) != 0);
}

TEST_CASE("a number does not go on into the next paragraph") {
  CHECK(found("They counted two\n\nmillion voices") == Lines{"two=2"});
  CHECK(found("the first hundred\n\nand five more") == Lines{"first=1 ordinal", "five=5"});
}

TEST_CASE("the memory of types follows the table when it is emptied") {
  text::Tokenizer tokenizer;
  lexicon::TypeTable types;
  NumberMemory memory;
  std::vector<Number> numbers;
  for (const std::string text : {"alpha beta", "seven eight"}) {
    types.clear();
    std::vector<text::Token> tokens;
    tokenizer.tokenize(text, {}, tokens);
    lexicon::intern_tokens(text, types, tokens);
    reader().read(text, tokens, types, memory, numbers);
  }
  CHECK(numbers.size() == 2);
}
