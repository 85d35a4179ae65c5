// The matcher told slowly: one rule at a time, one place at a time, and every step can be asked about.
//
// What runs in an extraction is fast because it looks at all rules at once and forgets how it got there. Authors ask about
// one rule: how far did it get, which condition failed, which alternative was taken, which list entry. This answers from
// the program alone, by simulating its instructions, so it is a second opinion on the matcher as well: tests hold the two
// against one another. Linear in tokens times instructions; not for extractions.
#ifndef SAYSO_MATCH_TRACER_H_
#define SAYSO_MATCH_TRACER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "grammar/program.h"
#include "match/document_view.h"
#include "match/mention.h"
#include "match/phrases.h"
#include "match/word_classes.h"
#include "tag/tagger.h"

namespace sayso::match {

class Tracer {
 public:
  // A step of a match: the instruction that took the token.
  struct Taken {
    std::uint32_t instruction = 0;
    std::uint32_t token = 0;
  };
  // A rule tried from one place.
  struct Attempt {
    std::uint32_t longest = 0;   // where its longest match ends; 0: it does not match from here
    std::uint32_t furthest = 0;  // the last place that it reached
    // Where it came nearest to a match, in text order: places where steps or assertions failed that had the fewest
    // tokens still before them, and these, in the order of preference.
    struct Stop {
      std::uint32_t place = 0;
      std::vector<std::uint32_t> instructions;
    };
    std::vector<Stop> stops;
    std::uint32_t wanted = 0;  // so many tokens
    std::size_t steps = 0;     // instructions looked at
  };

  Tracer(const grammar::Program& program, const tag::Tagger& tagger);

  // Looks at a document as phase number `phase` does. `mentions` may hold those of later phases: they are passed over.
  // Everything must outlive the tracer's answers.
  void look_at(const DocumentView& document, std::span<const Phrase> phrases, const MentionTable& mentions, std::size_t phase);

  // The scopes of the phase, in tokens.
  const std::vector<TokenSpan>& scopes() const { return scopes_; }
  // The scope that a token lies in.
  TokenSpan scope_of(std::uint32_t token) const;

  // Whether a condition of the phase holds at a place of a scope; its end is a place, too.
  bool holds(const grammar::Condition& condition, TokenSpan scope, std::uint32_t place);
  bool holds(std::uint32_t condition, TokenSpan scope, std::uint32_t place);

  // Whether the word here could be the first of a match: what an engine may ask before it looks closer.
  bool may_begin(std::uint32_t rule, TokenSpan scope, std::uint32_t place);

  Attempt attempt(std::uint32_t rule, TokenSpan scope, std::uint32_t begin);
  // How the match of a rule over exactly `span` is made; empty if it does not match there.
  std::vector<Taken> path(std::uint32_t rule, TokenSpan scope, TokenSpan span);

  // The steps of one way through a lookaround that holds at a place; empty if it does not hold there.
  std::vector<std::uint32_t> look_path(std::uint32_t look, TokenSpan scope, std::uint32_t place);

  // Adds the rows of a list that are this word.
  void words_at(std::uint32_t lexicon, std::uint32_t token, std::vector<std::uint32_t>& rows) const;

 private:
  // Where a match that begins here must have ended.
  std::uint32_t end_of_matches(TokenSpan scope, std::uint32_t begin) const;
  const std::vector<std::uint64_t>& word_at(std::uint32_t token);
  bool bit_at(std::uint32_t bit, TokenSpan scope, std::uint32_t place);
  void mark_spans(const MentionTable& mentions);
  void find_scopes();
  // Of each instruction: the fewest tokens from it to the end of its rule.
  const std::vector<std::uint32_t>& distances();
  std::vector<std::uint32_t> conditions_at_start(std::uint32_t rule) const;
  void run_look(std::uint32_t look, TokenSpan scope);
  // Everything that can be reached from `from` without taking a token; calls `stop` for each step, assertion that fails, accept.
  template <class Visit>
  void close(std::vector<std::uint32_t>& stack, TokenSpan scope, std::uint32_t place, std::size_t& steps, Visit visit);

  const grammar::Program& program_;
  PredicateIndex index_;
  std::unordered_map<std::string_view, std::size_t> phase_of_rule_;

  const DocumentView* document_ = nullptr;
  std::span<const Phrase> phrases_;
  const grammar::Phase* phase_ = nullptr;
  std::size_t phase_number_ = 0;
  std::vector<TokenSpan> scopes_;
  struct SpanMarks {
    std::vector<bool> first, inside, last;  // by token
  };
  std::vector<SpanMarks> spans_;                  // by span set
  std::vector<std::vector<std::uint8_t>> looks_;  // by look, by place: 2 it holds, 1 it does not, 0 not looked yet
  std::vector<std::vector<std::uint8_t>> looks_at_end_;  // the same where a scope ends, by its last token
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> words_;  // answers by type and tag
  const lexicon::TypeTable* types_ = nullptr;
  std::uint64_t epoch_ = 0;
  std::vector<std::uint8_t> answers_;  // by place and condition: 2 it holds, 1 it does not, 0 not asked yet
  std::vector<std::vector<std::uint32_t>> distances_;  // by phase; empty until asked
  std::vector<std::vector<std::vector<std::uint32_t>>> first_conditions_;  // by phase and rule; empty until asked
  std::vector<std::uint32_t> mark_;  // by instruction: the round that saw it
  std::uint32_t round_ = 0;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_TRACER_H_
