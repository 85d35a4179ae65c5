// From the fields of `time` mentions to parts of a time, and on to values.
//
// The grammars say what an expression names; the tense for what stands alone ("on Friday") is that of the
// nearest verb of the sentence, of two as near the one before it. Ranges are mentions over two others and
// take them in.
#include "extract/times.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

namespace sayso::extract {
namespace {

using match::Mention;
using match::TokenSpan;
using value::TimeParts;

constexpr double kConfidence = 0.9;
constexpr std::uint32_t kTenseReach = 200;  // tokens
constexpr std::uint32_t kCommaGap = 8;      // a verb beyond a comma is so many tokens further away: it is another clause's

std::optional<int> integer(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// The number that covers the field's tokens.
const value::Number* number_at(const Analysis& analysis, const std::optional<TokenSpan>& span) {
  if (!span) return nullptr;
  const auto place = std::lower_bound(analysis.numbers.begin(), analysis.numbers.end(), span->begin,
                                      [](const value::Number& n, std::uint32_t token) { return n.first_token < token; });
  return place != analysis.numbers.end() && place->first_token < span->end ? &*place : nullptr;
}

// The hour, with its minutes where both are one token: "6", "11.20", "0140", "four".
void clock(const Analysis& analysis, const Mention& mention, TimeParts& parts) {
  const std::string_view hour = analysis.mentions.text(mention, "hour");
  const std::size_t point = hour.find('.');
  if (point != std::string_view::npos) {
    parts.hour = integer(hour.substr(0, point));
    parts.minute = integer(hour.substr(point + 1));
  } else if (hour.size() == 4 && integer(hour)) {
    parts.hour = integer(hour.substr(0, 2));
    parts.minute = integer(hour.substr(2));
  } else if (!(parts.hour = integer(hour))) {
    const value::Number* number = number_at(analysis, analysis.mentions.extent(mention, "hour"));
    const auto whole = number != nullptr ? number->value.to_int64() : std::nullopt;
    if (whole && *whole >= 0 && *whole <= 24) parts.hour = static_cast<int>(*whole);
  }
}

// "23.04.2022", which is one token.
void dotted(std::string_view day, TimeParts& parts) {
  const std::size_t first = day.find('.');
  const std::size_t second = first == std::string_view::npos ? first : day.find('.', first + 1);
  if (second == std::string_view::npos) return;
  parts.day = integer(day.substr(0, first));
  parts.month = integer(day.substr(first + 1, second - first - 1));
  parts.year = integer(day.substr(second + 1));
}

TimeParts parts_of(const Analysis& analysis, const Mention& mention) {
  const match::MentionTable& table = analysis.mentions;
  const auto text = [&](std::string_view name) { return table.text(mention, name); };
  TimeParts parts;
  parts.year = integer(text("year"));
  parts.month = integer(text("month"));
  parts.day = integer(text("day"));
  parts.weekday = integer(text("weekday"));
  parts.nth = integer(text("nth"));
  parts.minute = integer(text("minute"));
  const auto said = [&](std::string_view name, int most) -> std::optional<int> {  // in words: "the eleventh", "ten past nine"
    const value::Number* number = number_at(analysis, table.extent(mention, name));
    const auto whole = number != nullptr ? number->value.to_int64() : std::nullopt;
    return whole && *whole >= 0 && *whole <= most ? std::optional<int>(static_cast<int>(*whole)) : std::nullopt;
  };
  constexpr int kDays = 31;
  constexpr int kMinutes = 59;
  if (!parts.day) parts.day = said("day", kDays);
  if (!parts.minute) parts.minute = said("minute", kMinutes);
  dotted(text("day"), parts);
  clock(analysis, mention, parts);
  parts.zone = text("zone");
  if (const auto add = integer(text("add")); add && parts.hour && *parts.hour <= 12) parts.hour = *parts.hour % 12 + *add;
  parts.quarter = integer(text("quarter"));
  parts.half = integer(text("half"));
  parts.easter = integer(text("easter"));
  parts.season = text("season");
  parts.part = text("part");
  parts.unit = value::time_unit_from(text("unit")).value_or(value::TimeUnit::kNone);
  parts.shift = integer(text("shift"));
  parts.vague = !text("vague").empty();
  parts.duration = text("kind") == "duration";
  parts.set = text("kind") == "set";
  parts.fiscal = !text("fiscal").empty();
  parts.ref = text("ref");
  parts.mod = text("mod");
  const value::Number* count = number_at(analysis, table.extent(mention, "count"));
  if (const value::Number* ordinal = number_at(analysis, table.extent(mention, "ordinal"))) count = ordinal;
  if (count != nullptr) {
    parts.count = count->value;
    parts.vague = count->kind == value::NumberKind::kVague || count->kind == value::NumberKind::kSome;
  } else if ((parts.duration || parts.shift) && parts.unit != value::TimeUnit::kNone && !parts.vague && text("one") == "yes") {
    parts.count = value::Decimal(1);
  }
  if (const auto step = integer(text("step"))) parts.count = value::Decimal(*step);
  if (!text("plus_half").empty()) {
    if (!parts.count) parts.count = value::Decimal(1);
    const auto half = value::divide(value::Decimal(1), value::Decimal(2));
    if (const auto sum = half ? add(*parts.count, *half) : std::nullopt) parts.count = *sum;
  }
  return parts;
}

// The tenses of the document's verbs, in text order.
struct TenseAt {
  TokenSpan span;
  value::Tense tense;
};

class Tenses {
 public:
  explicit Tenses(const Analysis& analysis) : analysis_(analysis) {
    for (const Mention& mention : analysis.mentions.all()) {
      if (mention.label != "tense") continue;
      if (const auto tense = value::tense_from(analysis.mentions.text(mention, "tense"))) verbs_.push_back({mention.span, *tense});
    }
    std::stable_sort(verbs_.begin(), verbs_.end(), [](const TenseAt& a, const TenseAt& b) { return a.span.begin < b.span.begin; });
  }

  value::Tense near(TokenSpan span) const {
    const std::size_t sentence = analysis_.sentence_of(span.begin);
    const auto after = std::lower_bound(verbs_.begin(), verbs_.end(), span.begin, [](const TenseAt& v, std::uint32_t token) { return v.span.begin < token; });
    value::Tense tense = value::Tense::kUnknown;
    std::uint32_t distance = kTenseReach;
    const auto consider = [&](const TenseAt& verb, std::uint32_t gap) {
      if (gap < distance && analysis_.sentence_of(verb.span.begin) == sentence) {
        distance = gap;
        tense = verb.tense;
      }
    };
    if (after != verbs_.begin()) {
      const std::uint32_t end = std::min(span.begin, (after - 1)->span.end);
      consider(*(after - 1), span.begin - end + kCommaGap * commas(end, span.begin));
    }
    if (after != verbs_.end() && after->span.begin >= span.end) {
      consider(*after, after->span.begin - span.end + 2 + kCommaGap * commas(span.end, after->span.begin));
    }
    return tense;
  }

 private:
  // Between two tokens, as far as it matters.
  std::uint32_t commas(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t count = 0;
    for (std::uint32_t i = begin; i < std::min(end, begin + kTenseReach); ++i) count += text::form_of(analysis_.text, analysis_.tokens[i]) == ",";
    return count;
  }

  const Analysis& analysis_;
  std::vector<TenseAt> verbs_;
};

// Header lines stand at the top and begin their line.
bool is_header_line(const Analysis& analysis, const Mention& header) {
  constexpr std::size_t kParagraphs = 6;
  if (analysis.paragraph_of(header.span.begin) >= kParagraphs) return false;
  return header.span.begin == 0 || (analysis.tokens[header.span.begin].flags & (text::kParagraphStart | text::kLineStart)) != 0;
}

// What dates a document has a year. A clock time without a day heads an entry of a live blog, and a dateline with a
// day alone says when, as any date does.
bool dates_the_document(const match::MentionTable& table, const Mention& time) {
  const auto said = [&](std::string_view name) { return !table.text(time, name).empty(); };
  return said("year") && said("day");
}

}  // namespace

std::optional<value::TimeValue> time_value(const Analysis& analysis, const Mention& mention, const std::optional<value::Date>& anchor) {
  return value::resolve_time(parts_of(analysis, mention), anchor);
}

std::vector<FoundTime> find_times(const Analysis& analysis, const std::optional<value::Date>& published) {
  const match::MentionTable& table = analysis.mentions;
  std::vector<const Mention*> times;
  std::vector<TokenSpan> headers;
  for (const Mention& mention : table.all()) {
    if (mention.label == "time") times.push_back(&mention);
    if (mention.label == "header" && is_header_line(analysis, mention)) headers.push_back(mention.span);
  }
  // The longer first where two begin together: a range goes before its beginning.
  std::stable_sort(times.begin(), times.end(), [](const Mention* a, const Mention* b) {
    return a->span.begin != b->span.begin ? a->span.begin < b->span.begin : a->span.end > b->span.end;
  });
  const auto inner = [&](const std::optional<TokenSpan>& span) -> const Mention* {
    if (!span) return nullptr;
    auto place = std::lower_bound(times.begin(), times.end(), span->begin, [](const Mention* m, std::uint32_t token) { return m->span.begin < token; });
    for (; place != times.end() && (*place)->span.begin == span->begin; ++place) {
      if ((*place)->span == *span) return *place;
    }
    return nullptr;
  };
  const Tenses tenses(analysis);
  std::vector<FoundTime> found;
  std::uint32_t free_from = 0;
  for (const Mention* mention : times) {
    if (mention->span.begin < free_from) continue;
    const bool in_header = std::any_of(headers.begin(), headers.end(), [&](const TokenSpan& h) { return h.begin <= mention->span.begin && mention->span.end <= h.end; });
    const value::Tense tense = value::tense_from(table.text(*mention, "tense")).value_or(tenses.near(mention->span));
    std::optional<value::TimeValue> value;
    const Mention* from = inner(table.extent(*mention, "from"));
    const Mention* to = inner(table.extent(*mention, "to"));
    const auto from_day = integer(table.text(*mention, "from_day"));
    const auto to_day = integer(table.text(*mention, "to_day"));
    const auto to_year = integer(table.text(*mention, "to_year"));
    if (from != nullptr && (to != nullptr || to_day)) {
      TimeParts first = parts_of(analysis, *from);
      TimeParts last;
      if (to != nullptr) {
        last = parts_of(analysis, *to);
      } else {
        last.day = to_day;
        last.month = first.month;
        last.year = first.year;
      }
      first.tense = last.tense = tense;
      value = value::resolve_range(first, last, published);
    } else if (from_day && to != nullptr) {
      TimeParts first;
      first.day = from_day;
      TimeParts last = parts_of(analysis, *to);
      first.tense = last.tense = tense;
      value = value::resolve_range(first, last, published);
    } else if (to_year) {
      TimeParts last;
      last.year = to_year;
      value = value::resolve_range(parts_of(analysis, *mention), last, published);
    } else {
      TimeParts parts = parts_of(analysis, *mention);
      parts.tense = tense;
      value = value::resolve_time(parts, published);
    }
    const bool silent = !value || (in_header && dates_the_document(table, *mention));
    found.push_back({mention->span, mention, std::move(value).value_or(value::TimeValue{}), silent});
    free_from = mention->span.end;
  }
  return found;
}

void make_times(RecordMaker& maker, std::span<const FoundTime> times) {
  Document& document = maker.document();
  for (const FoundTime& time : times) {
    if (document.times.size() >= maker.options().limits.records) break;
    if (time.silent) continue;
    Time record;
    maker.fill(record, *time.mention, kConfidence * time.mention->confidence, "time", maker.bytes(time.span), time.span.begin);
    record.id = 't' + std::to_string(document.times.size() + 1);
    record.type = time.value.type;
    record.value = time.value.value;
    record.mod = time.value.mod;
    record.start = time.value.start;
    record.end = time.value.end;
    document.times.push_back(std::move(record));
  }
}

}  // namespace sayso::extract
