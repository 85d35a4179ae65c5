#include "extract/quantities.h"

#include <algorithm>
#include <utility>

#include "value/units.h"

namespace sayso::extract {

using match::Mention;
using match::TokenSpan;
using value::Decimal;

namespace {

constexpr const char* kPer = "-per-";  // as CLDR writes compound units
constexpr const char* kDegree = "degree";

// A range shares what its second end alone has: "2-3 million", "$3 million to 5", "$89 to $93 billion". Not
// "$900 to $1.1m": with the magnitude the first end would be the greater one.
void spread(Amount& low, Amount& high) {
  const bool low_bare = low.unit.empty();
  const bool high_bare = high.unit.empty();
  if (low.magnitude == Decimal(1) && high.magnitude != Decimal(1)) {
    const auto mantissa = value::divide(high.value, high.magnitude);
    const auto scaled = multiply(low.value, high.magnitude);
    if (mantissa && scaled && low.value < *mantissa) low.value = *scaled;
  }
  const auto copy_unit = [](const Amount& from, Amount& to) {
    to.unit = from.unit;
    to.unit_id = from.unit_id;
    to.currency = from.currency;
    to.kind = from.kind;
  };
  if (low_bare && !high_bare) copy_unit(high, low);
  if (high_bare && !low_bare) copy_unit(low, high);
}

// "30-20", "9-7 lakh": what a mark joins and goes down is no range.
bool goes_down(const Amount& low, const Amount& high) {
  const auto mantissa = low.magnitude == Decimal(1) ? value::divide(high.value, high.magnitude) : std::optional<Decimal>(high.value);
  return mantissa && *mantissa < low.value;
}

// "Gold rose $4 to $1,292" is by the one to the other, "$134 million or $1.13 a share" two ways to tell it; "profit fell
// $3 million to $5 million" may be a range, "two or three" is one.
bool far_apart(const Amount& low, const Amount& high) {
  constexpr int kTimes = 3;
  const auto many = multiply(low.value, Decimal(kTimes));
  return high.value < low.value || (many && !(high.value < *many));
}

// Whether two amounts have units that do not go together.
bool differ(const Amount& a, const Amount& b) {
  if (a.unit.empty() || b.unit.empty()) return false;
  return a.unit_id != b.unit_id || (!a.currency.empty() && !b.currency.empty() && a.currency != b.currency);
}

Bound bound_of(std::string_view before, std::string_view after, const Amount& amount) {
  if (const auto bound = bound_from(before)) return *bound;
  if (const auto bound = bound_from(after)) return *bound;
  return amount.number != nullptr && (amount.number->flags & value::kApprox) != 0 ? Bound::kApprox : Bound::kEq;
}

}  // namespace

QuantityReader::QuantityReader(const RecordMaker& maker, std::string_view language) : maker_(maker), analysis_(maker.analysis()) {
  article_.value = Decimal(1);
  constexpr std::size_t kRegion = 3;  // "-NZ"
  if (language.size() > kRegion && language[language.size() - kRegion] == '-') {
    for (const char c : language.substr(language.size() - kRegion + 1)) region_ += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  for (const Mention& mention : analysis_.mentions.all()) {
    if (mention.label == "amount") amounts_.emplace(mention.span.begin, &mention);
  }
}

void QuantityReader::describe(const Amount& amount, Quantity& out) const {
  if (!amount.unit.empty() || !amount.unit_id.empty()) {
    Unit unit;
    if (!amount.unit.empty()) unit.text = maker_.shown(analysis_.text_of(amount.unit));
    if (amount.currency.empty()) unit.id = amount.unit_id;  // of money: its kind, where the currency is open
    const auto& units = maker_.pack().units;
    if (units && !unit.id.empty()) {
      if (const auto facts = units->find(unit.id)) unit.ucum = facts->ucum;
    }
    out.unit = std::move(unit);
  }
  out.currency = amount.currency;
  const bool point = out.bound != Bound::kRange && out.bound != Bound::kVague;
  if (!point || amount.unit_id.empty()) return;
  if (amount.kind == "duration") out.iso8601 = value::iso8601_duration(amount.value, amount.unit_id);
  const auto& units = maker_.pack().units;
  if (units && amount.kind != "percent" && amount.kind != "points" && amount.kind != "money") {  // a pound of money weighs nothing
    if (const auto si = units->to_si(amount.value, amount.unit_id)) {
      out.si_value = si->value.to_string();
      out.si_unit = si->unit;
    }
  }
}

Quantity QuantityReader::quantity_of(const Amount& amount) const {
  Quantity out;
  static_cast<Anchor&>(out) = maker_.anchor(amount.span);
  if (amount.number->kind == value::NumberKind::kVague) {
    out.bound = Bound::kVague;
    out.magnitude = amount.value.to_string();
  } else {
    out.bound = (amount.number->flags & value::kApprox) != 0 ? Bound::kApprox : Bound::kEq;
    out.value = amount.value.to_string();
  }
  describe(amount, out);
  return out;
}

std::optional<Decimal> QuantityReader::in_unit_of(const Amount& whole, const Amount& part) const {
  const auto& units = maker_.pack().units;
  if (!units || part.kind != whole.kind || (part.kind != "duration" && part.kind != "measurement") || part.unit_id == whole.unit_id) return std::nullopt;
  const auto one = units->to_si(part.value, part.unit_id);
  const auto other = units->to_si(Decimal(1), whole.unit_id);
  const auto facts = units->find(whole.unit_id);
  if (!one || !other || one->unit != other->unit || !facts || !facts->offset.is_zero()) return std::nullopt;
  return divide(one->value, other->value);
}

Quantity QuantityReader::range_of(const Amount& low, const Amount& high) const {
  Quantity out = quantity_of(low);
  static_cast<Anchor&>(out) = maker_.anchor(TokenSpan{low.span.begin, high.span.end});
  out.bound = Bound::kRange;
  out.min = std::exchange(out.value, {});
  out.max = high.value.to_string();
  out.iso8601.clear();
  out.si_value.clear();
  out.si_unit.clear();
  return out;
}

void QuantityReader::add_reckoning(const Mention& mention, ReadQuantity& out) const {
  const match::MentionTable& table = analysis_.mentions;
  const auto amount = amount_at(table.extent(mention, "per_amount"));
  const auto per = amount ? std::optional<TokenSpan>(amount->span) : table.extent(mention, "per");
  if (!per) return;
  out.quantity.per_text = maker_.shown(analysis_.text_of(*per));
  if (amount) {
    out.quantity.per_counted = amount->value.to_string();
    return;
  }
  out.quantity.per_unit = table.text(mention, "per_unit");
  if (out.quantity.per_unit.empty()) {
    TokenSpan noun = {per->end - per->begin > 1 ? per->begin + 1 : per->begin, per->end};
    while (noun.begin + 1 < noun.end && (analysis_.tokens[noun.begin].flags & text::kPunctuation) != 0) ++noun.begin;  // "a-share"
    out.quantity.per_counted = maker_.shown(analysis_.text_of(noun));
  }
  const std::string& by = out.quantity.per_unit.empty() ? out.quantity.per_counted : out.quantity.per_unit;
  if (out.quantity.unit && !out.low.unit_id.empty() && (out.low.kind == "measurement" || out.low.kind == "money")) {
    Unit& unit = *out.quantity.unit;
    unit.id = std::string(out.low.unit_id) + kPer + by;
    unit.ucum.clear();
    out.quantity.si_value.clear();
    out.quantity.si_unit.clear();
    if (const auto facts = maker_.pack().units->find(unit.id)) unit.ucum = facts->ucum;
  }
}

void QuantityReader::read(const Mention& mention, std::vector<ReadQuantity>& out) const {
  auto low = amount_at(analysis_.mentions.extent(mention, "low"));
  if (!low) return;
  const auto list = analysis_.mentions.spans(mention, "list");
  if (!list.empty()) return read_list(mention, std::move(*low), list, out);
  const auto parts = analysis_.mentions.spans(mention, "plus");
  if (!parts.empty()) return read_parts(mention, std::move(*low), parts, out);
  auto high = amount_at(analysis_.mentions.extent(mention, "high"));
  auto whole = high ? std::nullopt : amount_at(analysis_.mentions.extent(mention, "one_in"));
  if (whole && whole->value < low->value) high = std::move(whole);  // "12 in six boxes" is no share
  else whole.reset();
  const std::string_view form = analysis_.mentions.text(mention, "form");
  const bool same = high && (form == "range" || form == "by_to") && high->value == low->value && high->unit.empty() == low->unit.empty();  // "5.00 or 5,00" is no range
  // A mark without a word around it: "30-20", not "1.3 to 0.03".
  const bool marked = high && form == "range" && high->span.begin == low->span.end + 1 &&
                      (analysis_.tokens[low->span.end].flags & text::kWord) == 0;
  const bool down = marked && goes_down(*low, *high);
  const bool apart = high && form == "by_to" && low->unit.empty() == high->unit.empty() && far_apart(*low, *high);
  // "Ahead by 49 percent to 39 percent", "won 52 to 38 percent": each has its own.
  const bool against = high && high->kind == "percent" && (low->kind == "percent" ? !low->unit.empty() : low->kind == "plain") && form == "range" && !marked && high->value < low->value;
  if (against) spread(*low, *high);
  if (!high || !(whole || same || down || apart || against || (differ(*low, *high) && !in_unit_of(*high, *low)))) {
    auto also = amount_at(analysis_.mentions.extent(mention, "also"));
    if (also && converts(high ? *high : *low, *also)) also.reset();
    if (auto one = read_one(mention, std::move(*low), std::move(high))) out.push_back(std::move(*one));
    if (!also) return;
    if (auto one = read_one(mention, std::move(*also), amount_at(analysis_.mentions.extent(mention, "also_high")))) out.push_back(std::move(*one));
    return;
  }
  if (auto first = read_one(mention, std::move(*low), std::nullopt)) out.push_back(std::move(*first));
  if (auto second = read_one(mention, std::move(*high), std::nullopt)) {
    second->second = true;
    out.push_back(std::move(*second));
  }
}

// "10, 20 and 30 percent": each a quantity of its own, in the unit that the last one has.
void QuantityReader::read_list(const Mention& mention, Amount low, std::span<const TokenSpan> list, std::vector<ReadQuantity>& out) const {
  std::vector<Amount> amounts = {std::move(low)};
  for (const TokenSpan& span : list) {
    if (auto amount = amount_at(span)) amounts.push_back(std::move(*amount));
  }
  for (Amount& amount : amounts) {
    Amount last = amounts.back();
    if (&amount != &amounts.back()) spread(amount, last);
    if (auto one = read_one(mention, amount, std::nullopt)) {
      one->kind = one->low.kind;
      one->span = {amount.span.begin, amount.span.end};
      static_cast<Anchor&>(one->quantity) = maker_.anchor(one->span);
      out.push_back(std::move(*one));
    }
  }
}

// Amounts in a row: what goes together is one quantity, the rest are quantities of their own.
void QuantityReader::read_parts(const Mention& mention, Amount low, std::span<const TokenSpan> parts, std::vector<ReadQuantity>& out) const {
  ReadQuantity sum;
  sum.low = low;
  std::vector<Amount> rest;
  for (const TokenSpan& span : parts) {
    auto part = amount_at(span);
    if (!part) continue;
    const bool joined = rest.empty() && (low.kind == "money" ? add_small_change(*part, sum) : add_finer_unit(*part, sum));
    if (!joined) rest.push_back(std::move(*part));
  }
  const std::uint32_t end = sum.span.end;
  if (auto one = read_one(mention, sum.low, std::nullopt)) {
    one->span.end = std::max(one->span.end, end);
    static_cast<Anchor&>(one->quantity) = maker_.anchor(one->span);
    out.push_back(std::move(*one));
  }
  for (Amount& part : rest) {
    if (auto one = read_one(mention, std::move(part), std::nullopt)) out.push_back(std::move(*one));
  }
}

std::optional<ReadQuantity> QuantityReader::read_one(const Mention& mention, Amount low, std::optional<Amount> high) const {
  const match::MentionTable& table = analysis_.mentions;
  ReadQuantity out;
  out.mention = &mention;
  const bool later = low.span.begin > table.extent(mention, "low")->begin;  // the second of two
  out.low = std::move(low);
  const std::string_view form = table.text(mention, "form");
  out.span = {later || form == "during" ? out.low.span.begin : mention.span.begin, out.low.span.end};
  out.from_to = form == "from_to";
  const bool age = table.text(mention, "age") == "yes";
  if (high) {
    if (form != "joined") spread(out.low, *high);
    out.high = std::move(*high);
    out.span.end = out.high->span.end;
    if ((out.top = amount_at(table.extent(mention, "top")))) {
      spread(*out.high, *out.top);
      spread(out.low, *out.top);
      out.span.end = out.top->span.end;
    }
  }
  const auto one_in = amount_at(table.extent(mention, "one_in"));
  const bool apart = one_in && (later || out.low.value > one_in->value);
  if (one_in && !apart) {
    const auto share = value::divide(out.low.value, one_in->value);
    if (!share) return std::nullopt;
    out.low.value = *share;
    out.span.end = one_in->span.end;
  }
  if (table.text(mention, "half") == "yes") {
    const auto half = value::divide(Decimal(1), Decimal(2));
    const auto sum = half ? add(out.low.value, *half) : std::nullopt;
    if (!sum) return std::nullopt;
    out.low.value = *sum;
    out.span.end = mention.span.end;
  }
  if (table.text(mention, "sign") == "both" && out.low.value.is_negative()) out.low.value = out.low.value.negated();  // "plus or minus 3"
  if (table.text(mention, "sign") == "minus") {
    out.low.value = out.low.value.negated();
    out.span.end = mention.span.end;
    if (out.low.kind == "plain") {  // "2 below zero"
      out.low.kind = "measurement";
      out.low.unit_id = kDegree;
    }
  }
  if (age && out.low.unit.empty()) {  // "aged 43"
    out.low.unit_id = "year";
    out.low.kind = "duration";
    if (out.high) out.high->unit_id = "year";
  }
  out.kind = table.text(mention, "kind");
  if (out.kind.empty() || out.kind == "plain" || out.kind == "unit_open" || apart || later || (!out.high && table.extent(mention, "high")))
    out.kind = out.low.kind;
  if (age) out.kind = "age";

  // How far it reaches: bound words, what it is reckoned by.
  const auto after = table.extent(mention, "per");
  if (after && after->begin <= out.span.end + 1) out.span.end = std::max(out.span.end, after->end);
  if (age || (!later && !table.text(mention, "bound_after").empty())) out.span.end = std::max(out.span.end, mention.span.end);
  const auto also_span = table.extent(mention, "also");
  if (also_span && out.span.end > also_span->begin) out.span.end = std::max(out.low.span.end, out.high ? out.high->span.end : 0u);

  Quantity& quantity = out.quantity;
  static_cast<Anchor&>(quantity) = maker_.anchor(out.span);
  const bool vague = out.low.number->kind == value::NumberKind::kVague;
  if (out.high && form == "joined") {
    quantity.min = std::min(out.low.value, out.high->value).to_string();
    quantity.max = std::max(out.low.value, out.high->value).to_string();
  } else if (out.high && !vague) {
    quantity.bound = Bound::kRange;
    const Decimal low_value = in_unit_of(*out.high, out.low).value_or(out.low.value);
    quantity.min = std::min(low_value, out.high->value).to_string();
    quantity.max = std::max(low_value, (out.top ? out.top : out.high)->value).to_string();
  } else if (vague) {
    quantity.bound = Bound::kVague;
    quantity.magnitude = out.low.value.to_string();
  } else {
    quantity.bound = later ? bound_of({}, {}, out.low) : bound_of(table.text(mention, "bound"), table.text(mention, "bound_after"), out.low);
    quantity.value = out.low.value.to_string();
  }
  const bool two_units = out.high && in_unit_of(*out.high, out.low);
  describe(two_units ? *out.high : out.low, quantity);
  const bool first_of_two = !later && !out.high && table.extent(mention, "high");
  if (!first_of_two) add_reckoning(mention, out);  // "3 cents to $2.26 a gallon"
  auto also = later ? std::nullopt : amount_at(also_span);
  if (also && converts(out.high ? *out.high : out.low, *also)) {
    if (auto also_high = amount_at(table.extent(mention, "also_high"))) {
      spread(*also, *also_high);
      out.also.push_back(range_of(*also, *also_high));
    } else {
      Quantity second = quantity_of(*also);
      if (second.bound == Bound::kEq && !out.high && !vague) second.bound = quantity.bound;  // "more than 5 miles (8 km)"
      out.also.push_back(std::move(second));
    }
  }
  return out;
}

}  // namespace sayso::extract
