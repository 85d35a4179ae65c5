// Exact decimals: a 128-bit coefficient and a scale.
//
// News needs exact values and few digits: a gross domestic product in cents has 16. So a fixed width does,
// and every operation is a few integer instructions; floats would print 1030000.0000000001. Sums and
// products are checked against the width before they are made. Comparison never aligns whole numbers
// (which could overflow): it compares integer parts, then fractions, each below 10^38.
#include "value/decimal.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

namespace sayso::value {
namespace {

constexpr auto kPowers = [] {
  std::array<uint128, Decimal::kMaxDigits + 1> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

constexpr uint128 power10(int exponent) { return kPowers[static_cast<std::size_t>(exponent)]; }
constexpr uint128 kLimit = power10(Decimal::kMaxDigits);  // exclusive
constexpr uint128 kMax128 = ~uint128{0};

std::optional<uint128> times(uint128 a, uint128 b) {
  if (a != 0 && b > kMax128 / a) return std::nullopt;
  return a * b;
}

}  // namespace

Decimal::Decimal(std::int64_t value)
    : coefficient_(value < 0 ? uint128{0} - static_cast<uint128>(value) : static_cast<uint128>(value)),
      negative_(value < 0) {}

std::optional<Decimal> Decimal::make(bool negative, uint128 coefficient, int scale) {
  if (coefficient == 0) return Decimal();
  while (scale > 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    --scale;
  }
  while (scale < 0) {
    if (coefficient >= kLimit / 10) return std::nullopt;
    coefficient *= 10;
    ++scale;
  }
  if (scale > kMaxDigits || coefficient >= kLimit) return std::nullopt;
  Decimal made;
  made.coefficient_ = coefficient;
  made.scale_ = static_cast<std::int8_t>(scale);
  made.negative_ = negative;
  return made;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  uint128 coefficient = 0;
  int scale = 0;
  int pending_zeros = 0;  // zeros after the point count only when a digit follows them
  bool point = false;
  bool digit_last = false;
  for (const char c : text) {
    if (c == '.') {
      if (point || !digit_last) return std::nullopt;
      point = true;
      digit_last = false;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    digit_last = true;
    if (point && c == '0') {
      ++pending_zeros;
      if (pending_zeros > kMaxDigits) pending_zeros = kMaxDigits + 1;  // ten thousand of them must not overflow an int
      continue;
    }
    for (; pending_zeros > 0; --pending_zeros) {
      if (coefficient >= kLimit / 10 || scale >= kMaxDigits) return std::nullopt;
      coefficient *= 10;
      ++scale;
    }
    if (coefficient >= kLimit / 10 || (point && scale >= kMaxDigits)) return std::nullopt;
    coefficient = coefficient * 10 + static_cast<uint128>(c - '0');
    if (point) ++scale;
  }
  if (!digit_last) return std::nullopt;
  return make(negative, coefficient, scale);
}

std::string Decimal::to_string() const {
  std::string digits;
  uint128 rest = coefficient_;
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
    rest /= 10;
  } while (rest != 0);
  while (digits.size() <= static_cast<std::size_t>(scale_)) digits.push_back('0');
  if (scale_ > 0) digits.insert(static_cast<std::size_t>(scale_), 1, '.');
  if (negative_) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

std::optional<std::int64_t> Decimal::to_int64() const {
  if (scale_ != 0 || coefficient_ > static_cast<uint128>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  const auto magnitude = static_cast<std::int64_t>(coefficient_);
  return negative_ ? -magnitude : magnitude;
}

Decimal Decimal::negated() const {
  Decimal result = *this;
  result.negative_ = coefficient_ != 0 && !negative_;
  return result;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.negative_ != b.negative_) return a.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
  const uint128 unit_a = power10(a.scale_);
  const uint128 unit_b = power10(b.scale_);
  uint128 left = a.coefficient_ / unit_a;
  uint128 right = b.coefficient_ / unit_b;
  if (left == right) {
    const int scale = std::max(a.scale_, b.scale_);
    left = a.coefficient_ % unit_a * power10(scale - a.scale_);
    right = b.coefficient_ % unit_b * power10(scale - b.scale_);
  }
  if (left == right) return std::strong_ordering::equal;
  return (left < right) != a.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  const auto left = times(a.coefficient_, power10(scale - a.scale_));
  const auto right = times(b.coefficient_, power10(scale - b.scale_));
  if (!left || !right) return std::nullopt;
  if (a.negative_ == b.negative_) {
    if (*left > kMax128 - *right) return std::nullopt;
    return Decimal::make(a.negative_, *left + *right, scale);
  }
  return *left >= *right ? Decimal::make(a.negative_, *left - *right, scale) : Decimal::make(b.negative_, *right - *left, scale);
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) { return add(a, b.negated()); }

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  const auto product = times(a.coefficient_, b.coefficient_);
  if (!product) return std::nullopt;
  return Decimal::make(a.negative_ != b.negative_, *product, a.scale_ + b.scale_);
}

std::optional<Decimal> divide(const Decimal& a, const Decimal& b) {
  constexpr int kPlaces = 6;
  if (b.is_zero()) return std::nullopt;
  // a / b = (A / B) * 10^(scale_b - scale_a); six more digits are asked for on top.
  const int exponent = b.scale_ - a.scale_ + kPlaces;
  const auto numerator = exponent >= 0 && exponent <= Decimal::kMaxDigits ? times(a.coefficient_, power10(exponent))
                         : exponent < 0                                    ? std::optional<uint128>(a.coefficient_)
                                                                           : std::nullopt;
  const auto denominator = exponent < 0 && -exponent <= Decimal::kMaxDigits ? times(b.coefficient_, power10(-exponent))
                                                                            : std::optional<uint128>(b.coefficient_);
  if (!numerator || !denominator) return std::nullopt;
  uint128 quotient = *numerator / *denominator;
  const uint128 rest = *numerator % *denominator;
  if (rest >= *denominator - rest) ++quotient;
  return Decimal::make(a.negative_ != b.negative_, quotient, kPlaces);
}

std::optional<Decimal> shift10(const Decimal& a, int places) {
  if (a.is_zero()) return a;
  if (places > Decimal::kMaxDigits || places < -Decimal::kMaxDigits) return std::nullopt;
  const auto factor = Decimal::make(false, 1, -places);
  return factor ? multiply(a, *factor) : std::nullopt;
}

}  // namespace sayso::value
