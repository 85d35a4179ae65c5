// Two documents record by record. First those with the same key meet, which a change elsewhere does not touch; what is left
// over meets its nearest neighbour, so that a moved boundary reads as a change and not as a loss and a gain.
#include "sayso/io/comparison.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "format/describe.h"

namespace sayso::io {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Record {
  std::string kind;
  const RecordBase* base = nullptr;
  Fields fields;
  bool met = false;
};

// Ids count through a document, so that one record more moves all behind it. What they lead to is what is compared.
class Links {
 public:
  explicit Links(const Document& document) {
    for (const Quote& quote : document.quotes) contents_.emplace(quote.id, &quote.content.text);
    for (const Claim& claim : document.claims) contents_.emplace(claim.id, &claim.content.text);
  }
  std::string resolved(std::string_view ids) const {
    std::string out;
    for (std::size_t at = 0; at < ids.size();) {
      const std::size_t end = std::min(ids.find(' ', at), ids.size());
      const auto found = contents_.find(std::string(ids.substr(at, end - at)));
      out += (out.empty() ? "" : " | ") + (found == contents_.end() ? std::string(ids.substr(at, end - at)) : *found->second);
      at = end + 1;
    }
    return out;
  }

 private:
  std::unordered_map<std::string, const std::string*> contents_;
};

bool is_link(std::string_view name) { return name == "nested_in" || name == "linked" || name == "quote"; }

Record record_of(std::string kind, const RecordBase& base, const Described& described, const Links& links) {
  Record record;
  record.kind = std::move(kind);
  record.base = &base;
  for (const auto& [name, value] : described) {
    if (name == "rule" || name == "confidence") continue;
    record.fields.emplace_back(std::string(name), is_link(name) ? links.resolved(value) : value);
  }
  return record;
}

std::vector<Record> records_of(const Document& d) {
  const Links links(d);
  std::vector<Record> records;
  for (const Quote& q : d.quotes) records.push_back(record_of("quote", q, describe(d, q), links));
  for (const Claim& c : d.claims) records.push_back(record_of("claim", c, describe(d, c), links));
  for (const Time& t : d.times) records.push_back(record_of("time", t, describe(d, t), links));
  for (const OtherRecord& r : d.records) records.push_back(record_of(r.type, r, describe(d, r), links));
  return records;
}

std::size_t size_of(const std::vector<Span>& spans) {
  std::size_t size = 0;
  for (const Span& span : spans) size += span.end - span.begin;
  return size;
}

std::size_t common(const std::vector<Span>& a, const std::vector<Span>& b) {
  std::size_t size = 0;
  for (const Span& x : a) {
    for (const Span& y : b) {
      const std::size_t begin = std::max(x.begin, y.begin), end = std::min(x.end, y.end);
      size += begin < end ? end - begin : 0;
    }
  }
  return size;
}

// Whether the better part is common: Dice of at least a half.
bool alike(const Record& a, const Record& b) {
  const auto& x = a.base->content.spans;
  const auto& y = b.base->content.spans;
  return 4 * common(x, y) >= size_of(x) + size_of(y);
}

// Values of fields that may be there several times ("via") are joined.
std::map<std::string, std::string> by_name(const Fields& fields) {
  std::map<std::string, std::string> out;
  for (const auto& [name, value] : fields) {
    std::string& joined = out[name];
    joined += (joined.empty() ? "" : " | ") + value;
  }
  return out;
}

std::vector<FieldChange> differences(const Record& before, const Record& after) {
  std::vector<FieldChange> changes;
  if (before.base->content.spans != after.base->content.spans) changes.push_back({"content", before.base->content.text, after.base->content.text});
  std::map<std::string, std::string> old = by_name(before.fields);
  for (const auto& [name, value] : by_name(after.fields)) {
    if (old[name] != value) changes.push_back({name, old[name], value});
    old.erase(name);
  }
  for (const auto& [name, value] : old) {
    if (!value.empty()) changes.push_back({name, value, {}});
  }
  if (before.base->rule != after.base->rule) changes.push_back({"rule", before.base->rule, after.base->rule});
  return changes;
}

RecordChange change_of(RecordChange::Sort sort, const Record* before, const Record* after) {
  const Record& shown = after ? *after : *before;
  RecordChange change;
  change.sort = sort;
  change.kind = shown.kind;
  if (before) change.rule_before = before->base->rule;
  if (after) change.rule_after = after->base->rule;
  change.content = shown.base->content.text;
  change.spans = shown.base->content.spans;
  if (before && after) {
    change.changes = differences(*before, *after);
  } else {
    change.fields = shown.fields;
  }
  return change;
}

}  // namespace

std::vector<RecordChange> compare_records(const Document& before, const Document& after) {
  std::vector<Record> old = records_of(before), now = records_of(after);
  std::vector<RecordChange> changes;
  const auto meet = [&](Record& a, Record& b) {
    a.met = b.met = true;
    RecordChange change = change_of(RecordChange::Sort::kChanged, &a, &b);
    if (!change.changes.empty()) changes.push_back(std::move(change));
  };
  std::multimap<std::pair<std::string_view, std::string_view>, Record*> by_key;
  for (Record& record : now) by_key.emplace(std::pair<std::string_view, std::string_view>(record.kind, record.base->key), &record);
  for (Record& record : old) {
    const auto found = by_key.find({record.kind, record.base->key});
    if (found == by_key.end()) continue;
    meet(record, *found->second);
    by_key.erase(found);
  }
  // What is left, by where it begins, so that only neighbours are held against one another.
  std::vector<Record*> left;
  for (Record& record : now) {
    if (!record.met && !record.base->content.empty()) left.push_back(&record);
  }
  const auto begin_of = [](const Record* r) { return r->base->content.spans.front().begin; };
  std::stable_sort(left.begin(), left.end(), [&](const Record* a, const Record* b) { return begin_of(a) < begin_of(b); });
  for (Record& record : old) {
    if (record.met || record.base->content.empty()) continue;
    const std::size_t end = record.base->content.spans.back().end;
    Record* nearest = nullptr;
    std::size_t most = 0;
    for (Record* other : left) {
      if (begin_of(other) >= end) break;
      if (other->met || other->kind != record.kind || !alike(record, *other)) continue;
      const std::size_t shared = common(record.base->content.spans, other->base->content.spans);
      if (shared > most) {
        most = shared;
        nearest = other;
      }
    }
    if (nearest) meet(record, *nearest);
  }
  for (const Record& record : old) {
    if (!record.met) changes.push_back(change_of(RecordChange::Sort::kLost, &record, nullptr));
  }
  for (const Record& record : now) {
    if (!record.met) changes.push_back(change_of(RecordChange::Sort::kGained, nullptr, &record));
  }
  std::stable_sort(changes.begin(), changes.end(), [](const RecordChange& a, const RecordChange& b) {
    return std::tie(a.spans, a.kind, a.sort) < std::tie(b.spans, b.kind, b.sort);
  });
  return changes;
}

}  // namespace sayso::io
