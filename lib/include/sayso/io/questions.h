// Ready questions to a database of records.
//
//   auto answer = sayso::io::ask(*store, "said", {.about = "harbour bridge", .limit = 20});
//
// | question      | a row                                                                                        |
// |---------------|----------------------------------------------------------------------------------------------|
// | said          | a quote: who said what, newest first                                                         |
// | numbers       | a claim: which number of what, newest first                                                  |
// | speakers      | a speaker, with how many quotes in how many documents, most quoted first                     |
// | disagreements | a claim to which another one of the same subject, unit and time gives another value          |
#ifndef SAYSO_IO_QUESTIONS_H_
#define SAYSO_IO_QUESTIONS_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "sayso/io/store.h"

namespace sayso::io {

// What narrows an answer; an empty one does not.
struct Filters {
  std::string about = {};     // words, all of which stand in what is said, at least as beginnings of words there
  std::string speaker = {};   // part of the name
  std::string kind = {};      // of the claim; of the speaker in `speakers`
  std::string language = {};  // BCP 47; "en" is also "en-GB"
  std::string since = {}, until = {};  // ISO dates of publication, both included; "2025" and "2025-09" will do
  double min_confidence = 0;
  std::size_t limit = 0;  // rows; 0: all
};

struct QuestionKind {
  std::string_view name, description;
};
std::span<const QuestionKind> question_kinds();

// Errors: kInvalidArgument (no such question), kUnreadable.
Result<Answer> ask(Store& store, std::string_view question, const Filters& filters);

}  // namespace sayso::io

#endif  // SAYSO_IO_QUESTIONS_H_
