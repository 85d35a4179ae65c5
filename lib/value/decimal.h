// Decimal: exact numbers as people write them.
//
//   auto price = Decimal::parse("1.3");                     // digits, one point, a leading '-'
//   auto value = multiply(*price, Decimal(1'000'000));       // exactly 1300000
//   value->to_string();                                      // "1300000"
//
// A coefficient below 10^38 and a count of digits after the point (0 to 38), always without trailing
// zeros, so equal numbers are equal member by member. Nothing rounds but divide(). What does not fit is
// no number: the operation returns std::nullopt, never a wrong or a wrapped value.
#ifndef SAYSO_VALUE_DECIMAL_H_
#define SAYSO_VALUE_DECIMAL_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::value {

__extension__ typedef unsigned __int128 uint128;  // both compilers have it; the keyword keeps -Wpedantic quiet

class Decimal {
 public:
  static constexpr int kMaxDigits = 38;

  constexpr Decimal() = default;
  explicit Decimal(std::int64_t value);

  // Reads "-12.50": an optional '-', digits, optionally a point and digits. No exponent, no grouping, no
  // spaces. nullopt where it is none of this or has more than 38 significant digits. Linear.
  static std::optional<Decimal> parse(std::string_view text);
  // The number coefficient / 10^scale; nullopt where it does not fit.
  static std::optional<Decimal> make(bool negative, uint128 coefficient, int scale);

  // The canonical string: no exponent, no grouping, no '+', no trailing zeros after the point.
  std::string to_string() const;

  bool is_zero() const { return coefficient_ == 0; }
  bool is_negative() const { return negative_; }
  bool is_integer() const { return scale_ == 0; }
  // nullopt for numbers with a fraction and those beyond 64 bits.
  std::optional<std::int64_t> to_int64() const;
  Decimal negated() const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> add(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> divide(const Decimal& a, const Decimal& b);

 private:
  uint128 coefficient_ = 0;
  std::int8_t scale_ = 0;
  bool negative_ = false;
};

std::optional<Decimal> add(const Decimal& a, const Decimal& b);
std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
// Rounded half up to six digits after the point. nullopt also where b is 0.
std::optional<Decimal> divide(const Decimal& a, const Decimal& b);
// a times 10^places, exactly; `places` may be negative.
std::optional<Decimal> shift10(const Decimal& a, int places);

}  // namespace sayso::value

#endif  // SAYSO_VALUE_DECIMAL_H_
