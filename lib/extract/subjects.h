// What a number is said of.
#ifndef SAYSO_EXTRACT_SUBJECTS_H_
#define SAYSO_EXTRACT_SUBJECTS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "extract/analysis.h"
#include "extract/quantities.h"
#include "match/mention.h"

namespace sayso::extract {

// `head` is its noun without what hangs on it: of "exports to Chile" the exports.
struct Subject {
  match::TokenSpan span;
  std::optional<match::TokenSpan> head;
};

// The subjects of one document's verbs, from the `clause` and `claim` mentions of the grammars.
class Subjects {
 public:
  explicit Subjects(const Analysis& analysis);

  // From the nearest to the farthest: what the verb changes ("raised the duty by 5 points to 30 percent"), but for
  // who lays a tariff; what the rules name; the verb's own subject, though another number stands between; the
  // subject of the nearest verb before. "It is 2 percent of sales": of sales only where nothing else is.
  // `mentions`: what the rules say of the quantity, best first.
  std::optional<Subject> of(const ReadQuantity& read, std::span<const match::Mention* const> mentions, bool tariff) const;

 private:
  // A verb with what it is said of.
  struct Clause {
    match::TokenSpan verb;
    Subject subject;
    bool over = false;    // something in commas stands between
    bool counts = false;  // the subject begins with the quantity
  };
  std::vector<Clause>::const_iterator first_after(std::uint32_t token) const;
  const Clause* around(match::TokenSpan quantity) const;
  const Clause* before(const ReadQuantity& read) const;
  std::optional<match::TokenSpan> first(std::span<const match::Mention* const> mentions, std::string_view field) const;

  const Analysis& analysis_;
  std::unordered_map<std::uint32_t, Subject> of_verbs_;          // by token of the verb
  std::unordered_map<std::uint32_t, match::TokenSpan> changed_;  // by token of the verb: what it changes
  std::vector<Clause> clauses_;                                  // by verb, the best last of those with the same
};

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_SUBJECTS_H_
