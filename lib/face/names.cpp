// The words of the enumerated fields, as they stand in records, messages and options.
#include <array>
#include <cstddef>

#include "sayso/options.h"
#include "sayso/records.h"
#include "sayso/result.h"

namespace sayso {
namespace {

// A table of words by enumerator; each enumeration below counts from 0 without gaps.
template <class Enum, std::size_t N>
std::string_view name_in(const std::array<std::string_view, N>& names, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? names[index] : std::string_view();
}

template <class Enum, std::size_t N>
std::optional<Enum> value_in(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 9> kErrorCodes = {
    "invalid_argument", "not_found", "unreadable", "malformed_text", "malformed_input",
    "too_large",        "no_pack",   "grammar",    "internal"};
constexpr std::array<std::string_view, 3> kOffsetUnits = {"codepoint", "byte", "utf16"};
constexpr std::array<std::string_view, 10> kSourceKinds = {
    "unknown", "person", "organization", "government", "country", "publication", "agency", "collective", "group", "document"};
constexpr std::array<std::string_view, 3> kQuoteTypes = {"direct", "indirect", "mixed"};
constexpr std::array<std::string_view, 4> kPolarities = {"asserted", "denied", "withheld", "asked"};
constexpr std::array<std::string_view, 8> kStances = {"", "neutral", "assertive", "doubtful", "denying", "promising", "demanding", "feeling"};
constexpr std::array<std::string_view, 13> kClaimKinds = {
    "tariff", "percentage", "percentage_point", "money", "duration", "age", "count", "rank", "ratio", "rate", "score", "measurement", "index"};
constexpr std::array<std::string_view, 8> kBounds = {"eq", "approx", "lt", "le", "gt", "ge", "range", "vague"};
constexpr std::array<std::string_view, 3> kDirections = {"none", "up", "down"};
constexpr std::array<std::string_view, 6> kModalities = {"asserted", "negated", "planned", "forecast", "hypothetical", "question"};
constexpr std::array<std::string_view, 5> kTimeTypes = {"date", "time", "duration", "set", "range"};
constexpr std::array<std::string_view, 3> kSeverities = {"error", "warning", "note"};

}  // namespace

std::string_view error_code_name(ErrorCode code) { return name_in(kErrorCodes, code); }
std::string_view offset_unit_name(OffsetUnit unit) { return name_in(kOffsetUnits, unit); }
std::optional<OffsetUnit> offset_unit_from(std::string_view name) { return value_in<OffsetUnit>(kOffsetUnits, name); }
std::string_view source_kind_name(SourceKind kind) { return name_in(kSourceKinds, kind); }
std::optional<SourceKind> source_kind_from(std::string_view name) { return value_in<SourceKind>(kSourceKinds, name); }
std::string_view quote_type_name(QuoteType type) { return name_in(kQuoteTypes, type); }
std::string_view polarity_name(Polarity polarity) { return name_in(kPolarities, polarity); }
std::optional<Polarity> polarity_from(std::string_view name) { return value_in<Polarity>(kPolarities, name); }
std::string_view stance_name(Stance stance) { return name_in(kStances, stance); }
std::optional<Stance> stance_from(std::string_view name) { return name.empty() ? std::nullopt : value_in<Stance>(kStances, name); }
std::string_view claim_kind_name(ClaimKind kind) { return name_in(kClaimKinds, kind); }
std::optional<ClaimKind> claim_kind_from(std::string_view name) { return value_in<ClaimKind>(kClaimKinds, name); }
std::string_view bound_name(Bound bound) { return name_in(kBounds, bound); }
std::optional<Bound> bound_from(std::string_view name) { return value_in<Bound>(kBounds, name); }
std::string_view direction_name(Direction direction) { return name_in(kDirections, direction); }
std::optional<Direction> direction_from(std::string_view name) { return value_in<Direction>(kDirections, name); }
std::string_view modality_name(Modality modality) { return name_in(kModalities, modality); }
std::optional<Modality> modality_from(std::string_view name) { return value_in<Modality>(kModalities, name); }
std::string_view time_type_name(TimeType type) { return name_in(kTimeTypes, type); }
std::optional<TimeType> time_type_from(std::string_view name) { return value_in<TimeType>(kTimeTypes, name); }
std::string_view severity_name(Severity severity) { return name_in(kSeverities, severity); }

}  // namespace sayso
