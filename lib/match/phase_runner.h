// Runs one phase over a document: places and symbols, the search, captures, what is emitted.
//
// The rules of a phase are searched together. Among matches that begin at the same token the longest wins,
// then the higher priority, then the earlier rule; the winner consumes its span. Rules marked `overlap ok`,
// and all rules of a phase that says `match all` or `match compete`, give their longest match at every place and consume
// nothing; where they compete, it is then settled which of them stand (compete.h).
//
// The scopes of a text are searched together, some thousand tokens of them: automaton by automaton rather than place by
// place, since the tables of one automaton stay near the processor then. What comes of it is given in text order.
//
// How the search is done is this file's secret: the rest of the house hands over a document and gets mentions.
#ifndef SAYSO_MATCH_PHASE_RUNNER_H_
#define SAYSO_MATCH_PHASE_RUNNER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "grammar/program.h"
#include "match/captures.h"
#include "match/automata.h"
#include "match/compete.h"
#include "match/emitter.h"
#include "match/glance.h"
#include "match/lookaround.h"
#include "match/mention.h"
#include "match/needed_sets.h"
#include "match/places.h"
#include "match/prefilter.h"
#include "match/run_context.h"
#include "match/symbols.h"
#include "match/unless.h"

namespace sayso::match {

// The caches of one phase; one a workspace.
class PhaseRunner {
 public:
  explicit PhaseRunner(const grammar::Phase& phase);

  // Adds what the phase finds to `mentions`, in text order.
  void run(const RunContext& context, MentionTable& mentions);
  // The class of a word to this phase, by the pack's answers about it. Stable until `clear`.
  WordClasses::ClassId class_of(const std::uint64_t* answers) { return symbol_table_.class_of(answers); }
  // To be called when the word table was emptied.
  void clear();
  // Steps taken so far by automata and for captures: what tests hold to be linear in the text.
  std::uint64_t work() const { return scratch_.work + captures_.work(); }

 private:
  struct Match {
    std::uint32_t rule;
    std::uint32_t begin, end;  // of the scope
  };
  // A scope, or a piece of a long one, in which something may be found.
  struct Scope {
    std::uint32_t begin = 0, size = 0;   // tokens of the document
    std::uint32_t first_symbol = 0;      // of size + 1 of them
    PlaceBits end_place = {};            // its end is the place of the next scope's first token: it has bits of its own
    AutomatonSet possible = {};          // automata that may find something
    LookSet looks;                       // that these ask
    std::span<const SymbolId> symbols(const std::vector<SymbolId>& all) const { return std::span(all).subspan(first_symbol, size + std::size_t{1}); }
  };
  // A place from which an automaton is to be run.
  struct Begin {
    std::uint32_t scope;
    std::uint32_t place;  // of the scope
  };
  // A match of a rule that does not compete for its words, wherever it stands.
  struct Overlap {
    std::uint32_t scope, begin, rule, end;
    bool operator<(const Overlap& other) const {
      if (scope != other.scope) return scope < other.scope;
      return begin != other.begin ? begin < other.begin : rule < other.rule;
    }
  };
  std::uint32_t end_of_piece(const RunContext& context, std::uint32_t begin, std::uint32_t end) const;
  void trim();
  void forget_symbols();
  void add_scope(const RunContext& context, std::uint32_t begin, std::uint32_t end);
  void run_scopes(const RunContext& context, MentionTable& mentions);
  bool promising(const RunContext& context, std::uint32_t begin, std::uint32_t end);
  void make_symbols(const RunContext& context, Scope& scope);
  void look_around(const RunContext& context);
  void search_all(const RunContext& context);
  void search(const RunContext& context, const Scope& scope, const std::uint32_t* ends);
  void search_from(Dfa& automaton, std::span<const SymbolId> symbols, std::uint32_t begin, std::uint32_t end, Match& winner);
  std::uint32_t end_of_matches(const RunContext& context, std::uint32_t offset, std::uint32_t begin, std::uint32_t size) const;
  bool forbidden(const RunContext& context, const Scope& scope, std::uint32_t rule, std::uint32_t begin, std::uint32_t end);
  void drop_forbidden(const RunContext& context, const Scope& scope, std::uint32_t begin, Match& winner);
  void add_overlap(std::uint32_t rule, std::uint32_t end);
  void find_lost(const RunContext& context, const Scope& scope);
  void give(const RunContext& context, const Reading& reading, MentionTable& mentions);
  bool read(const RunContext& context, const Scope& scope, const Match& match, MentionTable& mentions, Reading& reading);
  void settle(const RunContext& context, const Scope& scope, MentionTable& mentions);

  const grammar::Phase& phase_;
  SymbolTable symbol_table_;
  DfaScratch scratch_;
  Automata automata_;
  const NeededSets needed_;
  Glance glance_;
  Prefilter prefilter_;
  LookRunner looks_;
  std::uint64_t made_ = 0;  // steps when the caches were looked at last
  CaptureFinder captures_;
  UnlessFinder unless_;
  Emitter emitter_;
  Competition competition_;

  Places places_;
  std::vector<std::int32_t> look_bit_;  // by look: its position bit; -1: near
  LookSet far_looks_;                   // that the symbols do not answer
  PlaceBits looks_mask_ = {};           // of these

  std::vector<Scope> scopes_;             // those that are searched together
  std::uint32_t tokens_together_ = 0;     // of these, and of those where nothing is
  std::vector<SymbolId> symbols_;         // of each scope, and its end
  std::vector<std::uint32_t> ends_;       // by scope and automaton: its matches begin before this place
  std::vector<std::pair<std::uint32_t, std::uint32_t>> looked_at_;  // scope and place where a lookaround holds
  std::vector<std::vector<Begin>> begins_;                          // by automaton
  std::vector<Match> matches_;                                      // of the scope
  std::vector<Overlap> all_overlaps_;                               // of all scopes, where every rule gives its matches
  std::vector<std::pair<std::uint32_t, std::uint32_t>> overlaps_;   // rule, end: of the place
  bool forbids_ = false;                                           // some rule says what its matches may not hold
  std::vector<LookSet> looks_by_level_;                             // 0: asks no other; those of a level ask lower ones
  Reading reading_;
  std::vector<Reading> readings_;  // of the scope, where they compete
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_PHASE_RUNNER_H_
