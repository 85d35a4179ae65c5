#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "reading.h"

using namespace sayso;
using tests::document_of;

namespace {

using Lines = std::vector<std::string>;

// "text=value" of every time; the documents are of Friday, 19 September 2025.
Lines times_of(const std::string& text, const std::string& published = "2025-09-19") {
  Lines lines;
  for (const Time& time : document_of(text, published).times) lines.push_back(time.content.text + '=' + time.value);
  return lines;
}

}  // namespace

TEST_CASE("a weekday leans on the tense of its verb") {
  CHECK(times_of("They will speak on Friday.") == Lines{"Friday=2025-09-19"});
  CHECK(times_of("They spoke on Monday.") == Lines{"Monday=2025-09-15"});
  CHECK(times_of("They will speak on Monday.") == Lines{"Monday=2025-09-22"});
  CHECK(times_of("They spoke on Monday.", "") == Lines{"Monday=XXXX-WXX-1"});
  CHECK(times_of("They spoke last Friday night.") == Lines{"last Friday night=2025-09-12TNI"});
}

TEST_CASE("dates are read in the forms of news") {
  CHECK(times_of("It began on Sept. 3, 2024.") == Lines{"Sept. 3, 2024=2024-09-03"});
  CHECK(times_of("It began on 3 September 2024.") == Lines{"3 September 2024=2024-09-03"});
  CHECK(times_of("It began on 2024-09-03.") == Lines{"2024-09-03=2024-09-03"});
  CHECK(times_of("It began on 31/05/2024.") == Lines{"31/05/2024=2024-05-31"});
  CHECK(times_of("It began on 23.04.2022.") == Lines{"23.04.2022=2022-04-23"});
  CHECK(times_of("It began on 05-Aug-2016.") == Lines{"05-Aug-2016=2016-08-05"});
  CHECK(times_of("It will begin on 22/10.") == Lines{"22/10=2025-10-22"});
  CHECK(times_of("It began on 10/1/2018.") == Lines{"10/1/2018=2018"});  // in October or in January
  CHECK(times_of("They won 5/12 of it.").empty());
  CHECK(times_of("It began in June 2018.") == Lines{"June 2018=2018-06"});
  CHECK(times_of("It began in June.") == Lines{"June=2025-06"});
  CHECK(times_of("It has run since 2019.") == Lines{"2019=2019"});
  CHECK(times_of("It closed in the 1990s.") == Lines{"1990s=199X"});
  CHECK(times_of("It grew in the third quarter of 2024.") == Lines{"third quarter of 2024=2024-Q3"});
  CHECK(times_of("They met on Christmas Eve.") == Lines{"Christmas Eve=2024-12-24"});
}

TEST_CASE("what counts from the day of writing is resolved by it") {
  CHECK(times_of("They met earlier this week.") == Lines{"earlier this week=2025-W38"});
  CHECK(times_of("They met last year.") == Lines{"last year=2024"});
  CHECK(times_of("They met yesterday.") == Lines{"yesterday=2025-09-18"});
  CHECK(times_of("They met three weeks ago.") == Lines{"three weeks ago=2025-W35"});
  CHECK(times_of("They met a decade ago.") == Lines{"a decade ago=2015"});
  CHECK(times_of("They met years ago.") == Lines{"years ago=PAST_REF"});
}

TEST_CASE("lengths of time, habits and ranges have values of their own") {
  CHECK(times_of("They spoke for 90 minutes.") == Lines{"90 minutes=PT90M"});
  CHECK(times_of("They spoke for an hour and a half.") == Lines{"an hour and a half=PT1H30M"});
  CHECK(times_of("They met in the 10 previous weeks.") == Lines{"10 previous weeks=P10W"});
  CHECK(times_of("They meet every other week.") == Lines{"every other week=P2W"});
  CHECK(times_of("They meet every friday.") == Lines{"every friday=XXXX-WXX-5"});
  CHECK(times_of("They meet every Friday.") == Lines{"every Friday=XXXX-WXX-5"});
  CHECK(times_of("He ruled in 2019-2023.") == Lines{"2019-2023=2019/2023"});
}

