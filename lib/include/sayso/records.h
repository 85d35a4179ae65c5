// The records: schema sayso/1 as C++ types.
//
// A record points at the text by anchors: spans of offsets in the unit of its Document. What is not
// known stays empty, never invented. Links between records are ids ("s1", "q3") that hold inside one
// document; `key` is the same for the same record in every run.
//
// The words of the enumerated fields are in the *_name() functions; they are what the JSON says.
#ifndef SAYSO_RECORDS_H_
#define SAYSO_RECORDS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/result.h"

namespace sayso {

// Half-open, in the document's offset unit.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
  friend auto operator<=>(const Span&, const Span&) = default;
};

// A stretch of the text, in text order, in several pieces where it is interrupted.
// `text` is the pieces joined by one space. Empty spans: there is no such thing in the text.
struct Anchor {
  std::string text;
  std::vector<Span> spans;
  bool empty() const { return spans.empty(); }
};

// An anchor that may lead to a source of the document; an empty id leads nowhere.
struct Reference : Anchor {
  std::string id;
};

// ---- sources ------------------------------------------------------------------------------------

enum class SourceKind : std::uint8_t {
  kUnknown, kPerson, kOrganization, kGovernment, kCountry, kPublication, kAgency, kCollective, kGroup, kDocument,
};
std::string_view source_kind_name(SourceKind kind);
std::optional<SourceKind> source_kind_from(std::string_view name);

// Everyone who speaks, carries words, is addressed, or stands in a record.
struct Source {
  std::string id;                     // "s1"
  SourceKind kind = SourceKind::kUnknown;
  std::string name;                   // the fullest form in the text
  std::string role;                   // "trade minister"
  std::vector<std::string> aliases;   // other forms in the text: "Ng"
  std::vector<std::string> members;   // of a group: ids
  std::size_t speaks = 0;             // how many quotes
  std::vector<Anchor> mentions;
};

// ---- quotes -------------------------------------------------------------------------------------

enum class QuoteType : std::uint8_t { kDirect, kIndirect, kMixed };
enum class Polarity : std::uint8_t { kAsserted, kDenied, kWithheld, kAsked };
enum class Stance : std::uint8_t { kUnknown, kNeutral, kAssertive, kDoubtful, kDenying, kPromising, kDemanding, kFeeling };
std::string_view quote_type_name(QuoteType type);
std::string_view polarity_name(Polarity polarity);
std::string_view stance_name(Stance stance);  // "" for kUnknown
std::optional<Polarity> polarity_from(std::string_view name);
std::optional<Stance> stance_from(std::string_view name);

struct Cue : Anchor {
  std::string lemma;
  Stance stance = Stance::kUnknown;
};

// What every record but a source carries.
struct RecordBase {
  std::string id;        // "q1"; for links inside the document
  std::string key;       // 16 hex digits of document id, record type and spans
  Anchor content;
  std::size_t paragraph = 0;  // where the content begins, from 0
  std::size_t sentence = 0;
  double confidence = 0;      // a probability
  std::string rule;           // "file.rule": what decided
};

struct Quote : RecordBase {
  QuoteType type = QuoteType::kIndirect;
  std::vector<Span> verbatim;  // words literally quoted, without their marks
  Cue cue;
  Reference source;
  Reference medium;
  std::vector<Reference> via;
  Reference addressee;
  Polarity polarity = Polarity::kAsserted;
  std::string nested_in;  // id of the quote around it
};

// ---- claims -------------------------------------------------------------------------------------

enum class ClaimKind : std::uint8_t {
  kTariff, kPercentage, kPercentagePoint, kMoney, kDuration, kAge, kCount, kRank, kRatio, kRate, kScore, kMeasurement, kIndex,
};
enum class Bound : std::uint8_t { kEq, kApprox, kLt, kLe, kGt, kGe, kRange, kVague };
enum class Direction : std::uint8_t { kNone, kUp, kDown };
enum class Modality : std::uint8_t { kAsserted, kNegated, kPlanned, kForecast, kHypothetical, kQuestion };
std::string_view claim_kind_name(ClaimKind kind);
std::string_view bound_name(Bound bound);
std::string_view direction_name(Direction direction);
std::string_view modality_name(Modality modality);
std::optional<ClaimKind> claim_kind_from(std::string_view name);
std::optional<Bound> bound_from(std::string_view name);
std::optional<Direction> direction_from(std::string_view name);
std::optional<Modality> modality_from(std::string_view name);

struct Unit {
  std::string text;  // as written
  std::string id;    // CLDR's name: "percent", "kilometer-per-hour"; or percentage-point, basis-point, point
  std::string ucum;
};

// Decimal strings, exact: "1.3 million" is "1300000".
struct Quantity : Anchor {
  std::string value, min, max, magnitude;
  Bound bound = Bound::kEq;
  std::optional<Unit> unit;
  std::string currency;                          // ISO 4217
  std::string per_text, per_unit, per_counted;   // "5 dollars a barrel": per_text "a barrel"
  std::string iso8601;                           // of a duration: "PT90M"
  std::string si_value, si_unit;
};

struct Change {
  Direction direction = Direction::kNone;
  std::optional<Quantity> from, to, by;
};

struct TimeReference : Anchor {
  std::string value;  // TIMEX3
};

struct Claim : RecordBase {
  ClaimKind kind = ClaimKind::kCount;
  Quantity quantity;
  std::vector<Quantity> also;  // other writings of it: a conversion in parentheses
  std::optional<Change> change;
  Reference subject, object;
  Anchor counted;
  TimeReference time;
  Reference place;
  Modality modality = Modality::kAsserted;
  std::vector<std::string> linked;  // ids of claims that tell of the same change
  std::string quote;                // id of the quote in which it stands
  std::string source;               // id of the source in whose words it stands
};

// ---- times and other records --------------------------------------------------------------------

enum class TimeType : std::uint8_t { kDate, kTime, kDuration, kSet, kRange };
std::string_view time_type_name(TimeType type);
std::optional<TimeType> time_type_from(std::string_view name);

struct Time : RecordBase {
  TimeType type = TimeType::kDate;
  std::string value;       // TIMEX3: "2025-W38", "XXXX-06", "PT90M"
  std::string mod;         // as TIMEX3: START, MID, END, APPROX
  std::string start, end;  // ISO 8601, where a calendar settles them
};

// A record of a type that a grammar declares itself.
struct OtherRecord : RecordBase {
  std::string type;
  std::vector<std::pair<std::string, std::variant<std::string, Anchor>>> fields;
};

// Something a reader of the records should know: input mended, limits hit, a fallback taken.
enum class Severity : std::uint8_t { kError, kWarning, kNote };
std::string_view severity_name(Severity severity);

struct DocumentError {
  ErrorCode code = ErrorCode::kInternal;
  Severity severity = Severity::kError;
  std::string message;
  std::optional<Span> span;
};

}  // namespace sayso

#endif  // SAYSO_RECORDS_H_
