#include "value/money.h"

#include <unicode/ucurr.h>
#include <unicode/utypes.h>

#include <array>
#include <cstddef>

namespace sayso::value {
namespace {

bool upper_case(std::string_view text) {
  for (const char c : text) {
    if (c < 'A' || c > 'Z') return false;
  }
  return true;
}

}  // namespace

bool is_currency(std::string_view code) {
  if (code.size() != 3 || !upper_case(code)) return false;
  const std::array<UChar, 4> iso = {static_cast<UChar>(code[0]), static_cast<UChar>(code[1]), static_cast<UChar>(code[2]), 0};
  UErrorCode error = U_ZERO_ERROR;
  const UBool known = ucurr_isAvailable(iso.data(), U_DATE_MIN, U_DATE_MAX, &error);
  return U_SUCCESS(error) && known != 0;
}

std::string currency_of_region(std::string_view region) {
  if (region.size() != 2 || !upper_case(region)) return {};
  const std::string locale = "_" + std::string(region);
  std::array<UChar, 4> code{};
  UErrorCode error = U_ZERO_ERROR;
  const auto length = ucurr_forLocale(locale.c_str(), code.data(), static_cast<int32_t>(code.size()), &error);
  if (U_FAILURE(error) || length != 3) return {};
  std::string out;
  for (std::size_t i = 0; i < 3; ++i) out += static_cast<char>(code[i]);
  return out;
}

std::string settle_currency(std::string_view candidates, std::string_view region) {
  if (candidates.find(' ') == std::string_view::npos) return std::string(candidates);
  const std::string wanted = currency_of_region(region);
  if (wanted.empty()) return {};
  while (!candidates.empty()) {
    const std::size_t space = candidates.find(' ');
    if (candidates.substr(0, space) == wanted) return wanted;
    candidates = space == std::string_view::npos ? std::string_view() : candidates.substr(space + 1);
  }
  return {};
}

std::optional<Decimal> in_main_unit(const Decimal& amount, int digits) { return shift10(amount, -digits); }

}  // namespace sayso::value