TEST_CASE("clock times are read in the forms of news") {
  CHECK(times_of("It rang at 11.20pm on Thursday.") == Lines{"11.20pm on Thursday=2025-09-18T23:20"});
  CHECK(times_of("It rang at a quarter to four.") == Lines{"a quarter to four=2025-09-19T03:45"});
  CHECK(times_of("It rang at ten past nine.") == Lines{"ten past nine=2025-09-19T09:10"});
  CHECK(times_of("It rang at five in the afternoon.") == Lines{"five in the afternoon=2025-09-19T17:00"});
  CHECK(times_of("It rang at 7:56:30 pm.") == Lines{"7:56:30 pm=2025-09-19T19:56"});
  CHECK(times_of("It rang at half past three.") == Lines{"half past three=2025-09-19T03:30"});
  CHECK(times_of("It rang at 0140 GMT.") == Lines{"0140 GMT=2025-09-19T01:40Z"});
  CHECK(times_of("It will ring at 9pm on Thursday 25 September.") == Lines{"9pm on Thursday 25 September=2025-09-25T21:00"});
  CHECK(times_of("The doors open again, the port says.\n\n16:45\nThe first ships have left the port.") == Lines{"16:45=2025-09-19T16:45"});
}

TEST_CASE("a season, a quarter or the end of a year is a time where it stands like one") {
  CHECK(times_of("It will be ready by spring.") == Lines{"spring=2026-SP"});
  CHECK(times_of("Profit fell in the second quarter.") == Lines{"second quarter=2025-Q2"});
  CHECK(times_of("They scored in the second quarter.").empty());
  CHECK(times_of("It will open before the end of the year.") == Lines{"the end of the year=2025"});
  CHECK(times_of("They met between 3 May and 7 June.") == Lines{"between 3 May and 7 June=2025-05-03/2025-06-07"});
  CHECK(times_of("They put it off until Tuesday.") == Lines{"Tuesday=2025-09-23"});
  CHECK(times_of("The talks are planned for Tuesday.") == Lines{"Tuesday=2025-09-23"});
  CHECK(times_of("They meet twice a month.") == Lines{"twice a month=P1M"});
}

TEST_CASE("feasts that move and days of a week or month alone are in the calendar") {
  CHECK(times_of("They met on Good Friday.") == Lines{"Good Friday=2025-04-18"});
  CHECK(times_of("The fair runs from 3 to 7 October.") == Lines{"3 to 7 October=2025-10-03/2025-10-07"});
  CHECK(times_of("The truce began at 06:00 local time on Monday.") == Lines{"06:00 local time on Monday=2025-09-15T06:00"});
  CHECK(times_of("The Sept. 11 attacks changed it.").empty());
  CHECK(times_of("They met at Easter 2024.") == Lines{"Easter 2024=2024-03-31"});
  CHECK(times_of("They will meet on the 24th.") == Lines{"24th=2025-09-24"});
  CHECK(times_of("They will meet in the week of October 6.") == Lines{"the week of October 6=2025-W41"});
  CHECK(times_of("It grew in the first fiscal quarter of 2025.") == Lines{"first fiscal quarter of 2025=FY2025-Q1"});
  CHECK(times_of("They promised to meet in June.") == Lines{"June=2026-06"});
}

TEST_CASE("what only looks like a time is none") {
  for (const char* text : {"May they fall!", "The second man ran.", "They queued on Black Friday.", "Nobody reads the Sunday Times.",
                           "It weighs 6.5 kilograms.", "The list is up to date.", "They read the morning papers.", "She is 34 years old.", "He counted 2019 votes."}) {
    INFO(text);
    CHECK(times_of(text).empty());
  }
}
