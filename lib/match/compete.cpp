#include "match/compete.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>

namespace sayso::match {
namespace {

constexpr std::string_view kContent = "content";

}  // namespace

bool Competition::Claim::holds(std::uint32_t token) const {
  return std::any_of(content.begin(), content.end(), [&](const TokenSpan& span) { return span.begin <= token && token < span.end; });
}

Competition::Claim Competition::claim_of(const grammar::Rule& rule, const Reading& reading) {
  Claim claim;
  for (const grammar::Emit& emit : rule.emits) {
    for (const grammar::Emit::Field& field : emit.fields) {
      if (field.name != kContent || field.value.kind != grammar::EmitValue::Kind::kSpans) continue;
      const auto& spans = reading.captures[field.value.capture];
      claim.content.insert(claim.content.end(), spans.begin(), spans.end());
    }
  }
  if (claim.content.empty()) claim.content.push_back(reading.span);
  if (rule.evidence.given()) claim.anchor = reading.captures[rule.evidence.key.capture];
  return claim;
}

void Competition::rank(const grammar::Phase& phase, std::span<const Reading> readings) {
  for (std::uint32_t i = 0; i < claims_.size(); ++i) {
    for (const TokenSpan& span : claims_[i].content) {
      for (std::uint32_t t = span.begin; t < span.end; ++t) {
        std::uint32_t number = i + 1;
        for (std::uint32_t& other : around_[t - begin_]) {  // the surest first; of equals the first
          if (other == 0 || readings[number - 1].confidence > readings[other - 1].confidence) std::swap(number, other);
          if (number == 0) break;
        }
      }
    }
  }
  for (std::uint32_t i = 0; i < claims_.size(); ++i) {
    const double stated = phase.rules[readings[i].rule].confidence;
    claims_[i].rank = rank_of(readings[i].confidence, stated < 1 ? stated : readings[i].confidence);
    if (claims_[i].anchor.empty()) continue;
    for (const std::uint32_t number : around_[claims_[i].anchor.front().begin - begin_]) {
      if (number == 0) break;
      const Claim& outer = claims_[number - 1];
      if (number - 1 == i || outer.anchor.empty() || claims_[i].holds(outer.anchor.front().begin)) continue;
      claims_[i].rank *= 1 - readings[number - 1].confidence;
      break;
    }
  }
}

const std::vector<Competition::Outcome>& Competition::settle(const grammar::Phase& phase, std::span<const Reading> readings) {
  outcomes_.clear();
  if (readings.empty()) return outcomes_;
  claims_.clear();
  std::uint32_t end = 0;
  begin_ = readings.front().span.begin;
  for (const Reading& reading : readings) {
    claims_.push_back(claim_of(phase.rules[reading.rule], reading));
    begin_ = std::min(begin_, reading.span.begin);
    end = std::max(end, reading.span.end);
  }
  around_.assign(end - begin_, {});
  owner_.assign(end - begin_, 0);
  rank(phase, readings);

  const auto key = [&](std::uint32_t i) {
    const Reading& r = readings[i];
    const grammar::Rule& rule = phase.rules[r.rule];
    return std::tuple(-claims_[i].rank, r.span.begin, ~r.span.end, -rule.priority, r.rule);
  };
  order_.resize(readings.size());
  std::iota(order_.begin(), order_.end(), std::uint32_t{0});
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return std::pair(key(a), a) < std::pair(key(b), b); });
  for (const std::uint32_t i : order_) {
    std::uint32_t taken = 0;
    const auto each = [&](auto&& use) {
      for (const auto* spans : {&claims_[i].content, &claims_[i].anchor}) {
        for (const TokenSpan& span : *spans) {
          for (std::uint32_t t = span.begin; t < span.end; ++t) use(owner_[t - begin_]);
        }
      }
    };
    each([&](std::uint32_t owner) { taken = taken == 0 ? owner : taken; });
    if (taken == 0) {
      each([&](std::uint32_t& owner) { owner = i + 1; });
      outcomes_.push_back({i, std::nullopt});
    } else {
      outcomes_.push_back({i, taken - 1});
    }
  }
  std::sort(outcomes_.begin(), outcomes_.end(), [](const Outcome& a, const Outcome& b) { return a.reading < b.reading; });
  return outcomes_;
}

}  // namespace sayso::match
