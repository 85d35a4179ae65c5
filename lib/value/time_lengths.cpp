// Lengths of time and habits: TIMEX3 values of a count and a unit.
#include "value/time_values.h"
#include "value/units.h"

namespace sayso::value {
namespace {

// The letter of a unit in a duration, "T" before it where it is below a day.
std::string duration_value(TimeUnit unit, const std::string& count) {
  switch (unit) {
    case TimeUnit::kSecond: return "PT" + count + 'S';
    case TimeUnit::kMinute: return "PT" + count + 'M';
    case TimeUnit::kHour: return "PT" + count + 'H';
    case TimeUnit::kDay: return "P" + count + 'D';
    case TimeUnit::kWeekend: return "P" + count + "WE";
    case TimeUnit::kWeek: return "P" + count + 'W';
    case TimeUnit::kMonth: return "P" + count + 'M';
    case TimeUnit::kQuarter: return "P" + count + 'Q';
    case TimeUnit::kYear: return "P" + count + 'Y';
    case TimeUnit::kDecade: return "P" + count + "DE";
    case TimeUnit::kCentury: return "P" + count + "CE";
    default: return {};
  }
}

}  // namespace

std::optional<std::string> counted_duration(const TimeParts& parts) {
  if (parts.vague || !parts.count) {
    auto value = duration_value(parts.unit, "X");
    return value.empty() ? std::nullopt : std::optional<std::string>(std::move(value));
  }
  Decimal count = *parts.count;
  TimeUnit unit = parts.unit;
  const auto in = [&](TimeUnit other, int times) {
    if (const auto product = multiply(count, Decimal(times))) {
      count = *product;
      unit = other;
    }
  };
  if (count.is_negative()) return std::nullopt;
  if (unit == TimeUnit::kFortnight) in(TimeUnit::kWeek, 2);
  if (unit == TimeUnit::kQuarter) in(TimeUnit::kMonth, 3);
  if (unit == TimeUnit::kDecade) in(TimeUnit::kYear, 10);
  if (unit == TimeUnit::kCentury) in(TimeUnit::kYear, 100);
  if (!count.is_integer()) {  // "an hour and a half"
    auto value = iso8601_duration(count, time_unit_name(unit));
    if (!value.empty()) return value;
  }
  auto value = duration_value(unit, count.to_string());
  return value.empty() ? std::nullopt : std::optional<std::string>(std::move(value));
}

std::optional<TimeValue> recurring(const TimeParts& parts) {
  TimeValue out;
  out.type = TimeType::kSet;
  if (parts.weekday) {
    out.value = "XXXX-WXX-" + std::to_string(*parts.weekday);
  } else if (parts.month) {
    out.value = "XXXX-" + padded(*parts.month, 2) + (parts.day ? '-' + padded(*parts.day, 2) : std::string());
  } else if (!parts.season.empty()) {
    out.value = "XXXX-" + parts.season;
  } else if (!parts.part.empty()) {
    out.value = "XXXX-XX-XXT" + parts.part;
  } else {
    TimeParts one = parts;
    if (!one.count) one.count = Decimal(1);
    one.vague = false;
    const auto value = counted_duration(one);
    if (!value) return std::nullopt;
    out.value = *value;
  }
  return out;
}

}  // namespace sayso::value
