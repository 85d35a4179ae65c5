// Documents as evaluation sees them: records of five kinds, each with its content and a row of fields as strings.
//
// Both forms of gold, whole documents of schema sayso/1 and the short form, become this, and so do predictions;
// what compares knows no JSON and no kind's own shape.
#ifndef SAYSO_EVALUATE_JUDGED_H_
#define SAYSO_EVALUATE_JUDGED_H_

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/words.h"
#include "sayso/records.h"
#include "sayso/result.h"

namespace sayso::evaluate {

enum Kind : std::uint8_t { kDocument, kQuotes, kClaims, kTimes, kSources, kKinds };
std::string_view kind_name(Kind kind);

// When two values agree.
enum class Compare : std::uint8_t {
  kSame,    // the same string
  kNumber,  // the same number, or range of numbers
  kWords,   // the same words
  kHolds,   // the words of one stand in the other
  kAll,     // every one of the gold's is there
};
struct Field {
  std::string_view name;
  Compare compare;
  bool ends = false;  // only where exactly the content begins and ends: a record may be right without
};
std::span<const Field> fields_of(Kind kind);

struct Value {
  bool judged = false;                // false: the gold does not say
  std::vector<std::string> wordings;  // none: there is nothing of that sort
  std::string name;                   // of the source that a reference leads to
};

struct Judged {
  std::string label;  // for people
  Words content;      // of a claim: of its quantity; of a source: of its name
  Words around;       // of a claim: its whole content
  std::vector<Words> aliases;
  std::vector<Span> spans;    // of the same stretch as `content`; none: not known
  std::vector<Value> fields;  // beside fields_of(kind)
};

struct JudgedDocument {
  std::string id;
  std::string offset_unit;  // empty: has no offsets
  std::array<std::vector<Judged>, kKinds> records;
  std::array<bool, kKinds> complete{};  // of gold: what it does not have is not there
  std::vector<Words> not_quotes;        // stretches that no quote may be
};

// Errors: kMalformedInput, with the reason.
Result<JudgedDocument> read_judged(std::string_view json, std::string_view name);

}  // namespace sayso::evaluate

#endif  // SAYSO_EVALUATE_JUDGED_H_
