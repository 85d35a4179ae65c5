#include "format/json_fields.h"

namespace sayso::io {

namespace dom = simdjson::dom;

void JsonFields::fail(std::string_view message) {
  if (!ok()) return;
  std::string where;
  for (const auto& [key, index] : path_) {
    if (!key.empty()) {
      if (!where.empty()) where += '.';
      where += key;
    } else {
      where += '[' + std::to_string(index) + ']';
    }
  }
  error_ = where.empty() ? std::string(message) : where + ": " + std::string(message);
}

std::optional<JsonFields::Element> JsonFields::at(const Element& from, std::string_view key, Need need) {
  if (!ok()) return std::nullopt;
  Element value;
  if (!from.is_object()) {
    fail("is no object");
    return std::nullopt;
  }
  if (from.at_key(key).get(value) == simdjson::SUCCESS && !value.is_null()) return value;
  if (need == Need::kMust) {
    const Step step(*this, key);
    fail("is missing");
  }
  return std::nullopt;
}

void JsonFields::text(const Element& from, std::string_view key, std::string& to, Need need) {
  const auto value = at(from, key, need);
  if (!value) return;
  std::string_view s;
  if (value->get_string().get(s) == simdjson::SUCCESS) {
    to = s;
    return;
  }
  const Step step(*this, key);
  fail("is no string");
}

void JsonFields::texts(const Element& from, std::string_view key, std::vector<std::string>& to) {
  each(from, key, [&](const Element& entry) {
    std::string_view s;
    if (entry.get_string().get(s) != simdjson::SUCCESS) return fail("is no string");
    to.emplace_back(s);
  });
}

void JsonFields::count(const Element& from, std::string_view key, std::size_t& to, Need need) {
  const auto value = at(from, key, need);
  if (!value) return;
  std::uint64_t number = 0;
  if (value->get_uint64().get(number) == simdjson::SUCCESS) {
    to = number;
    return;
  }
  const Step step(*this, key);
  fail("is no whole number from 0");
}

void JsonFields::fraction(const Element& from, std::string_view key, double& to, Need need) {
  const auto value = at(from, key, need);
  if (!value) return;
  double number = 0;
  if (value->get_double().get(number) == simdjson::SUCCESS && number >= 0 && number <= 1) {
    to = number;
    return;
  }
  const Step step(*this, key);
  fail("is no number from 0 to 1");
}

void JsonFields::name(const Element& from, std::string_view key, std::string& to, Need need) {
  const auto value = at(from, key, need);
  if (value && value->is_number()) {
    to = simdjson::minify(*value);
  } else {
    text(from, key, to, need);
  }
}

}  // namespace sayso::io
