// What two sets of rules make of the same text: records gained, lost and changed.
//
//   for (const sayso::io::RecordChange& change : sayso::io::compare_records(before, after))
//     use(change.sort, change.rule(), change.content);
//
// Both documents must come from the same text, under the same id and in the same offset unit. Quotes, claims, times and the
// records that grammars declare are compared; sources stand in them by name. A record and its counterpart have the same key,
// else the same kind and contents of which the better part is common; they are changed where a field, the rule or the
// content differs. The confidence is not looked at: evidence counted anew moves all of them a little.
#ifndef SAYSO_IO_COMPARISON_H_
#define SAYSO_IO_COMPARISON_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sayso/document.h"

namespace sayso::io {

struct FieldChange {
  std::string name;  // "rule" and "content" among them
  std::string before, after;
};

struct RecordChange {
  enum class Sort : std::uint8_t { kGained, kLost, kChanged };
  Sort sort = Sort::kGained;
  std::string kind;  // "quote", "claim", "time", or a grammar's own
  std::string rule_before, rule_after;  // the one that it lacks is empty
  std::string content;                  // as it is after; of one that is lost, as it was
  std::vector<Span> spans;              // of the same
  std::vector<std::pair<std::string, std::string>> fields;  // of one that is gained or lost: what it says
  std::vector<FieldChange> changes;                         // of one that is changed

  const std::string& rule() const { return rule_after.empty() ? rule_before : rule_after; }
};

// By place in the text. Costs the records of one kind times those that overlap them.
std::vector<RecordChange> compare_records(const Document& before, const Document& after);

}  // namespace sayso::io

#endif  // SAYSO_IO_COMPARISON_H_
