#include "evaluation_report.h"

// The writer's errors are assertions on the order of calls, which is fixed here.
#define RAPIDJSON_ASSERT(x) static_cast<void>(x)
#include <fmt/format.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <cmath>
#include <map>
#include <string_view>

namespace sayso::cli {
namespace {

using Json = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

// At most so much of a record is shown: it is found again by its beginning.
constexpr std::size_t kShown = 90;

// One line, without control characters; cut between characters.
std::string shown(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (out.size() >= kShown && (static_cast<unsigned char>(c) & 0xC0) != 0x80) return out + "...";
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  }
  return out;
}

std::string row(std::string_view name, const io::Score& s) {
  if (s.gold + s.predicted == 0) return {};
  // Where no document of the gold is complete, what is too much is not counted, and precision would say nothing.
  return fmt::format("{:<18}{:>7}{:>11}{:>8}{:>11.3f}{:>9.3f}{:>8.3f}\n", name, s.gold, s.predicted, s.right,
                     s.precision(), s.recall(), s.f1());
}

std::string_view sort_name(io::Mistake::Sort sort) {
  switch (sort) {
    case io::Mistake::Sort::kMissed:
      return "missed";
    case io::Mistake::Sort::kTooMuch:
      return "too much";
    default:
      return "wrong";
  }
}

// The first `errors` of every kind of record.
template <class Use>
void first_mistakes(const io::Scores& scores, std::size_t errors, const Use& use) {
  std::map<std::string_view, std::size_t> used;
  for (const io::Mistake& m : scores.mistakes) {
    if (used[m.kind]++ < errors) use(m);
  }
}

void key(Json& json, std::string_view name) { json.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
void string(Json& json, std::string_view name, std::string_view value) {
  key(json, name);
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void score(Json& json, std::string_view name, const io::Score& s) {
  const auto number = [&](std::string_view n, std::size_t value) {
    key(json, n);
    json.Uint64(value);
  };
  const auto fraction = [&](std::string_view n, double value) {
    key(json, n);
    json.Double(std::round(value * 1e4) / 1e4);
  };
  key(json, name);
  json.SetFormatOptions(rapidjson::kFormatDefault);
  json.StartObject();
  number("gold", s.gold);
  number("predicted", s.predicted);
  number("found", s.found);
  fraction("precision", s.precision());
  fraction("recall", s.recall());
  fraction("f1", s.f1());
  json.EndObject();
}

}  // namespace

std::string evaluation_table(const io::Scores& scores, std::size_t errors) {
  std::string out = fmt::format("{} {}\n\n{:<18}{:>7}{:>11}{:>8}{:>11}{:>9}{:>8}\n", scores.documents,
                                scores.documents == 1 ? "document" : "documents", "", "gold", "predicted", "right",
                                "precision", "recall", "F1");
  for (const io::KindScore& kind : scores.kinds) {
    if (kind.found.gold + kind.found.predicted == 0) continue;
    out += row(kind.name, kind.found);
    for (const io::FieldScore& field : kind.fields) out += row("  " + std::string(field.name), field.score);
    out += row("  whole record", kind.whole);
  }
  if (errors > 0) out += '\n';
  first_mistakes(scores, errors, [&](const io::Mistake& m) {
    out += fmt::format("{}: {}: ", m.document, m.kind);
    if (m.sort == io::Mistake::Sort::kWrong) {
      const auto or_nothing = [](const std::string& s) { return s.empty() ? "nothing" : "'" + shown(s) + "'"; };
      out += fmt::format("{} should be {}, is {}: {}\n", m.field, or_nothing(m.expected), or_nothing(m.got),
                         shown(m.what));
    } else {
      out += fmt::format("{}: {}\n", sort_name(m.sort), shown(m.what));
    }
  });
  return out;
}

std::string evaluation_json(const io::Scores& scores, std::size_t errors) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.SetIndent(' ', 2);
  json.StartObject();
  key(json, "documents");
  json.Uint64(scores.documents);
  for (const io::KindScore& kind : scores.kinds) {
    key(json, kind.name);
    json.StartObject();
    score(json, "found", kind.found);
    score(json, "whole", kind.whole);
    key(json, "fields");
    json.StartObject();
    for (const io::FieldScore& field : kind.fields) score(json, field.name, field.score);
    json.EndObject();
    json.EndObject();
  }
  key(json, "errors");
  json.StartArray();
  first_mistakes(scores, errors, [&](const io::Mistake& m) {
    json.StartObject();
    string(json, "document", m.document);
    string(json, "kind", m.kind);
    string(json, "sort", sort_name(m.sort));
    string(json, "what", m.what);
    if (m.sort == io::Mistake::Sort::kWrong) {
      string(json, "field", m.field);
      string(json, "expected", m.expected);
      string(json, "got", m.got);
    }
    json.EndObject();
  });
  json.EndArray();
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

}  // namespace sayso::cli
