#include "extract/other_records.h"

#include <algorithm>
#include <array>

namespace sayso::extract {
namespace {

constexpr std::array<std::string_view, 3> kOfTheSchema = {"quote", "claim", "time"};

const grammar::RecordType* type_of(const match::Mention& mention, const std::vector<grammar::RecordType>& types) {
  const auto type = std::find_if(types.begin(), types.end(), [&](const auto& t) { return t.name == mention.label; });
  const bool other = type != types.end() && !type->mention &&
                     std::find(kOfTheSchema.begin(), kOfTheSchema.end(), type->name) == kOfTheSchema.end();
  return other ? &*type : nullptr;
}

}  // namespace

void make_other_records(RecordMaker& maker) {
  const std::vector<grammar::RecordType>& types = maker.pack().compiled().program.records;
  const match::MentionTable& table = maker.mentions();
  std::vector<const match::Mention*> found;
  for (const match::Mention& mention : table.all()) {
    if (!mention.span.empty() && type_of(mention, types)) found.push_back(&mention);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return a->span.begin < b->span.begin; });
  std::vector<OtherRecord>& records = maker.document().records;
  for (const match::Mention* mention : found) {
    if (records.size() >= maker.options().limits.records) break;
    const grammar::RecordType& type = *type_of(*mention, types);
    OtherRecord record;
    const auto content = table.extent(*mention, "content") ? maker.bytes(table.spans(*mention, "content")) : maker.bytes(mention->span);
    maker.fill(record, *mention, mention->confidence, type.name, content, mention->span.begin);
    record.type = type.name;
    for (const grammar::RecordType::Field& field : type.fields) {
      if (field.span) {
        Anchor anchor = maker.anchor(table.spans(*mention, field.name));
        if (!anchor.empty()) record.fields.emplace_back(field.name, std::move(anchor));
      } else if (const std::string_view text = table.text(*mention, field.name); !text.empty()) {
        record.fields.emplace_back(field.name, maker.shown(text));
      }
    }
    records.push_back(std::move(record));
  }
}

}  // namespace sayso::extract
