// Amounts: what one `amount` mention says, and how two of them go together.
#include <algorithm>
#include <array>
#include <utility>

#include "extract/quantities.h"
#include "value/money.h"
#include "value/units.h"

namespace sayso::extract {

using match::Mention;
using match::TokenSpan;
using value::Decimal;

namespace {

// Units with a finer one that need not be said: "1 hour fifteen", "5-foot-3".
struct Finer {
  std::string_view unit;
  std::string_view finer;
};
constexpr std::array<Finer, 2> kFiner = {{{"hour", "minute"}, {"foot", "inch"}}};

// Many digits without a mark between them: an account, a telephone, the number of a message.
bool is_label(std::string_view form) {
  constexpr std::size_t kDigits = 10;
  return form.size() >= kDigits && std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Amount> QuantityReader::amount_at(const std::optional<TokenSpan>& span) const {
  if (!span) return std::nullopt;
  const auto found = amounts_.find(span->begin);
  if (found == amounts_.end()) return std::nullopt;
  const Mention& mention = *found->second;
  const match::MentionTable& table = analysis_.mentions;
  const value::Number* place = &article_;  // "an hour and 45 minutes"
  if (const auto number_span = table.extent(mention, "number")) {
    const auto at = std::lower_bound(analysis_.numbers.begin(), analysis_.numbers.end(), number_span->begin,
                                     [](const value::Number& n, std::uint32_t token) { return n.first_token < token; });
    if (at == analysis_.numbers.end() || at->first_token != number_span->begin) return std::nullopt;
    place = &*at;
  } else if (table.text(mention, "one") != "yes") {
    return std::nullopt;
  }

  Amount amount;
  amount.span = mention.span;
  amount.number = place;
  amount.kind = table.text(mention, "kind");
  if (amount.kind == "unit_open") amount.kind = "measurement";
  amount.value = place->value;
  amount.unit = table.extent(mention, "unit").value_or(TokenSpan{});
  amount.unit_id = table.text(mention, "unit_id");
  amount.magnitude = place->magnitude;
  // Digits with letters glued to them are a name ("5G") unless the letters are their unit; so is "half-brother".
  if ((place->flags & value::kGluedAfter) != 0 && amount.span.end == place->end_token) return std::nullopt;
  if (amount.unit.empty() && (place->flags & value::kLeadingZero) != 0) return std::nullopt;
  if (amount.unit.empty() && is_label(analysis_.text.substr(place->begin, place->end - place->begin)))
    return std::nullopt;
  if (const auto magnitude = Decimal::parse(table.text(mention, "magnitude"))) {
    const auto product = multiply(amount.value, *magnitude);
    const auto total = multiply(amount.magnitude, *magnitude);
    if (!product || !total) return std::nullopt;
    amount.value = *product;
    amount.magnitude = *total;
  }
  if (amount.kind == "money") {
    amount.currency = table.text(mention, "code");
    if (amount.currency.empty()) amount.currency = value::settle_currency(table.text(mention, "candidates"), region_);
    const std::string_view minor = table.text(mention, "minor");
    if (minor.size() == 1 && minor[0] >= '1' && minor[0] <= '9') amount.minor = minor[0] - '0';
    if (amount.minor != 0 && !amount.currency.empty()) {
      if (const auto main = value::in_main_unit(amount.value, amount.minor)) amount.value = *main;
      amount.minor = 0;
    }
  }
  return amount;
}

// Whether an amount in parentheses says the same in another unit: money of another currency at any rate; what is
// measured, where its length or weight comes out, give or take what was rounded.
bool QuantityReader::converts(const Amount& amount, const Amount& also) const {
  if (amount.kind == "plain" && also.kind == "plain") return amount.value == also.value;  // "forty-five (45)"
  if (amount.kind != also.kind || amount.kind == "plain" || amount.kind == "percent") return false;
  if (amount.kind == "money")
    return amount.currency != also.currency || amount.unit_id != also.unit_id || amount.currency.empty();
  if (amount.unit_id == also.unit_id) return false;
  const auto& units = maker_.pack().units;
  const auto one = units ? units->to_si(amount.value, amount.unit_id) : std::nullopt;
  const auto other = units ? units->to_si(also.value, also.unit_id) : std::nullopt;
  if (!one || !other) return true;  // nothing speaks against it
  if (one->unit != other->unit) return false;
  const auto facts = units->find(amount.unit_id);
  if (facts && !facts->offset.is_zero()) return true;  // degrees may be told as a difference
  const auto ratio = divide(one->value, other->value);
  const auto ninth = shift10(Decimal(9), -1);
  const auto eleventh = shift10(Decimal(11), -1);
  return ratio && ninth && eleventh && *ninth < *ratio && *ratio < *eleventh;
}

// "13 dollars and 45 cents", "15 dollars 50". False where they are two amounts.
bool QuantityReader::add_small_change(const Amount& plus, ReadQuantity& out) const {
  constexpr int kHundredths = 2;
  const bool bare =
      plus.kind == "plain" && plus.value.is_integer() && plus.value < Decimal(100) && !plus.value.is_negative();
  const bool whole = out.low.magnitude == Decimal(1) && out.low.value.is_integer();
  // Cents that were made dollars already, because their code is known.
  const bool main = plus.kind == "money" && plus.minor == 0 && plus.currency == out.low.currency &&
                    !plus.currency.empty() && plus.value < Decimal(1);
  const int digits = bare ? kHundredths : plus.minor;
  const auto part = main          ? std::optional<Decimal>(plus.value)
                    : digits != 0 ? value::in_main_unit(plus.value, digits)
                                  : std::nullopt;
  const auto total = whole && part && out.low.minor == 0 ? add(out.low.value, *part) : std::nullopt;
  if (!total) return false;
  out.low.value = *total;
  out.span.end = plus.span.end;
  return true;
}

// "two hours, 30 minutes and 5 seconds": one length of time, in the smallest unit. False where the units do not go
// together: one must be so many whole times the other.
bool QuantityReader::add_finer_unit(const Amount& plus, ReadQuantity& out) const {
  for (const Finer& pair : kFiner) {
    if (plus.kind != "plain" || out.low.unit_id != pair.unit) continue;
    Amount part = plus;
    part.unit = out.low.unit;
    part.unit_id = pair.finer;
    part.kind = out.low.kind;
    return add_finer_unit(part, out);
  }
  const auto& units = maker_.pack().units;
  const auto one_large = units ? units->to_si(Decimal(1), out.low.unit_id) : std::nullopt;
  const auto one_small = units ? units->to_si(Decimal(1), plus.unit_id) : std::nullopt;
  if (!one_large || !one_small || one_large->unit != one_small->unit || one_large->value < one_small->value)
    return false;
  const auto times = divide(one_large->value, one_small->value);
  if (!times || !times->is_integer() || *times == Decimal(1)) return false;
  // "Two yards and seven feet" is one length; "two hours, 90 minutes" are two.
  const auto most = out.low.kind == "duration" ? times : multiply(*times, Decimal(4));
  if (!most || !(plus.value < *most)) return false;
  const auto scaled = multiply(out.low.value, *times);
  const auto sum = scaled ? add(*scaled, plus.value) : std::nullopt;
  if (!sum) return false;
  out.low.value = *sum;
  out.low.unit = plus.unit;
  out.low.unit_id = plus.unit_id;
  out.span.end = plus.span.end;
  return true;
}

}  // namespace sayso::extract
