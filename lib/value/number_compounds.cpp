// Numbers written in one word: "achtundzwanzigtausendsechshundertzweiundvierzig".
//
// The word is cut into forms of the list, from left to right, the longest first, going back where the rest
// does not come out; the cuts tried are remembered by place, so it is a word's length times the longest form.
// Then the parts are put together as they are said, units before tens. Done once for a type of word; most
// words fail at their first letters.
#include <cstddef>
#include <vector>

#include "value/number_scan.h"

namespace sayso::value {
namespace {

constexpr std::size_t kLongestWord = 200;  // bytes: nothing said has more
constexpr std::uint32_t kParts = kSmallWords | kHundredWord | kHundredsWord | kMultiplierWord | kTenJoinerWord |
                                 kHalfWord | kOrdinalWord | kDenominatorWord | kDenominatorsWord;

// The parts of the word, as indices of the list; empty where it does not come out.
std::vector<std::uint16_t> cut(std::string_view form, const NumberTables& tables) {
  std::vector<std::uint16_t> parts;
  std::vector<std::size_t> ends = {0};                    // where each part begins, and the last one ends
  std::vector<std::size_t> tried = {tables.longest + 1};  // the next length to try there is one less
  std::vector<bool> dead(form.size() + 1, false);
  while (!ends.empty()) {
    const std::size_t at = ends.back();
    if (at == form.size()) return parts;
    bool found = false;
    while (!dead[at] && tried.back() > 1) {
      const std::size_t length = --tried.back();
      if (at + length > form.size() || dead[at + length]) continue;
      const auto entry = tables.by_form.find(std::string(form.substr(at, length)));
      if (entry == tables.by_form.end() || (tables.words[entry->second].kinds & kParts) == 0) continue;
      parts.push_back(entry->second);
      ends.push_back(at + length);
      tried.push_back(tables.longest + 1);
      found = true;
      break;
    }
    if (found) continue;
    dead[at] = true;
    ends.pop_back();
    tried.pop_back();
    if (!parts.empty()) parts.pop_back();
  }
  return {};
}

}  // namespace

std::optional<NumberWord> read_compound(std::string_view form, const NumberTables& tables) {
  if (form.size() > kLongestWord) return std::nullopt;
  const std::vector<std::uint16_t> parts = cut(form, tables);
  if (parts.size() < 2) return std::nullopt;
  Decimal total;
  Decimal group;
  bool counts = false;       // a part that can stand alone
  std::uint32_t ending = 0;  // ordinal or denominator: what the last part makes of it
  std::uint32_t last = 0;    // the kind of the part before, in its group
  const auto add_to = [](Decimal& sum, const Decimal& value) {
    const auto more = add(sum, value);
    if (more) sum = *more;
    return more.has_value();
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const NumberWord& part = tables.words[parts[i]];
    const bool final = i + 1 == parts.size();
    if ((part.kinds & kTenJoinerWord) != 0) {
      if (i == 0 || final) return std::nullopt;
      const std::uint32_t next = tables.words[parts[i + 1]].kinds;
      const bool unit_before = last == kUnitWord && (next & (kTenWord | kHalfWord | kOrdinalWord)) != 0;
      const bool ten_before = last == kTenWord && (next & (kUnitWord | kOneWord)) != 0;
      if (!unit_before && !ten_before && last != kHundredWord && last != kMultiplierWord) return std::nullopt;
      last = unit_before ? kTenJoinerWord : ten_before ? kHundredWord : last;
    } else if ((part.kinds & (kUnitWord | kOneWord)) != 0) {
      if (last != 0 && last != kHundredWord && last != kMultiplierWord) return std::nullopt;
      if (!add_to(group, part.value)) return std::nullopt;
      last = kUnitWord;
      counts = true;
    } else if ((part.kinds & (kTeenWord | kTenWord)) != 0) {
      if (last != 0 && last != kHundredWord && last != kMultiplierWord &&
          !(last == kTenJoinerWord && (part.kinds & kTenWord) != 0))
        return std::nullopt;
      if (!add_to(group, part.value)) return std::nullopt;
      last = (part.kinds & kTenWord) != 0 && last != kTenJoinerWord ? kTenWord : kTeenWord;
      counts = true;
    } else if ((part.kinds & kHundredsWord) != 0 && group.is_zero()) {
      group = part.value;
      last = kHundredWord;
      counts = true;
    } else if ((part.kinds & kHundredWord) != 0) {
      if (last != 0 && last != kUnitWord && last != kTeenWord && last != kTenWord && last != kMultiplierWord)
        return std::nullopt;
      const auto product = multiply(group.is_zero() ? Decimal(1) : group, part.value);
      if (!product) return std::nullopt;
      group = *product;
      last = kHundredWord;
      counts = true;
    } else if ((part.kinds & kMultiplierWord) != 0) {
      const auto product = multiply(group.is_zero() ? Decimal(1) : group, part.value);
      if (!product || last == kMultiplierWord || last == kTenJoinerWord || !add_to(total, *product))
        return std::nullopt;
      group = Decimal();
      last = kMultiplierWord;
      counts = true;
    } else if ((part.kinds & kHalfWord) != 0) {  // "zweieinhalb"
      if (!final || (last != kUnitWord && last != kTeenWord && last != kTenJoinerWord) || !add_to(group, part.value))
        return std::nullopt;
      last = kUnitWord;
    } else if ((part.kinds & (kDenominatorWord | kDenominatorsWord)) != 0) {  // "veinticinco-avos", "dos-milésimos"
      const auto product = part.value.is_zero() ? std::optional<Decimal>(group) : multiply(group, part.value);
      if (!final || !product || (!part.value.is_zero() && part.value < Decimal(100))) return std::nullopt;
      group = *product;
      ending = part.kinds & (kDenominatorWord | kDenominatorsWord);
    } else {
      if (!final || !add_to(group, part.value)) return std::nullopt;
      ending = kOrdinalWord;
    }
  }
  if (!counts || last == kTenJoinerWord) return std::nullopt;
  const auto value = add(total, group);
  if (!value) return std::nullopt;
  NumberWord word;
  word.value = *value;
  word.kinds = ending != 0 ? ending : *value < Decimal(100) ? kTeenWord : kHundredsWord;
  return word;
}

}  // namespace sayso::value
